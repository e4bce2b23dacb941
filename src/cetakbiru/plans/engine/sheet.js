/* A sheet as the engine judges it, made from what a file says of its cells: every cell is text,
   numbers stand without exponent, and a merged cell stands in all its rows. */
import { note } from "./note.js";
import { Swollen } from "./xml.js";

/** @import { Note } from "./note.js" */

/**
 * A cell as a file holds it. What is shown as a day or as a percentage is text: 2027-05-06, 12,5%.
 * @typedef {string | number | boolean | null} FileCell
 */

/**
 * A range by its first row, first column, last row and last column, counted from 1.
 * @typedef {[number, number, number, number]} Area
 */

/**
 * A row as the engine judges it. `numeric` are the columns, from 0 on, whose cell is a number in
 * the file; `merged` tells for columns that repeat a merged cell the row where that begins.
 * @typedef {object} SheetRow
 * @property {number} number
 * @property {string[]} cells
 * @property {Set<number>} numeric
 * @property {Map<number, number>} merged
 */

/** @typedef {{ name: string, rows: SheetRow[], notes: Note[], hidden?: boolean }} Sheet */

/**
 * How much a plan may hold. `ukuran_terurai` is in bytes of a file that is packed no more, and in
 * characters of its cells.
 * @typedef {object} Limits
 * @property {number} ukuran_berkas
 * @property {number} ukuran_terurai
 * @property {number} baris
 * @property {number} kolom
 * @property {number} sel_gabung
 * @property {number} sebut
 */

// What spreadsheets write where a formula fails.
const ERROR = /^(?:#(?:[A-Z]{3,8}[!?]|N\/A|DIV\/0!)|Err:[0-9]{3})$/;
const EXPONENT = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/;
const DIGITS = 15;
// Three times as many as a cell of Excel can hold.
const MOST_LETTERS = 100_000;
// Cells that are merged over more can only be meant to fill the memory.
const MOST_REPEATED = 1_000_000;

/** How many characters the cells of a file may still hold. */
export class Room {
  /** @param {number} left */
  constructor(left) {
    this.left = left;
  }

  /** @param {number} count */
  take(count) {
    this.left -= count;
    if (this.left < 0) throw new Swollen("cells");
  }
}

/** Takes the cells of a sheet in any order. Rows and columns count from 1. */
export class SheetMaker {
  /** @type {Map<number, SheetRow>} */
  #rows = new Map();
  /** @type {Set<number>} */
  #hidden = new Set();
  /** @type {Area[]} */
  #merged = [];
  #errors;
  #unsolved;
  #wide = false;
  #long = false;

  /**
   * @param {string} name
   * @param {Limits} limits
   * @param {Room} room
   */
  constructor(name, limits, room) {
    this.name = name;
    this.limits = limits;
    this.room = room;
    this.#errors = new Few(limits.sebut);
    this.#unsolved = new Few(limits.sebut);
  }

  /**
   * @param {number} number
   * @param {number} column
   * @param {FileCell} value
   */
  put(number, column, value) {
    const text = textOf(value);
    if (!text) return;
    if (column > this.limits.kolom) {
      this.#wide = true;
      return;
    }
    if (ERROR.test(text)) {
      this.#errors.add(`${cellName(number, column)} ${text}`);
      return;
    }
    const row = this.#row(number);
    if (row === null) return;
    if (text.length > MOST_LETTERS) throw new Swollen("cell");
    this.room.take(text.length);
    while (row.cells.length < column) row.cells.push("");
    row.cells[column - 1] = text;
    if (typeof value === "number") row.numeric.add(column - 1);
  }

  /** Whether there are as many rows as are read, and more. */
  get full() {
    return this.#long;
  }

  /** @param {number} number */
  hide(number) {
    this.#hidden.add(number);
  }

  /**
   * A formula whose result was never saved.
   * @param {number} number
   * @param {number} column
   */
  unsolved(number, column) {
    this.#unsolved.add(cellName(number, column));
  }

  /** @param {Area} area */
  merge(area) {
    this.#merged.push(area);
  }

  /** @returns {Sheet} */
  sheet() {
    this.#spread();
    const rows = Array.from(this.#rows.values()).sort((one, other) => one.number - other.number);
    return { name: this.name, rows, notes: this.#notes(rows) };
  }

  /**
   * The row of this number; null when there are as many as are read.
   * @param {number} number
   */
  #row(number) {
    const known = this.#rows.get(number);
    if (known !== undefined) return known;
    this.#long ||= this.#rows.size === this.limits.baris;
    if (this.#long) return null;
    /** @type {SheetRow} */
    const row = { number, cells: [], numeric: new Set(), merged: new Map() };
    this.#rows.set(number, row);
    return row;
  }

  /** Repeats merged cells in all rows that hold something. */
  #spread() {
    let left = MOST_REPEATED;
    for (const [top, first, bottom, last] of this.#merged) {
      const origin = this.#rows.get(top);
      const text = origin?.cells[first - 1];
      const size = (bottom - top + 1) * (last - first + 1);
      if (!origin || !text || size > this.limits.sel_gabung || size > left) continue;
      left -= size;
      this.room.take(text.length * size);
      for (let number = top; number <= bottom; number += 1) {
        const row = this.#rows.get(number);
        if (row) repeat(origin, row, first - 1, Math.min(last, this.limits.kolom));
      }
    }
  }

  /** @param {SheetRow[]} rows */
  #notes(rows) {
    /** @type {Note[]} */
    const notes = [];
    if (this.#wide) notes.push(note("catatan-kolom", { batas: this.limits.kolom }));
    if (this.#long) notes.push(note("catatan-baris", { batas: this.limits.baris }));
    const hidden = new Few(this.limits.sebut);
    for (const { number } of rows) if (this.#hidden.has(number)) hidden.add(String(number));
    if (hidden.count) notes.push(note("catatan-tersembunyi", { baris: hidden.told() }));
    if (this.#errors.count) {
      notes.push(note("catatan-galat", { sel: this.#errors.told() }));
    }
    if (this.#unsolved.count) {
      notes.push(note("catatan-rumus", { sel: this.#unsolved.told() }));
    }
    return notes;
  }
}

/** The first of many things that are named, and how many more there are. */
class Few {
  /** @type {string[]} */
  #first = [];
  count = 0;

  /** @param {number} most */
  constructor(most) {
    this.most = most;
  }

  /** @param {string} item */
  add(item) {
    this.count += 1;
    if (this.#first.length < this.most) this.#first.push(item);
  }

  told() {
    const more = this.count - this.#first.length;
    return this.#first.join(", ") + (more ? `, dan ${more} lagi` : "");
  }
}

/**
 * @param {FileCell} value
 * @returns {string}
 */
function textOf(value) {
  if (typeof value === "number") return plainNumber(value);
  if (typeof value === "boolean") return value ? "ya" : "tidak";
  return value ?? "";
}

/**
 * A number with the digits that spreadsheets keep, without exponent: 1e-7 → "0.0000001".
 * @param {number} value
 */
export function plainNumber(value) {
  const kept = Number(value.toPrecision(DIGITS));
  const text = String(kept === 0 ? 0 : kept);
  const match = EXPONENT.exec(text);
  if (match === null) return text;
  const [, sign, whole, decimals = "", exponent] = match;
  const point = 1 + Number(exponent);
  if (point <= 0) return `${sign}0.${"0".repeat(-point)}${whole}${decimals}`;
  return sign + (whole + decimals).padEnd(point, "0");
}

/**
 * @param {SheetRow} origin
 * @param {SheetRow} row
 * @param {number} first the columns from this, from 0 on,
 * @param {number} end to before this
 */
function repeat(origin, row, first, end) {
  while (row.cells.length < end) row.cells.push("");
  for (let column = first; column < end; column += 1) {
    if (row === origin && column === first) continue;
    row.cells[column] = origin.cells[first];
    row.merged.set(column, origin.number);
    if (origin.numeric.has(first)) row.numeric.add(column);
    else row.numeric.delete(column);
  }
}

/**
 * The letters of a column, counted from 0.
 * @param {number} index
 */
export function letters(index) {
  let text = "";
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    text = String.fromCharCode(65 + ((rest - 1) % 26)) + text;
  }
  return text;
}

/**
 * @param {number} row
 * @param {number} column
 */
function cellName(row, column) {
  return `${letters(column - 1)}${row}`;
}
