/* Draws on the page what plans/report says as plain values. Every text is set as text. */

/** @import { Tree } from "../report/tree.js" */

const SVG = "http://www.w3.org/2000/svg";
const DRAWN = new Set(["svg", "rect"]);

/**
 * The element, or the text, that a value stands for.
 *
 * @param {Tree} tree
 * @returns {HTMLElement | SVGElement | Text}
 */
export function drawn(tree) {
  if (typeof tree === "string") return document.createTextNode(tree);
  const { tag, attributes, children } = tree;
  const made = DRAWN.has(tag) ? drawing(tag) : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children.map(drawn));
  return made;
}

/**
 * @param {string} tag
 * @returns {SVGElement}
 */
function drawing(tag) {
  return /** @type {SVGElement} */ (document.createElementNS(SVG, tag));
}

/**
 * An element of the page itself, which may have listeners.
 *
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, string>} [attributes]
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}
