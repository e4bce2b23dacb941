/* Links and buttons of a comparison. */
import { make } from "../elements.js";
import { pageAddress } from "../folder.js";

const root = new URL("../../", /** @type {HTMLScriptElement} */ (document.currentScript).src);

/**
 * @param {string} text
 * @param {() => void} click
 */
export function tool(text, click) {
  const button = make("button", "ppm-salin", text);
  button.type = "button";
  button.addEventListener("click", click);
  return button;
}

/**
 * @param {string} href below the site's root
 * @param {string} text
 */
export function linkTo(href, text) {
  const link = make("a", "", text);
  link.href = pageAddress(href, root);
  return link;
}
