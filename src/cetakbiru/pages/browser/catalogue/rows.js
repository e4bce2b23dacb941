// Rows of the catalogue as their HTML, which is read many times as fast as elements are made.

const SIGNS = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["#39", "'"],
  ["#x27", "'"],
  ["nbsp", "\u00a0"],
]);
const COLLATOR = new Intl.Collator("id", { numeric: true, sensitivity: "base" });

/** A row of the catalogue. What is asked of it is read from its HTML once. */
export class Row {
  /** @type {string[] | undefined} */
  #cells;
  /** @type {string | undefined} */
  #text;

  /**
   * @param {number} at its place in the order of the page
   * @param {string} html its element, from `<tr` to `</tr>`
   */
  constructor(at, html) {
    this.at = at;
    this.html = html;
  }

  /** The text of each cell. */
  get cells() {
    this.#cells ??= this.html
      .split(/<\/t[hd]>/)
      .slice(0, -1)
      .map((cell) => unescaped(cell.replace(/<[^>]*>/g, "")).trim());
    return this.#cells;
  }

  /** What words are looked for in. */
  get text() {
    this.#text ??= plain(this.cells.join(" "));
    return this.#text;
  }

  /**
   * Whether the row has a code; it may have several of one kind, with spaces between.
   *
   * @param {string} name the kind: that of the attribute `data-…`
   * @param {string} code
   */
  has(name, code) {
    const mark = ` data-${name}="`;
    const from = this.html.indexOf(mark) + mark.length;
    return ` ${this.html.slice(from, this.html.indexOf('"', from))} `.includes(` ${code} `);
  }
}

/**
 * The HTML of each row in the HTML of a table.
 *
 * @param {string} html with attributes on every row
 * @returns {string[]}
 */
export function rowsIn(html) {
  const found = [];
  for (let from = html.indexOf("<tr "); from >= 0; ) {
    const to = html.indexOf("</tr>", from) + "</tr>".length;
    found.push(html.slice(from, to));
    from = html.indexOf("<tr ", to);
  }
  return found;
}

/**
 * Rows by what stands in a column, as Indonesian sorts it; those alike in the order of the page.
 *
 * @param {Row[]} rows
 * @param {number} column
 * @param {boolean} down from the last to the first
 * @param {Map<string, number>} ranks of the values of the column, from ranksOf
 * @returns {Row[]}
 */
export function sorted(rows, column, down, ranks) {
  const sign = down ? -1 : 1;
  /** @param {Row} row */
  const rank = (row) => ranks.get(row.cells[column]) ?? 0;
  return [...rows].sort((one, other) => sign * (rank(one) - rank(other)) || one.at - other.at);
}

/**
 * The place of each value of a column in their order: a column has far fewer values than rows.
 *
 * @param {Row[]} rows
 * @param {number} column
 * @returns {Map<string, number>}
 */
export function ranksOf(rows, column) {
  const values = [...new Set(rows.map((row) => row.cells[column]))].sort(COLLATOR.compare);
  let rank = 0;
  return new Map(
    values.map((value, at) => {
      if (at && COLLATOR.compare(values[at - 1], value)) rank = at;
      return [value, rank];
    }),
  );
}

/**
 * A text as it is looked for: lower case, without accents.
 *
 * @param {string} text
 */
export function plain(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

/** @param {string} text of HTML, with its entities */
function unescaped(text) {
  return text.replace(/&(#?\w+);/g, (all, name) => SIGNS.get(name) ?? all);
}
