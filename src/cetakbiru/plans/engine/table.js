/* A sheet as tables, each with its own header and what stands above it. */
import { Body, LONGEST_LABEL } from "./body.js";
import { cleaned, oneLine } from "./clean.js";
import { HeaderFinder } from "./columns.js";
import { multipliers } from "./money.js";
import { partition, unique } from "./text.js";
import cellWords from "./words.json" with { type: "json" };

/** @import { Header } from "./columns.js" */
/** @import { Entry } from "./entry.js" */

const LABEL_ROWS = 200;

/**
 * @typedef {object} Row A row as read: every cell a text.
 * @property {number} number
 * @property {string[]} cells
 * @property {Set<number>} numeric the columns, from 0, whose cell is a number in the file
 * @property {Map<number, number>} merged for a column that repeats a cell, the row where it begins
 * @property {Set<number>} [none] the columns whose cell says that there is none
 *
 * @typedef {object} Stray A row that is no activity.
 * @property {number} row
 * @property {string} text
 * @property {string} code of the message on it
 * @property {boolean} lone whether it holds nothing but one text
 *
 * @typedef {[number, string, boolean]} Answer The row of an answer, its text, whether a number.
 *
 * @typedef {object} Reading A table: the answers above it, its header, what stands below.
 * @property {Map<string, Answer>} answers
 * @property {Header | null} header
 * @property {number} headRow the number of the header's last row
 * @property {boolean} later whether it stands below another one on the same sheet
 * @property {Entry[]} entries
 * @property {{entry: Entry, after: number}[]} totals rows that sum up the entries before them
 * @property {Stray[]} strays
 * @property {string[]} titles where there is no header, what was found instead
 */

/** Reads sheets by the rules. */
export class TableReader {
  /**
   * @param {any} rules
   * @param {any} sectors
   * @param {any} gazetteer
   */
  constructor(rules, sectors, gazetteer) {
    this.headers = new HeaderFinder(rules);
    this.sectors = sectors;
    this.gazetteer = gazetteer;
    this.factors = multipliers(rules);
    this.empty = new Set(rules.kata.kosong);
    this.none = new Set(rules.kata.nihil);
    /** @type {string[]} */
    this.totals = rules.kata.jumlah;
    this.closings = new Set(cellWords.penutup);
    /** @type {Map<string, string>} */
    this.labels = new Map();
    for (const item of rules.isian) {
      for (const name of [item.judul, ...item.label]) {
        this.labels.set(this.headers.key(name), item.kode);
      }
    }
  }

  /**
   * The tables of a sheet in order; one without a header where there is none.
   *
   * @param {{rows: Row[]}} sheet
   * @returns {Generator<undefined, Reading[], unknown>}
   */
  *read(sheet) {
    /** @type {Row[]} */
    const rows = [];
    for (const row of sheet.rows) {
      yield;
      rows.push(this.cleaned(row));
    }
    const header = this.headers.find(rows);
    if (header === null) {
      const reading = this.table(null, rows, this.answers(rows.slice(0, LABEL_ROWS)), false);
      return [{ ...reading, titles: titles(rows) }];
    }
    const units = this.unitLines(rows);
    const tables = [];
    /** @type {Header | null} */
    let next = header;
    let above = rows.slice(0, header.first).slice(-LABEL_ROWS);
    while (next !== null) {
      const reading = this.table(next, rows, this.answers(above), tables.length > 0);
      tables.push(reading);
      const body = new Body(this, reading, next, factorFor(next, units));
      next = yield* body.read(rows);
      above = body.told;
      // What stands below the last table, or between two of the same plan, belongs to it.
      if (next === null) reading.answers = new Map([...this.answers(above), ...reading.answers]);
    }
    return tables;
  }

  /**
   * @param {Header | null} header
   * @param {Row[]} rows
   * @param {Map<string, Answer>} answers
   * @param {boolean} later
   * @returns {Reading}
   */
  table(header, rows, answers, later) {
    const headRow = header === null ? 0 : rows[header.row].number;
    return { answers, header, headRow, later, entries: [], totals: [], strays: [], titles: [] };
  }

  /**
   * @param {Row} row
   * @returns {Row}
   */
  cleaned(row) {
    /** @type {Set<number>} */
    const none = new Set();
    const cells = row.cells.map((cell, index) => {
      const text = cleaned(cell);
      if (text.length >= LONGEST_LABEL) return text;
      const key = text.toLowerCase();
      if (this.none.has(key)) none.add(index);
      return this.empty.has(key) ? "" : text;
    });
    return { ...row, cells, none };
  }

  /**
   * The lines that say by what amounts count, "(dalam ribuan rupiah)", with their places.
   *
   * @param {Row[]} rows
   * @returns {[number, number][]}
   */
  unitLines(rows) {
    /** @type {[number, number][]} */
    const found = [];
    for (const [at, row] of rows.entries()) {
      const told = unique(row.cells.filter((cell) => cell));
      if (told.length > 2) continue;
      for (const cell of told) {
        const factor = this.headers.unitLine(cell);
        if (factor) found.push([at, factor]);
      }
    }
    return found;
  }

  /**
   * What the rows say of the plan: "Kabupaten: Contoh" in one cell or in two.
   *
   * @param {Row[]} rows
   */
  answers(rows) {
    /** @type {Map<string, Answer>} */
    const found = new Map();
    for (const row of rows) {
      row.cells.forEach((cell, index) => {
        const [kode, after] = this.label(cell);
        if (kode === undefined || found.has(kode)) return;
        if (after) {
          found.set(kode, [row.number, after, false]);
          return;
        }
        for (let right = index + 1; right < row.cells.length; right += 1) {
          const text = row.cells[right].replace(/^[:= ]+/, "").trim();
          if (text && row.cells[right] !== cell) {
            found.set(kode, [row.number, text, row.numeric.has(right)]);
            break;
          }
        }
      });
    }
    return found;
  }

  /**
   * Which answer a cell is the label of, and what follows its colon.
   *
   * @param {string} cell
   * @returns {[string | undefined, string]}
   */
  label(cell) {
    if (!cell) return [undefined, ""];
    const [label, , after] = partition(cell, ":");
    if (label.length > LONGEST_LABEL) return [undefined, ""];
    return [this.labels.get(this.headers.key(withoutNumber(label))), oneLine(after).trim()];
  }
}

/**
 * By what amounts below a header count: as the line next above it says, else the first below it.
 *
 * @param {Header} header
 * @param {[number, number][]} units from the top on
 */
function factorFor(header, units) {
  const below = units.findIndex(([at]) => at > header.row);
  const nearest = below === 0 ? units[0] : units[(below < 0 ? units.length : below) - 1];
  return nearest === undefined ? 1 : nearest[1];
}

/** @param {Row[]} rows */
function titles(rows) {
  const told = rows.map((row) => unique(row.cells.filter((cell) => cell).map(oneLine)));
  return told.find((cells) => cells.length > 1) || told.find((cells) => cells.length) || [];
}

/**
 * A label without its number: "1. Kabupaten".
 *
 * @param {string} label
 */
function withoutNumber(label) {
  return label.replace(/^\s*(?:[0-9]{1,2}|[a-zA-Z])[.)]\s+/, "");
}
