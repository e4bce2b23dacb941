/* A coordinate as people paste it: decimal, with minutes and seconds, in a link, as a Plus Code or in
   metres of UTM or TM-3. Which of two numbers is the longitude is left open where the text does not say. */
import { unreadable } from "./angles.js";
import { fromLink, isLink } from "./links.js";
import { fromMetres } from "./metres.js";
import { tokensOf } from "./numbers.js";
import { fromPlusCode } from "./pluscode.js";

/** @import { Angle, Coordinate } from "./angles.js" */
/** @import { Axis, Token } from "./numbers.js" */

/**
 * @typedef {object} Part A number of an angle.
 * @property {number} value
 * @property {number} place 0 for degrees, 1 for minutes, 2 for seconds
 * @property {boolean} negative
 */

/* What stands beside coordinates and says nothing of them. */
export const WORDS = new Set(
  `koordinat coordinate coordinates titik point gps wgs wgs84 posisi position lokasi location dan and
  dd dms derajat desimal google maps map peta pin share drop dropped`.split(/\s+/),
);
/* What people say of a point behind it. */
const ASIDE = /\([^()]*[a-z][^()]*\)/gi;
/* When a picture was taken. */
const STAMP =
  /\b(?:[0-9]{1,2}([/-])[0-9]{1,2}\1(?:19|20)[0-9]{2}|(?:19|20)[0-9]{2}([/-])[0-9]{1,2}\2[0-9]{1,2}|[0-9]{1,2}\/[0-9]{1,2}\/[0-9]{2})\b(?:,?\s+[0-9]{1,2}(?:[.:][0-9]{2}){1,2}\b)?/g;
/* A sentence of a receiver (NMEA 0183): degrees and minutes in one number, then a letter. */
const SENTENCE = /\b([0-9]{2})([0-9]{2}\.[0-9]+),([ns]),([01][0-9]{2})([0-9]{2}\.[0-9]+),([ew])\b/i;
/* The numbers by which programs know degrees on WGS 84. */
const DEGREES = /^\s*srid\s*=\s*4326\s*;/i;
/* Amid other words numbers are a coordinate only if they are as exact as phones write them, have
   signs of degrees, or are named. */
const EXACT = /[+-]?[0-9]{1,3}[.,][0-9]{3,}\s*[,;\s]\s*[+-]?[0-9]{1,3}[.,][0-9]{3,}/;
const SIGNED =
  /(?:\b(?:[nsew]|l[su]|b[tb])\b\W{0,3})?[+-]?[0-9.,]+\s?(?:°|\u030a).*(?:°|\u030a)[^\p{L}]*(?:\b(?:[nsewt]|l[su]|b[tb])\b)?/iu;
const NAMED =
  /(?:\b(?:lat(?:itude)?|lintang|lon(?:g|gitude)?|lng|bujur)\W{1,4}?[-+]?[0-9]+(?:[.,][0-9]+)?\W*){2}/i;
const SIXTY = 60;

/**
 * The coordinate that a text holds; null for a text that is none.
 *
 * @param {string} text
 * @returns {Coordinate | null}
 */
export function readCoordinate(text) {
  if (isLink(text)) return fromLink(text, fromNumbers);
  const sentence = SENTENCE.exec(text);
  if (sentence) return fromNumbers(sentence[0].replace(SENTENCE, "$1°$2'$3 $4°$5'$6"));
  const found = fromPlusCode(text) ?? fromMetres(text) ?? fromNumbers(text.replace(DEGREES, ""));
  if (found !== null) return found;
  return amid(text.replace(STAMP, " "));
}

/**
 * The coordinate amid other words.
 *
 * @param {string} text
 * @returns {Coordinate | null}
 */
function amid(text) {
  const parts = [NAMED, EXACT, SIGNED].flatMap((one) => one.exec(text)?.[0] ?? []);
  const read = (parts.length ? parts : [text.replace(ASIDE, " ")]).map(fromNumbers);
  return read.find((one) => one?.angles) ?? read.find((one) => one !== null) ?? null;
}

/**
 * @param {string} text
 * @returns {Coordinate | null}
 */
function fromNumbers(text) {
  let first = null;
  for (const tokens of tokensOf(text)) {
    if (tokens.some(({ kind, text }) => kind === "word" && !WORDS.has(text))) return null;
    const found = angled(tokens);
    if (found?.angles) return found;
    first ??= found;
  }
  return first;
}

/**
 * The point that tokens name.
 *
 * @param {Token[]} tokens
 * @returns {Coordinate | null}
 */
export function angled(tokens) {
  const found = anglesIn(tokens, 2);
  if (found === null || !Array.isArray(found)) return found;
  if (found.length === 1) return unreadable("satu-angka");
  if (found.length !== 2) return null;
  const [one, other] = found;
  if (one.axis !== null && one.axis === other.axis) return unreadable("sumbu-sama");
  if (one.axis !== null) other.axis = one.axis === "lat" ? "lon" : "lat";
  else if (other.axis !== null) one.axis = other.axis === "lat" ? "lon" : "lat";
  return { angles: [one, other], notes: [] };
}

/**
 * The angles that tokens name, or why they can't be read; null where numbers are no angles.
 *
 * @param {Token[]} tokens
 * @param {number} count how many are looked for where no sign tells them apart
 * @returns {Angle[] | Coordinate | null}
 */
export function anglesIn(tokens, count) {
  const parts = partsOf(
    tokens.filter(({ kind }) => kind !== "word"),
    count,
  );
  if (parts === null) return null;
  const groups = grouped(parts);
  const angles = groups.map(angle);
  const sixty = parts.find(({ place, value }) => place > 0 && value >= SIXTY);
  if (sixty) return unreadable("bukan-menit", { nilai: sixty.value });
  const firsts = groups.map((group) => parts.indexOf(group[0]));
  for (const [at, axis, sign] of namedAxes(tokens, parts.length)) {
    const which = firsts.filter((first) => first <= at).length - 1;
    if (angles[which].axis !== null && angles[which].axis !== axis) {
      return unreadable("sumbu-berlawanan");
    }
    angles[which].axis = axis;
    angles[which].sign ||= sign;
    if (sign > 0 && groups[which][0].negative) return unreadable("tanda-berlawanan");
    if (sign < 0) angles[which].value = -Math.abs(angles[which].value);
  }
  return angles;
}

/**
 * The numbers, each with its place in an angle: as its sign says, or by how many there are.
 *
 * @param {Token[]} tokens
 * @param {number} count
 * @returns {Part[] | null}
 */
function partsOf(tokens, count) {
  const seen = tokens.filter(({ kind, text }) => kind !== "break" || text.trim());
  const numbers = countNumbers(seen);
  const hasUnits = seen.some(({ kind }) => kind === "unit");
  const each = numbers / count;
  // "1.2.3" is no number, and no two of them.
  if (seen.some(({ text }, at) => text === "." && areNumbers(seen[at - 1], seen[at + 1])))
    return null;
  if (!numbers || (!hasUnits && !(each < 1 || [1, 2, 3].includes(each)))) return null;
  // Degrees, minutes and seconds without their signs have nothing but a colon or a space between.
  const isJoined = (/** @type {Token} */ { kind, text }, /** @type {number} */ at) =>
    kind !== "break" || text === ":" || countNumbers(seen.slice(0, at)) % each === 0;
  if (!hasUnits && each > 1 && !seen.every(isJoined)) return null;
  /** @type {Part[]} */
  const parts = [];
  for (const [at, { kind, text, value }] of seen.entries()) {
    if (kind !== "number") continue;
    const place = hasUnits
      ? placeOf(seen, at, parts[parts.length - 1])
      : parts.length % Math.ceil(each);
    if (place === null || (place > 0 && /^[+-]/.test(text))) return null;
    // No direction stands within an angle.
    if (place > 0 && ["axis", "direction"].includes(seen[at - 1].kind)) return null;
    parts.push({ value: Math.abs(value), place, negative: text.startsWith("-") });
  }
  return parts;
}

/** @param {Token[]} tokens */
function countNumbers(tokens) {
  return tokens.filter(({ kind }) => kind === "number").length;
}

/** @param {(Token | undefined)[]} tokens */
function areNumbers(...tokens) {
  return tokens.every((one) => one?.kind === "number");
}

/**
 * @param {Token[]} tokens
 * @param {number} at
 * @param {Part | undefined} before
 * @returns {number | null}
 */
function placeOf(tokens, at, before) {
  const sign = tokens[at + 1]?.kind === "unit" ? tokens[at + 1].text : "";
  const goesOn = before !== undefined && tokens[at - 1].kind === "unit";
  if (sign === "°") return 0;
  if (sign === "'") return goesOn && before.place === 0 ? 1 : null;
  if (sign === '"') return goesOn && before.place < 2 ? 2 : null;
  return goesOn && before.place < 2 ? before.place + 1 : 0;
}

/**
 * @param {Part[]} parts
 * @returns {Part[][]}
 */
function grouped(parts) {
  /** @type {Part[][]} */
  const groups = [];
  for (const part of parts) {
    if (part.place === 0) groups.push([part]);
    else groups[groups.length - 1]?.push(part);
  }
  return groups;
}

/**
 * @param {Part[]} parts
 * @returns {Angle}
 */
function angle(parts) {
  const value = parts.reduce((sum, part) => sum + part.value / SIXTY ** part.place, 0);
  return { value: parts[0].negative ? -value : value, axis: null, sign: 0 };
}

/**
 * The axes that a text names, each with the number that it belongs to: the next one where the first
 * stands before all numbers, else the last.
 *
 * @param {Token[]} tokens
 * @param {number} count of numbers
 * @returns {[number, Axis, number][]}
 */
function namedAxes(tokens, count) {
  /** @type {[number, Axis, number][]} */
  const found = [];
  for (const wanted of ["axis", "direction"]) {
    let numbers = 0;
    /** @type {boolean | null} */
    let isBefore = null;
    for (const { kind, axis, value } of tokens) {
      if (kind === "number") numbers += 1;
      if (kind !== wanted || axis === null) continue;
      isBefore ??= numbers === 0;
      found.push([isBefore ? Math.min(numbers, count - 1) : numbers - 1, axis, value]);
    }
  }
  return found;
}
