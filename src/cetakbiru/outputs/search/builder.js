/* What the build of a site needs of the search: the index, cut into parts. */
import { cutIndex } from "./engine/parts.js";

/**
 * @param {string} entries as JSON
 * @param {string} names of kabupaten and bidang by code, as JSON
 * @returns {string} `{parts: [[name, what it holds, as JSON]], directory}`
 */
function index(entries, names) {
  const made = cutIndex(JSON.parse(entries), new Map(Object.entries(JSON.parse(names))));
  const parts = made.parts.map(([name, held]) => [name, JSON.stringify(held)]);
  return JSON.stringify({ parts, directory: made.directory });
}

Object.assign(globalThis, { cetakbiruPencarian: { index } });
