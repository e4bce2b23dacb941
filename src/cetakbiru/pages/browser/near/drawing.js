/**
 * A small map out of outlines that share their lines: paths and names in the units of a picture.
 *
 * Longitudes are shrunk by the cosine of the middle latitude (equirectangular projection), which
 * at the size of a few kecamatan keeps shapes.
 *
 * @typedef {[number, number]} Point longitude first
 * @typedef {{arcs: number[][] | number[][][], properties: {kode: string}, type: string}} Outline
 * @typedef {{arcs: Point[][], objects: Record<string, {geometries: Outline[]}>,
 *   transform?: {scale: Point, translate: Point}}} Topology TopoJSON with one object
 * @typedef {{code: string, path: string, isOurs: boolean, middle: Point, width: number}} Area
 *   `width` of what is seen of it, around its `middle`
 * @typedef {{width: number, height: number, areas: Area[], point: Point | null, permit: string}} Map
 */

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

/** Outlines that are decoded once and drawn many times. */
export class Atlas {
  /** @param {Topology} topology */
  constructor(topology) {
    const arcs = decoded(topology);
    const [{ geometries }] = Object.values(topology.objects);
    this.outlines = new Map(
      geometries.map(({ properties: { kode }, ...outline }) => [kode, rings(outline, arcs)]),
    );
  }

  /**
   * @param {string[]} ours the codes of what is shown; what lies around them is drawn pale
   * @param {{point?: Point | null, permit?: Point[][]}} marks what is shown on them
   * @returns {Map | null} null where nothing of it has an outline
   */
  draw(ours, { point = null, permit = [] }) {
    const chosen = new Set(ours);
    const places = ours.flatMap((code) => this.outlines.get(code) ?? []);
    // Of the kecamatan that a permit touches what lies around it is enough.
    const seen = permit.length ? permit : [...places, ...(point ? [[point]] : [])];
    if (!seen.length) return null;
    const frame = new Frame(boxOf(seen));
    const areas = [...this.outlines]
      .filter(([, outline]) => outline.some((ring) => frame.sees(boxOf([ring]))))
      .map(([code, outline]) => {
        const largest = outline.reduce((one, other) => (other.length > one.length ? other : one));
        const box = frame.cut(boxOf([largest]));
        const [left, top] = frame.at([box[0], box[3]]);
        const [right, bottom] = frame.at([box[2], box[1]]);
        return {
          code,
          path: frame.path(outline),
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
}

/**
 * The areas whose names have room, each clear of the others: what is shown first, then the largest.
 *
 * @param {Area[]} areas
 * @param {(code: string) => string} nameOf
 */
export function named(areas, nameOf) {
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
    if (hasRoom && isClear) found.push(area);
  }
  return found;
}

class Frame {
  /** @param {number[]} box left, bottom, right, top in degrees */
  constructor([left, bottom, right, top]) {
    this.shrink = Math.cos((((bottom + top) / 2) * Math.PI) / 180);
    const around = (/** @type {number} */ size) => Math.max(size * AROUND, LEAST_DEGREES);
    const [x, y] = [around(right - left), around(top - bottom)];
    const wide = (right - left + 2 * x) * this.shrink;
    const high = top - bottom + 2 * y;
    this.height = Math.round(Math.min(MOST, Math.max(LEAST, (WIDTH * high) / wide)));
    this.scale = Math.min(WIDTH / wide, this.height / high);
    this.middle = [(left + right) / 2, (bottom + top) / 2];
    const half = [WIDTH / this.scale / this.shrink / 2, this.height / this.scale / 2];
    this.box = [
      this.middle[0] - half[0],
      this.middle[1] - half[1],
      this.middle[0] + half[0],
      this.middle[1] + half[1],
    ];
  }

  /** @param {number[]} box */
  sees([left, bottom, right, top]) {
    const [from, under, to, above] = this.box;
    return left < to && right > from && bottom < above && top > under;
  }

  /** @param {number[]} box */
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
 * The arcs in degrees.
 *
 * @param {Topology} topology
 * @returns {Point[][]}
 */
function decoded({ arcs, transform }) {
  if (!transform) return arcs;
  const { scale, translate } = transform;
  return arcs.map((arc) => {
    let x = 0;
    let y = 0;
    return arc.map(([stepX, stepY]) => {
      x += stepX;
      y += stepY;
      return [translate[0] + x * scale[0], translate[1] + y * scale[1]];
    });
  });
}

/**
 * @param {Pick<Outline, "arcs" | "type">} outline
 * @param {Point[][]} arcs
 * @returns {Point[][]}
 */
function rings({ arcs: numbers, type }, arcs) {
  const polygons = /** @type {number[][][]} */ (type === "Polygon" ? [numbers] : numbers);
  return polygons.flat().map((ring) =>
    ring.flatMap((number, at) => {
      const line = number < 0 ? [...arcs[~number]].reverse() : arcs[number];
      // Each arc begins where the last one ended.
      return at ? line.slice(1) : line;
    }),
  );
}

/**
 * Left, bottom, right, top.
 *
 * @param {Point[][]} lines
 */
function boxOf(lines) {
  let [left, bottom, right, top] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const line of lines) {
    for (const [x, y] of line) {
      if (x < left) left = x;
      if (x > right) right = x;
      if (y < bottom) bottom = y;
      if (y > top) top = y;
    }
  }
  return [left, bottom, right, top];
}
