/* What a text says of a point, before it is known which of its two numbers is the longitude. */
import { note } from "../../plans/engine/note.js";

/** @import { Note } from "../../plans/engine/note.js" */
/** @import { Axis } from "./numbers.js" */

/**
 * @typedef {object} Angle
 * @property {number} value degrees
 * @property {Axis | null} axis where the text says it
 * @property {number} sign 1 or -1 where the text says it by a direction, else 0
 *
 * @typedef {object} Coordinate What a text holds: two angles as they stand in it, or why they can't
 *   be read.
 * @property {[Angle, Angle] | null} angles
 * @property {Note[]} notes
 */

/**
 * @param {number} lat
 * @param {number} lon
 * @param {Note[]} [notes]
 * @returns {Coordinate}
 */
export function coordinate(lat, lon, notes = []) {
  return {
    angles: [
      { value: lat, axis: "lat", sign: 0 },
      { value: lon, axis: "lon", sign: 0 },
    ],
    notes,
  };
}

/**
 * @param {string} code why it can't be read
 * @param {Record<string, string | number>} [values]
 * @returns {Coordinate}
 */
export function unreadable(code, values) {
  return { angles: null, notes: [note(code, values)] };
}
