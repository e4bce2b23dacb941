/* What a file or a pasted text draws, whatever its form: known by what it holds, not by its name. */
import { strFromU8, unzipSync } from "fflate";
import { note } from "../../../plans/engine/note.js";
import { isEmpty, Unread } from "./drawn.js";
import { readJson } from "./geojson.js";
import { readList } from "./list.js";
import { isShapefile, readShapefile } from "./shapefile.js";
import { isWkt, readWkt } from "./wkt.js";
import { readWorkbook } from "./workbook.js";
import { readXml } from "./xml.js";

/** @import { Drawn } from "./drawn.js" */

/**
 * @typedef {object} File
 * @property {string} name
 * @property {string} [text] where its text is known
 * @property {Uint8Array} [bytes] else its bytes
 */

/* The most that a file may hold, in bytes or letters, as it is and unpacked. */
const MOST = 8_000_000;
const MOST_UNPACKED = 40_000_000;
/** @type {[RegExp, string][]} how files begin that are no drawing that can be read */
const OTHERS = [
  [/^%PDF/, "berkas-pdf"],
  [/^(?:\x89PNG|\xff\xd8\xff|GIF8|II\*\0|MM\0\*|BM|RIFF)/, "berkas-gambar"],
  [/^(?:Rar!|7z\xbc\xaf|\x1f\x8b)/, "berkas-arsip"],
  [/^\xd0\xcf\x11\xe0/, "berkas-office"],
  [/^SQLite format 3/, "berkas-gpkg"],
  [/^\s*0\r?\n\s*SECTION/, "berkas-dxf"],
  [/^AC10[0-9]{2}/, "berkas-dxf"],
  [/^\s*(?:<!doctype html|<html)/i, "berkas-html"],
];
/* Letters of control, which no text has. */
const NO_TEXT = /[\x00-\x08\x0e-\x19\x1b-\x1f\x7f]/;
/* What an archive may hold, the likeliest to be the permit first. */
const DRAWINGS = [
  /\.shp$/i,
  /(?:^|\/)doc\.kml$/i,
  /\.kml$/i,
  /\.geojson$/i,
  /\.gpx$/i,
  /\.json$/i,
  /\.csv$/i,
  /\.txt$/i,
];
const ZIP = /^PK\x03\x04/;

/**
 * Throws Unread.
 *
 * @param {File} file
 * @returns {Drawn}
 */
export function readShape({ name, text, bytes }) {
  const size = bytes?.length ?? text?.length ?? 0;
  if (!size) throw new Unread("berkas-kosong");
  if (size > MOST) throw new Unread("berkas-besar", { batas: MOST / 1_000_000 });
  if (bytes === undefined) return ofText(text ?? "");
  const start = strFromU8(bytes.subarray(0, 64), true);
  if (ZIP.test(start)) return ofZip(bytes);
  if (isShapefile(bytes)) return readShapefile(bytes, "");
  const other = OTHERS.find(([pattern]) => pattern.test(start));
  if (other) throw new Unread(other[1]);
  if (/\.(?:dbf|shx|prj|cpg|qgz|qgs|mxd|gdb)$/i.test(name)) throw new Unread("berkas-bagian");
  return ofText(decoded(bytes));
}

/**
 * @param {string} given
 * @returns {Drawn}
 */
function ofText(given) {
  const text = given.replace(/^\ufeff/, "").trimStart();
  const start = text.slice(0, 2000);
  const other = OTHERS.find(([pattern]) => pattern.test(start));
  if (other) throw new Unread(other[1]);
  if (/^[{[]/.test(start)) return ofJson(text);
  if (start.startsWith("<")) return readXml(text);
  if (isWkt(start)) return readWkt(text);
  if (NO_TEXT.test(start)) throw new Unread("berkas-lain");
  const drawn = readList(text);
  if (drawn === null) throw new Unread("tanpa-titik");
  return drawn;
}

/** @param {string} text */
function ofJson(text) {
  let json;
  try {
    json = JSON.parse(text);
  } catch {
    // "[110.1, -1.2]" and its like are lists in brackets.
    const drawn = text.includes('"')
      ? null
      : readList(text.replace(/[\])]\s*,?\s*/g, "\n").replace(/[[(]/g, " "));
    if (drawn !== null) return drawn;
    throw new Unread("json-rusak");
  }
  if (!Array.isArray(json)) return readJson(json);
  return readJson({ type: "Polygon", coordinates: Array.isArray(json[0]?.[0]) ? json : [json] });
}

/**
 * The drawing in an archive: a KMZ, a shapefile with what belongs to it, or a workbook.
 *
 * @param {Uint8Array} bytes
 * @returns {Drawn}
 */
function ofZip(bytes) {
  let room = MOST_UNPACKED;
  let isWorkbook = false;
  /** @type {Record<string, Uint8Array>} */
  let files;
  try {
    files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        isWorkbook ||= name === "xl/workbook.xml";
        if (!/\.(?:kml|shp|prj|geojson|json|gpx|csv|txt)$/i.test(name)) return false;
        if (/(?:^|\/)(?:__MACOSX\/|\.)/.test(name)) return false;
        room -= originalSize;
        if (room < 0) throw new Unread("berkas-besar", { batas: MOST_UNPACKED / 1_000_000 });
        return true;
      },
    });
  } catch (error) {
    if (error instanceof Unread) throw error;
    throw new Unread("zip-rusak");
  }
  if (isWorkbook) return readWorkbook(bytes);
  const names = Object.keys(files);
  const layers = names.filter((name) => /\.(?:shp|kml|geojson|gpx)$/i.test(name));
  const sought = new Set(DRAWINGS.flatMap((ending) => names.filter((name) => ending.test(name))));
  if (!sought.size) {
    const start = strFromU8(bytes.subarray(0, 4000), true);
    throw new Unread(/word\/|\[Content_Types\]/.test(start) ? "berkas-office" : "zip-lain");
  }
  /** @type {Unread | null} */
  let why = null;
  for (const name of sought) {
    try {
      const drawn = ofMember(files, name);
      if (isEmpty(drawn)) continue;
      if (layers.length > 1) {
        drawn.notes.push(note("beberapa-lapisan", { nama: layers.join(", "), dibaca: name }));
      }
      return drawn;
    } catch (error) {
      if (!(error instanceof Unread)) throw error;
      why ??= error;
    }
  }
  throw why ?? new Unread("tanpa-titik");
}

/**
 * @param {Record<string, Uint8Array>} files of an archive
 * @param {string} name of the one that is read
 * @returns {Drawn}
 */
function ofMember(files, name) {
  if (!/\.shp$/i.test(name)) return ofText(decoded(files[name]));
  const own = name.replace(/\.shp$/i, ".prj").toLowerCase();
  const prj = Object.keys(files).find((other) => other.toLowerCase() === own);
  return readShapefile(files[name], prj === undefined ? "" : decoded(files[prj]));
}

/**
 * The text of bytes: UTF-8, UTF-16 where its mark says so or each second byte is none, else the Latin of old programs.
 *
 * @param {Uint8Array} bytes
 */
function decoded(bytes) {
  const [first, second] = bytes;
  const isBig = (first === 0xfe && second === 0xff) || (first === 0 && second > 0);
  const isLittle = (first === 0xff && second === 0xfe) || (first > 0 && second === 0);
  if (!isBig && !isLittle) return strFromU8(bytes, !isUtf8(bytes));
  const letters = [];
  for (let at = 0; at + 1 < bytes.length; at += 2) {
    letters.push(
      String.fromCharCode(
        isBig ? 256 * bytes[at] + bytes[at + 1] : bytes[at] + 256 * bytes[at + 1],
      ),
    );
  }
  return letters.join("");
}

/** @param {Uint8Array} bytes */
function isUtf8(bytes) {
  let more = 0;
  for (const byte of bytes) {
    const goesOn = byte >= 0x80 && byte < 0xc0;
    if (goesOn !== more > 0 || byte > 0xf7) return false;
    if (goesOn) more -= 1;
    else if (byte >= 0xc0) more = byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3;
  }
  return more === 0;
}
