/* Shapes in a shapefile: records of points, lines and polygons in one binary file. */
import { Drawn, Unread } from "./drawn.js";
import { degreesOf } from "./projection.js";

/** @import { Point } from "../geometry.js" */

const MAGIC = 9994;
const HEADER = 100;
const POINTS = new Set([1, 11, 21]);
const LINES = new Set([3, 13, 23]);
const POLYGONS = new Set([5, 15, 25]);
const MANY_POINTS = new Set([8, 18, 28]);

/** @param {Uint8Array} bytes */
export function isShapefile(bytes) {
  return bytes.length >= HEADER && view(bytes).getInt32(0) === MAGIC;
}

/**
 * Throws Unread.
 *
 * @param {Uint8Array} bytes
 * @param {string} system what its .prj says; nothing where there is none
 * @returns {Drawn}
 */
export function readShapefile(bytes, system) {
  const drawn = new Drawn();
  const toDegrees = degreesOf(system, drawn.notes);
  const data = view(bytes);
  try {
    for (let at = HEADER; at + 12 <= bytes.length; ) {
      const length = 2 * data.getInt32(at + 4);
      if (length < 4) throw new Unread("shp-rusak");
      record(drawn, data, at + 8, toDegrees);
      at += 8 + length;
    }
  } catch (error) {
    if (error instanceof RangeError) throw new Unread("shp-rusak");
    throw error;
  }
  return drawn;
}

/**
 * @param {Drawn} drawn
 * @param {DataView} data
 * @param {number} at
 * @param {import("./projection.js").ToDegrees} toDegrees
 */
function record(drawn, data, at, toDegrees) {
  const type = data.getInt32(at, true);
  /**
   * @param {number} from
   * @param {number} count
   * @returns {Point[]}
   */
  const points = (from, count) => {
    // Asked first, so that a false count takes no memory.
    data.getUint8(from + 16 * count - 1);
    return Array.from({ length: count }, (_, one) =>
      toDegrees(data.getFloat64(from + 16 * one, true), data.getFloat64(from + 16 * one + 8, true)),
    );
  };
  if (POINTS.has(type)) drawn.points.push(...points(at + 4, 1));
  if (MANY_POINTS.has(type)) drawn.points.push(...points(at + 40, data.getInt32(at + 36, true)));
  if (!LINES.has(type) && !POLYGONS.has(type)) return;
  const parts = data.getInt32(at + 36, true);
  const start = at + 44 + 4 * parts;
  const all = points(start, data.getInt32(at + 40, true));
  const starts = Array.from({ length: parts }, (_, part) =>
    data.getInt32(at + 44 + 4 * part, true),
  );
  const rings = starts.map((from, part) => all.slice(from, starts[part + 1] ?? all.length));
  if (POLYGONS.has(type)) drawn.polygons.push(rings);
  else drawn.lines.push(...rings);
}

/** @param {Uint8Array} bytes */
function view(bytes) {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
