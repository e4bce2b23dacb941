/* The numbers of a pasted text, with what stands beside them: signs of degrees, directions, names of
   axes. A comma may be a decimal mark or stand between two numbers: both ways of reading are tried. */
import { cleaned } from "../../plans/engine/clean.js";

/** @typedef {"lat" | "lon"} Axis */

/**
 * @typedef {object} Token
 * @property {"number" | "unit" | "direction" | "axis" | "word" | "break"} kind
 * @property {string} text
 * @property {number} value of a number, and the sign that a direction gives
 * @property {Axis | null} axis of a direction or the name of an axis
 */

/** @type {[RegExp, string][]} what is written in many ways, and how it is read here */
const SPELLINGS = [
  [/[\u2010-\u2015\u2212\u2043\ufe58\ufe63\uff0d]/g, "-"],
  [/[\u00ba\u02da\u2070\u2218\u25e6\u26ac\u00b0*]/g, "°"],
  [/&(?:deg|#176|#xb0);?|\\u00b0/g, "°"],
  // A ring and an accent that stand alone, as plain letters have them (clean.js).
  [/ ?\u030a/g, "°"],
  [/ ?\u0301/g, "'"],
  [/[\u2018\u2019\u201b\u2032\u02b9\u02bc\u00b4`\u2035]/g, "'"],
  [/[\u201c\u201d\u201f\u2033\u02ba\u02dd\u2036\u3003]|''/g, '"'],
  [/(^|[,;:(])\s*-\s+(?=[0-9])/g, "$1-"],
  // Quotes around a number, and a hyphen that stands before a longitude of Indonesia.
  [/(?<=^|[[,;(\s])(["'])([-+]?[0-9.,]+)\1(?=$|[\],;)\s])/g, "$2"],
  [/(?<=[0-9°'"])-(?=(?:9[0-9]|1[0-4][0-9])[.,°])/g, " "],
  [/(?<=[0-9])\s*(?:derajat|degrees?|deg)(?![a-z])\.?/g, "°"],
  [/(?<=[0-9])\s*(?:menit|minutes?|mnt|min)(?![a-z])\.?/g, "'"],
  [/(?<=[0-9])\s*(?:detik|seconds?|dtk|det|sec)(?![a-z])\.?/g, '"'],
  [/(?<=[0-9])\s*[do](?=\s*(?:[0-9,;)]|(?:[nsewut]|l[su]|b[tb])\b|$))/g, "°"],
  [/(?<=[0-9])\s*m(?=\s*[0-9])/g, "'"],
  [/(?<='\s*[0-9]+(?:[.,][0-9]+)?)\s*s(?=\s*[a-z])/g, '"'],
  // A letter that names a corner is no direction.
  [/\b(titik|sudut|patok|pal|point)\s+[a-z]\s*[:.)=](?=\s)/g, "$1 "],
  // "lat/lng: " before both numbers names neither, and "garis lintang" is "lintang".
  [
    /\b(?:(?:lat|lon|lng|lintang|bujur)[a-z]*|[xy])\s?[/,&]\s?(?:(?:lat|lon|lng|lintang|bujur)[a-z]*|[xy])\b/g,
    " ",
  ],
  [/\bgaris\s+(?=lintang|bujur)/g, ""],
  [/lintang\s*selatan|\bl\.\s?s\b\.?/g, " ls "],
  [/lintang\s*utara|\bl\.\s?u\b\.?/g, " lu "],
  [/bujur\s*timur|\bb\.\s?t\b\.?/g, " bt "],
  [/bujur\s*barat|\bb\.\s?b\b\.?/g, " bb "],
];
/** @type {Map<string, [Axis, number]>} */
const DIRECTIONS = new Map(
  /** @type {[string, Axis, number][]} */ ([
    ["n lu u utara north", "lat", 1],
    ["s ls selatan south", "lat", -1],
    ["e bt t timur east", "lon", 1],
    ["w bb b barat west", "lon", -1],
  ]).flatMap(([names, axis, sign]) =>
    names.split(" ").map((name) => /** @type {const} */ ([name, [axis, sign]])),
  ),
);
/** @type {Map<string, Axis>} */
const AXES = new Map([
  ...["lat", "latitude", "lintang", "garislintang", "y"].map((name) => pair(name, "lat")),
  ...["lon", "lng", "long", "longitude", "bujur", "garisbujur", "x"].map((name) =>
    pair(name, "lon"),
  ),
]);
/* A text that no spelling changes, as are most lines of a long list. */
const NUMBERS_ONLY = /^(?:[0-9.,;\s]|(?<![0-9.])[+-](?=[0-9.]))*$/;
const DOT_DECIMAL = /[0-9+-]\.[0-9]/;
/* A letter that slipped into a number makes it none. */
const SLIP = /[0-9.,]+[xy][0-9]\S*/g;
/* Two ways of reading; in the first a comma stands between numbers. */
const BY_DOT = /[+-]?(?:[0-9]+(?:\.[0-9]+)?|(?<![0-9])\.[0-9]+)|[°'"]|[a-z]+|[^\sa-z0-9°'"]|\s+/g;
const BY_EITHER = /[+-]?[0-9]+(?:[.,][0-9]+)?|[+-][.,][0-9]+|[°'"]|[a-z]+|[^\sa-z0-9°'"]|\s+/g;
/* Degrees, minutes and seconds with one mark between them. Without a direction they may be a code, or
   a time of day where there are not two with colons. */
const MARKED =
  /(?<![0-9.,])([0-9]{1,3})([.:-])([0-9]{1,2})\2([0-9]{1,2}(?:[.,][0-9]+)?)(?![0-9.-]*[0-9])/g;
const DIRECTED = /[0-9]\s*(?:[nsewutb]|l[su]|b[tb])\b|\b(?:[nsew]|l[su]|b[tb])[\s:]*[0-9]/;
const TWO_TIMES = /(?:(?<![0-9:])[0-9]{1,3}(?::[0-9]{1,2}){2}(?![0-9:]).*){2}/;
// Nobody writes one point in more letters.
const LONGEST = 400;

/**
 * The tokens of a text by each way to read it, the likelier first.
 *
 * @param {string} text
 * @returns {Iterable<Token[]>}
 */
export function* tokensOf(text) {
  const plain = spelled(text).replace(SLIP, " slip ");
  const ways = DOT_DECIMAL.test(plain) ? [BY_DOT, BY_EITHER] : [BY_EITHER, BY_DOT];
  for (const way of ways) yield (plain.match(way) ?? []).map(token);
}

/** @param {string} text */
function spelled(text) {
  let plain = cleaned(text.slice(0, LONGEST)).toLowerCase();
  if (NUMBERS_ONLY.test(plain)) return plain;
  for (const [pattern, spelling] of SPELLINGS) plain = plain.replace(pattern, spelling);
  const isAngle = DIRECTED.test(plain) || TWO_TIMES.test(plain);
  return isAngle ? plain.replace(MARKED, "$1°$3'$4\"") : plain;
}

/**
 * @param {string} text
 * @returns {Token}
 */
function token(text) {
  if (/[0-9]/.test(text)) {
    return { kind: "number", text, value: Number(text.replace(",", ".")), axis: null };
  }
  if (/[°'"]/.test(text)) return { kind: "unit", text, value: 0, axis: null };
  const direction = DIRECTIONS.get(text);
  if (direction) return { kind: "direction", text, value: direction[1], axis: direction[0] };
  const axis = AXES.get(text);
  if (axis) return { kind: "axis", text, value: 0, axis };
  const kind = /^[a-z]/.test(text) ? "word" : "break";
  return { kind, text, value: 0, axis: null };
}

/**
 * @param {string} name
 * @param {Axis} axis
 * @returns {[string, Axis]}
 */
function pair(name, axis) {
  return [name, axis];
}
