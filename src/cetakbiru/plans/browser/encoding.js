/* The text of a file in UTF-8, UTF-16 or Windows-1252, as plans/encoding.py finds it. */
import { note } from "../engine/note.js";

/** @import { Note } from "../engine/note.js" */

// What Windows-1252 has in the place of the control characters 0x80–0x9F. Some engines decode
// that encoding as Latin-1, so it is done here.
const WINDOWS = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";
const SAMPLE = 4096;

/**
 * The text, and what is worth saying of its bytes; null for bytes that are no text.
 * @param {Uint8Array} bytes
 * @returns {{ text: string, notes: Note[] } | null}
 */
export function decoded(bytes) {
  const wide = wideEncoding(bytes);
  if (wide !== null) {
    const text = new TextDecoder(wide).decode(bytes);
    return text.includes("\0") ? null : { text, notes: [] };
  }
  if (bytes.includes(0)) return null;
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), notes: [] };
  } catch {
    return { text: windowsText(bytes), notes: [note("catatan-enkoding")] };
  }
}

/**
 * Which UTF-16 the bytes are, by their mark or by the zeros of its plain letters; null for none.
 * @param {Uint8Array} bytes
 */
function wideEncoding(bytes) {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  if (bytes.length % 2) return null;
  const sample = bytes.subarray(0, SAMPLE);
  const zeros = [0, 0];
  for (const [at, byte] of sample.entries()) if (!byte) zeros[at % 2] += 1;
  const [first, second] = zeros;
  if (!first === !second || 4 * (first + second) < sample.length) return null;
  return first ? "utf-16be" : "utf-16le";
}

/** @param {Uint8Array} bytes */
function windowsText(bytes) {
  let text = "";
  for (const byte of bytes) {
    text += byte >= 0x80 && byte <= 0x9f ? WINDOWS[byte - 0x80] : String.fromCharCode(byte);
  }
  return text;
}
