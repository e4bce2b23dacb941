/* The rows of a sheet as tables of entries: what stands in which part, and what is no activity. */
import { cleaned, oneLine } from "./clean.js";
import { HeaderFinder } from "./columns.js";
import { moneyOf, moneyOfNumber, multipliers } from "./money.js";
import { letters } from "./sheet.js";
import { normal, partition, unique, withoutEnumerator } from "./text.js";
import cellWords from "./words.json" with { type: "json" };
import { timeOf } from "./years.js";

/** @import { Column, Header } from "./columns.js" */

const LABEL_ROWS = 200;
const LONGEST_LABEL = 120;
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
/* What may stand for several places in one cell; elsewhere a line end is a space. */
const PLACE_PARTS = new Set(["kabupaten", "kecamatan", "desa", "lokasi"]);
const MONEY = "anggaran";
const NAMES = new Set(["kegiatan", "program"]);
const NO_PARTS = /** @type {ReadonlySet<string>} */ (new Set());
/* The place and day above a signature: "Ketapang, 1 Oktober 2026". */
const PLACE_AND_DAY =
  /^[\p{L} .]{2,40},\s*(?:tanggal\s*)?[0-9. …_]{0,6}\s*(?:jan|feb|mar|apr|mei|jun|jul|agu|sep|okt|nov|des)\p{L}*\.?\s*(?:20[0-9. …_]{0,4})?$/iu;

/**
 * @typedef {object} Row A row as read: every cell a text.
 * @property {number} number
 * @property {string[]} cells
 * @property {Set<number>} numeric the columns, from 0, whose cell is a number in the file
 * @property {Map<number, number>} merged for a column that repeats a cell, the row where it begins
 * @property {Set<number>} [none] the columns whose cell says that there is none
 *
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
  const found = new Set(timeOf(entry.text("tahun"), plan).years);
  for (const [year, value] of entry.budgetByYear) if (value && year !== null) found.add(year);
  for (const year of entry.targetYears) found.add(year);
  return Array.from(found).sort((one, other) => one - other);
}

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
   * What the rows say of the plan: "Kabupaten: Ketapang" in one cell or in two.
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

/** The rows below a header, up to the next one. */
class Body {
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
    if (told.some((one) => PLACE_AND_DAY.test(oneLine(one)))) return true;
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
 * A label without its number: "1. Kabupaten".
 *
 * @param {string} label
 */
function withoutNumber(label) {
  return label.replace(/^\s*(?:[0-9]{1,2}|[a-zA-Z])[.)]\s+/, "");
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
