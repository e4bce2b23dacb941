/**
 * What the site knows of its places (pages/fragments/beside/record.py), and which of them a reader
 * means: by code or name of today, or by a former one.
 *
 * @typedef {[exact: string, year: number, series: string, rank: number, of: number, lags: number,
 *   source: string]} Value `exact` has all decimals of its source, after a point; `rank` is 0 where
 *   the value stands in no year of comparison
 *
 * @typedef {object} Place
 * @property {string} name with its kind before it
 * @property {string} href its page, below the site's root
 * @property {string} home the kabupaten of a kecamatan, "" of a kabupaten
 * @property {string[]} codes of other registers
 * @property {string[]} former names that it bore, and those of what it was part of
 * @property {string[]} near the codes of its neighbours
 * @property {Record<string, string>} remarks what must be said of it in a section
 * @property {Record<string, Value>} values by indicator
 * @property {Record<string, Record<string, string[]>>} cells by section and row, a text a line
 * @property {string[]} sources
 *
 * @typedef {object} Section see record.py
 * @property {string} id
 * @property {string} title
 * @property {string} head
 * @property {[key: string, title: string, href: string][]} rows
 * @property {string} absent
 * @property {string} note
 * @property {boolean} led
 * @property {boolean} bySharing
 * @property {boolean} ofHome
 *
 * @typedef {object} Indicator
 * @property {string} id
 * @property {string} name
 * @property {string} href
 * @property {string} unit
 * @property {number} decimals
 * @property {string} direction "naik" (more is better), "turun" or "netral"
 * @property {string} subject "" where it is its own
 *
 * @typedef {object} PlaceRecord
 * @property {string} edition
 * @property {number} year of the edition
 * @property {number} oldAfter years a figure is called old
 * @property {Section[]} sections
 * @property {Indicator[]} indicators
 * @property {Record<string, Place>} places by code, kabupaten first
 * @property {Record<string, [title: string, href: string]>} sources
 *
 * @typedef {object} Found the places that a text may mean: one where it is clear
 * @property {string[]} codes
 * @property {string} note what a reader should know of the way there, or ""
 * @property {boolean} nearly whether they are only spelt alike
 */

import { distance } from "../../../language/spelling.js";

const LONGEST = 80;
const MOST = 6;
const MOST_SLIPS = 2;
// Digits of the code of a desa.
const VILLAGE = 10;
/** @type {[kind: RegExp, name: string][]} how people shorten the kinds of places */
const KINDS = [
  [/^kab(upaten)? /, "kabupaten "],
  [/^kec(amatan)? /, "kecamatan "],
];

/**
 * The place that a text means.
 *
 * @param {PlaceRecord} record
 * @param {string} text a code with or without dots, or a name with or without its kind
 * @returns {Found}
 */
export function findPlace(record, text) {
  const asked = text.trim().slice(0, LONGEST);
  return byCode(record, asked) ?? byName(record, plain(asked)) ?? spelt(record, plain(asked));
}

/**
 * The name with what tells it from others of that name: the kabupaten of a kecamatan.
 *
 * @param {PlaceRecord} record
 * @param {string} code
 */
export function fullName({ places }, code) {
  const { name, home } = places[code];
  return home ? `${name}, ${places[home].name}` : name;
}

/**
 * @param {Place} place
 * @returns {string} its name for sentences; a kota keeps its word, as in the tables of the site
 */
export function shortName({ name }) {
  return name.replace(/^(Kabupaten|Kecamatan) /, "");
}

/**
 * @param {PlaceRecord} record
 * @param {string} asked
 * @returns {Found | null} null for what is no code
 */
function byCode({ places }, asked) {
  if (!/^\d[\d. ]*$/.test(asked)) return null;
  const known = Object.keys(places);
  const readings = readingsOf(asked);
  const codes = known.filter(
    (code) =>
      readings.includes(code.replaceAll(".", "")) ||
      // Only the home ministry writes dots; without them both registers' codes look alike.
      places[code].codes.includes(asked),
  );
  if (codes.length > 0) return { codes, note: "", nearly: false };
  const homes = readings.filter(({ length }) => length === VILLAGE).map((code) => code.slice(0, 6));
  const above = known.filter((code) => homes.includes(code.replaceAll(".", "")));
  const note = above.length > 0 ? `${asked} adalah kode desa atau kelurahan di kecamatan ini.` : "";
  return { codes: above, note, nearly: false };
}

/**
 * @param {string} asked digits, with or without dots
 * @returns {string[]} the codes that it may be, without dots: spreadsheets take the last zero away,
 *   and people the first
 */
function readingsOf(asked) {
  const parts = asked.split(/[. ]+/).filter(Boolean);
  const last = parts.pop() ?? "";
  const before = parts.map((part) => part.padStart(2, "0")).join("");
  if (!before) return [last];
  return [...new Set([last.padStart(2, "0"), last.padEnd(2, "0")])].map((end) => before + end);
}

/**
 * @param {PlaceRecord} record
 * @param {string} asked
 * @returns {Found | null} null where no place bears or bore the name
 */
function byName({ places }, asked) {
  if (!asked) return null;
  const known = Object.entries(places);
  /** @param {(code: string, place: Place) => boolean} holds */
  const those = (holds) =>
    known.filter(([code, place]) => holds(code, place)).map(([code]) => code);
  const full = those(
    (_, { name, home }) =>
      plain(name) === asked || plain(home && `${name} ${places[home].name}`) === asked,
  );
  if (full.length > 0) return { codes: full, note: "", nearly: false };
  const bare = those((_, { name }) => plain(name).replace(/^\w+ /, "") === asked);
  // A kabupaten that bears the name of one of its kecamatan is what most people mean.
  const large = bare.filter((code) => !places[code].home);
  if (bare.length > 0) return { codes: large.length > 0 ? large : bare, note: "", nearly: false };
  const former = those((_, place) =>
    place.former.some(
      (name) => plain(name) === asked || plain(name).replace(/^\w+ /, "") === asked,
    ),
  );
  if (former.length === 0) return null;
  const names = former.map((code) => places[code].name).join(", ");
  return { codes: former, note: `Nama lama; wilayahnya kini: ${names}.`, nearly: false };
}

/**
 * @param {PlaceRecord} record
 * @param {string} asked
 * @returns {Found} the places that are spelt most like a name
 */
function spelt({ places }, asked) {
  const bare = asked.replace(/^(kabupaten|kota|kecamatan) /, "");
  const scored = bare
    ? Object.entries(places).map(([code, { name }]) => {
        const known = plain(name).replace(/^\w+ /, "");
        return { code, score: known.startsWith(bare) ? 0 : distance(known, bare, MOST_SLIPS) };
      })
    : [];
  const near = scored.filter(({ score }) => score <= Math.min(MOST_SLIPS, bare.length / 3));
  near.sort((one, other) => one.score - other.score);
  return { codes: near.slice(0, MOST).map(({ code }) => code), note: "", nearly: true };
}

/**
 * @param {string} text
 * @returns {string} its words in lower case, kinds of places in full
 */
function plain(text) {
  const words = text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
  return KINDS.reduce((told, [kind, name]) => told.replace(kind, name), words);
}
