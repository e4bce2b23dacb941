/* Shapes in GeoJSON, in the JSON of ArcGIS, whose polygons are rings, and in TopoJSON, which shares
   their lines. */
import { Outlines } from "../outlines.js";
import { Drawn, Unread } from "./drawn.js";
import { degreesOf } from "./projection.js";

/** @import { Point } from "../geometry.js" */
/** @import { ToDegrees } from "./projection.js" */

/**
 * Throws Unread.
 *
 * @param {any} json
 * @returns {Drawn}
 */
export function readJson(json) {
  if (json?.type === "Topology") return ofTopology(json);
  const drawn = new Drawn();
  const toDegrees = degreesOf(systemOf(json), drawn.notes);
  const waiting = [json];
  // What is found within is looked at later: no depth is too deep.
  for (let at = 0; at < waiting.length; at += 1) {
    const item = waiting[at];
    if (item === null || typeof item !== "object") continue;
    const { type, geometry, geometries, features, coordinates, rings } = item;
    if (type === "Feature" || item.attributes) waiting.push(geometry);
    else if (Array.isArray(rings)) take(drawn, "Polygon", rings, toDegrees);
    else if (Array.isArray(coordinates)) take(drawn, type, coordinates, toDegrees);
    else if (Array.isArray(features ?? geometries)) {
      for (const one of features ?? geometries) waiting.push(one);
    } else if (item === json) throw new Unread("json-lain");
  }
  return drawn;
}

/**
 * The system of coordinates that a file names; nothing for one that names none.
 *
 * @param {any} json
 */
function systemOf(json) {
  const esri = json?.spatialReference ?? json?.features?.[0]?.geometry?.spatialReference;
  const number = esri?.latestWkid ?? esri?.wkid;
  return String(json?.crs?.properties?.name ?? esri?.wkt ?? (number ? `EPSG:${number}` : ""));
}

/**
 * @param {Drawn} drawn
 * @param {string} type
 * @param {any[]} coordinates
 * @param {ToDegrees} toDegrees
 */
function take(drawn, type, coordinates, toDegrees) {
  /** @param {any} all */
  const line = (all) => list(all).map((one) => point(one, toDegrees));
  if (!list(coordinates).every((one) => typeof one === "number" || Array.isArray(one)))
    throw new Unread("json-koordinat");
  if (type === "Point") drawn.points.push(point(coordinates, toDegrees));
  else if (type === "MultiPoint") drawn.points = [...drawn.points, ...line(coordinates)];
  else if (type === "LineString") drawn.lines.push(line(coordinates));
  else if (type === "MultiLineString") drawn.lines = [...drawn.lines, ...coordinates.map(line)];
  else if (type === "Polygon") drawn.polygons.push(coordinates.map(line));
  else if (type === "MultiPolygon") {
    for (const polygon of coordinates) drawn.polygons.push(list(polygon).map(line));
  }
}

/**
 * @param {any} found
 * @returns {any[]}
 */
function list(found) {
  if (!Array.isArray(found)) throw new Unread("json-koordinat");
  return found;
}

/**
 * @param {any} found
 * @param {ToDegrees} toDegrees
 * @returns {Point}
 */
function point(found, toDegrees) {
  const [x, y] = list(found);
  if (!Number.isFinite(x) || !Number.isFinite(y)) throw new Unread("json-koordinat");
  return toDegrees(x, y);
}

/** @param {any} topology */
function ofTopology(topology) {
  const drawn = new Drawn();
  try {
    for (const object of /** @type {any[]} */ (Object.values(topology.objects))) {
      const geometries = (object.geometries ?? [object]).filter(
        (/** @type {any} */ { type }) => type === "Polygon" || type === "MultiPolygon",
      );
      const numbered = geometries.map((/** @type {any} */ one, /** @type {number} */ at) => ({
        ...one,
        properties: { kode: at },
      }));
      const outlines = new Outlines({
        transform: { scale: [1, 1], translate: [0, 0] },
        arcs: topology.transform ? topology.arcs : topology.arcs.map(steps),
        ...(topology.transform ? { transform: topology.transform } : {}),
        objects: { all: { geometries: numbered } },
      });
      for (const { rings } of outlines.places.values()) {
        drawn.polygons.push(rings.map((ring) => outlines.ring(ring)));
      }
    }
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError)
      throw new Unread("json-koordinat");
    throw error;
  }
  return drawn;
}

/**
 * The points of a line as steps from each to the next.
 *
 * @param {Point[]} arc
 * @returns {Point[]}
 */
function steps(arc) {
  return arc.map(([x, y], at) => (at ? [x - arc[at - 1][0], y - arc[at - 1][1]] : [x, y]));
}
