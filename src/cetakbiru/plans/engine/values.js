/* Rupiah, years and yes or no out of cells as people write them. */
import { normal } from "./text.js";

const MAX_AMOUNT = 9_000_000_000_000;
const MAX_SPAN = 30;
const AMOUNT =
  /^(?:rp|idr)?\.?\s*([0-9][0-9.,]*(?: [0-9]{3})*)\s*(?:([a-z]+)\.?)?\s*(?:rupiah|idr|rp)?[.,]?-?$/;
const CURRENCY = ["rupiah", "idr", "rp"];
const YEARS =
  /(?<![0-9])((?:19|20)[0-9]{2})(?![0-9])(?:\s*(?:-|–|—|s\.?\s?\/?\s?d\.?|sampai(?: dengan)?|hingga)\s*((?:19|20)[0-9]{2})(?![0-9]))?/g;

export function multipliers(rules) {
  return new Map(rules.kata.kali.map((item) => [item.kata, item.nilai]));
}

export function amount(text, factors, factor = 1) {
  const match = AMOUNT.exec(text.normalize("NFKC").toLowerCase().trim());
  if (match === null) return null;
  const unit = match[2];
  if (unit !== undefined && !CURRENCY.includes(unit)) {
    if (!factors.has(unit)) return null;
    factor = factors.get(unit);
  }
  const scaled = digits(match[1].replaceAll(" ", ""), factors.has(unit));
  if (scaled === null) return null;
  const value = rounded(scaled[0] * BigInt(factor), 10n ** BigInt(scaled[1]));
  return value <= BigInt(MAX_AMOUNT) ? Number(value) : null;
}

export function numberAmount(text, factor = 1) {
  const value = Number(text) * factor;
  return value >= 0 && value <= MAX_AMOUNT ? Math.floor(value + 0.5) : null;
}

/* A quotient of whole numbers (BigInt) that aren't negative, halves rounded up. */
export function rounded(numerator, denominator) {
  return (2n * numerator + denominator) / (2n * denominator);
}

function digits(text, decimal) {
  const plain = text.replace(/[.,]+$/, "");
  const marks = plain.match(/[.,]/g) || [];
  const mark = marks.length ? marks[marks.length - 1] : "";
  const at = mark ? plain.lastIndexOf(mark) : plain.length;
  let head = plain.slice(0, at);
  let tail = plain.slice(at + 1);
  const alone = new Set(marks).size === 1;
  const thousands =
    alone && (marks.length > 1 || (tail.length === 3 && !(decimal && mark === ",")));
  if (!mark || thousands) [head, tail] = [plain, ""];
  const groups = head.split(/[.,]/);
  if (groups.slice(1).some((group) => group.length !== 3)) return null;
  const all = groups.join("") + tail;
  return all.length <= 20 ? [BigInt(all), tail.length] : null;
}

export function years(text) {
  const found = new Set();
  for (const [, first, last] of text.toLowerCase().matchAll(YEARS)) {
    const start = Number(first);
    const end = last ? Number(last) : start;
    if (end >= start && end - start <= MAX_SPAN) {
      for (let year = start; year <= end; year += 1) found.add(year);
    } else {
      found.add(start).add(end);
    }
  }
  return Array.from(found).sort((one, other) => one - other);
}

export function yesOrNo(text, yes, no) {
  const key = normal(text);
  if (yes.includes(key)) return true;
  return no.includes(key) ? false : null;
}

export function thousands(value) {
  return String(value).replace(/\B(?=(?:\d{3})+$)/g, ".");
}

export function withComma(value, places) {
  const text = String(value).padStart(places + 1, "0");
  return `${text.slice(0, -places)},${text.slice(-places)}`;
}
