/* The rows below a header: activities, and what is none of them. */
import { oneLine } from "./clean.js";
import { Entry, MONEY, PLACE_PARTS } from "./entry.js";
import { moneyOf, moneyOfNumber } from "./money.js";
import { letters } from "./sheet.js";
import { normal, unique, withoutEnumerator } from "./text.js";

/** @import { Header } from "./columns.js" */
/** @import { Cell } from "./entry.js" */
/** @import { Reading, Row, TableReader } from "./table.js" */

export const LONGEST_LABEL = 120;
/* Columns are numbered below their headings: 1 2 3, (1) (2) (3), a b c, "7 = 5 x 6". */
const ORDINAL = /^\(?([0-9]{1,2}|[a-z])\)?\.?(?:\s*=.*)?$/i;
const MANY = 3;
/* Enumerators of headings within a table. */
const CHAPTER = /^(?:[A-Z]|[IVX]+)[.)]?$/;
const CHAPTER_NAME = /^(?:[A-Z]|[IVX]+)[.)]\s+(?=\S)/;
const FOOTNOTE = /^(?:\*|\d\)|[¹²³])/;
const FIGURES = /^(?:rp\.?)?[\s0-9.,%()-]+$/i;
/* What a row of totals may name beside its numbers. */
const TOTAL_PARTS = new Set(["nomor", "bidang", "program", "kegiatan", "uraian"]);
/* The place and day above a signature: "Contoh, 1 Oktober 2026". */
const PLACE_AND_DAY =
  /^[\p{L} .]{2,40},\s*(?:tanggal\s*)?[0-9. …_]{0,6}\s*(?:jan|feb|mar|apr|mei|jun|jul|agu|sep|okt|nov|des)\p{L}*\.?\s*(?:20[0-9. …_]{0,4})?$/iu;
const NAMES = new Set(["kegiatan", "program"]);

/** The rows below a header, up to the next one. */
export class Body {
  /**
   * @param {TableReader} reader
   * @param {Reading} reading
   * @param {Header} header
   * @param {number} factor
   */
  constructor(reader, reading, header, factor) {
    this.reader = reader;
    this.reading = reading;
    this.header = header;
    this.factor = factor;
    /** @type {string | null} */
    this.section = null;
    this.area = "";
    /** Whether the signatures and notes below the table have begun. */
    this.closed = false;
    /** Whether rows belong to a table that holds no activities. */
    this.outside = false;
    /** @type {{entry: Entry, depth: number} | null} the row before, where it is a name alone */
    this.parent = null;
    /** @type {Row[]} rows that answer for a plan */
    this.told = [];
    /** By the place of a column: as cells are named. */
    this.letters = header.columns.map(({ index }) => letters(index));
  }

  /**
   * Takes the rows of the table; returns the header of the next one.
   *
   * @param {Row[]} rows
   * @returns {Generator<undefined, Header | null, unknown>}
   */
  *read(rows) {
    for (let at = this.header.row + 1; at < rows.length; at += 1) {
      yield;
      const row = rows[at];
      const told = unique(row.cells.filter((cell) => cell));
      if (!told.length) continue;
      const next = this.reader.headers.again(rows, at);
      if (next === null) {
        this.take(row, told);
      } else if (sameColumns(next, this.header)) {
        at = next.row;
      } else {
        this.leave();
        return next;
      }
    }
    return null;
  }

  /**
   * @param {Row} row
   * @param {string[]} told
   */
  take(row, told) {
    const { reading } = this;
    if (this.isClosing(told)) {
      this.closed = true;
      return;
    }
    if (isNumbering(row.cells.filter((cell) => cell))) return;
    if (this.isAnswer(told)) {
      this.told.push(row);
      return;
    }
    if (this.reader.headers.isOtherHead(row)) {
      this.stray(row, told[0], "tabel-bukan-kegiatan", false);
      this.outside = true;
    }
    if (this.outside) return;
    const entry = this.entry(row, told);
    if (this.closed && told.length < MANY && !entry.budgets.length && !entry.text("id")) return;
    this.closed = false;
    if (this.isTotal(entry, told)) {
      // After how many entries a sum stands says what it sums.
      reading.totals.push({ entry, after: reading.entries.length });
      return;
    }
    if (this.heads(row, entry, told)) return;
    if (this.isStray(row, entry, told)) {
      this.stray(row, told[0], "baris-lain", entry.lone);
      return;
    }
    this.leaveParent(entry);
    reading.entries.push(entry);
  }

  /**
   * "1 Beasiswa" with nothing else is a heading for "a SMA" and "1.1 SMA" below it, which are the
   * activities.
   *
   * @param {Entry} entry
   */
  leaveParent(entry) {
    const { entries, strays } = this.reading;
    const depth = depthOf(entry);
    const last = entries.at(-1);
    if (this.parent !== null && last === this.parent.entry && depth > this.parent.depth) {
      entries.pop();
      strays.push({ row: last.row, text: last.name, code: "baris-kepala", lone: false });
    }
    const bare = entry.cells.every(({ part }) => TOTAL_PARTS.has(part));
    this.parent = bare && depth ? { entry, depth } : null;
  }

  /** The titles of the next table are no activities of this one. */
  leave() {
    const { entries, strays } = this.reading;
    while (entries.at(-1)?.lone) entries.pop();
    const last = entries.at(-1)?.row ?? 0;
    while (strays.at(-1)?.lone && (strays.at(-1)?.row ?? 0) > last) strays.pop();
  }

  /**
   * @param {Row} row
   * @param {string} text
   * @param {string} code
   * @param {boolean} lone
   */
  stray(row, text, code, lone) {
    this.reading.strays.push({ row: row.number, text: oneLine(text), code, lone });
  }

  /** @param {string[]} told */
  isAnswer(told) {
    if (told.length > 2) return false;
    const [kode, after] = this.reader.label(told[0]);
    return kode !== undefined && (after !== "" || told.length === 2);
  }

  /**
   * Whether a row begins what stands below a table: a note, a day and place, a signature.
   *
   * @param {string[]} told
   */
  isClosing(told) {
    if (told.length > MANY) return false;
    const cell = oneLine(told[0]);
    if (cell.length > 2 * LONGEST_LABEL) return told.length === 1 && FOOTNOTE.test(cell);
    if (told.length === 1 && (FOOTNOTE.test(cell) || this.reader.headers.unitLine(cell)))
      return true;
    if (told.length < MANY && told.some((one) => PLACE_AND_DAY.test(oneLine(one)))) return true;
    const [, head, mark] = /^([^:,(]*)([:,(]?)/.exec(cell) ?? [];
    return this.reader.closings.has(normal(head)) && (mark !== "" || told.length < MANY);
  }

  /**
   * Whether a row sums up others: "Sub jumlah A", "TOTAL ANGGARAN 2027", and nothing but numbers.
   *
   * @param {Entry} entry
   * @param {string[]} told
   */
  isTotal(entry, told) {
    const { totals } = this.reader;
    const keys = told.slice(0, 3).map((cell) => (cell.length > LONGEST_LABEL ? "" : normal(cell)));
    if (keys.some((key) => totals.includes(key))) return true;
    if (entry.text("id")) return false;
    const name = keys.find((key) => key && !isEnumerator(key)) ?? "";
    if (!totals.some((total) => name.startsWith(`${total} `))) return false;
    // An activity whose name begins so says more: where, for whom, when.
    return entry.cells.every(
      ({ part, text }) => part === MONEY || TOTAL_PARTS.has(part) || FIGURES.test(text),
    );
  }

  /**
   * Whether a row is a heading for those below it: a program utama, or a place.
   *
   * @param {Row} row
   * @param {Entry} entry
   * @param {string[]} told
   */
  heads(row, entry, told) {
    if (entry.text("id")) return false;
    const { sectors, gazetteer } = this.reader;
    const plain = told.filter((cell) => !isEnumerator(normal(cell)) && !FIGURES.test(cell));
    if (plain.length !== 1 || plain[0].length > LONGEST_LABEL) return false;
    const bidang = sectors.heading(plain[0]);
    if (bidang !== null) {
      this.section = bidang;
      return true;
    }
    if (gazetteer.isPlace(plain[0])) {
      this.area = oneLine(plain[0]);
      return true;
    }
    const numbered = CHAPTER_NAME.test(plain[0]) || (told.length === 2 && CHAPTER.test(told[0]));
    if (numbered && row.cells.length > 2) {
      // A heading that names no program utama: what stood above it no longer holds.
      this.section = null;
      this.stray(row, plain[0], "baris-kepala", false);
      return true;
    }
    return false;
  }

  /**
   * @param {Row} row
   * @param {Entry} entry
   * @param {string[]} told
   */
  isStray(row, entry, told) {
    if (!entry.name && !entry.text("id")) return true;
    // A number alone is no name, but beside a place it stands where one should.
    const placed = entry.cells.some(({ part }) => PLACE_PARTS.has(part));
    if (!placed && !entry.text("id") && !/\p{L}/u.test(entry.name)) return true;
    const across = Array.from(row.merged.values()).some((origin) => origin === row.number);
    return across && told.length === 1;
  }

  /**
   * @param {Row} row
   * @param {string[]} told
   * @returns {Entry}
   */
  entry(row, told) {
    const { columns } = this.header;
    const entry = new Entry(row.number, this.section, this.area, columns);
    entry.lone = told.length === 1;
    const none = columns.filter(({ index }) => row.none?.has(index)).map(({ part }) => part);
    if (none.length) entry.none = new Set(none);
    for (const [at, { index, part: played, year, period, factor, foreign }] of columns.entries()) {
      const raw = row.cells[index] || "";
      if (!raw) continue;
      // A second name says more of the first.
      const again = NAMES.has(played) && entry.text(played) !== "";
      const part = again ? "uraian" : played;
      const text = PLACE_PARTS.has(part) ? raw : oneLine(raw);
      const numeric = row.numeric.has(index);
      /** @type {Cell} */
      const cell = { part, text, column: this.letters[at], year, numeric, value: null };
      entry.cells.push(cell);
      const abroad = foreign && !/rp|idr/i.test(text);
      if (part === MONEY && abroad)
        entry.oddMoney.push({ text, code: "anggaran-asing", value: null });
      else if (part === MONEY)
        this.readBudget(entry, row, index, cell, factor || this.factor, period !== "");
      if (part === "target" && year !== null) entry.targetYears.push(year);
    }
    return entry;
  }

  /**
   * @param {Entry} entry
   * @param {Row} row
   * @param {number} index
   * @param {Cell} cell
   * @param {number} factor
   * @param {boolean} period whether its column is for a part of the time that is no year
   */
  readBudget(entry, row, index, cell, factor, period) {
    if (row.merged.has(index)) {
      entry.mergedWith = row.merged.get(index) ?? null;
      return;
    }
    const { text, year } = cell;
    const { value, code } = cell.numeric
      ? moneyOfNumber(text, factor)
      : moneyOf(text, this.reader.factors, factor);
    cell.value = value;
    if (code !== null) entry.oddMoney.push({ text, code, value });
    else if (value !== null && value < 0) {
      entry.oddMoney.push({ text, code: "anggaran-negatif", value: null });
    }
    if (value !== null && value >= 0) {
      entry.budgets.push({ value, year, share: period || year !== null });
    }
  }
}

/**
 * @param {Header} one
 * @param {Header} other
 */
function sameColumns(one, other) {
  const plays = (/** @type {Header} */ { columns }) =>
    columns.map(({ index, part, year, period }) => `${index} ${part} ${year ?? period}`).join("\n");
  return plays(one) === plays(other);
}

/**
 * How deep the number of a row is: 1 for "1", 2 for "1.1", "a" and "-"; 0 where it has none.
 *
 * @param {Entry} entry
 */
function depthOf(entry) {
  const [mark] = (entry.text("nomor") || entry.name).trim().split(/\s/);
  if (/^[0-9]{1,3}[.)]?$/.test(mark)) return 1;
  return /^(?:[a-z][.)]?|[-•–]|[0-9]{1,3}(?:\.[0-9a-z]{1,3})+[.)]?)$/.test(mark) ? 2 : 0;
}

/** @param {string} name */
function isEnumerator(name) {
  return withoutEnumerator(`${name} x`) === "x";
}

/**
 * Whether the cells of a row number the columns.
 *
 * @param {string[]} told
 */
function isNumbering(told) {
  if (told.length < MANY) return false;
  const ordinals = told.map((cell) => {
    const [, sign] = ORDINAL.exec(cell) ?? [];
    if (sign === undefined) return Number.NaN;
    return /[0-9]/.test(sign) ? Number(sign) : sign.toLowerCase().charCodeAt(0) - 96;
  });
  const alike =
    told.every((cell) => /^\(?[0-9]/.test(cell)) || told.every((cell) => /^\(?[a-z]/i.test(cell));
  return alike && ordinals.every((one, at) => one === ordinals[0] + at);
}
