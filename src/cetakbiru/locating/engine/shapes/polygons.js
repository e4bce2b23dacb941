/* What a file draws as polygons that can be measured; what had to be mended or left out is told. */
import { note } from "../../../plans/engine/note.js";
import { emptyBox, isIndonesian, widen } from "../geometry.js";
import { Unread } from "./drawn.js";

/** @import { Note } from "../../../plans/engine/note.js" */
/** @import { Box, Point } from "../geometry.js" */
/** @import { Polygon } from "../plane.js" */
/** @import { Drawn } from "./drawn.js" */

/**
 * @typedef {object} Shape
 * @property {Polygon[]} polygons
 * @property {Point[]} points those of a file that holds no more than two
 * @property {number} count of corners
 * @property {Box} box
 * @property {Note[]} notes
 */

/* More corners no permit has; so many are measured in a second. */
const MOST_POINTS = 50_000;
const LEAST_CORNERS = 3;

/**
 * Throws Unread.
 *
 * @param {Drawn} drawn
 * @returns {Shape}
 */
export function shapeOf(drawn) {
  const notes = [...drawn.notes];
  const given = drawn.polygons.length ? drawn.polygons : fromLines(drawn, notes);
  if (drawn.polygons.length && drawn.lines.length + drawn.points.length) {
    notes.push(note("selain-bidang", { jumlah: drawn.lines.length + drawn.points.length }));
  }
  const all = given.flat(2);
  const different = new Map([...all, ...drawn.points].map((one) => [one.join(" "), one]));
  const points = different.size < LEAST_CORNERS ? Array.from(different.values()) : drawn.points;
  if (!all.length && !points.length) throw new Unread("tanpa-titik");
  if (all.length > MOST_POINTS) throw new Unread("titik-terlalu-banyak");
  const turn = turning([...all, ...points], notes);
  let thin = 0;
  const polygons = given
    .map((rings) =>
      rings
        .map((ring) => corners(ring.map(turn)))
        .filter((ring) => {
          if (ring.length < LEAST_CORNERS) thin += 1;
          return ring.length >= LEAST_CORNERS;
        }),
    )
    .filter((rings) => rings.length);
  if (!polygons.length && different.size !== 1) {
    throw new Unread("kurang-dari-tiga", { jumlah: different.size });
  }
  if (thin && polygons.length) notes.push(note("bagian-kurang-dari-tiga", { jumlah: thin }));
  const box = emptyBox();
  let count = 0;
  for (const [x, y] of polygons.flat(2)) {
    widen(box, x, y);
    count += 1;
  }
  return { polygons, points: polygons.length ? [] : points.map(turn), count, box, notes };
}

/**
 * The outlines that lines and points make where a file draws no polygon.
 *
 * @param {Drawn} drawn
 * @param {Note[]} notes
 * @returns {Polygon[]}
 */
function fromLines({ lines, points }, notes) {
  if (!lines.length && points.length >= LEAST_CORNERS) {
    notes.push(note("titik-dihubungkan", { jumlah: points.length }));
    return [[points]];
  }
  return lines.map((line) => [line]);
}

/**
 * A ring without points that the next repeats, and without the first at its end.
 *
 * @param {Point[]} ring
 * @returns {Point[]}
 */
function corners(ring) {
  return ring.filter(([x, y], at) => {
    const [x2, y2] = ring[(at + 1) % ring.length];
    return ring.length === 1 || x !== x2 || y !== y2;
  });
}

/**
 * What to do with each point: nothing, or turn it where only so the points are in Indonesia.
 *
 * @param {Point[]} points
 * @param {Note[]} notes
 * @returns {(point: Point) => Point}
 */
function turning(points, notes) {
  /** @type {(point: Point) => Point} */
  const turned = ([x, y]) => [y, x];
  const isTurned =
    points.every((point) => isIndonesian(turned(point))) && !points.some(isIndonesian);
  if (isTurned) notes.push(note("titik-tertukar"));
  const strange = points.find(([x, y]) =>
    isTurned ? false : Math.abs(x) > 180 || Math.abs(y) > 90,
  );
  if (strange) {
    const [x, y] = strange;
    const isMetres = Math.abs(x) > 1000 || Math.abs(y) > 1000;
    throw new Unread(isMetres ? "meter-tanpa-sistem" : "titik-mustahil", { nilai: `${x}, ${y}` });
  }
  return isTurned ? turned : (point) => point;
}
