/* Metres of UTM made degrees, on the ellipsoid of WGS 84. */
import { note } from "../../plans/engine/note.js";
import { coordinate, unreadable } from "./angles.js";

/** @import { Coordinate } from "./angles.js" */

const RADIANS = Math.PI / 180;
const A = 6378137;
const F = 1 / 298.257223563;
const SCALE = 0.9996;
const FALSE_EAST = 500000;
const FALSE_NORTH = 10000000;
/* An easting has six figures, a northing up to seven before the mark of decimals; thousands may be
   set apart. */
const METRES =
  /(?<![0-9.,])(?:[0-9]{5,8}|[0-9]{1,2}(?:[.,\s][0-9]{3}){1,2})(?:[.,][0-9]{1,3})?(?![0-9.,]*[0-9])/g;
const ZONE =
  /(?:\bzon[ae]?|\butm|^)\s*:?\s*([1-9]|[1-5][0-9]|60)\s*°?\s*(utara|selatan|north|south|[c-hj-np-x])?(?![a-z0-9])/i;

/**
 * The coordinate of a text in metres; null for a text that has none.
 *
 * @param {string} text
 * @returns {Coordinate | null}
 */
export function fromUtm(text) {
  const zone = ZONE.exec(text.trim());
  const rest = zone === null ? text : text.trim().replace(zone[0], " ");
  const metres = (rest.match(METRES) ?? []).map(number);
  if (metres.length !== 2) return null;
  const [one, other] = metres;
  // Near the equator a northing is small in the north and nearly ten million in the south.
  const isEast = one >= 100000 && one < 900000;
  const [east, north] = isEast ? [one, other] : [other, one];
  if (east < 100000 || east >= 900000 || north < 1000 || north > FALSE_NORTH) return null;
  if (zone === null) return unreadable("utm-tanpa-zona");
  const south = isSouth(zone[2] ?? "", north);
  const [lat, lon] = degrees(Number(zone[1]), south ? north - FALSE_NORTH : north, east);
  const values = { zona: `${zone[1]}${south ? "S" : "N"}` };
  return coordinate(lat, lon, [note("utm", values)]);
}

/**
 * Which half is meant: S and N as people write them for south and north; the letters of bands before
 * N are in the south.
 *
 * @param {string} letter
 * @param {number} north
 */
function isSouth(letter, north) {
  const key = letter.toLowerCase();
  if (key === "") return north > FALSE_NORTH / 2;
  return key === "s" || key === "selatan" || key === "south" || (key.length === 1 && key < "n");
}

/** @param {string} text */
function number(text) {
  const plain = text.replace(/\s/g, "");
  const thousands = /^[0-9]{1,2}(?:[.,][0-9]{3}){1,2}(?=[.,]|$)/.exec(plain);
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
