/* What the answers say, by the codes of messages.json. */
import messages from "./messages.json" with { type: "json" };

/** @import { Note } from "../../plans/engine/note.js" */

/** @type {Record<string, string>} */
const MESSAGES = messages;

/**
 * @param {Note} note
 * @returns {string}
 */
export function say({ code, values }) {
  return MESSAGES[code].replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ""));
}

/**
 * @param {Note[]} notes
 * @returns {Note[]} each once
 */
export function unique(notes) {
  return Array.from(new Map(notes.map((one) => [JSON.stringify(one), one])).values());
}
