/* The tables of a workbook of Excel, each a list of points. */
import { strFromU8, unzipSync } from "fflate";
import { note } from "../../../plans/engine/note.js";
import { Room } from "../../../plans/engine/sheet.js";
import { isPart, xlsxSheets } from "../../../plans/engine/xlsx.js";
import { Damaged, Swollen } from "../../../plans/engine/xml.js";
import { Unread } from "./drawn.js";
import { readList } from "./list.js";

/** @import { Limits, Sheet } from "../../../plans/engine/sheet.js" */
/** @import { Drawn } from "./drawn.js" */

/** @type {Limits} a table of corners is long, and never wide */
const LIMITS = {
  ukuran_berkas: 8_000_000,
  ukuran_terurai: 40_000_000,
  baris: 60_000,
  kolom: 100,
  sel_gabung: 10_000,
  sebut: 5,
};
const LEAST_CORNERS = 3;

/**
 * The points of the first sheet that holds some; those of hidden sheets nobody means. Throws Unread.
 *
 * @param {Uint8Array} bytes
 * @returns {Drawn}
 */
export function readWorkbook(bytes) {
  const read = sheetsIn(bytes)
    .filter(({ hidden }) => !hidden)
    .flatMap((sheet) => {
      const drawn = readList(textOf(sheet));
      return drawn === null ? [] : [{ sheet, drawn }];
    });
  const areas = read.filter(({ drawn }) => drawn.lines.flat().length >= LEAST_CORNERS);
  const [first] = areas.length ? areas : read;
  if (first === undefined) throw new Unread("tanpa-titik");
  const { sheet, drawn } = first;
  drawn.notes.push(...sheet.notes);
  if (areas.length > 1) {
    const nama = areas.map((one) => one.sheet.name).join(", ");
    drawn.notes.push(note("beberapa-lembar", { nama, dibaca: sheet.name }));
  }
  return drawn;
}

/**
 * @param {Uint8Array} bytes
 * @returns {Sheet[]}
 */
function sheetsIn(bytes) {
  try {
    const reading = xlsxSheets(partsOf(bytes), LIMITS, new Room(LIMITS.ukuran_terurai));
    for (;;) {
      const { done, value } = reading.next();
      if (done) return value;
    }
  } catch (error) {
    if (error instanceof Damaged) throw new Unread("xlsx-rusak");
    if (error instanceof Swollen) {
      throw new Unread("berkas-besar", { batas: LIMITS.ukuran_terurai / 1_000_000 });
    }
    throw error;
  }
}

/**
 * The texts of the parts that tables need, by their names in lower case.
 *
 * @param {Uint8Array} bytes
 */
function partsOf(bytes) {
  let room = LIMITS.ukuran_terurai;
  /** @type {Record<string, Uint8Array>} */
  let files;
  try {
    files = unzipSync(bytes, {
      filter({ name, originalSize }) {
        if (!isPart(name.toLowerCase())) return false;
        room -= originalSize;
        if (room < 0) throw new Swollen(name);
        return true;
      },
    });
  } catch (error) {
    throw error instanceof Swollen ? error : new Damaged("zip");
  }
  return Object.fromEntries(
    Object.entries(files).map(([name, part]) => [name.toLowerCase(), strFromU8(part)]),
  );
}

/**
 * A sheet as a list: a line for each row, with tabs between cells.
 *
 * @param {Sheet} sheet
 */
function textOf({ rows }) {
  return rows
    .map(({ cells }) => cells.map((cell) => cell.replace(/\s+/g, " ")).join("\t"))
    .join("\n");
}
