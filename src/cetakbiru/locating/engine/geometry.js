/* Boxes and distances in degrees of longitude and latitude. */

/** @typedef {[number, number]} Point longitude and latitude in degrees */
/** @typedef {[number, number, number, number]} Box west, south, east, north */

/* The radius of a sphere that has the area of the earth. */
const RADIUS_KM = 6371.0072;
/* The ellipsoid of WGS 84. */
export const EQUATOR_KM = 6378.137;
export const FLATTENING = 1 / 298.257223563;
/* West, south, east and north of all of Indonesia. */
const INDONESIA = [94.9, -11.1, 141.1, 6.2];
const RADIANS = Math.PI / 180;

/** @returns {Box} a box that holds nothing */
export function emptyBox() {
  return [Infinity, Infinity, -Infinity, -Infinity];
}

/**
 * @param {Box} box which grows
 * @param {number} x
 * @param {number} y
 */
export function widen(box, x, y) {
  if (x < box[0]) box[0] = x;
  if (y < box[1]) box[1] = y;
  if (x > box[2]) box[2] = x;
  if (y > box[3]) box[3] = y;
}

/**
 * @param {Box} one
 * @param {Box} other
 */
export function meet(one, other) {
  return one[0] <= other[2] && other[0] <= one[2] && one[1] <= other[3] && other[1] <= one[3];
}

/**
 * The square of the distance from a point to a box at least, as `nearestOn` measures it.
 *
 * @param {Box} box
 * @param {Point} point
 */
export function apart([west, south, east, north], [x, y]) {
  const across = Math.max(west - x, x - east, 0) * Math.cos(y * RADIANS);
  const up = Math.max(south - y, y - north, 0);
  return across * across + up * up;
}

/**
 * The point of a line of points (x, y, x, y …) that is nearest to another on a map whose degrees are
 * as wide there as they are high.
 *
 * @param {Float64Array} line
 * @param {Point} point
 * @returns {{point: Point, square: number}} with the square of the distance in degrees of latitude
 */
export function nearestOn(line, [x, y]) {
  const width = Math.cos(y * RADIANS);
  let square = Infinity;
  /** @type {Point} */
  let point = [line[0], line[1]];
  for (let at = 0; at + 3 < line.length; at += 2) {
    const [x1, y1] = [line[at], line[at + 1]];
    const [dx, dy] = [(line[at + 2] - x1) * width, line[at + 3] - y1];
    const [px, py] = [(x - x1) * width, y - y1];
    const length = dx * dx + dy * dy;
    const share = length ? Math.min(1, Math.max(0, (px * dx + py * dy) / length)) : 0;
    const [rx, ry] = [px - share * dx, py - share * dy];
    const found = rx * rx + ry * ry;
    if (found < square) {
      square = found;
      point = [x1 + share * (line[at + 2] - x1), y1 + share * dy];
    }
  }
  return { point, square };
}

/**
 * The way between two points on the sphere, in km.
 *
 * @param {Point} one
 * @param {Point} other
 */
export function kilometres([x1, y1], [x2, y2]) {
  const [up, over] = [Math.sin(((y2 - y1) / 2) * RADIANS), Math.sin(((x2 - x1) / 2) * RADIANS)];
  const half = up * up + Math.cos(y1 * RADIANS) * Math.cos(y2 * RADIANS) * over * over;
  return 2 * RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(half)));
}

/**
 * Whether a point lies where Indonesia does, or between its islands.
 *
 * @param {Point} point
 */
export function isIndonesian([x, y]) {
  const [west, south, east, north] = INDONESIA;
  return x >= west && x <= east && y >= south && y <= north;
}

/**
 * @param {number} value
 * @param {number} digits
 */
export function rounded(value, digits) {
  return Number(value.toFixed(digits));
}
