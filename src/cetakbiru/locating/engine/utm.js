/* Metres of UTM made degrees, on the ellipsoid of WGS 84. */
import { note } from "../../plans/engine/note.js";
import { coordinate, unreadable } from "./angles.js";
import { EQUATOR_KM, FLATTENING } from "./geometry.js";

/** @import { Coordinate } from "./angles.js" */

/**
 * @typedef {object} Zone
 * @property {number} number
 * @property {string} half a letter or word for north or south, or nothing
 * @property {string} text as it is written
 */

const RADIANS = Math.PI / 180;
const A = 1000 * EQUATOR_KM;
const F = FLATTENING;
const SCALE = 0.9996;
const FALSE_EAST = 500000;
const FALSE_NORTH = 10000000;
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
/* A zone of Indonesia that stands anywhere. */
const LONE_ZONE = /(?<![0-9a-z.,])(4[6-9]|5[0-4])([c-hj-np-x])(?![a-z0-9])/i;

/**
 * The coordinate of a text in metres; null for a text that has none.
 *
 * @param {string} text
 * @returns {Coordinate | null}
 */
export function fromUtm(text) {
  const zone = zoneIn(text);
  const rest = zone === null ? text : text.trim().replace(zone.text, " ");
  const metres = metresIn(rest, zone !== null);
  if (metres === null) return null;
  if (zone === null) return unreadable("utm-tanpa-zona");
  const { lat, lon, name } = unprojected(metres, zone);
  return coordinate(lat, lon, [note("utm", { zona: name })]);
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
    return { number: zone + code - first, half, text: epsg[0] };
  }
  const zone = LONE_ZONE.exec(text) ?? ZONE.exec(text.trim());
  return zone && { number: Number(zone[1]), half: (zone[2] ?? "").toLowerCase(), text: zone[0] };
}

/**
 * The easting and northing in a text; null where it has not just the two.
 *
 * @param {string} text
 * @param {boolean} isSure whether the text says that they are metres; else degrees with three figures
 *   behind a point look like thousands
 * @returns {[number, number] | null}
 */
export function metresIn(text, isSure) {
  const written = text.match(METRES) ?? [];
  const metres = written.map(number);
  if (metres.length !== 2 || !(isSure || written.some((one) => PLAINLY.test(one)))) return null;
  const [one, other] = metres;
  const isEast = one >= 100000 && one < 900000;
  const [east, north] = isEast ? [one, other] : [other, one];
  const isPossible = east >= 100000 && east < 900000 && Math.abs(north) <= 2 * FALSE_NORTH;
  return isPossible ? [east, north] : null;
}

/**
 * @param {[number, number]} metres
 * @param {Zone} zone
 */
export function unprojected([east, north], { number, half }) {
  const south = isSouth(half, north);
  const [lat, lon] = degrees(number, south ? north - FALSE_NORTH : north, east);
  return { lat, lon, name: `${number}${south ? "S" : "N"}` };
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

/**
 * The inverse of the transverse Mercator projection by the series of Krüger, to a millimetre.
 *
 * @param {number} zone
 * @param {number} north metres from the equator
 * @param {number} east
 * @returns {[number, number]} latitude and longitude
 */
function degrees(zone, north, east) {
  const n = F / (2 - F);
  const radius = (A / (1 + n)) * (1 + n ** 2 / 4 + n ** 4 / 64);
  const [xi, eta] = [north / (SCALE * radius), (east - FALSE_EAST) / (SCALE * radius)];
  const beta = [
    n / 2 - (2 / 3) * n ** 2 + (37 / 96) * n ** 3,
    n ** 2 / 48 + n ** 3 / 15,
    (17 / 480) * n ** 3,
  ];
  const delta = [
    2 * n - (2 / 3) * n ** 2 - 2 * n ** 3,
    (7 / 3) * n ** 2 - (8 / 5) * n ** 3,
    (56 / 15) * n ** 3,
  ];
  let [up, over] = [xi, eta];
  for (const [at, b] of beta.entries()) {
    const twice = 2 * (at + 1);
    up -= b * Math.sin(twice * xi) * Math.cosh(twice * eta);
    over -= b * Math.cos(twice * xi) * Math.sinh(twice * eta);
  }
  const chi = Math.asin(Math.sin(up) / Math.cosh(over));
  const lat = delta.reduce((sum, d, at) => sum + d * Math.sin(2 * (at + 1) * chi), chi);
  const middle = zone * 6 - 183;
  return [lat / RADIANS, middle + Math.atan2(Math.sinh(over), Math.cos(up)) / RADIANS];
}
