/* Figures out of a cell as planners write them: "12,09 (2025)", "naik menjadi 60 %", "32 dari 180
   rumah", "dari 40 ke 60". Where a text allows two readings, both are given, and whoever judges
   takes the one in the plan's favour. */
import { remembered } from "../collections.js";
import words from "./words.json" with { type: "json" };

/**
 * @typedef {object} Figure
 * @property {number[]} values What the number may be: "10.826" is 10826 or 10,826.
 * @property {string} unit The one or two words after it; "%" for percent, "" for none.
 * @property {number} scale 1000 for "23 ribu orang".
 * @property {number | null} year The year that it is told for.
 * @property {boolean} relative It is a change, not a state: "meningkat 10 %".
 * @property {boolean} span Its values are the ends of a span: "6–9".
 * @property {Figure | null} whole Of what it is a part: 180 in "32 dari 180 rumah".
 */

/**
 * @typedef {object} Told What a cell says.
 * @property {Figure[]} figures
 * @property {Figure | null} from The state before, where the cell tells both: "dari 40 ke 60".
 * @property {"naik" | "turun" | null} move Which way the words go.
 * @property {boolean} kept The state is to be held: "dipertahankan".
 */

const [NAIK, TURUN, TETAP, PERSEN] = [words.naik, words.turun, words.tetap, words.persen].map(
  (all) => new Set(all),
);
// What stands between a verb and the state that it leads to; before a whole, or before the state to
// start from; between the two ends of a span; before a year.
const [MENJADI, DARI, SAMPAI, TAHUN] = [words.menjadi, words.dari, words.sampai, words.tahun].map(
  (all) => new Set(all),
);
// Words after a figure that are no unit of it: "12,09 menurut BPS".
const NO_UNITS = new Set([
  ...words.sela,
  ...words.dari,
  ...words.menjadi,
  ...words.sampai,
  ...words.naik,
  ...words.turun,
]);
/** Words that multiply a figure. */
export const SCALES = new Map(words.kali.map(({ kata, nilai }) => [kata, nilai]));

const LONGEST = 400;
const MOST_FIGURES = 24;
// "10.826" with one mark and three digits after it: thousands or decimals.
const THREE = 3;
const TOKEN = /\d[\d.,]*|[a-z]+(?:-[a-z]+)*|->|=>|[-−–—¬%([{:;=/→+]/gu;
// A dash is a minus where a digit follows it at once and no word or figure goes before.
const MINUS = /(?<=^|[\s(:=])[-−–](?=\d)/gu;
const ARROWS = new Set(["→", "->", "=>"]);
const DASHES = new Set(["-", "−", "–", "—"]);
const NEGATIVE = "¬";
const OPEN = new Set(["(", "[", "{"]);
const SPACED_GROUP = /(?<![\d.,])(\d{1,3})((?: \d{3})+)(?![\d.,])/gu;

/**
 * The numbers that a run of digits and marks may mean; none when it is no number.
 *
 * @param {string} text
 * @returns {number[]}
 */
export function numbers(text) {
  const plain = text.replace(/[.,]+$/u, "");
  const marks = plain.match(/[.,]/gu) ?? [];
  if (!marks.length) return plain ? [Number(plain)] : [];
  const last = marks[marks.length - 1];
  const groups = plain.split(/[.,]/u);
  const tail = groups[groups.length - 1];
  const decimal = Number(`${groups.slice(0, -1).join("")}.${tail}`);
  const whole = Number(groups.join(""));
  const grouped = groups[0].length <= THREE && groups.slice(1).every((one) => one.length === THREE);
  if (new Set(marks).size === 2) {
    const inner = groups.slice(1, -1).every((one) => one.length === THREE);
    return inner && marks.slice(0, -1).every((mark) => mark !== last) ? [decimal] : [];
  }
  if (marks.length > 1) return grouped ? [whole] : [];
  if (!grouped || Number(groups[0]) === 0) return [decimal];
  return last === "." ? [whole, decimal] : [decimal, whole];
}

/**
 * What a cell says; `numeric` when it is a number of a workbook and no text.
 *
 * @param {{text: string, numeric: boolean}} cell
 * @returns {Told}
 */
export function toldIn({ text, numeric }) {
  const value = numeric && text !== "" ? Number(text) : Number.NaN;
  if (!Number.isFinite(value)) return parsed(text);
  // A cell that Excel shows as 60 % holds 0,6.
  const values = value > 0 && value <= 1 ? [value, value * 100] : [value];
  return { figures: [figure(values)], from: null, move: null, kept: false };
}

const parsed = remembered((text) => {
  const short = text
    .slice(0, LONGEST)
    .normalize("NFKC")
    .toLowerCase()
    .replace(MINUS, NEGATIVE)
    .replace(SPACED_GROUP, (_, head, rest) => head + rest.replaceAll(" ", "."));
  return new Parse(short.match(TOKEN) ?? []).told();
}, 5000);

/**
 * @param {number[]} values
 * @param {number | null} [year]
 * @returns {Figure}
 */
function figure(values, year = null) {
  return { values, unit: "", scale: 1, year, relative: false, span: false, whole: null };
}

class Parse {
  /** @param {string[]} tokens */
  constructor(tokens) {
    this.tokens = tokens;
    this.at = 0;
    /** @type {Told} */
    this.result = { figures: [], from: null, move: null, kept: false };
    /** @type {number | null} A year that the next figure is for: "2027: 60 %". */
    this.nextYear = null;
    /** Whether a verb of change, and a word that leads to a state, stand before the next figure. */
    this.moved = false;
    this.led = false;
    /** @type {"of" | "to" | "span" | null} What joins the next figure to the one before. */
    this.joint = null;
    this.startsFrom = false;
    this.hasOther = tokens.some((token) => isNumber(token) && !isYear(token));
  }

  /** @returns {Told} */
  told() {
    while (this.at < this.tokens.length && this.result.figures.length < MOST_FIGURES) this.step();
    const only = this.result.figures;
    if (this.nextYear !== null && only.length === 1 && only[0].year === null) {
      only[0].year = this.nextYear;
    }
    return this.result;
  }

  step() {
    const token = this.tokens[this.at];
    if (isNumber(token)) {
      if (this.isYear()) this.takeYear();
      else this.takeFigure();
      return;
    }
    this.at += 1;
    if (NAIK.has(token)) this.moves("naik");
    else if (TURUN.has(token)) this.moves("turun");
    else if (TETAP.has(token)) this.result.kept = true;
    else if (ARROWS.has(token)) this.joint = "to";
    else if (this.figures && (SAMPAI.has(token) || DASHES.has(token))) this.joint = "span";
    else if (MENJADI.has(token)) {
      this.led = true;
      this.joint = this.figures ? "to" : null;
    } else if (DARI.has(token)) {
      if (this.figures) this.joint = "of";
      else this.startsFrom = true;
    } else if (token === "/") this.joint = this.figures ? "of" : null;
    else if (token === ";") this.joint = null;
  }

  get figures() {
    return this.result.figures.length;
  }

  /** @param {"naik" | "turun"} way */
  moves(way) {
    this.result.move ??= way;
    this.moved = true;
  }

  isYear() {
    const { tokens, at } = this;
    if (!isYear(tokens[at])) return false;
    const before = tokens[at - 1] ?? "";
    const after = tokens[at + 1] ?? "";
    if (TAHUN.has(before) || OPEN.has(before) || after === ":" || after === "=") return true;
    return this.hasOther && !isWord(after) && after !== "%";
  }

  takeYear() {
    const year = Number(this.tokens[this.at]);
    const after = this.tokens[this.at + 1] ?? "";
    this.at += 1;
    const last = this.result.figures[this.figures - 1];
    if (after === ":" || after === "=" || last === undefined || last.year !== null) {
      this.nextYear = year;
    } else last.year = year;
  }

  takeFigure() {
    const { tokens, result } = this;
    const before = tokens[this.at - 1] ?? "";
    const negative = before === NEGATIVE;
    const plus = before === "+";
    const values = numbers(tokens[this.at]).map((value) => (negative ? -value : value));
    this.at += 1;
    if (!values.length) return;
    const figure = this.withUnit(values, negative ? tokens[this.at - 3] : before);
    if (this.startsFrom && result.from === null) {
      result.from = figure;
      this.startsFrom = false;
      this.joint = null;
      return;
    }
    const last = result.figures[this.figures - 1];
    if (this.joint === "of" && last !== undefined) {
      if (result.move !== null && !this.led) result.from = figure;
      else last.whole = figure;
    } else if (this.joint === "to" && last !== undefined && result.from === null) {
      result.from = last;
      result.figures[this.figures - 1] = figure;
      last.unit ||= figure.unit;
    } else if (this.joint === "span" && last !== undefined) {
      last.values = [...last.values, ...figure.values];
      last.span = true;
      last.unit ||= figure.unit;
    } else {
      if (plus) this.moves("naik");
      figure.relative = this.moved && !this.led;
      result.figures.push(figure);
    }
    this.moved = false;
    this.led = false;
    this.joint = null;
  }

  /**
   * @param {number[]} values
   * @param {string | undefined} before The word before the number.
   * @returns {Figure}
   */
  withUnit(values, before) {
    const { tokens } = this;
    const found = figure(values, this.nextYear);
    this.nextYear = null;
    const times = SCALES.get(tokens[this.at]);
    if (times !== undefined) {
      found.scale = times;
      this.at += 1;
    }
    const first = tokens[this.at] ?? "";
    if (first === "%" || PERSEN.has(first)) {
      found.unit = "%";
      this.at += 1;
    } else if (this.isUnit(this.at)) {
      found.unit = this.isUnit(this.at + 1) ? `${first} ${tokens[this.at + 1]}` : first;
      this.at += 1;
    } else if (before === "rp" || before === "idr") found.unit = "rp";
    return found;
  }

  /** @param {number} at */
  isUnit(at) {
    const token = this.tokens[at] ?? "";
    if (!isWord(token) || NO_UNITS.has(token)) return false;
    return !TAHUN.has(token) || !isYear(this.tokens[at + 1] ?? "");
  }
}

/** @param {string} token */
function isNumber(token) {
  return /^\d/u.test(token);
}

/** @param {string} token */
function isYear(token) {
  return /^(?:19|20)\d\d$/u.test(token);
}

/** @param {string} token */
function isWord(token) {
  return /^[a-z]/u.test(token);
}
