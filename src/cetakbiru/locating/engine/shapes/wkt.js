/* Shapes in well-known text: "POLYGON ((110 -1, 111 -1, …))". */
import { Drawn, Unread } from "./drawn.js";
import { degreesOf } from "./projection.js";

/** @import { Point } from "../geometry.js" */

const WKT =
  /^\s*(?:srid\s*=\s*([0-9]+)\s*;\s*)?(?:multi)?(?:polygon|linestring)\s*(?:z|m|zm)?\s*\(/i;
const RING = /\(([^()]*)\)/g;

/** @param {string} text */
export function isWkt(text) {
  return WKT.test(text.slice(0, 200));
}

/**
 * Throws Unread.
 *
 * @param {string} text
 * @returns {Drawn}
 */
export function readWkt(text) {
  const drawn = new Drawn();
  const [, srid] = WKT.exec(text.slice(0, 200)) ?? [];
  const toDegrees = degreesOf(srid === undefined ? "" : `EPSG:${srid}`, drawn.notes);
  const rings = Array.from(text.matchAll(RING), ([, points]) =>
    points.split(",").map((one) => {
      const [x, y] = one.trim().split(/\s+/).map(Number);
      if (!Number.isFinite(x) || !Number.isFinite(y)) throw new Unread("wkt-rusak");
      return /** @type {Point} */ (toDegrees(x, y));
    }),
  );
  // Holes and parts alike: what an odd number of rings surrounds is inside.
  drawn.polygons.push(rings);
  return drawn;
}
