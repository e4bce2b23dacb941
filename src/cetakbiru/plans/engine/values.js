/* Numbers for people, and yes or no out of cells. */
import { normal } from "./text.js";

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
 * @param {number | bigint} value
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
