/* The XML of sheets: a list made anew, and a sheet of a plan with some of its cells tinted. */
import { letters } from "../engine/sheet.js";
import { scan } from "../engine/xml.js";
import { Changes, escaped, HEAD, Odd, prefixAt } from "./markup.js";

/** @import { Styles, Tint } from "./styles.js" */

export const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

const PLACE = /^([A-Z]{1,3})([0-9]{1,7})$/;
const LONGEST_CELL = 32767;
// Letters that a piece of a list has at least.
const PIECE = 1 << 16;
const EDGE = /^\s|\s$/;
const PRESERVED = ' xml:space="preserve"';
const STYLE = /\ss\s*=\s*(?:"[^"]*"|'[^']*')/;
// What stands in a sheet after the link to the boxes of its comments.
const LATER = new Set([
  "legacyDrawingHF",
  "drawingHF",
  "picture",
  "oleObjects",
  "controls",
  "webPublishItems",
  "tableParts",
  "extLst",
  "AlternateContent",
]);

/**
 * A row by its number, with cells from column A on; empty ones are left out.
 * @typedef {{number: number, cells: (string | number)[]}} Row
 *
 * @typedef {{head: number, text: number, number: number}} Looks
 *
 * @typedef {{name: string, widths: number[], titles: string[],
 *   lines: () => Iterable<(string | number)[]>}} List the lines are made when they are written
 */

/**
 * The column of a cell such as "F12", counted from 1, and its row.
 *
 * @param {string} reference
 * @returns {[column: number, row: number] | null}
 */
export function placeOf(reference) {
  const [, column, row] = PLACE.exec(reference) ?? [];
  return column === undefined ? null : [columnNumber(column), Number(row)];
}

/** @param {string} name */
function columnNumber(name) {
  return Array.from(name).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

/**
 * A list under its titles, which stay in sight and by which it can be narrowed, in pieces.
 *
 * @param {List} list
 * @param {Looks} looks
 * @returns {Generator<string, void>}
 */
export function* listXml({ widths, titles, lines }, looks) {
  const view =
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" ' +
    'activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>';
  yield `${opening(view, widths)}${rowXml({ number: 1, cells: titles }, { ...looks, text: looks.head })}`;
  let number = 1;
  let piece = "";
  for (const cells of lines()) {
    number += 1;
    piece += rowXml({ number, cells }, looks);
    if (piece.length < PIECE) continue;
    yield piece;
    piece = "";
  }
  const area = `A1:${letters(titles.length - 1)}${number}`;
  yield `${piece}</sheetData><autoFilter ref="${area}"/></worksheet>`;
}

/**
 * Rows as they were read.
 *
 * @param {Iterable<Row>} rows
 * @param {number[]} widths
 * @param {Looks} looks
 */
export function rowsXml(rows, widths, looks) {
  const made = Array.from(rows, (row) => rowXml(row, looks));
  return `${opening("", widths)}${made.join("")}</sheetData></worksheet>`;
}

/**
 * What stands before the rows of a sheet.
 *
 * @param {string} view
 * @param {number[]} widths
 */
function opening(view, widths) {
  const columns = widths.map(
    (width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  );
  const cols = columns.length ? `<cols>${columns.join("")}</cols>` : "";
  return `${HEAD}<worksheet xmlns="${MAIN}">${view}${cols}<sheetData>`;
}

/**
 * @param {Row} row
 * @param {Looks} looks
 */
function rowXml({ number, cells }, looks) {
  const made = [`<row r="${number}">`];
  for (const [at, value] of cells.entries()) {
    if (value === "") continue;
    const place = `r="${letters(at)}${number}"`;
    if (typeof value === "number") made.push(`<c ${place} s="${looks.number}"><v>${value}</v></c>`);
    else {
      const edge = EDGE.test(value) ? PRESERVED : "";
      const text = escaped(value.slice(0, LONGEST_CELL));
      made.push(
        `<c ${place} s="${looks.text}" t="inlineStr"><is><t${edge}>`,
        text,
        "</t></is></c>",
      );
    }
  }
  made.push("</row>");
  // Joined, not added: what is added stays a tree of pieces, several times as large.
  return made.join("");
}

/** The looks of whole columns. */
class ColumnLooks {
  /** @type {[first: number, last: number, look: number][]} */
  #ranges = [];
  /** @type {Map<number, number>} */
  #known = new Map();

  /**
   * @param {number} first
   * @param {number} last
   * @param {number} look
   */
  add(first, last, look) {
    this.#ranges.push([first, last, look]);
  }

  /** @param {number} column */
  of(column) {
    let look = this.#known.get(column);
    if (look === undefined) {
      look = this.#ranges.find(([first, last]) => first <= column && column <= last)?.[2] ?? 0;
      this.#known.set(column, look);
    }
    return look;
  }
}

/**
 * Where a sheet leads to the boxes of its comments: the relation by which it does, or null, and where
 * such a link stands.
 * @typedef {{id: string | null, at: number, prefix: string}} Boxes
 */

/**
 * The changes that tint cells of a sheet; a cell that there is none of is made, where there is its row.
 * Yields now and then.
 *
 * @param {string} xml
 * @param {ReadonlyMap<number, ReadonlyMap<number, Tint>>} tints by row and column
 * @param {Styles} styles
 * @returns {Generator<undefined, {changes: Changes, boxes: Boxes}>}
 */
export function* tintedSheet(xml, tints, styles) {
  const changes = new Changes(xml);
  /** @type {Boxes} */
  const boxes = { id: null, at: 0, prefix: "" };
  let depth = 0;
  const columns = new ColumnLooks();
  let row = 0;
  let column = 0;
  let prefix = "";
  let rowLook = -1;
  let inside = false;
  /** @type {[column: number, tint: Tint][]} what of the row is still to tint */
  let left = [];
  /** @param {number} at */
  const makeBefore = (at) => {
    let made = "";
    while (left.length && left[0][0] < at) {
      const [missing, tint] = /** @type {[number, Tint]} */ (left.shift());
      const look = styles.tinted(rowLook < 0 ? columns.of(missing) : rowLook, tint);
      made += `<${prefix}c r="${letters(missing - 1)}${row}" s="${look}"/>`;
    }
    return made;
  };
  yield* scan(xml, {
    open(tag, named, from, to) {
      depth += 1;
      if (depth === 1) {
        if (tag !== "worksheet" || !Array.from(named.values()).includes(MAIN)) throw new Odd(tag);
        boxes.prefix = prefixAt(xml, from);
        boxes.at = to;
      } else if (depth === 2 && tag === "legacyDrawing") boxes.id = relationOf(named) ?? null;
      else if (depth === 2 && tag === "sheetData") inside = true;
      else if (tag === "col") {
        const [first, last, look] = ["min", "max", "style"].map((one) => Number(named.get(one)));
        columns.add(first, last, look || 0);
      } else if (tag === "row" && inside) {
        row = Number(named.get("r") ?? row + 1);
        column = 0;
        prefix = prefixAt(xml, from);
        rowLook = named.get("customFormat") === "1" ? Number(named.get("s") ?? 0) : -1;
        left = Array.from(tints.get(row) ?? []).sort(([one], [other]) => one - other);
        // A row without a single cell is one tag.
        if (xml[to - 2] === "/") left = [];
      } else if (tag === "c" && inside) {
        column = placeOf(named.get("r") ?? "")?.[0] ?? column + 1;
        if (!left.length || left[0][0] > column) return;
        const made = makeBefore(column);
        if (left[0]?.[0] === column) {
          const look = styles.tinted(Number(named.get("s") ?? 0), left[0][1]);
          left.shift();
          const opening = xml.slice(from, to).replace(STYLE, "");
          const tagName = `<${prefix}c`;
          changes.replace(
            from,
            to,
            `${made}${tagName} s="${look}"${opening.slice(tagName.length)}`,
          );
        } else changes.replace(from, from, made);
      }
    },
    close(tag, from, to) {
      depth -= 1;
      if (depth === 1) {
        inside = false;
        if (!LATER.has(tag)) boxes.at = to;
      } else if (tag === "row" && inside && left.length) {
        changes.replace(from, from, makeBefore(Number.POSITIVE_INFINITY));
      }
    },
  });
  return { changes, boxes };
}

/**
 * The ID of the relation that a tag names.
 *
 * @param {ReadonlyMap<string, string>} named
 */
export function relationOf(named) {
  return named.get([...named.keys()].find((name) => name.endsWith(":id")) ?? "");
}
