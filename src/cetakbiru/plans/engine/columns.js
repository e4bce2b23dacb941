/* Which rows of a sheet hold the headings of a table, and which part each column plays. */
import { distance } from "../../language/spelling.js";
import { isForeign, moneyOf, moneyOfNumber, multipliers } from "./money.js";
import { normal, words } from "./text.js";
import cellWords from "./words.json" with { type: "json" };

/** @import { Row } from "./table.js" */

const NAME_PARTS = ["kegiatan", "program"];
const PLACE_PARTS = ["kabupaten", "kecamatan", "desa"];
const YEARLY_PARTS = ["anggaran", "target", "realisasi"];
/* Of these a table has one column; what looks like a second one is something else. */
const SINGLE_PARTS = new Set(["kegiatan", "program", "id", "bidang", "subprogram", "pembiayaan"]);
const PARENTHESES = /\([^()]*\)/g;
const YEAR = /\b((?:19|20)[0-9]{2})\b/;
const YEARS = new RegExp(YEAR, "g");
const WHOLE_YEAR = /^(?:tahun |th\.? |ta\.? |fy )?(?:19|20)[0-9]{2}$/i;
/* A part of the time of a plan, by number: "Tahun 1", "TW II", "Semester 2". */
const PERIOD =
  /(?<![a-z])(?:tahun|thn|th|year|triwulan|tw|kuartal|quarter|q|semester|smt|bulan)\.? ?(?:ke)?[- ]?(?:[ivx]{1,4}|[0-9]{1,2})(?![a-z0-9])/i;
const PERIODS = new RegExp(PERIOD, "gi");
const FIGURE = /^[0-9][0-9.,]*$/;
const UNIT_CELL = /^\(.*\)$/;
/* "(Rp.000)" and "(x 1.000)": an amount written without its last zeros. */
const ZEROS = /\((?:[^()0-9]*)1?[.,]?000([.,]?000)?\)/;
const UNITS = new Set(["rp", "rupiah", "dalam", "idr"]);
/* Headings with these say whence money comes, not how much. */
const ORIGINS = new Set(["asal", "sumber", "source"]);
const MONEY_PARTS = ["anggaran", "pembiayaan"];
/* What says of a line that it tells the unit of amounts: "(dalam jutaan rupiah)". */
const UNIT_WORDS = new Set(["dalam", "satuan", "in", "unit", ...UNITS]);
const UNIT_LINE_WORDS = 12;
/* In English a kabupaten is a regency or a district; beside a regency a district is a kecamatan. */
const DISTRICT = "district";
const TYPO_MIN_LENGTH = 5;
const SHORT_WORD = 4;
const LONGEST = 200;
const HEAD_ROWS = 3;
/* Under a bare year stand amounts when most of the first cells are at least this many rupiah. */
const MONEY_ROWS = 30;
const LEAST_MONEY = 100_000;

/**
 * @typedef {object} Heading What a heading says.
 * @property {string} key its words, without units and years
 * @property {string | null} part
 * @property {boolean} exact whether its words are known as they are
 * @property {number | null} year
 * @property {string} period the part of the time that it is for, where that is no year
 * @property {number} factor by which amounts below it count; 0 where it says none
 * @property {boolean} foreign whether amounts below it are in another currency
 *
 * @typedef {object} Column
 * @property {number} index
 * @property {string} part
 * @property {number | null} year
 * @property {string} period
 * @property {number} factor
 * @property {boolean} foreign
 * @property {string} title
 *
 * @typedef {object} Header
 * @property {number} first the place of its first row among the rows, and
 * @property {number} row that of its last
 * @property {Column[]} columns
 * @property {string[]} unknown headings that play no part
 *
 * @typedef {object} HeadText The text of a heading of several rows, and its lowest cell.
 * @property {string} text
 * @property {string} leaf
 */

/** Finds the headings of tables by what the rules call them. */
export class HeaderFinder {
  /** @param {any} rules */
  constructor(rules) {
    this.limit = rules.batas.baris_judul;
    /** @type {Map<string, number>} */
    this.factors = new Map();
    for (const { kata, nilai } of rules.kata.kali)
      if (kata.length > 1) this.factors.set(kata, nilai);
    this.multipliers = multipliers(rules);
    this.others = new Set(cellWords.bukan_kolom);
    this.totals = new Set(rules.kata.jumlah);
    /** @type {Map<string, string>} */
    this.parts = new Map();
    for (const item of rules.kolom) {
      for (const name of [item.judul, ...item.sebutan]) {
        const key = this.bareKey(name);
        if (!this.parts.has(key)) this.parts.set(key, item.peran);
      }
    }
    this.phrases = Array.from(this.parts.keys()).filter((name) => name.includes(" "));
    this.phrases.sort((one, other) => spaces(other) - spaces(one) || other.length - one.length);
    this.words = new Set(
      [...this.parts.keys(), ...this.others, ...ORIGINS].flatMap((name) => name.split(" ")),
    );
    /** @type {Map<string, Heading>} */
    this.known = new Map();
  }

  /**
   * The header of the first table among the rows.
   *
   * @param {Row[]} rows
   * @returns {Header | null}
   */
  find(rows) {
    let best = null;
    for (let at = 0; at < Math.min(rows.length, this.limit); at += 1) {
      const found = this.headAt(rows, at);
      if (found !== null && (best === null || better(found, best))) best = found;
    }
    if (best === null) return null;
    // A second table may have more columns; the first is read nevertheless.
    for (let at = 0; at < best.first; at += 1) {
      const early = this.isHead(rows[at]) ? this.headAt(rows, at) : null;
      if (early !== null && early.row < best.first) return this.header(early, rows);
    }
    return this.header(best, rows);
  }

  /**
   * The header that begins at a row amid or after the rows of a table, if one surely does.
   *
   * @param {Row[]} rows
   * @param {number} at
   * @returns {Header | null}
   */
  again(rows, at) {
    const found = this.isHead(rows[at]) ? this.headAt(rows, at) : null;
    return found === null ? null : this.header(found, rows);
  }

  /**
   * The words of a text without units and years.
   *
   * @param {string} text
   */
  key(text) {
    return text.length > LONGEST ? "" : this.bareKey(text);
  }

  /**
   * By how much amounts count below a line such as "(dalam ribuan rupiah)"; 0 where it is none.
   *
   * @param {string} text
   */
  unitLine(text) {
    if (text.length > LONGEST) return 0;
    const all = words(text);
    if (all.length > UNIT_LINE_WORDS) return 0;
    const at = all.findIndex((word) => this.factors.has(word));
    if (at < 1 || !UNIT_WORDS.has(all[at - 1])) return 0;
    return this.factors.get(all[at]) ?? 0;
  }

  /**
   * Whether nearly all cells of a row are known headings, as they are, and one of them is of the
   * name of an activity.
   *
   * @param {Row} row
   */
  isHead(row) {
    return this.headKind(row) === "activities";
  }

  /**
   * Whether nearly all cells of a row are known headings, but none of the name of an activity.
   *
   * @param {Row} row
   */
  isOtherHead(row) {
    return this.headKind(row) === "other";
  }

  /** @param {Row} row */
  headKind(row) {
    const told = new Set();
    let [known, named] = [0, false];
    for (const cell of row.cells) {
      if (cell === "" || told.has(cell)) continue;
      told.add(cell);
      const part = cell.length > LONGEST ? undefined : this.parts.get(this.bareKey(cell));
      if (part !== undefined) known += 1;
      if (part !== undefined && NAME_PARTS.includes(part)) named = true;
      else if (known * 3 + 3 < told.size * 2) return null;
    }
    if (known < 2 || known * 3 < told.size * 2) return null;
    return named ? "activities" : "other";
  }

  /**
   * What the rows from one on say when they are read as a header.
   *
   * @param {Row[]} rows
   * @param {number} first
   */
  headAt(rows, first) {
    let best = null;
    /** @type {HeadText[]} */
    let texts = rows[first].cells.map((text) => ({ text, leaf: text }));
    for (let row = first; row < Math.min(rows.length, first + HEAD_ROWS); row += 1) {
      if (row > first) {
        if (!this.isLowerHeader(texts, rows[row].cells)) break;
        texts = joined(texts, rows[row].cells);
      }
      const found = { first, row, texts, ...this.score(texts) };
      if (found.parts && (best === null || better(found, best))) best = found;
    }
    return best;
  }

  /** @param {HeadText[]} texts */
  score(texts) {
    const readings = texts.filter(({ text }) => text).map((one) => this.read(one));
    const parts = new Set(readings.flatMap(({ part }) => (part === null ? [] : [part])));
    const alone = readings.some((one) => one.exact && NAME_PARTS.includes(one.part ?? ""));
    const named = [...NAME_PARTS, "id"].some((part) => parts.has(part));
    // "Uraian" names what is done where nothing else does.
    const described = readings.some((one) => one.exact && one.part === "uraian");
    if (!named && !(described && (parts.has("anggaran") || parts.has("harga"))))
      return { parts: 0, yearly: 0 };
    if (named && !(parts.size > 1 || alone)) return { parts: 0, yearly: 0 };
    const yearly = readings.filter((one) => one.year && YEARLY_PARTS.includes(one.part ?? ""));
    return { parts: parts.size, yearly: yearly.length };
  }

  /**
   * Whether a row continues the headings above it: it says more of some columns, and other columns
   * are said already.
   *
   * @param {HeadText[]} upper
   * @param {string[]} lower
   */
  isLowerHeader(upper, lower) {
    if (new Set(upper.map(({ text }) => text).filter((text) => text)).size < 2) return false;
    const own = lower.filter((cell, at) => cell && cell !== upper[at]?.leaf);
    if (!own.length || own.some((cell) => FIGURE.test(cell) && !WHOLE_YEAR.test(cell)))
      return false;
    if (own.every((cell) => UNIT_CELL.test(cell))) return true;
    const leaves = upper.some(({ text, leaf }, at) => text && (!lower[at] || lower[at] === leaf));
    const known = own.filter(
      (cell) =>
        WHOLE_YEAR.test(cell) ||
        UNIT_CELL.test(cell) ||
        this.totals.has(normal(cell)) ||
        this.read({ text: cell, leaf: cell }).part !== null,
    );
    return leaves && 2 * known.length > own.length;
  }

  /**
   * @param {{first: number, row: number, texts: HeadText[]}} found
   * @param {Row[]} rows
   * @returns {Header}
   */
  header({ first, row, texts }, rows) {
    const readings = texts.map((one) => this.read(one));
    const parts = this.settled(readings);
    if (!NAME_PARTS.some((part) => parts.includes(part)) && parts.includes("uraian")) {
      parts[parts.indexOf("uraian")] = "kegiatan";
    }
    const timed = readings.map(({ year, period }) => year !== null || period !== "");
    if (!timed.some((is, index) => is && parts[index] !== null)) {
      readings.forEach(({ key }, index) => {
        const bare = key === "" && timed[index];
        if (bare && this.holdsMoney(rows, row, index)) parts[index] = "anggaran";
      });
      // And what their sum is called is their sum.
      if (parts.includes("anggaran")) {
        readings.forEach(({ key }, index) => {
          if (parts[index] === null && this.totals.has(key)) parts[index] = "anggaran";
        });
      }
    }
    /** @type {Column[]} */
    const columns = [];
    /** @type {string[]} */
    const unknown = [];
    readings.forEach(({ key, year, period, factor, foreign }, index) => {
      const part = parts[index];
      const title = texts[index].text;
      if (part !== null) columns.push({ index, part, year, period, factor, foreign, title });
      else if (key || timed[index]) unknown.push(title);
    });
    return { first, row, columns, unknown };
  }

  /**
   * Whether the cells under a bare year are amounts.
   *
   * @param {Row[]} rows
   * @param {number} head
   * @param {number} index
   */
  holdsMoney(rows, head, index) {
    const below = rows.slice(head + 1, head + 1 + MONEY_ROWS).filter((row) => row.cells[index]);
    const amounts = below.filter((row) => {
      const cell = row.cells[index];
      const { value } = row.numeric.has(index)
        ? moneyOfNumber(cell)
        : moneyOf(cell, this.multipliers);
      return value !== null && value >= LEAST_MONEY;
    });
    return amounts.length > 0 && 2 * amounts.length >= below.length;
  }

  /**
   * The part of each heading, in the light of the others.
   *
   * @param {Heading[]} readings
   * @returns {(string | null)[]}
   */
  settled(readings) {
    const isDistrict = (/** @type {Heading} */ { key }) => key.split(" ").includes(DISTRICT);
    const regency = readings.some((one) => one.part === "kabupaten" && !isDistrict(one));
    const priced = readings.some((one) => one.part === "harga");
    const yearly = readings.some(
      ({ part, year, period }) => part === "anggaran" && (year !== null || period !== ""),
    );
    return readings.map((one) => {
      const { part, key, exact, year, period } = one;
      if (part === "kabupaten" && isDistrict(one) && regency) return "kecamatan";
      // "Jumlah" beside prices or beside budgets of each year is what they come to.
      if (part === null && this.totals.has(key) && (priced || yearly)) return "anggaran";
      if (part === null || exact) return part;
      const rival = readings.some(
        (other) =>
          other.part === part && other.exact && other.year === year && other.period === period,
      );
      const single = SINGLE_PARTS.has(part) || part === "anggaran";
      if (!rival || !single) return part;
      return NAME_PARTS.includes(part) && key.includes("uraian") ? "uraian" : null;
    });
  }

  /**
   * @param {HeadText} one
   * @returns {Heading}
   */
  read({ text, leaf }) {
    const id = `${text}\n${leaf}`;
    let found = this.known.get(id);
    if (found === undefined) {
      found = this.reading(text, leaf);
      this.known.set(id, found);
    }
    return found;
  }

  /**
   * @param {string} text
   * @param {string} leaf
   * @returns {Heading}
   */
  reading(text, leaf) {
    if (text.length > LONGEST)
      return {
        key: "",
        part: null,
        exact: false,
        year: null,
        period: "",
        factor: 0,
        foreign: false,
      };
    const all = words(text);
    const year = YEAR.exec(text);
    const key = this.bareKey(text);
    let [part, exact] = this.part(key);
    // Under "Indikator" stands "Target": the lowest cell says it, but for what was realised.
    const own = text === leaf ? undefined : this.parts.get(this.bareKey(leaf));
    if (own !== undefined && part !== "realisasi") [part, exact] = [own, true];
    const origin = all.some((word) => ORIGINS.has(word));
    if (part === null && all.includes("rp") && !origin && !this.isOther(all)) part = "anggaran";
    return {
      key,
      part,
      exact,
      year: year ? Number(year[1]) : null,
      period: year === null ? normal(PERIOD.exec(text)?.[0] ?? "") : "",
      factor: this.factor(text, all),
      foreign: isForeign(text),
    };
  }

  /**
   * @param {string} text
   * @param {string[]} all
   */
  factor(text, all) {
    const scaled = all.find((word) => this.factors.has(word));
    if (scaled !== undefined) return this.factors.get(scaled) ?? 0;
    const zeros = ZEROS.exec(text);
    if (zeros === null) return 0;
    return zeros[1] === undefined ? 1000 : 1_000_000;
  }

  /** @param {string} text */
  bareKey(text) {
    const bare = text.replace(PARENTHESES, " ").replace(YEARS, " ").replace(PERIODS, " ");
    return normal(bare)
      .split(" ")
      .filter((word) => !UNITS.has(word) && !this.factors.has(word))
      .join(" ");
  }

  /** @param {string[]} all */
  isOther(all) {
    return all.some((word) => this.others.has(word));
  }

  /**
   * The part that the words of a heading name, and whether they do so exactly.
   *
   * @param {string} key
   * @returns {[string | null, boolean]}
   */
  part(key) {
    const exact = this.parts.get(key);
    if (exact !== undefined) return [exact, true];
    const all = key.split(" ").map((word) => this.mended(word));
    const origin = all.some((word) => ORIGINS.has(word));
    if (origin && all.some((word) => MONEY_PARTS.includes(this.parts.get(word) ?? ""))) {
      return ["pembiayaan", false];
    }
    if (this.isOther(all)) return [null, false];
    // "Kecamatan/Desa": a place in one cell.
    const levels = new Set(all.map((word) => this.parts.get(word) ?? ""));
    if (PLACE_PARTS.filter((part) => levels.has(part)).length > 1) return ["lokasi", false];
    const padded = ` ${all.join(" ")} `;
    const phrase = this.phrases.find((one) => padded.includes(` ${one} `));
    if (phrase !== undefined) return [this.parts.get(phrase) ?? null, false];
    const word = all.find((one) => one.length >= SHORT_WORD && this.parts.has(one));
    return [word === undefined ? null : (this.parts.get(word) ?? null), false];
  }

  /**
   * A word of a heading, or the known one that it is a slip of.
   *
   * @param {string} word
   */
  mended(word) {
    if (word.length < TYPO_MIN_LENGTH || this.words.has(word)) return word;
    for (const known of this.words) {
      if (known.length >= TYPO_MIN_LENGTH && distance(word, known, 1) === 1) return known;
    }
    return word;
  }
}

/**
 * @param {{parts: number, yearly: number}} one
 * @param {{parts: number, yearly: number}} other
 */
function better(one, other) {
  return one.parts > other.parts || (one.parts === other.parts && one.yearly > other.yearly);
}

/** @param {string} text */
function spaces(text) {
  return text.split(" ").length;
}

/**
 * Headings with the cells below them; a heading that is merged over years stands over each.
 *
 * @param {HeadText[]} upper
 * @param {string[]} lower
 * @returns {HeadText[]}
 */
function joined(upper, lower) {
  /** @type {HeadText[]} */
  const texts = [];
  let left = "";
  for (let at = 0; at < Math.max(upper.length, lower.length); at += 1) {
    const above = upper[at] ?? { text: "", leaf: "" };
    const below = lower[at] ?? "";
    left = above.text || (WHOLE_YEAR.test(below) || !below ? left : "");
    if (!below || below === above.leaf) texts.push(above);
    else if (UNIT_CELL.test(below))
      texts.push({ text: `${above.text} ${below}`.trim(), leaf: above.leaf });
    else texts.push({ text: `${left} ${below}`.trim(), leaf: below });
  }
  return texts;
}
