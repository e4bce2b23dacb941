/* Metres made degrees: of UTM, and of TM-3, in which land is registered in Indonesia. */
import { note } from "../../plans/engine/note.js";
import { coordinate, unreadable } from "./angles.js";
import { degrees } from "./mercator.js";

/** @import { Note } from "../../plans/engine/note.js" */
/** @import { Coordinate } from "./angles.js" */

/**
 * @typedef {object} Zone
 * @property {number} number
 * @property {string} half a letter or word for north or south, or nothing
 * @property {0 | 1 | 2} part the western or eastern half, which is a zone of TM-3; 0 for one of UTM
 * @property {string} text as it is written
 */

const FALSE_NORTH = 10000000;
/* EPSG 23830 to 23845: three degrees wide, numbered 46.2 to 54.1. */
const TM3 = { first: 23830, count: 16, scale: 0.9999, east: 200000, north: 1500000 };
/* No easting of TM-3 comes so far, and few northings of Indonesia are less. */
const TM3_EAST = 400000;
const TM3_NORTH = [250000, 2300000];
/* An easting has six figures, a northing up to seven before the mark of decimals; thousands may be
   set apart. */
const METRES =
  /(?<![0-9.,])(?:(?<![0-9])-)?(?:[0-9]{5,8}|[0-9]{1,3}(?:[.,\s][0-9]{3}){1,2})(?:[.,][0-9]{1,3})?(?![0-9.,]*[0-9])/g;
const PLAINLY = /^(?:[0-9]{5}|[0-9]{1,3}[.,\s][0-9]{3}[.,\s][0-9]{3}$)/;
/* The numbers by which programs know systems. */
const EPSG = /\b(?:epsg|srid)\W{0,6}(?:[0-9.]*:)?([0-9]{4,5})\b/i;
/** @type {[number, number, number, string][]} the first number of zones in a row, how many, the first
   zone, the half: on WGS 84, DGN95 and SRGI2013, which differ by less than maps of outlines do */
const ZONES = [
  [32601, 60, 1, "n"],
  [32701, 60, 1, "s"],
  [23866, 7, 46, "n"],
  [23877, 8, 47, "s"],
  [9476, 7, 46, "n"],
  [9487, 8, 47, "s"],
];
const ZONE =
  /(?:\bzon[ae]?|\butm|^)(?:[\s:_-]|zon[ae]?)*([1-9]|[1-5][0-9]|60)\s*°?\s*(utara|selatan|north|south|[c-hj-np-x])?(?![a-z0-9])/i;
const TM3_ZONE =
  /(?:\btm\s?-?\s?3\b|\bzon[ae]?)[\s:.,°_-]*(?:zon[ae]?[\s:._-]*)?(4[6-9]|5[0-4])[.,]([12])(?![0-9])/i;
/* A zone of Indonesia that stands anywhere. */
const LONE_ZONE = /(?<![0-9a-z.,])(4[6-9]|5[0-4])([c-hj-np-x])(?![a-z0-9])/i;

/**
 * The coordinate of a text in metres; null for a text that has none.
 *
 * @param {string} text
 * @returns {Coordinate | null}
 */
export function fromMetres(text) {
  const zone = zoneIn(text);
  const rest = zone === null ? text : text.trim().replace(zone.text, " ");
  const metres = metresIn(rest, zone);
  if (metres === null) return null;
  if (zone === null) return unreadable("utm-tanpa-zona");
  const { lat, lon, told } = unprojected(metres, zone);
  return coordinate(lat, lon, [told]);
}

/**
 * The zone that a text names.
 *
 * @param {string} text
 * @returns {Zone | null}
 */
export function zoneIn(text) {
  const epsg = EPSG.exec(text);
  const code = Number(epsg?.[1]);
  const row = ZONES.find(([first, count]) => code >= first && code < first + count);
  if (epsg && row) {
    const [first, , zone, half] = row;
    return { number: zone + code - first, half, part: 0, text: epsg[0] };
  }
  if (epsg && code >= TM3.first && code < TM3.first + TM3.count) {
    return third(code - TM3.first, epsg[0]);
  }
  const [own, whole, part] = TM3_ZONE.exec(text) ?? [];
  const place = 2 * (Number(whole) - 46) + Number(part) - 2;
  if (own !== undefined && place >= 0 && place < TM3.count) return third(place, own);
  const zone = LONE_ZONE.exec(text) ?? ZONE.exec(text.trim());
  const half = (zone?.[2] ?? "").toLowerCase();
  return zone && { number: Number(zone[1]), half, part: 0, text: zone[0] };
}

/**
 * @param {number} place of a zone of TM-3 among all
 * @param {string} text
 * @returns {Zone}
 */
function third(place, text) {
  return {
    number: 46 + Math.floor((place + 1) / 2),
    half: "",
    part: place % 2 ? 1 : 2,
    text,
  };
}

/**
 * The easting and northing in a text; null where it has not just the two.
 *
 * @param {string} text
 * @param {Zone | null} zone in which they are; without one, degrees with three figures behind a point
 *   look like thousands
 * @returns {[number, number] | null}
 */
export function metresIn(text, zone) {
  const written = text.match(METRES) ?? [];
  const metres = written.map(number);
  if (metres.length !== 2 || !(zone || written.some((one) => PLAINLY.test(one)))) return null;
  const [one, other] = metres;
  if (zone?.part) {
    const [x, y] = one > TM3_EAST ? [other, one] : [one, other];
    const isThere = x > 0 && x < TM3_EAST && y > TM3_NORTH[0] && y < TM3_NORTH[1];
    return isThere ? [x, y] : null;
  }
  const isEast = one >= 100000 && one < 900000;
  const [east, north] = isEast ? [one, other] : [other, one];
  const isPossible = east >= 100000 && east < 900000 && Math.abs(north) <= 2 * FALSE_NORTH;
  return isPossible ? [east, north] : null;
}

/**
 * @param {[number, number]} metres easting and northing
 * @param {Zone} zone
 * @returns {{lat: number, lon: number, told: Note}} with how they were read
 */
export function unprojected(metres, { number, half, part }) {
  const middle = number * 6 - 183;
  if (part) {
    const grid = { ...TM3, middle: middle + (part === 1 ? -1.5 : 1.5) };
    const [lat, lon] = degrees(grid, metres);
    return { lat, lon, told: note("tm3", { zona: `${number}.${part}` }) };
  }
  const south = isSouth(half, metres[1]);
  const grid = { middle, scale: 0.9996, east: 500000, north: south ? FALSE_NORTH : 0 };
  const [lat, lon] = degrees(grid, metres);
  return { lat, lon, told: note("utm", { zona: `${number}${south ? "S" : "N"}` }) };
}

/**
 * Which half is meant: S and N as people write them for south and north; the letters of bands before
 * N are in the south.
 *
 * @param {string} key
 * @param {number} north
 */
function isSouth(key, north) {
  if (key === "") return north > FALSE_NORTH / 2;
  return key === "s" || key === "selatan" || key === "south" || (key.length === 1 && key < "n");
}

/** @param {string} text */
function number(text) {
  const plain = text.replace(/\s/g, "");
  const thousands = /^-?[0-9]{1,3}(?:[.,][0-9]{3}){1,2}(?=[.,]|$)/.exec(plain);
  if (thousands === null) return Number(plain.replace(",", "."));
  const whole = thousands[0].replace(/[.,]/g, "");
  return Number(whole + plain.slice(thousands[0].length).replace(",", "."));
}
