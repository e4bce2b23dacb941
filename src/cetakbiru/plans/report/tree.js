/* Elements as plain values, which a page draws (browser/draw.js) and Python writes as HTML. Texts stay
   texts: nothing of a plan ever becomes markup. */

/**
 * @typedef {{tag: string, attributes: Record<string, string>, children: Tree[]}} Element
 * @typedef {Element | string} Tree
 * @typedef {Tree | null | false | Child[]} Child What is left out where there is nothing to say.
 */

/**
 * @param {string} tag
 * @param {Record<string, string>} attributes
 * @param {...Child} children
 * @returns {Element}
 */
export function node(tag, attributes, ...children) {
  return { tag, attributes, children: flat(children) };
}

/**
 * @param {Child[]} children
 * @returns {Tree[]}
 */
function flat(children) {
  return children.flatMap((child) => {
    if (Array.isArray(child)) return flat(child);
    return child === null || child === false || child === "" ? [] : [child];
  });
}

/**
 * A list; nothing without items.
 *
 * @param {Child[]} items
 */
export function list(items) {
  return (
    items.length > 0 &&
    node("ul", { class: "ppm-butir" }, ...items.map((item) => node("li", {}, item)))
  );
}

/**
 * What may be opened; nothing without content.
 *
 * @param {string} title
 * @param {...Child} content
 */
export function folded(title, ...content) {
  const inside = flat(content);
  return (
    inside.length > 0 &&
    node("details", { class: "ppm-berkas" }, node("summary", {}, title), ...inside)
  );
}

/**
 * A list of which the first items are seen at once.
 *
 * @param {Child[]} items
 * @param {number} first
 * @param {(rest: number) => string} title of what is folded
 */
export function foldedList(items, first, title) {
  const rest = items.slice(first);
  return [list(items.slice(0, first)), folded(title(rest.length), list(rest))];
}

/**
 * A table whose rows become cards on narrow screens; its last column holds sentences.
 *
 * @param {string} id
 * @param {string} caption
 * @param {string[]} titles
 * @param {Child[][]} rows
 */
export function table(id, caption, titles, rows) {
  const head = titles.map((title, at) => {
    const attributes = { scope: "col" };
    const isLast = at === titles.length - 1;
    return node("th", isLast ? { ...attributes, class: "ppm-uraian" } : attributes, title);
  });
  const body = rows.map(([first, ...cells]) =>
    node(
      "tr",
      {},
      node("th", { scope: "row" }, first),
      cells.map((cell, at) => node("td", { "data-label": titles[at + 1] }, cell)),
    ),
  );
  const made = node(
    "table",
    { class: "ppm-tabel" },
    node("caption", { id }, caption),
    node("thead", {}, node("tr", {}, ...head)),
    node("tbody", {}, ...body),
  );
  const region = { class: "ppm-table", role: "region", tabindex: "0", "aria-labelledby": id };
  return node("div", { class: "ppm-data" }, node("div", region, made));
}
