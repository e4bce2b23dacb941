/* How much of a permit lies in which place. */

import { meet } from "./geometry.js";
import { areaWithin, below, outlined, Plane } from "./plane.js";

/** @import { Box } from "./geometry.js" */
/** @import { Edge, Polygon } from "./plane.js" */
/** @import { Outlines } from "./outlines.js" */

/* Beyond so many the points stand in no order that an outline has. */
const MOST_CROSSINGS = 1000;
/* What is smaller (km²) comes of rounding. */
export const LEAST = 1e-6;

/** A permit on a plane, to be asked for what it has in common with places. */
export class Permit {
  /**
   * Throws Tangled.
   *
   * @param {Polygon[]} polygons
   * @param {Box} box around them
   */
  constructor(polygons, box) {
    this.box = box;
    this.plane = new Plane([(box[0] + box[2]) / 2, (box[1] + box[3]) / 2]);
    const { edges, crossings } = outlined(polygons, this.plane, MOST_CROSSINGS);
    /** @type {Edge[]} */
    this.edges = edges;
    this.crossings = crossings;
    this.area = areaWithin(edges);
  }

  /**
   * The area in km² that the permit has in common with each place that it lies in, the largest first.
   *
   * @param {Outlines} outlines
   * @returns {[string, number][]}
   */
  shared(outlines) {
    const near = Array.from(outlines.places).filter(([, { box }]) => meet(box, this.box));
    const lines = new Set(near.flatMap(([, place]) => place.lines));
    const sums = below(
      this.edges,
      Array.from(lines, (line) => [line, outlines.lines[line]]),
      this.plane,
    );
    return near
      .map(([kode, { rings }]) => /** @type {[string, number]} */ ([kode, around(rings, sums)]))
      .filter(([, area]) => area > LEAST)
      .sort(([, one], [, other]) => other - one);
  }
}

/**
 * @param {number[][]} rings
 * @param {Map<number, number>} sums
 */
function around(rings, sums) {
  let area = 0;
  for (const arc of rings.flat()) {
    area += arc < 0 ? -(sums.get(~arc) ?? 0) : (sums.get(arc) ?? 0);
  }
  return Math.abs(area);
}
