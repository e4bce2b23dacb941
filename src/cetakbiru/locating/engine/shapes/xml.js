/* Shapes in KML (Google Earth) and GPX (devices). */
import { Damaged, Swollen, scan } from "../../../plans/engine/xml.js";
import { Drawn, isEmpty, Unread } from "./drawn.js";

/** @import { Point } from "../geometry.js" */
/** @import { Polygon } from "../plane.js" */

const KML = "kml";
const TRACKS = new Set(["trkseg", "rte"]);
const TRACK_POINTS = new Set(["trkpt", "rtept"]);

/**
 * Throws Unread.
 *
 * @param {string} text
 * @returns {Drawn}
 */
export function readXml(text) {
  const reader = new Reading();
  try {
    // A declaration of a type holds nothing that is drawn.
    for (const _ of scan(text.replace(/<!DOCTYPE[^>[]*>/i, ""), reader));
  } catch (error) {
    if (error instanceof Damaged || error instanceof Swollen) throw new Unread("xml-rusak");
    throw error;
  }
  if (reader.root !== KML && reader.root !== "gpx") throw new Unread("xml-lain");
  if (reader.isReference && isEmpty(reader.drawn)) throw new Unread("kml-rujukan");
  return reader.drawn;
}

/** A document that is being read. */
class Reading {
  drawn = new Drawn();
  root = "";
  /** @type {string[]} */
  texts = [];
  isWanted = false;
  isReference = false;
  /** @type {Polygon | null} */
  polygon = null;
  /** @type {Point[]} */
  track = [];

  /**
   * @param {string} name
   * @param {ReadonlyMap<string, string>} attributes
   */
  open = (name, attributes) => {
    this.root ||= name;
    if (name === "Polygon") this.polygon = [];
    if (name === "NetworkLink") this.isReference = true;
    if (name === "coordinates" || name === "coord") {
      this.isWanted = true;
      this.texts = [];
    }
    if (TRACKS.has(name) || name === "Track") this.track = [];
    if (TRACK_POINTS.has(name)) this.track.push(attributePoint(attributes));
    if (name === "wpt") this.drawn.points.push(attributePoint(attributes));
  };

  /** @param {string} text */
  text = (text) => {
    if (this.isWanted) this.texts.push(text);
  };

  /** @param {string} name */
  close = (name) => {
    if (name === "coord")
      this.track.push(...pointsIn(this.texts.join("").trim().replace(/\s+/g, ",")));
    if (name === "coordinates") this.take(pointsIn(this.texts.join("")));
    if (name === "coordinates" || name === "coord") this.isWanted = false;
    if (name === "Polygon" && this.polygon !== null) {
      this.drawn.polygons.push(this.polygon);
      this.polygon = null;
    }
    if ((TRACKS.has(name) || name === "Track") && this.track.length) {
      this.drawn.lines.push(this.track);
      this.track = [];
    }
  };

  /** @param {Point[]} points */
  take(points) {
    if (this.polygon !== null) this.polygon.push(points);
    else if (points.length === 1) this.drawn.points.push(points[0]);
    else if (points.length) this.drawn.lines.push(points);
  }
}

/**
 * The points of "lon,lat,alt lon,lat,alt".
 *
 * @param {string} text
 * @returns {Point[]}
 */
function pointsIn(text) {
  return text
    .replace(/\s*,\s*/g, ",")
    .split(/\s+/)
    .filter((one) => one)
    .map((one) => numbers(one.split(",")));
}

/** @param {ReadonlyMap<string, string>} attributes */
function attributePoint(attributes) {
  return numbers([attributes.get("lon") ?? "", attributes.get("lat") ?? ""]);
}

/**
 * @param {string[]} parts
 * @returns {Point}
 */
function numbers([lon, lat]) {
  const point = /** @type {Point} */ ([Number.parseFloat(lon), Number.parseFloat(lat)]);
  if (!point.every(Number.isFinite))
    throw new Unread("xml-koordinat", { nilai: `${lon},${lat ?? ""}`.slice(0, 40) });
  return point;
}
