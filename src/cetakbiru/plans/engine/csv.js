/* CSV text as a sheet: comma, semicolon, tab or bar, quotes left open. A row is known by the line in
   which it begins. */
import { note } from "./note.js";
import { SheetMaker } from "./sheet.js";

/** @import { Limits, Room, Sheet } from "./sheet.js" */

const DELIMITERS = [";", ",", "\t", "|"];
const SAMPLE = 100_000;
const SAMPLE_LINES = 20;
const LINE_END = /\r\n|\r|\n/g;
// A quote that is closed further away was left open; what follows would be lost in one cell.
const LONGEST_CELL = 100_000;
const LINES_A_BREATH = 100;

/**
 * The one sheet of a CSV file. Yields now and then.
 *
 * @param {string} text
 * @param {Limits} limits
 * @param {Room} room
 * @returns {Generator<undefined, Sheet>}
 */
export function* delimitedSheet(text, limits, room) {
  const maker = new SheetMaker("", limits, room);
  const first = /^sep=(.)\r?\n?/.exec(text);
  const records = new Records(text, first ? first[1] : delimiterOf(text));
  if (first) records.skip(first[0].length);
  for (let count = 1; records.more && !maker.full; count += 1) {
    const { line } = records;
    records.read((column, cell) => maker.put(line, column, cell));
    if (count % LINES_A_BREATH === 0) yield;
  }
  const sheet = maker.sheet();
  if (records.openQuote) sheet.notes.push(note("catatan-kutip", { baris: records.openQuote }));
  return sheet;
}

/**
 * The mark that cuts most lines into equally many cells; of those that do as often, the one that
 * stands more often. Commas within texts and amounts are in some lines and not in others.
 *
 * @param {string} text
 */
function delimiterOf(text) {
  const sample = text.slice(0, SAMPLE).replace(/"[^"]*"/g, "");
  const lines = sample.split(LINE_END).slice(0, SAMPLE_LINES);
  const [best] = DELIMITERS.map((mark) => {
    /** @type {Map<number, number>} */
    const alike = new Map();
    let all = 0;
    for (const line of lines) {
      const count = line.split(mark).length - 1;
      if (count) alike.set(count, (alike.get(count) ?? 0) + 1);
      all += count;
    }
    return { mark, alike: Math.max(0, ...alike.values()), all };
  }).sort((one, other) => other.alike - one.alike || other.all - one.all);
  return best.mark;
}

/** The records of a text, read one after another. */
class Records {
  #text;
  #delimiter;
  #cellEnd;
  #at = 0;
  /** The line in which the next record begins. */
  line = 1;
  /** The first line with a quote that is never closed; 0 for none. */
  openQuote = 0;

  /**
   * @param {string} text
   * @param {string} delimiter
   */
  constructor(text, delimiter) {
    this.#text = text;
    this.#delimiter = delimiter;
    this.#cellEnd = new RegExp(`[\\${delimiter}\\r\\n]`, "g");
  }

  get more() {
    return this.#at < this.#text.length;
  }

  /** @param {number} count of letters, line ends among them */
  skip(count) {
    this.line += lineEnds(this.#text.slice(0, count));
    this.#at = count;
  }

  /**
   * Tells the cells of a record with their columns, from 1 on.
   *
   * @param {(column: number, cell: string) => void} tell
   */
  read(tell) {
    for (let column = 1; ; column += 1) {
      tell(column, this.#cell());
      if (this.#text[this.#at] !== this.#delimiter) break;
      this.#at += 1;
    }
    this.#at += this.#text.startsWith("\r\n", this.#at) ? 2 : 1;
    this.line += 1;
  }

  #cell() {
    const start = this.#at;
    const quoted = this.#text[start] === '"';
    const closing = quoted ? closingQuote(this.#text, start) : -1;
    if (closing < 0) {
      if (quoted) this.openQuote ||= this.line;
      return this.#until(start);
    }
    const inside = this.#text.slice(start + 1, closing).replaceAll('""', '"');
    this.line += lineEnds(inside);
    return inside + this.#until(closing + 1);
  }

  /**
   * The text from a place on to the end of the cell, which is the next place.
   *
   * @param {number} start
   */
  #until(start) {
    this.#cellEnd.lastIndex = start;
    this.#at = this.#cellEnd.exec(this.#text)?.index ?? this.#text.length;
    return this.#text.slice(start, this.#at);
  }
}

/**
 * The place of the quote that closes the one at `at`, -1 for none. A doubled one does not close.
 *
 * @param {string} text
 * @param {number} at
 */
function closingQuote(text, at) {
  let place = text.indexOf('"', at + 1);
  while (place >= 0 && text[place + 1] === '"') place = text.indexOf('"', place + 2);
  return place - at > LONGEST_CELL ? -1 : place;
}

/** @param {string} text */
function lineEnds(text) {
  return text.match(LINE_END)?.length ?? 0;
}
