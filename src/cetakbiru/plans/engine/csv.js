/* CSV text as rows: comma, semicolon, tab or bar, quotes left open. */
import { note } from "./note.js";

/** @import { Note } from "./note.js" */
/** @import { Limits, Sheet, SheetRow } from "./sheet.js" */

const DELIMITERS = [";", ",", "\t", "|"];
const SAMPLE_LINES = 20;
const LINE_END = /\r\n|\r|\n/g;

/** @param {string} text */
function delimiterOf(text) {
  const lines = text.slice(0, 100000).split(LINE_END).slice(0, SAMPLE_LINES);
  const sample = lines.join("\n").replace(/"[^"]*"/g, "");
  const counts = DELIMITERS.map((mark) => sample.split(mark).length - 1);
  return DELIMITERS[counts.indexOf(Math.max(...counts))];
}

/** @param {string} text */
function lineEnds(text) {
  return (text.match(LINE_END) || []).length;
}

/**
 * Where the quote ends that begins at a place; -1 where it never does.
 *
 * @param {string} text
 * @param {number} at
 */
function closingQuote(text, at) {
  let place = text.indexOf('"', at + 1);
  while (place !== -1 && text[place + 1] === '"') place = text.indexOf('"', place + 2);
  return place;
}

/**
 * The line and the cells of each record.
 *
 * @param {string} text
 * @param {number} start
 * @param {string} delimiter
 * @param {number[]} openQuotes takes the lines of quotes that are never closed
 * @returns {Generator<[number, string[]]>}
 */
function* records(text, start, delimiter, openQuotes) {
  let line = 1 + lineEnds(text.slice(0, start));
  let at = start;
  const end = text.length;
  const cellEnd = new RegExp(delimiter === "|" ? "[|\\r\\n]" : `[${delimiter}\\r\\n]`, "g");
  /** @param {number} place */
  const stopAfter = (place) => {
    cellEnd.lastIndex = place;
    const found = cellEnd.exec(text);
    return found ? found.index : end;
  };
  while (at < end) {
    const number = line;
    /** @type {string[]} */
    const cells = [];
    for (;;) {
      const closing = text[at] === '"' ? closingQuote(text, at) : -1;
      let cell;
      let stop;
      if (closing !== -1) {
        cell = text.slice(at + 1, closing).replaceAll('""', '"');
        line += lineEnds(cell);
        stop = stopAfter(closing + 1);
        cell += text.slice(closing + 1, stop);
      } else {
        if (text[at] === '"') openQuotes.push(line);
        stop = stopAfter(at);
        cell = text.slice(at, stop);
      }
      cells.push(cell);
      at = stop;
      if (at >= end || text[at] !== delimiter) break;
      at += 1;
    }
    at += text.startsWith("\r\n", at) ? 2 : 1;
    line += 1;
    yield [number, cells];
  }
}

/**
 * The text of a CSV file as a sheet.
 *
 * @param {string} text
 * @param {Pick<Limits, "baris" | "kolom">} limits
 * @returns {Sheet}
 */
export function readDelimited(text, limits) {
  const first = /^sep=(.)\r?\n?/.exec(text);
  const delimiter = first ? first[1] : delimiterOf(text);
  /** @type {SheetRow[]} */
  const rows = [];
  /** @type {Note[]} */
  const sheetNotes = [];
  /** @type {number[]} */
  const openQuotes = [];
  for (const [number, cells] of records(text, first ? first[0].length : 0, delimiter, openQuotes)) {
    if (rows.length === limits.baris) {
      sheetNotes.push(note("catatan-baris", { batas: limits.baris }));
      break;
    }
    const wide = cells.length > limits.kolom;
    if (wide && !sheetNotes.some((one) => one.code === "catatan-kolom")) {
      sheetNotes.push(note("catatan-kolom", { batas: limits.kolom }));
    }
    rows.push({
      number,
      cells: cells.slice(0, limits.kolom),
      numeric: new Set(),
      merged: new Map(),
    });
  }
  if (openQuotes.length) sheetNotes.push(note("catatan-kutip", { baris: openQuotes[0] }));
  return { name: "", rows, notes: sheetNotes };
}
