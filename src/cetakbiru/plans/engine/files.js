/* The files of a plan as sheets. Readers know bytes and archives, and give texts; what these are, and
   what to tell people of files that are no plan, is found here. */
import { delimitedSheet } from "./csv.js";
import { note } from "./note.js";
import { Room, SheetMaker } from "./sheet.js";
import { xlsxSheets } from "./xlsx.js";
import { Damaged, Swollen } from "./xml.js";

/** @import { Note } from "./note.js" */
/** @import { Area, FileCell, Limits, Sheet } from "./sheet.js" */

/**
 * A sheet whose cells were read already: in `rows` the number of each and its cells from column A
 * on; `hidden` are numbers of rows, `unsolved` the row and column of formulas without a result.
 * @typedef {object} FileSheet
 * @property {string} name
 * @property {boolean} unseen
 * @property {[number, ...FileCell[]][]} rows
 * @property {Area[]} merged
 * @property {number[]} hidden
 * @property {[number, number][]} unsolved
 */

/**
 * A file as readers give it, with one of: the text of a CSV file; the names of what an archive
 * holds, in lower case, and the texts of those that XLSX needs; the sheets of another workbook; the
 * code of why it can't be read, and what fills its braces.
 * @typedef {object} File
 * @property {string} name
 * @property {Note[]} [notes]
 * @property {string} [text]
 * @property {string[]} [members]
 * @property {Record<string, string>} [parts]
 * @property {FileSheet[]} [sheets]
 * @property {Note} [error]
 */

/**
 * @typedef {object} OpenedFile
 * @property {string} name
 * @property {Sheet[]} sheets
 * @property {Note[]} notes
 * @property {Note | null} error
 */

// What Excel leaves beside a workbook while it is open.
const LOCK = "~$";
const SPREADSHEET_2003 = "urn:schemas-microsoft-com:office:spreadsheet";
// How much of a text tells what it is.
const HEAD = 4096;

/** A file is something else than a plan. */
class Refused extends Error {}

/**
 * The sheets of a file, or the note on why there are none. Yields now and then.
 * @param {File} file
 * @param {Limits} limits
 * @returns {Generator<undefined, OpenedFile>}
 */
export function* opened(file, limits) {
  const { name, notes = [] } = file;
  try {
    if (name.startsWith(LOCK)) throw new Refused("berkas-kunci");
    if (file.error) return refused(name, file.error.code, file.error.values);
    const sheets = yield* sheetsOf(file, limits);
    return { name, notes: [...notes, ...macros(file)], sheets, error: null };
  } catch (error) {
    if (error instanceof Refused) return refused(name, error.message);
    if (error instanceof Damaged) return refused(name, "berkas-rusak");
    if (error instanceof Swollen) return refused(name, "berkas-mengembang");
    throw error;
  }
}

/**
 * @param {string} name
 * @param {string} code
 * @param {Note["values"]} values
 * @returns {OpenedFile}
 */
function refused(name, code, values = {}) {
  return { name, notes: [], sheets: [], error: note(code, { berkas: name, ...values }) };
}

/**
 * @param {File} file
 * @param {Limits} limits
 */
function* sheetsOf({ text, members, parts = {}, sheets = [] }, limits) {
  const room = new Room(limits.ukuran_terurai);
  if (text !== undefined) return [yield* textSheet(text, limits, room)];
  const made = [];
  if (members !== undefined) {
    if (!members.includes("xl/workbook.xml")) throw new Refused(kindOfArchive(members));
    made.push(...(yield* xlsxSheets(parts, limits, room)));
  }
  for (const sheet of sheets) made.push(yield* madeOf(sheet, limits, room));
  if (!made.some(({ rows }) => rows.length)) throw new Refused("lembar-berkas-kosong");
  return made;
}

/**
 * @param {string} text
 * @param {Limits} limits
 * @param {Room} room
 */
function* textSheet(text, limits, room) {
  const head = text.slice(0, HEAD).trimStart().toLowerCase();
  if (head.startsWith("<")) throw new Refused(kindOfMarkup(head));
  if (head.startsWith("mime-version:")) throw new Refused("berkas-html");
  const sheet = yield* delimitedSheet(text, limits, room);
  if (!sheet.rows.some(({ cells }) => cells.some((cell) => cell.trim()))) {
    throw new Refused("berkas-kosong");
  }
  return sheet;
}

/** @param {string} head */
function kindOfMarkup(head) {
  if (head.includes(SPREADSHEET_2003)) return "berkas-xml-2003";
  return head.startsWith("<?xml") && !head.includes("<html") ? "berkas-xml" : "berkas-html";
}

/** @param {string[]} members */
function kindOfArchive(members) {
  /** @param {RegExp} pattern */
  const has = (pattern) => members.some((name) => pattern.test(name));
  if (has(/^xl\/workbook\.bin$/)) return "berkas-xlsb";
  if (has(/^index\/.+\.iwa$|^index\.zip$/)) return "berkas-numbers";
  if (has(/^word\//)) return "berkas-word";
  if (has(/^content\.xml$/)) return "berkas-ods";
  return "berkas-arsip";
}

/**
 * @param {File} file
 * @returns {Note[]}
 */
function macros({ members = [] }) {
  const held = members.some((name) => name.endsWith("vbaproject.bin"));
  return held ? [note("catatan-makro")] : [];
}

/**
 * @param {FileSheet} sheet
 * @param {Limits} limits
 * @param {Room} room
 */
function* madeOf(sheet, limits, room) {
  const maker = new SheetMaker(sheet.name, limits, room);
  for (const [number, ...cells] of sheet.rows) {
    for (const [at, value] of cells.entries()) maker.put(number, at + 1, value);
    yield;
  }
  for (const area of sheet.merged) maker.merge(area);
  for (const number of sheet.hidden) maker.hide(number);
  for (const [row, column] of sheet.unsolved) maker.unsolved(row, column);
  return { ...maker.sheet(), hidden: sheet.unseen };
}
