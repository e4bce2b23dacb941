/* Rupiah out of cells as people write them: "Rp 1,5 M", "85 juta", "Rp1.500.000.000,-". What is no
   single amount in rupiah is told by a code, and never becomes a number silently. */
import { oneLine, plainMarks } from "./clean.js";
import { rounded } from "./values.js";

/** The largest whole number that is exact. */
const MAX_AMOUNT = Number.MAX_SAFE_INTEGER;
const LONGEST = 120;
const CURRENCY = "(?:rp|idr|rupiah)";
const FOREIGN =
  /(?:^|[^a-z])(?:usd|us|eur|euro?s?|sgd|myr|rm|aud|cny|rmb|jpy|yen|dollars?|dolar|ringgit)(?![a-z])|[$€£¥]/;
const NUMBER = "[0-9][0-9.,]*(?: [0-9]{3}(?![0-9]))*";
const AMOUNT = new RegExp(`^${CURRENCY}?\\.?\\s*(${NUMBER})\\s*(?:([a-z]+)\\.?)?\\s*${CURRENCY}?$`);
const SECOND = new RegExp(
  `^(${CURRENCY}?\\.?\\s*${NUMBER}\\s*[a-z]+)\\s+(${NUMBER}\\s*[a-z]+(?:\\s*${CURRENCY})?)$`,
);
const ABOUT =
  /^(?:\+\/?-|±|~|≈|kurang lebih|lebih kurang|sekitar|kira-kira|perkiraan|kisaran|ca\.?|c\.|about|around|approx\.?|approximately)\s*/;
const UP_TO = /\s*(?:-|s\.?\s?\/?\s?d\.?|sampai(?: dengan)?|hingga|to)\s*/;
const SCIENTIFIC = /^(?:rp\.?\s*)?([0-9](?:[.,][0-9]+)?)e\+?([0-9]{1,2})$/;
const RATE = /^(.*[0-9a-z])\s*(?:\/|\bper\b|@)\s*[a-z]/;
const TIMES = /\s*(?:x|×|\*)\s*/;
const COUNT = /^([0-9][0-9.]*)\s*([a-z]+(?: [a-z]+)?)?$/;
/* Words of English, whose comma parts thousands and whose point begins decimals. */
const ENGLISH = new Set(["thousand", "million", "billion", "trillion", "bn", "mn", "mio"]);

/**
 * @typedef {object} Money What a cell of money says.
 * @property {number | null} value in whole rupiah; null where the cell says no single amount
 * @property {string | null} code of the message on it, for a value that was worked out as well
 */

/**
 * @param {number | null} value
 * @param {string | null} [code]
 * @returns {Money}
 */
function told(value, code = null) {
  return { value, code };
}

/**
 * Whether a text speaks of another currency.
 *
 * @param {string} text
 */
export function isForeign(text) {
  return FOREIGN.test(text.toLowerCase());
}

/**
 * The words that multiply an amount, by word.
 *
 * @param {{kata: {kali: {kata: string, nilai: number}[]}}} rules
 * @returns {Map<string, number>}
 */
export function multipliers(rules) {
  return new Map(rules.kata.kali.map(({ kata, nilai }) => [kata, nilai]));
}

/**
 * The money in a clean text; a number without a word of its own counts `factor` times.
 *
 * @param {string} text
 * @param {Map<string, number>} factors
 * @param {number} [factor]
 * @returns {Money}
 */
export function moneyOf(text, factors, factor = 1) {
  if (text.length > LONGEST) return told(null, "anggaran-tak-terbaca");
  let plain = plainMarks(oneLine(text)).toLowerCase().trim();
  if (isForeign(plain)) return told(null, "anggaran-asing");
  if (plain.includes("%")) return told(null, "anggaran-persen");
  // The dash for no sen; what a bracket adds in words, "(lima puluh juta rupiah)", but for a rate;
  // marks of footnotes.
  plain = plain
    .replace(/[.,]-(?![0-9])/g, "")
    .replace(/\((per|setiap|tiap) ([a-z ]+)\)/g, "per $2")
    .replace(/(?<=[0-9a-z.,-]\s?)\([a-z ,.-]+\)/g, "")
    .replace(/(?:\s*\*+\)?)+$/, "")
    .replace(/[;:.,\s]*(?:[.,=-]*-)?[;:.,\s]*$/, "");
  const negative =
    /^\((.+)\)$/.exec(plain) ??
    /^(?:minus\s*|-\s*)(.+)$/.exec(plain) ??
    /^(?:rp\.?\s*)-\s*(.+)$/.exec(plain);
  if (negative !== null) {
    const value = amount(negative[1], factors, factor);
    return value === null ? told(null, "anggaran-tak-terbaca") : told(value === 0 ? 0 : -value);
  }
  const rounded = SCIENTIFIC.exec(plain);
  if (rounded !== null) {
    // What is left of a number that did not fit its column: its last digits are lost.
    const value = Number(`${rounded[1].replace(",", ".")}e${rounded[2]}`) * factor;
    return value <= MAX_AMOUNT
      ? told(Math.round(value), "anggaran-kira")
      : told(null, "anggaran-terlalu-besar");
  }
  const about = ABOUT.exec(plain);
  const rest = about === null ? plain : plain.slice(about[0].length);
  const value = amount(rest, factors, factor);
  if (value !== null) return told(value, about === null ? null : "anggaran-kira");
  return oddMoney(rest, factors, factor);
}

/**
 * What is no plain amount: a product, a rate, a span, or nothing that can be read.
 *
 * @param {string} plain
 * @param {Map<string, number>} factors
 * @param {number} factor
 * @returns {Money}
 */
function oddMoney(plain, factors, factor) {
  const [left, result, ...more] = plain.split(/\s*=\s*/);
  const product = worked(left.replace(/(?<=\S)\s*@\s*/, " x "), factors, factor);
  const stated = result === undefined || more.length ? null : amount(result, factors, factor);
  const agrees = result === undefined ? product !== null : stated !== null && product === stated;
  if (agrees) return told(product, "anggaran-kali");
  if (result !== undefined) return told(null, "anggaran-tak-terbaca");
  const rate = RATE.exec(plain);
  if (rate !== null && amount(rate[1], factors, factor) !== null) {
    return told(null, "anggaran-satuan");
  }
  const ends = plain.split(UP_TO);
  if (
    ends.length === 2 &&
    amount(ends[1], factors, factor) !== null &&
    /^[^a-z]*[0-9]|rp/.test(ends[0])
  ) {
    return told(null, "anggaran-rentang");
  }
  const huge = /^(?:rp|idr)?\.?\s*[0-9]{1,3}(?:[.,]?[0-9]{3}){5,}$/.test(plain);
  return told(null, huge ? "anggaran-terlalu-besar" : "anggaran-tak-terbaca");
}

/**
 * "250 rb/orang x 40 orang" worked out; null where it is no such product.
 *
 * @param {string} plain
 * @param {Map<string, number>} factors
 * @param {number} factor
 * @returns {number | null}
 */
function worked(plain, factors, factor) {
  const [first, ...counts] = plain.split(TIMES);
  if (!counts.length || counts.length > 3) return null;
  // The money is the side with a currency, else that with a word for thousands, else the first.
  const sides = [first, ...counts];
  const priced = sides.findIndex((side) => /^(?:rp|idr)|@/.test(side));
  const large = sides.findIndex(
    (side) => /[0-9] ?[a-z]+/.test(side) && amount(side, factors, factor) !== null,
  );
  const at = priced >= 0 ? priced : Math.max(large, 0);
  const price = sides[at].replace(/^@\s*/, "").replace(/\s*(?:\/|\bper\b)\s*[a-z ]+$/, "");
  let value = amount(price, factors, factor);
  for (const [place, side] of sides.entries()) {
    if (place === at || value === null) continue;
    const count = COUNT.exec(side);
    const many = count === null ? null : whole(count[1], false, false);
    if (count === null || many === null || many[1] !== 0 || factors.has(count[2])) return null;
    value *= Number(many[0]);
  }
  return value !== null && value <= MAX_AMOUNT ? value : null;
}

/**
 * A plain amount: a number with or without a currency and a word that multiplies it.
 *
 * @param {string} text
 * @param {Map<string, number>} factors
 * @param {number} factor
 * @returns {number | null}
 */
function amount(text, factors, factor) {
  const match = AMOUNT.exec(text);
  if (match === null) return sum(text, factors);
  const unit = match[2] ?? "";
  const worded = factors.get(unit);
  if (worded === undefined && !["", "rp", "idr", "rupiah"].includes(unit)) return null;
  const scaled = whole(match[1].replaceAll(" ", ""), worded !== undefined, ENGLISH.has(unit));
  if (scaled === null) return null;
  const value = rounded(scaled[0] * BigInt(worded ?? factor), 10n ** BigInt(scaled[1]));
  return value <= BigInt(MAX_AMOUNT) ? Number(value) : null;
}

/**
 * "1 miliar 500 juta" together.
 *
 * @param {string} text
 * @param {Map<string, number>} factors
 * @returns {number | null}
 */
function sum(text, factors) {
  const [, large, small] = SECOND.exec(text) ?? [];
  if (small === undefined || !large.includes(" ")) return null;
  const [one, other] = [amount(large, factors, 1), amount(small, factors, 1)];
  return one !== null && other !== null && other < one ? one + other : null;
}

/**
 * The money of a cell that is a number in its file.
 *
 * @param {string} text
 * @param {number} [factor]
 * @returns {Money}
 */
export function moneyOfNumber(text, factor = 1) {
  const value = Number(text) * factor;
  if (!Number.isFinite(value)) return told(null, "anggaran-tak-terbaca");
  const rupiah = Math.sign(value) * Math.floor(Math.abs(value) + 0.5) || 0;
  if (Math.abs(rupiah) > MAX_AMOUNT) return told(null, "anggaran-terlalu-besar");
  return told(rupiah);
}

/**
 * The digits of a number with marks, and how many of them are decimals. One mark with three digits
 * after it parts thousands, but for a comma before a word of Indonesian ("1,500 juta") and a point
 * before one of English ("1.500 million").
 *
 * @param {string} text
 * @param {boolean} worded whether a word that multiplies follows
 * @param {boolean} english whether that word is English
 * @returns {[bigint, number] | null}
 */
function whole(text, worded, english) {
  const plain = text.replace(/[.,]+$/, "");
  const marks = plain.match(/[.,]/g) ?? [];
  const mark = marks[marks.length - 1] ?? "";
  const at = mark ? plain.lastIndexOf(mark) : plain.length;
  let [head, tail] = [plain.slice(0, at), plain.slice(at + 1)];
  const begins = worded ? (english ? "." : ",") : "";
  // Nothing counts thousands from a nought: "0.125 M" is an eighth.
  const thousands =
    new Set(marks).size === 1 &&
    !/^0[.,]/.test(plain) &&
    (marks.length > 1 || (tail.length === 3 && mark !== begins));
  if (thousands) [head, tail] = [plain, ""];
  const groups = head.split(/[.,]/);
  if (groups.length > 1 && (groups[0].length > 3 || new Set(head.match(/[.,]/g)).size > 1))
    return null;
  if (groups.slice(1).some((group) => group.length !== 3)) return null;
  const all = groups.join("") + tail;
  return all.length <= 20 ? [BigInt(all), tail.length] : null;
}
