/* What a file draws, before it is looked at: polygons, lines and points in degrees. */
import { note } from "../../../plans/engine/note.js";

/** @import { Note } from "../../../plans/engine/note.js" */
/** @import { Point } from "../geometry.js" */
/** @import { Polygon } from "../plane.js" */

/** A file can't be read; it says why, and how to make it one that can. */
export class Unread extends Error {
  /**
   * @param {string} code
   * @param {Record<string, string | number>} [values]
   */
  constructor(code, values) {
    super(code);
    this.note = note(code, values);
  }
}

/** What a file draws. */
export class Drawn {
  constructor() {
    /** @type {Polygon[]} */
    this.polygons = [];
    /** @type {Point[][]} */
    this.lines = [];
    /** @type {Point[]} */
    this.points = [];
    /** @type {Note[]} */
    this.notes = [];
  }
}

/** @param {Drawn} drawn */
export function isEmpty({ polygons, lines, points }) {
  return !polygons.length && !lines.length && !points.length;
}
