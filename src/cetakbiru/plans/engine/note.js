/* A message by its code in messages.json, with what fills its braces; said at the end. */
import { say, shortened } from "./text.js";

/** @import { Unread } from "./types.js" */

/**
 * @typedef {object} Note
 * @property {string} code
 * @property {Record<string, string | number>} values
 */

/**
 * @param {string} code
 * @param {Record<string, string | number>} [values]
 * @returns {Note}
 */
export function note(code, values = {}) {
  return { code, values };
}

/**
 * @param {Note[]} notes
 * @returns {string[]}
 */
export function said(notes) {
  return notes.map(({ code, values }) => say(code, values));
}

/**
 * A cell that can't be read, as the result tells it.
 *
 * @param {{file: string, sheet: string, row: number}} origin
 * @param {string | null | undefined} column
 * @param {string} text
 * @param {Note} why
 * @returns {Unread}
 */
export function unread({ file, sheet, row }, column, text, why) {
  return {
    berkas: file,
    lembar: sheet,
    baris: row,
    kolom: column ?? null,
    nilai: shortened(text),
    pesan: say(why.code, why.values),
  };
}
