/* Outlines that share their lines (TopoJSON): in which a point lies, and which lie side by side. */
import { append } from "../../plans/engine/collections.js";
import { apart, emptyBox, kilometres, nearestOn, widen } from "./geometry.js";

/** @import { Box, Point } from "./geometry.js" */

/** @typedef {{kode: string, km: number}} Near A place with the way to its outline. */

/**
 * @typedef {object} Outline
 * @property {number[][]} rings the numbers of their lines, below zero where one is followed backwards
 * @property {number[]} lines
 * @property {Box} box
 */

/* A box is searched this much farther in degrees, for who lies close to a line. */
const MARGIN = 0.01;

/** The outlines of a topology with one object, whose places have a code each. */
export class Outlines {
  /** @param {any} topology */
  constructor(topology) {
    const { scale, translate } = topology.transform;
    /** @type {Float64Array[]} points in degrees: x, y, x, y … */
    this.lines = topology.arcs.map((/** @type {number[][]} */ arc) =>
      decoded(arc, scale, translate),
    );
    /** @type {Box[]} */
    this.boxes = this.lines.map(boxOf);
    /** @type {Map<string, Outline>} */
    this.places = new Map();
    /** @type {Map<number, string[]>} which places each line belongs to */
    this.owners = new Map();
    /** @type {Box} */
    this.box = emptyBox();
    const [collection] = /** @type {any[]} */ (Object.values(topology.objects));
    for (const geometry of collection.geometries) {
      this.add(String(geometry.properties.kode), ringsOf(geometry));
    }
  }

  /**
   * @param {string} kode
   * @param {number[][]} rings
   */
  add(kode, rings) {
    const lines = rings.flat().map(lineOf);
    const box = emptyBox();
    for (const line of new Set(lines)) {
      append(this.owners, line, kode);
      const [west, south, east, north] = this.boxes[line];
      widen(box, west, south);
      widen(box, east, north);
    }
    widen(this.box, box[0], box[1]);
    widen(this.box, box[2], box[3]);
    this.places.set(kode, { rings, lines, box });
  }

  /**
   * The place in whose outline a point lies; a point on a common line lies in one of both.
   *
   * @param {Point} point
   * @returns {string | null}
   */
  at(point) {
    for (const [kode, { lines, box }] of this.places) {
      if (isIn(box, point, 0) && this.isWithin(lines, point)) return kode;
    }
    return null;
  }

  /**
   * Whether a point lies within lines: whether a way up from it crosses them an odd number of times.
   * Places that share a line ask the same of it, so that no point is in both or in neither.
   *
   * @param {Iterable<number>} lines
   * @param {Point} point
   */
  isWithin(lines, [x, y]) {
    let inside = false;
    for (const line of lines) {
      const [west, , east, north] = this.boxes[line];
      if (x < west || x > east || y > north) continue;
      const points = this.lines[line];
      for (let at = 0; at + 3 < points.length; at += 2) {
        const [x1, x2] = [points[at], points[at + 2]];
        if (x1 > x === x2 > x) continue;
        const [y1, y2] = [points[at + 1], points[at + 3]];
        if (y < y1 + ((x - x1) / (x2 - x1)) * (y2 - y1)) inside = !inside;
      }
    }
    return inside;
  }

  /**
   * The places whose outlines come close to a point, the nearest first.
   *
   * @param {Point} point
   * @param {number} most km
   * @returns {Near[]}
   */
  close(point, most) {
    return Array.from(this.places)
      .filter(([, { box }]) => isIn(box, point, MARGIN))
      .map(([kode]) => ({ kode, km: this.distance(kode, point) }))
      .filter(({ km }) => km <= most)
      .sort((one, other) => one.km - other.km);
  }

  /**
   * The way from a point to the outline of a place, in km.
   *
   * @param {string} kode
   * @param {Point} point
   */
  distance(kode, point) {
    let best = { point, square: Infinity };
    for (const line of this.outline(kode).lines) {
      const found = nearestOn(this.lines[line], point);
      if (found.square < best.square) best = found;
    }
    return kilometres(point, best.point);
  }

  /**
   * The place whose outline is nearest to a point outside of all.
   *
   * @param {Point} point
   * @returns {Near | null}
   */
  nearest(point) {
    /** @type {[string | null, number]} */
    let best = [null, Infinity];
    for (const [line, [kode, ...others]] of this.owners) {
      // From outside an outer line is met first.
      if (others.length || apart(this.boxes[line], point) >= best[1]) continue;
      const { square } = nearestOn(this.lines[line], point);
      if (square < best[1]) best = [kode, square];
    }
    return best[0] === null ? null : { kode: best[0], km: this.distance(best[0], point) };
  }

  /**
   * The codes of those that share a line with a place, in order.
   *
   * @param {string} kode
   */
  neighbours(kode) {
    const owners = Array.from(
      this.places.get(kode)?.lines ?? [],
      (line) => this.owners.get(line) ?? [],
    );
    return Array.from(new Set(owners.flat()))
      .filter((other) => other !== kode)
      .sort();
  }

  /**
   * The points of a ring, the first once more at the end.
   *
   * @param {number[]} arcs
   * @returns {Point[]}
   */
  ring(arcs) {
    return arcs.flatMap((arc, at) => {
      const points = this.lines[lineOf(arc)];
      /** @type {Point[]} */
      const pairs = [];
      for (let one = 0; one < points.length; one += 2) pairs.push([points[one], points[one + 1]]);
      if (arc < 0) pairs.reverse();
      return at ? pairs.slice(1) : pairs;
    });
  }

  /** @param {string} kode */
  outline(kode) {
    return /** @type {Outline} */ (this.places.get(kode));
  }
}

/**
 * @param {number[][]} arc steps on a grid
 * @param {Point} scale
 * @param {Point} translate
 */
function decoded(arc, [scaleX, scaleY], [left, bottom]) {
  const points = new Float64Array(2 * arc.length);
  let [x, y] = [0, 0];
  for (let at = 0; at < arc.length; at += 1) {
    x += arc[at][0];
    y += arc[at][1];
    points[2 * at] = left + x * scaleX;
    points[2 * at + 1] = bottom + y * scaleY;
  }
  return points;
}

/** @param {Float64Array} points */
function boxOf(points) {
  const box = emptyBox();
  for (let at = 0; at < points.length; at += 2) widen(box, points[at], points[at + 1]);
  return box;
}

/** @param {{type: string, arcs: any}} geometry */
function ringsOf({ type, arcs }) {
  return type === "Polygon" ? arcs : arcs.flat();
}

/** @param {number} arc */
function lineOf(arc) {
  return arc < 0 ? ~arc : arc;
}

/**
 * @param {Box} box
 * @param {Point} point
 * @param {number} margin
 */
function isIn([west, south, east, north], [x, y], margin) {
  return x >= west - margin && x <= east + margin && y >= south - margin && y <= north + margin;
}
