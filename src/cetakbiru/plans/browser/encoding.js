/* The text of a file in UTF-8, UTF-16 or Windows-1252, as plans/encoding.py finds it. */
import { note } from "../engine/places.js";

// What Windows-1252 has in the place of the control characters 0x80–0x9F. Some engines decode
// that encoding as Latin-1, so it is done here.
const WINDOWS = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

function windowsText(bytes) {
  let text = "";
  for (const byte of bytes) {
    text += byte >= 0x80 && byte <= 0x9f ? WINDOWS[byte - 0x80] : String.fromCharCode(byte);
  }
  return text;
}

export function decoded(bytes) {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) {
    return [new TextDecoder("utf-16le").decode(bytes), []];
  }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) {
    return [new TextDecoder("utf-16be").decode(bytes), []];
  }
  try {
    return [new TextDecoder("utf-8", { fatal: true }).decode(bytes), []];
  } catch {
    return [windowsText(bytes), [note("catatan-enkoding")]];
  }
}
