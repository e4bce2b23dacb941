/* The verdict as a workbook, zipped on the page. */
import { Zip, ZipDeflate } from "fflate";
import { workbook } from "../workbook/workbook.js";
import { breathe, finished } from "./pause.js";

/** @import { OpenedFile } from "../engine/files.js" */
/** @import { Result } from "../engine/types.js" */
/** @import { Member } from "../workbook/package.js" */
/** @import { Kept } from "./read.js" */

// The first day that a zip can tell: the same verdict gives the same bytes.
const FIRST_DAY = new Date(1980, 0, 1);

/**
 * Promises the bytes of the workbook, in pieces.
 *
 * @param {Result} result
 * @param {any} facts
 * @param {OpenedFile} plan
 * @param {Kept | null} kept the company's own workbook
 */
export async function workbookFile(result, facts, plan, kept) {
  const members = await finished(workbook(result, facts, plan, kept));
  return zipped(members, (name) => kept?.bytes(name) ?? new Uint8Array());
}

/**
 * @param {Iterable<Member>} members
 * @param {(name: string) => Uint8Array} copied
 * @returns {Promise<Uint8Array<ArrayBuffer>[]>}
 */
async function zipped(members, copied) {
  /** @type {Uint8Array<ArrayBuffer>[]} */
  const pieces = [];
  const encoder = new TextEncoder();
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    pieces.push(piece);
  });
  for (const [name, text] of members) {
    const part = new ZipDeflate(name, { level: 6 });
    part.mtime = FIRST_DAY;
    zip.add(part);
    if (text === null) part.push(copied(name));
    for (const piece of text ?? []) {
      part.push(encoder.encode(piece));
      await breathe();
    }
    part.push(new Uint8Array(), true);
    await breathe();
  }
  zip.end();
  return pieces;
}
