/** @import { Hit } from "../../../outputs/search/engine/search.js" */
import { make } from "../elements.js";

/**
 * A hit as a line of the list.
 *
 * @param {Hit} hit
 * @param {string} address of what it leads to
 * @param {(link: HTMLAnchorElement, event: MouseEvent) => void} leave called on a click
 */
export function hitItem(hit, address, leave) {
  const link = make("a", "ppm-hit");
  link.href = address;
  const head = make("span", "ppm-hit__head");
  head.append(make("span", "ppm-hit__kind", hit.kind));
  if (hit.context) head.append(make("span", "ppm-hit__context", hit.context));
  const title = make("span", "ppm-hit__title");
  title.append(...pieces(hit.title));
  link.append(head, title);
  if (hit.text.length) {
    const text = make("span", "ppm-hit__text");
    text.append(...pieces(hit.text));
    link.append(text);
  }
  const tags = [hit.code, hit.region, hit.field, hit.status].filter(Boolean);
  if (tags.length) {
    const row = make("span", "ppm-hit__tags");
    for (const tag of tags) {
      row.append(make("span", tag === hit.code ? "ppm-hit__code" : "ppm-hit__tag", tag), " ");
    }
    link.append(row);
  }
  link.addEventListener("click", (event) => leave(link, event));
  const item = make("li");
  item.append(link);
  return item;
}

/**
 * A text in pieces, those that were searched for marked.
 *
 * @param {[string, boolean][]} marked
 */
function pieces(marked) {
  return marked.map(([text, isHit]) => (isHit ? make("mark", "", text) : text));
}
