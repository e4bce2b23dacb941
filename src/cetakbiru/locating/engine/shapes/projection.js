/* Coordinates of other systems made degrees, where that is sure; else they are told. */
import { note } from "../../../plans/engine/note.js";
import { unprojected, zoneIn } from "../metres.js";
import { Unread } from "./drawn.js";

/** @import { Note } from "../../../plans/engine/note.js" */
/** @import { Point } from "../geometry.js" */

/** @typedef {(x: number, y: number) => Point} ToDegrees */

const RADIANS = Math.PI / 180;
const MERCATOR_RADIUS = 6378137;
/* Names of systems in degrees that differ from WGS 84 by less than maps of outlines do. */
const IN_DEGREES = /crs84|4326|4979|wgs[\s_]*(?:19)?84|srgi|9470|dgn95|4755|^$/i;
const WEB_MERCATOR = /3857|900913|102100|(?:pseudo|web).?mercator/i;
/* The datum of a system as shapefiles describe it, and those that differ so little. */
const DATUM = /\bdatum\s*\[\s*"([^"]+)"/i;
const CLOSE_DATUM = /wgs.?(?:19)?84|world.geodetic.*1984|itrf|srgi|geodesi|geospasial|dgn/i;

/**
 * What makes degrees of the coordinates of a system, by its name. Throws Unread for one that is not
 * known here.
 *
 * @param {string} name of the system; nothing for degrees
 * @param {Note[]} notes what was done is told here
 * @returns {ToDegrees}
 */
export function degreesOf(name, notes) {
  const datum = DATUM.exec(name)?.[1];
  if (datum !== undefined && !CLOSE_DATUM.test(datum))
    notes.push(note("datum-lain", { nama: datum.slice(0, 60) }));
  const zone = zoneIn(name.replaceAll("_", " "));
  if (zone !== null && (zone.part || !/tm-?3/i.test(name))) {
    notes.push(unprojected([0, 0], zone).told);
    return (x, y) => {
      const { lat, lon } = unprojected([x, y], zone);
      return [lon, lat];
    };
  }
  if (WEB_MERCATOR.test(name)) {
    notes.push(note("mercator"));
    return (x, y) => [
      x / MERCATOR_RADIUS / RADIANS,
      (2 * Math.atan(Math.exp(y / MERCATOR_RADIUS)) - Math.PI / 2) / RADIANS,
    ];
  }
  const isGeographic = /^\s*geog/i.test(name) && datum !== undefined;
  if (
    !isGeographic &&
    (/tm-?3/i.test(name) || !IN_DEGREES.test(name) || /projcs|projcrs/i.test(name))
  )
    throw new Unread("proyeksi-lain", { nama: (/"([^"]+)"/.exec(name)?.[1] ?? name).slice(0, 60) });
  return (x, y) => [x, y];
}
