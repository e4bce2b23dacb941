/* Metres on a transverse cylinder around the ellipsoid of WGS 84 made degrees. */
import { EQUATOR_KM, FLATTENING } from "./geometry.js";

/**
 * @typedef {object} Grid
 * @property {number} middle the longitude of its meridian
 * @property {number} scale along that
 * @property {number} east the easting of that in metres
 * @property {number} north the northing of the equator in metres
 */

const RADIANS = Math.PI / 180;
const A = 1000 * EQUATOR_KM;
const F = FLATTENING;

/**
 * The inverse of the transverse Mercator projection by the series of Krüger, to a millimetre.
 *
 * @param {Grid} grid
 * @param {[number, number]} metres easting and northing
 * @returns {[number, number]} latitude and longitude
 */
export function degrees({ middle, scale, east, north }, [x, y]) {
  const n = F / (2 - F);
  const radius = (A / (1 + n)) * (1 + n ** 2 / 4 + n ** 4 / 64);
  const [xi, eta] = [(y - north) / (scale * radius), (x - east) / (scale * radius)];
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
  return [lat / RADIANS, middle + Math.atan2(Math.sinh(over), Math.cos(up)) / RADIANS];
}
