/* Numbers for people, and yes or no out of cells. */
import { normal } from "./text.js";

/** @type {[number, string][]} */
const LARGE = [
  [1e12, "triliun"],
  [1e9, "miliar"],
  [1e6, "juta"],
];

/**
 * A quotient of whole numbers that aren't negative, halves rounded up.
 *
 * @param {bigint} numerator
 * @param {bigint} denominator
 */
export function rounded(numerator, denominator) {
  return (2n * numerator + denominator) / (2n * denominator);
}

/**
 * Whether a clean cell says yes; null where it says neither.
 *
 * @param {string} text
 * @param {string[]} yes
 * @param {string[]} no
 */
export function yesOrNo(text, yes, no) {
  const key = normal(text);
  if (yes.includes(key)) return true;
  return no.includes(key) ? false : null;
}

/**
 * A whole number with a point between its thousands.
 *
 * @param {number | bigint | string} value
 */
export function thousands(value) {
  return String(value).replace(/\B(?=(?:\d{3})+$)/g, ".");
}

/**
 * A whole number of the smallest decimal as a number with a comma.
 *
 * @param {number | bigint} value
 * @param {number} places
 */
export function withComma(value, places) {
  const text = String(value).padStart(places + 1, "0");
  return `${text.slice(0, -places)},${text.slice(-places)}`;
}

/**
 * A number with a comma before its decimals, of which the last is no zero.
 *
 * @param {number} value
 * @param {number} [decimals] at most so many
 */
export function number(value, decimals = 2) {
  const [whole, rest = ""] = Math.abs(value).toFixed(decimals).split(".");
  const tail = rest.replace(/0+$/, "");
  return `${value < 0 ? "−" : ""}${thousands(whole)}${tail && `,${tail}`}`;
}

/** @param {number} value rupiah, in words where it is large */
export function rupiah(value) {
  const size = Math.abs(value);
  const sign = value < 0 ? "−" : "";
  for (const [unit, word] of LARGE) {
    if (size >= unit) return `${sign}Rp${number(size / unit)} ${word}`;
  }
  return `${sign}Rp${number(size, 0)}`;
}
