/* The bytes of a plan's file as the engine takes them (engine/files.js), as plans/read.py gives them,
   which reads .xls and .ods, too. */
import { note } from "../engine/note.js";
import { isChanged, isPart } from "../engine/xlsx.js";
import { Damaged, Swollen } from "../engine/xml.js";
import { decoded } from "./encoding.js";
import { Archive, Locked } from "./zip.js";

/** @import { File } from "../engine/files.js" */
/** @import { Limits } from "../engine/sheet.js" */
/** @import { Original } from "../workbook/package.js" */

const MEGABYTE = 1_000_000;
// A full disk leaves files of zeros.
const NOTHING = new Set([0, 9, 10, 11, 12, 13, 32]);
const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
/** @type {[number[], string][]} */
const OTHERS = [
  [[0x50, 0x4b, 5, 6], "berkas-rusak"],
  [ascii("%PDF"), "berkas-pdf"],
  [[0x89, 0x50, 0x4e, 0x47], "berkas-gambar"],
  [[0xff, 0xd8, 0xff], "berkas-gambar"],
  [ascii("GIF8"), "berkas-gambar"],
  [ascii("{\\rtf"), "berkas-word"],
  [ascii("Rar!"), "berkas-arsip"],
  [ascii("7z\xbc\xaf"), "berkas-arsip"],
  [[0x1f, 0x8b], "berkas-arsip"],
];

/**
 * @param {string} name
 * @param {Uint8Array} bytes
 * @param {Limits} limits
 * @returns {File}
 */
export function readPlan(name, bytes, limits) {
  if (bytes.length > limits.ukuran_berkas) {
    const values = {
      ukuran: Math.floor(bytes.length / MEGABYTE),
      batas: Math.floor(limits.ukuran_berkas / MEGABYTE),
    };
    return { name, error: note("berkas-besar", values) };
  }
  const code = known(bytes);
  if (code !== null) return refused(name, code);
  if (starts(bytes, ascii("PK\x03\x04"))) return archive(name, bytes, limits);
  const read = decoded(bytes);
  return read === null ? refused(name, "berkas-lain") : { name, ...read };
}

/**
 * @param {string} name
 * @param {string} code
 * @returns {File}
 */
function refused(name, code) {
  return { name, error: note(code) };
}

/**
 * The code of what is told of bytes that can be neither text nor archive.
 * @param {Uint8Array} bytes
 */
function known(bytes) {
  if (bytes.every((byte) => NOTHING.has(byte))) return "berkas-kosong";
  if (starts(bytes, OLE)) return kindOfOle(bytes);
  return OTHERS.find(([mark]) => starts(bytes, mark))?.[1] ?? null;
}

/**
 * What the names of its streams say that an old Office document is.
 * @param {Uint8Array} bytes
 */
function kindOfOle(bytes) {
  const text = new TextDecoder("latin1").decode(bytes);
  /** @param {string} stream */
  const has = (stream) => text.includes(Array.from(stream, (letter) => `${letter}\0`).join(""));
  if (has("EncryptedPackage")) return "berkas-terkunci";
  return has("WordDocument") ? "berkas-word" : "berkas-xls";
}

/**
 * @param {string} name
 * @param {Uint8Array} bytes
 * @param {Limits} limits
 * @returns {File}
 */
function archive(name, bytes, limits) {
  try {
    const held = new Archive(bytes, limits.ukuran_terurai);
    const read = held.names.filter(isPart).map((part) => [part, held.text(part)]);
    return { name, members: held.names, parts: Object.fromEntries(read) };
  } catch (error) {
    if (error instanceof Damaged) return refused(name, "berkas-rusak");
    if (error instanceof Swollen) return refused(name, "berkas-mengembang");
    if (error instanceof Locked) return refused(name, "berkas-terkunci");
    throw error;
  }
}

/**
 * A workbook as it may be changed: its texts, and the bytes of all that stays as it is.
 * @typedef {Original & {bytes: (name: string) => Uint8Array}} Kept
 */

/**
 * The company's own workbook, or null where there is none that can be changed.
 * @param {Uint8Array} bytes
 * @param {Limits} limits
 * @returns {Kept | null}
 */
export function keptBook(bytes, limits) {
  if (!starts(bytes, ascii("PK\x03\x04"))) return null;
  try {
    const held = new Archive(bytes, limits.ukuran_terurai);
    if (!held.names.includes("xl/workbook.xml")) return null;
    const names = held.writtenNames;
    const read = names.filter(isChanged).map((name) => [name, held.text(name)]);
    return { names, texts: Object.fromEntries(read), bytes: (name) => held.bytes(name) };
  } catch (error) {
    if (error instanceof Damaged || error instanceof Swollen || error instanceof Locked)
      return null;
    throw error;
  }
}

/** @param {string} text */
function ascii(text) {
  return Array.from(text, (letter) => letter.charCodeAt(0));
}

/**
 * @param {Uint8Array} bytes
 * @param {number[]} mark
 */
function starts(bytes, mark) {
  return mark.every((byte, at) => bytes[at] === byte);
}
