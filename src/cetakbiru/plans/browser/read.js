/* A plan file of any kind as sheets of text with places, or a plain word on why not. */
import { readDelimited } from "../engine/csv.js";
import { note } from "../engine/places.js";
import { decoded } from "./encoding.js";
import { readSpreadsheet, Unreadable } from "./xlsx.js";

const MEGABYTE = 1000000;
const SPACES = new Set([9, 10, 11, 12, 13, 32]);
const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
// The name of the stream that holds a workbook under a password, as UTF-16 shows it.
const ENCRYPTED = Array.from("EncryptedPackage", (letter) => `${letter}\0`).join("");
const ZIP = [0x50, 0x4b, 3, 4];
const EMPTY_ZIP = [0x50, 0x4b, 5, 6];
const PDF = [0x25, 0x50, 0x44, 0x46];
const UTF_16 = [
  [0xff, 0xfe],
  [0xfe, 0xff],
];
const BINARY = [
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x52, 0x61, 0x72, 0x21],
  [0x37, 0x7a, 0xbc, 0xaf],
  [0x1f, 0x8b],
  [0x7b, 0x5c, 0x72, 0x74, 0x66],
];

function starts(bytes, mark) {
  return mark.every((byte, at) => bytes[at] === byte);
}

function tooLarge(size, limits) {
  return new Unreadable("berkas-besar", {
    ukuran: Math.floor(size / MEGABYTE),
    batas: Math.floor(limits.ukuran_berkas / MEGABYTE),
  });
}

async function read(name, bytes, limits) {
  if (bytes.length > limits.ukuran_berkas) throw tooLarge(bytes.length, limits);
  if (bytes.every((byte) => SPACES.has(byte))) throw new Unreadable("berkas-kosong");
  if (starts(bytes, OLE)) {
    const text = new TextDecoder("latin1").decode(bytes);
    throw new Unreadable(text.includes(ENCRYPTED) ? "berkas-terkunci" : "berkas-xls");
  }
  if (starts(bytes, EMPTY_ZIP)) throw new Unreadable("berkas-rusak");
  if (starts(bytes, ZIP)) {
    const [sheets, notes] = await readSpreadsheet(bytes, limits);
    if (!sheets.some((sheet) => sheet.rows.length)) throw new Unreadable("lembar-berkas-kosong");
    return { name, sheets, notes, error: null };
  }
  if (starts(bytes, PDF)) throw new Unreadable("berkas-pdf");
  const wide = UTF_16.some((mark) => starts(bytes, mark));
  if (BINARY.some((mark) => starts(bytes, mark)) || (bytes.includes(0) && !wide)) {
    throw new Unreadable("berkas-lain");
  }
  const [text, notes] = decoded(bytes);
  const sheet = readDelimited(text, limits);
  if (!sheet.rows.some((row) => row.cells.some((cell) => cell.trim()))) {
    throw new Unreadable("berkas-kosong");
  }
  return { name, sheets: [sheet], notes, error: null };
}

/* The plan in these bytes; what is wrong with them stands in its `error`. */
export async function readPlan(name, bytes, limits) {
  try {
    return await read(name, bytes, limits);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    const { code, values } = error.note;
    return { name, sheets: [], notes: [], error: note(code, { berkas: name, ...values }) };
  }
}
