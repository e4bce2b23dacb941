/**
 * A small map out of the outlines that the engine has decoded: paths and names in the units of a
 * picture.
 *
 * Longitudes are shrunk by the cosine of the middle latitude (equirectangular projection), which
 * at the size of a few kecamatan keeps shapes.
 *
 * @import { Box, Point } from "../../../locating/engine/geometry.js"
 * @import { Outlines } from "../../../locating/engine/outlines.js"
 * @typedef {{code: string, path: string, isOurs: boolean, middle: Point, width: number}} Area
 *   `width` of what is seen of it, around its `middle`
 * @typedef {{width: number, height: number, areas: Area[], point: Point | null, permit: string}} Map
 */

import { emptyBox, meet, widen } from "../../../locating/engine/geometry.js";

export const WIDTH = 360;
const LEAST = 220;
const MOST = 380;
// Of the size of what is shown, so much is seen around it.
const AROUND = 0.2;
// A letter and a line of a name, in the units of the picture.
const LETTER = 6.2;
const LINE = 13;
// Degrees that are seen around a lone point: some five kilometres.
const LEAST_DEGREES = 0.05;

/**
 * @param {Outlines} outlines
 * @param {string[]} ours the codes of what is shown; what lies around them is drawn pale
 * @param {{point?: Point | null, permit?: Point[][]}} marks what is shown on them
 * @returns {Map | null} null where nothing of it has an outline
 */
export function draw(outlines, ours, { point = null, permit = [] }) {
  const chosen = new Set(ours);
  const shown = [...outlines.places].filter(([code]) => chosen.has(code));
  // Of the kecamatan that a permit touches what lies around it is enough.
  const seen = permit.length
    ? permit.map(boxOf)
    : [...shown.map(([, { box }]) => box), ...(point ? [boxOf([point])] : [])];
  if (!outlines.places.size || !seen.length) return null;
  const frame = new Frame(around(seen));
  const areas = [...outlines.places]
    .filter(([, { box }]) => frame.sees(box))
    .map(([code, { rings }]) => ({ code, rings: rings.map((arcs) => outlines.ring(arcs)) }))
    .filter(({ rings }) => rings.some((ring) => frame.sees(boxOf(ring))))
    .map(({ code, rings }) => {
      const largest = rings.reduce((one, other) => (other.length > one.length ? other : one));
      const box = frame.cut(boxOf(largest));
      const [left, top] = frame.at([box[0], box[3]]);
      const [right, bottom] = frame.at([box[2], box[1]]);
      return {
        code,
        path: frame.path(rings),
        isOurs: chosen.has(code),
        middle: /** @type {Point} */ ([
          Math.round((left + right) / 2),
          Math.round((top + bottom) / 2),
        ]),
        width: Math.round(right - left),
      };
    });
  return {
    width: WIDTH,
    height: frame.height,
    // What is shown lies above its neighbours, so that its line is whole.
    areas: areas.sort((one, other) => Number(one.isOurs) - Number(other.isOurs)),
    point: point && frame.at(point),
    permit: frame.path(permit),
  };
}

/**
 * The areas whose names have room, each clear of the others and of the edges of the map: what is
 * shown first, then the largest.
 *
 * @param {Pick<Map, "areas" | "height">} map
 * @param {(code: string) => string} nameOf
 */
export function named({ areas, height }, nameOf) {
  const only = areas.filter(({ isOurs }) => isOurs).length === 1;
  /** @type {Area[]} */
  const found = [];
  const wide = (/** @type {Area} */ area) => nameOf(area.code).length * LETTER;
  const order = [...areas].sort(
    (one, other) => Number(other.isOurs) - Number(one.isOurs) || other.width - one.width,
  );
  for (const area of order) {
    const hasRoom = (only && area.isOurs) || wide(area) <= area.width;
    const isClear = found.every(
      (other) =>
        Math.abs(other.middle[1] - area.middle[1]) > LINE ||
        Math.abs(other.middle[0] - area.middle[0]) > (wide(other) + wide(area)) / 2,
    );
    const [x, y] = area.middle;
    const half = wide(area) / 2;
    const isWhole = y >= LINE && y <= height - LINE / 2 && x >= half && x <= WIDTH - half;
    if (hasRoom && isClear && (isWhole || area.isOurs)) found.push(area);
  }
  return found;
}

class Frame {
  /** @param {Box} box */
  constructor([left, bottom, right, top]) {
    this.shrink = Math.cos((((bottom + top) / 2) * Math.PI) / 180);
    const beyond = (/** @type {number} */ size) => Math.max(size * AROUND, LEAST_DEGREES);
    const [x, y] = [beyond(right - left), beyond(top - bottom)];
    const wide = (right - left + 2 * x) * this.shrink;
    const high = top - bottom + 2 * y;
    this.height = Math.round(Math.min(MOST, Math.max(LEAST, (WIDTH * high) / wide)));
    this.scale = Math.min(WIDTH / wide, this.height / high);
    this.middle = [(left + right) / 2, (bottom + top) / 2];
    const half = [WIDTH / this.scale / this.shrink / 2, this.height / this.scale / 2];
    /** @type {Box} */
    this.box = [
      this.middle[0] - half[0],
      this.middle[1] - half[1],
      this.middle[0] + half[0],
      this.middle[1] + half[1],
    ];
  }

  /** @param {Box} box */
  sees(box) {
    return meet(box, this.box);
  }

  /** @param {Box} box */
  cut([left, bottom, right, top]) {
    const [from, under, to, above] = this.box;
    return [
      Math.max(left, from),
      Math.max(bottom, under),
      Math.min(right, to),
      Math.min(top, above),
    ];
  }

  /**
   * @param {Point} point
   * @returns {Point}
   */
  at([x, y]) {
    return [
      tenths(WIDTH / 2 + (x - this.middle[0]) * this.shrink * this.scale),
      tenths(this.height / 2 - (y - this.middle[1]) * this.scale),
    ];
  }

  /** @param {Point[][]} outline */
  path(outline) {
    return outline
      .filter((ring) => ring.length > 2)
      .map((ring) => `M${ring.map((point) => this.at(point).join(" ")).join("L")}Z`)
      .join("");
  }
}

/** @param {number} value */
const tenths = (value) => Math.round(value * 10) / 10;

/**
 * @param {Point[]} points
 * @returns {Box}
 */
function boxOf(points) {
  const box = emptyBox();
  for (const [x, y] of points) widen(box, x, y);
  return box;
}

/**
 * @param {Box[]} boxes
 * @returns {Box} the smallest that holds them all
 */
function around(boxes) {
  const whole = emptyBox();
  for (const [west, south, east, north] of boxes) {
    widen(whole, west, south);
    widen(whole, east, north);
  }
  return whole;
}
