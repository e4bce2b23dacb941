/* A shape on a plane that keeps areas (Lambert's cylinder around the ellipsoid of WGS 84: the
   longitude across, the area from the equator up), as edges that say where its inside begins and ends. */
import { EQUATOR_KM, FLATTENING } from "./geometry.js";

/** @import { Box, Point } from "./geometry.js" */

/** @typedef {Point[][]} Polygon rings of points in degrees; a ring within another is a hole */

/**
 * @typedef {object} Edge An edge from left to right, in km from the origin of the plane.
 * @property {number} x1
 * @property {number} y1
 * @property {number} x2
 * @property {number} y2
 * @property {number} polygon the number of the polygon that it bounds
 * @property {number} sign 1 where the inside lies below it, -1 where it lies above, else 0
 */

const RADIANS = Math.PI / 180;
const ECCENTRICITY = Math.sqrt(FLATTENING * (2 - FLATTENING));
const POLE_KM = EQUATOR_KM * (1 - FLATTENING);
/* What lies nearer than a micrometre touches (km). */
const TOUCH = 1e-9;

/** A shape crosses itself more often than can be untangled. */
export class Tangled extends Error {}

/** The plane around a point. */
export class Plane {
  /** @param {Point} origin */
  constructor([x, y]) {
    this.left = x;
    this.bottom = northing(y);
  }

  /** @param {number} lon */
  across(lon) {
    return (lon - this.left) * RADIANS * EQUATOR_KM;
  }

  /** @param {number} lat */
  up(lat) {
    return northing(lat) - this.bottom;
  }
}

/**
 * How high a parallel lies over the equator where areas are those of the ellipsoid, in km: the integral
 * of M N cos φ along the meridian, divided by the radius of the equator (Snyder 1987, 3-12).
 *
 * @param {number} lat
 */
function northing(lat) {
  const sine = Math.sin(lat * RADIANS);
  const part = ECCENTRICITY * sine;
  const area = sine / (1 - part * part) + Math.atanh(part) / ECCENTRICITY;
  return (POLE_KM * POLE_KM * area) / (2 * EQUATOR_KM);
}

/**
 * The edges of polygons, cut where they meet, each with its sign: what lies within one of the polygons
 * is inside, and within a polygon what a way from outside reaches over an odd number of its edges.
 *
 * @param {Polygon[]} polygons
 * @param {Plane} plane
 * @param {number} most times that edges may cross before Tangled is thrown
 * @returns {{edges: Edge[], crossings: number}}
 */
export function outlined(polygons, plane, most) {
  const edges = edgesOf(polygons, plane);
  const { cuts, crossings } = meetings(edges, most);
  const pieces = edges.flatMap((edge, at) => pieced(edge, cuts.get(at)));
  sign(pieces, polygons.length);
  return { edges: pieces.filter((edge) => edge.sign !== 0), crossings };
}

/**
 * The area within edges, in km².
 *
 * @param {Edge[]} edges
 */
export function areaWithin(edges) {
  return edges.reduce(
    (sum, { x1, y1, x2, y2, sign }) => sum + (sign * (x2 - x1) * (y1 + y2)) / 2,
    0,
  );
}

/**
 * @param {Polygon[]} polygons
 * @param {Plane} plane
 * @returns {Edge[]} from left to right, in the order of their left ends
 */
function edgesOf(polygons, plane) {
  /** @type {Edge[]} */
  const edges = [];
  for (const [polygon, rings] of polygons.entries()) {
    for (const ring of rings) {
      let [x1, y1] = [0, 0];
      for (const [at, [lon, lat]] of [ring[ring.length - 1], ...ring].entries()) {
        const [x2, y2] = [plane.across(lon), plane.up(lat)];
        if (at && (x1 !== x2 || y1 !== y2)) edges.push(rightwards(x1, y1, x2, y2, polygon));
        [x1, y1] = [x2, y2];
      }
    }
  }
  return edges.sort((one, other) => one.x1 - other.x1);
}

/**
 * @param {number} x1
 * @param {number} y1
 * @param {number} x2
 * @param {number} y2
 * @param {number} polygon
 * @returns {Edge}
 */
function rightwards(x1, y1, x2, y2, polygon) {
  const turned = x1 > x2 || (x1 === x2 && y1 > y2);
  return turned
    ? { x1: x2, y1: y2, x2: x1, y2: y1, polygon, sign: 0 }
    : { x1, y1, x2, y2, polygon, sign: 0 };
}

/**
 * Where edges meet other than at ends of both: for each edge, by its number, the x of those places. An
 * edge that merely touches another is cut, too, so that what is left of it lies on one side.
 *
 * @param {Edge[]} edges in the order of their left ends
 * @param {number} most
 */
function meetings(edges, most) {
  /** @type {Map<number, number[]>} */
  const cuts = new Map();
  let crossings = 0;
  /** @type {number[]} */
  const active = [];
  for (const [at, edge] of edges.entries()) {
    const [low, high] = edge.y1 < edge.y2 ? [edge.y1, edge.y2] : [edge.y2, edge.y1];
    let kept = 0;
    for (const number of active) {
      const other = edges[number];
      if (other.x2 < edge.x1 - TOUCH) continue;
      active[kept] = number;
      kept += 1;
      if (Math.max(other.y1, other.y2) < low - TOUCH) continue;
      if (Math.min(other.y1, other.y2) > high + TOUCH) continue;
      if (crossed(edge, at, other, number, cuts)) crossings += 1;
      if (crossings > most) throw new Tangled();
    }
    active.length = kept;
    active.push(at);
  }
  return { cuts, crossings };
}

/**
 * Cuts two edges where they meet, and tells whether they cross.
 *
 * @param {Edge} one
 * @param {number} first its number
 * @param {Edge} other
 * @param {number} second
 * @param {Map<number, number[]>} cuts
 */
function crossed(one, first, other, second, cuts) {
  const [a, b] = [aside(one, other.x1, other.y1), aside(one, other.x2, other.y2)];
  const [c, d] = [aside(other, one.x1, one.y1), aside(other, one.x2, one.y2)];
  if (Math.abs(a) <= TOUCH) cut(cuts, first, one, other.x1);
  if (Math.abs(b) <= TOUCH) cut(cuts, first, one, other.x2);
  if (Math.abs(c) <= TOUCH) cut(cuts, second, other, one.x1);
  if (Math.abs(d) <= TOUCH) cut(cuts, second, other, one.x2);
  if ([a, b, c, d].some((way) => Math.abs(way) <= TOUCH)) return false;
  if (a > 0 === b > 0 || c > 0 === d > 0) return false;
  const x = one.x1 + (c / (c - d)) * (one.x2 - one.x1);
  cut(cuts, first, one, x);
  cut(cuts, second, other, x);
  return true;
}

/**
 * How far a point lies to the left of an edge, in km.
 *
 * @param {Edge} edge
 * @param {number} x
 * @param {number} y
 */
function aside({ x1, y1, x2, y2 }, x, y) {
  const [dx, dy] = [x2 - x1, y2 - y1];
  return (dx * (y - y1) - dy * (x - x1)) / Math.sqrt(dx * dx + dy * dy);
}

/**
 * @param {Map<number, number[]>} cuts
 * @param {number} number
 * @param {Edge} edge
 * @param {number} x
 */
function cut(cuts, number, { x1, x2 }, x) {
  if (x <= x1 || x >= x2) return;
  const known = cuts.get(number);
  if (known === undefined) cuts.set(number, [x]);
  else known.push(x);
}

/**
 * @param {Edge} edge
 * @param {number[] | undefined} cuts
 * @returns {Edge[]}
 */
function pieced(edge, cuts) {
  // One that stands upright bounds nothing above or below it.
  if (edge.x1 === edge.x2) return [];
  if (cuts === undefined) return [edge];
  const ends = [edge.x1, ...cuts.sort((one, other) => one - other), edge.x2];
  const pieces = [];
  for (let at = 0; at + 1 < ends.length; at += 1) {
    const [x1, x2] = [ends[at], ends[at + 1]];
    if (x1 < x2) pieces.push({ ...edge, x1, y1: height(edge, x1), x2, y2: height(edge, x2) });
  }
  return pieces;
}

/**
 * @param {Edge} edge
 * @param {number} x
 */
function height({ x1, y1, x2, y2 }, x) {
  return x === x2 ? y2 : y1 + ((x - x1) / (x2 - x1)) * (y2 - y1);
}

/**
 * Gives edges that don't cross their signs: by what lies below the middle of each.
 *
 * @param {Edge[]} edges
 * @param {number} polygons how many there are
 */
function sign(edges, polygons) {
  const inOrder = edges.map((_, at) => at).sort((one, other) => edges[one].x1 - edges[other].x1);
  const middles = edges.map(({ x1, x2 }) => (x1 + x2) / 2);
  const asked = [...inOrder].sort((one, other) => middles[one] - middles[other]);
  const isWithin = new Uint8Array(polygons);
  /** @type {number[]} */
  const active = [];
  let next = 0;
  for (const at of asked) {
    const [edge, x] = [edges[at], middles[at]];
    const y = (edge.y1 + edge.y2) / 2;
    while (next < inOrder.length && edges[inOrder[next]].x1 <= x) {
      active.push(inOrder[next]);
      next += 1;
    }
    let kept = 0;
    isWithin.fill(0);
    for (const number of active) {
      const other = edges[number];
      if (other.x2 <= x) continue;
      active[kept] = number;
      kept += 1;
      if (number === at || Math.min(other.y1, other.y2) > y + TOUCH) continue;
      const isLower = Math.max(other.y1, other.y2) < y - TOUCH;
      const above = isLower ? -1 : height(other, x) - y;
      // Of edges that lie on each other one is taken as the lower.
      if (above < -TOUCH || (above <= TOUCH && number < at)) isWithin[other.polygon] ^= 1;
    }
    active.length = kept;
    const below = isWithin.includes(1);
    isWithin[edge.polygon] ^= 1;
    edge.sign = Number(below) - Number(isWithin.includes(1));
  }
}

/**
 * How much of the shape lies below a line, strip by strip: for each line Σ ∫ min(y, line) dx over the
 * edges, with their signs and that of its direction. Summed around an outline it is the area that the
 * shape and the outline have in common.
 *
 * @param {Edge[]} edges of the shape
 * @param {Iterable<[number, Float64Array]>} lines by their numbers, points in degrees: x, y, x, y …
 * @param {Plane} plane
 * @returns {Map<number, number>} km²
 */
export function below(edges, lines, plane) {
  const shape = [...edges].sort((one, other) => one.x1 - other.x1);
  const box = boxOf(shape);
  const segments = segmentsOf(lines, plane, box);
  /** @type {Map<number, number>} */
  const sums = new Map();
  /** @type {Edge[]} */
  const active = [];
  let next = 0;
  for (const segment of segments) {
    while (next < shape.length && shape[next].x1 <= segment.x1) {
      active.push(shape[next]);
      next += 1;
    }
    let kept = 0;
    let sum = 0;
    for (const edge of active) {
      if (edge.x2 <= segment.x1) continue;
      active[kept] = edge;
      kept += 1;
      sum += edge.sign * common(edge, segment);
    }
    active.length = kept;
    for (let later = next; later < shape.length && shape[later].x1 < segment.x2; later += 1) {
      sum += shape[later].sign * common(shape[later], segment);
    }
    sums.set(segment.polygon, (sums.get(segment.polygon) ?? 0) + segment.sign * sum);
  }
  return sums;
}

/**
 * @param {Iterable<[number, Float64Array]>} lines
 * @param {Plane} plane
 * @param {Box} box
 * @returns {Edge[]} with the number of the line for that of a polygon, from left to right
 */
function segmentsOf(lines, plane, [west, south, east]) {
  /** @type {Edge[]} */
  const found = [];
  for (const [line, points] of lines) {
    let [x1, y1] = [plane.across(points[0]), plane.up(points[1])];
    for (let at = 2; at < points.length; at += 2) {
      const [x2, y2] = [plane.across(points[at]), plane.up(points[at + 1])];
      // Below the shape nothing of it lies, and there its signs cancel each other.
      const isBeside = Math.max(x1, x2) <= west || Math.min(x1, x2) >= east;
      if (x1 !== x2 && !isBeside && Math.max(y1, y2) > south) {
        const edge = rightwards(x1, y1, x2, y2, line);
        edge.sign = x1 < x2 ? 1 : -1;
        found.push(edge);
      }
      [x1, y1] = [x2, y2];
    }
  }
  return found.sort((one, other) => one.x1 - other.x1);
}

/**
 * @param {Edge[]} edges
 * @returns {Box}
 */
function boxOf(edges) {
  /** @type {Box} */
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x1, y1, x2, y2 } of edges) {
    box[0] = Math.min(box[0], x1);
    box[1] = Math.min(box[1], y1, y2);
    box[2] = Math.max(box[2], x2);
    box[3] = Math.max(box[3], y1, y2);
  }
  return box;
}

/**
 * ∫ min(one, other) dx where both are.
 *
 * @param {Edge} one
 * @param {Edge} other
 */
function common(one, other) {
  const [from, to] = [Math.max(one.x1, other.x1), Math.min(one.x2, other.x2)];
  if (from >= to) return 0;
  const [a, b] = [height(one, from), height(one, to)];
  const [c, d] = [height(other, from), height(other, to)];
  const width = to - from;
  const [left, right] = [a - c, b - d];
  if (left <= 0 && right <= 0) return (width * (a + b)) / 2;
  if (left >= 0 && right >= 0) return (width * (c + d)) / 2;
  const share = left / (left - right);
  const middle = a + share * (b - a);
  const [start, end] = left < 0 ? [a, d] : [c, b];
  return (width * (share * (start + middle) + (1 - share) * (middle + end))) / 2;
}
