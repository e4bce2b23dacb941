/**
 * The map of an answer as an element.
 *
 * @import { Point } from "../../../locating/engine/geometry.js"
 * @import { Outlines } from "../../../locating/engine/outlines.js"
 * @import { Map as Drawn } from "./drawing.js"
 * @import { Places } from "./places.js"
 */
import { make } from "../elements.js";
import { draw, named } from "./drawing.js";

const SVG = "http://www.w3.org/2000/svg";

/**
 * A frame with the map of places; an empty one where they have no outlines.
 *
 * @param {Outlines} outlines
 * @param {string[]} ours the codes of what is shown
 * @param {{point?: Point | null, permit?: Point[][]}} marks
 * @param {Places} places
 * @param {string} title
 */
export function mapOf(outlines, ours, marks, places, title) {
  const map = draw(outlines, ours, marks);
  const frame = make("div", "ppm-dekat-peta");
  if (map) frame.append(picture(map, (code) => places.name(code), `Peta letak ${title}`));
  return frame;
}

/**
 * The map as a drawing. What it shows stands beside it in words, so it is one picture.
 *
 * @param {Drawn} map
 * @param {(code: string) => string} nameOf
 * @param {string} title
 */
function picture(map, nameOf, title) {
  const drawing = shape("svg", {
    class: "ppm-svg",
    viewBox: `0 0 ${map.width} ${map.height}`,
    role: "img",
    "aria-label": title,
  });
  for (const { path, isOurs } of map.areas) {
    const css = isOurs ? "ppm-dekat-peta__sini" : "ppm-dekat-peta__tempat";
    drawing.append(shape("path", { class: css, d: path }));
  }
  if (map.permit) drawing.append(shape("path", { class: "ppm-dekat-peta__izin", d: map.permit }));
  for (const { code, isOurs, middle } of named(map, nameOf)) {
    const css = isOurs ? "ppm-dekat-peta__nama" : "";
    const text = shape("text", { x: middle[0], y: middle[1], class: css });
    text.textContent = nameOf(code);
    drawing.append(text);
  }
  if (map.point) {
    const [x, y] = map.point;
    drawing.append(shape("circle", { class: "ppm-dekat-peta__titik", cx: x, cy: y, r: 6 }));
  }
  return drawing;
}

/**
 * @param {string} tag
 * @param {Record<string, string | number>} attributes
 */
function shape(tag, attributes) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  return made;
}
