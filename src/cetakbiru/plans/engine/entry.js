/* A row of a table as an activity: its cells by the part that they play. */
import { yearsOf } from "./years.js";

/** @import { Column } from "./columns.js" */

/** The part of money, which is read cell by cell. */
export const MONEY = "anggaran";
/** Parts whose cell may stand for several places; elsewhere a line end is a space. */
export const PLACE_PARTS = new Set(["kabupaten", "kecamatan", "desa", "lokasi"]);
const NO_PARTS = /** @type {ReadonlySet<string>} */ (new Set());

/**
 * @typedef {object} Cell A cell of a part.
 * @property {string} part
 * @property {string} text
 * @property {string} column
 * @property {number | null} year
 * @property {boolean} numeric
 * @property {number | null} value rupiah, where it is money that could be read; also below nothing
 *
 * @typedef {object} Budget An amount in rupiah.
 * @property {number} value
 * @property {number | null} year
 * @property {boolean} share whether it is for a part of the time only: a year, a quarter
 *
 * @typedef {object} OddMoney A cell of money on which something must be said.
 * @property {string} text
 * @property {string} code
 * @property {number | null} value
 */

/** A row of a table as an activity. */
export class Entry {
  /**
   * @param {number} row
   * @param {string | null} section
   * @param {string} area
   * @param {Column[]} columns those of its table
   */
  constructor(row, section, area, columns) {
    this.row = row;
    this.columns = columns;
    /** @type {ReadonlySet<string>} parts of which the plan says that there is none */
    this.none = NO_PARTS;
    /** The program utama of the heading above it. */
    this.section = section;
    /** The place that a heading above it names. */
    this.area = area;
    /** @type {Cell[]} in the order of the columns; a part may have several, one a year */
    this.cells = [];
    /** @type {Budget[]} */
    this.budgets = [];
    /** @type {OddMoney[]} */
    this.oddMoney = [];
    /** @type {number | null} */
    this.mergedWith = null;
    /** @type {number[]} */
    this.targetYears = [];
    /** Whether the row holds nothing but one text. */
    this.lone = false;
  }

  /**
   * What its cells of a part say together; nothing of money, which is read cell by cell.
   *
   * @param {string} part
   */
  text(part) {
    if (part === MONEY) return "";
    // Of two columns of time, one says the beginning and one the end.
    const mark = PLACE_PARTS.has(part) ? "; " : part === "tahun" ? " – " : " ";
    let text = "";
    for (const cell of this.cells) {
      if (cell.part === part) text = text ? `${text}${mark}${cell.text}` : cell.text;
    }
    return text;
  }

  /**
   * The column of the first cell of a part.
   *
   * @param {string} part
   */
  column(part) {
    return this.cells.find((cell) => cell.part === part)?.column;
  }

  get name() {
    return this.text("kegiatan") || this.text("program");
  }

  get budget() {
    const shares = this.budgets.filter(({ share }) => share);
    const found = shares.length ? shares : this.budgets.slice(0, 1);
    return found.length ? found.reduce((sum, { value }) => sum + value, 0) : null;
  }

  get budgetByYear() {
    /** @type {Map<number, number>} */
    const found = new Map();
    for (const { year, value } of this.budgets) {
      if (year !== null) found.set(year, (found.get(year) ?? 0) + value);
    }
    return found;
  }

  /** Money that stands in the row and can't be read, as it is written; null where there is none. */
  get budgetText() {
    return this.oddMoney.find(({ value }) => value === null)?.text ?? null;
  }

  /** Lets its cells go, once all that they say is judged. */
  release() {
    this.cells = [];
  }

  /**
   * All cells that play a part, in the order of the columns.
   *
   * @param {string} part
   * @returns {Cell[]}
   */
  all(part) {
    return this.cells.filter((cell) => cell.part === part);
  }
}

/**
 * The years of an activity: those that it names, of its budgets and of its targets.
 *
 * @param {Entry} entry
 * @param {number[]} plan the years of the plan, by which a cell may count
 * @returns {number[]}
 */
export function entryYears(entry, plan) {
  const found = new Set(yearsOf(entry.text("tahun"), plan));
  for (const [year, value] of entry.budgetByYear) if (value && year !== null) found.add(year);
  for (const year of entry.targetYears) found.add(year);
  return Array.from(found).sort((one, other) => one - other);
}
