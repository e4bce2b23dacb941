/* Shapes in well-known text: "POLYGON ((110 -1, 111 -1, …))". */
import { Drawn, Unread } from "./drawn.js";
import { degreesOf } from "./projection.js";

/** @import { Point } from "../geometry.js" */

const WKT =
  /^\s*(?:srid\s*=\s*([0-9]+)\s*;\s*)?(?:(?:multi)?(?:polygon|linestring|point)|geometrycollection)\s*(?:z|m|zm)?\s*\(/i;
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
  let isPolygon = false;
  let end = 0;
  for (const found of text.matchAll(RING)) {
    const points = found[1].split(",").map((one) => {
      const [x, y] = one.trim().split(/\s+/).map(Number);
      if (!Number.isFinite(x) || !Number.isFinite(y)) throw new Unread("wkt-rusak");
      return /** @type {Point} */ (toDegrees(x, y));
    });
    const between = text.slice(end, found.index);
    end = found.index + found[0].length;
    const [type] = between.match(/polygon|linestring|point/i) ?? [];
    if (type) isPolygon = /polygon/i.test(type);
    // Nothing but a comma stands before a hole.
    if (isPolygon && /^\s*,\s*$/.test(between))
      drawn.polygons[drawn.polygons.length - 1].push(points);
    else if (isPolygon) drawn.polygons.push([points]);
    else if (points.length > 1) drawn.lines.push(points);
    else drawn.points.push(...points);
  }
  return drawn;
}
