/* Plus Codes (Open Location Code): twenty letters count the degrees, pair by pair. */
import { coordinate, unreadable } from "./angles.js";

/** @import { Coordinate } from "./angles.js" */

const LETTERS = "23456789CFGHJMPQRVWX";
const CODE = new RegExp(`(?:^|\\s)([${LETTERS}0]{2,8})\\+([${LETTERS}]{2,7})?(?=[\\s,]|$)`, "i");
const PAIRS = 5;
const ROWS = 5;
const COLUMNS = 4;

/**
 * The middle of the square that a Plus Code names. One without its first four letters needs a place
 * that it is near to.
 *
 * @param {string} text
 * @returns {Coordinate | null}
 */
export function fromPlusCode(text) {
  const found = CODE.exec(text);
  if (found === null) return null;
  const [, start, end = ""] = found;
  if (start.length !== 8) return unreadable("plus-code-pendek");
  const letters = Array.from(start.replaceAll("0", "") + end, (letter) =>
    LETTERS.indexOf(letter.toUpperCase()),
  );
  let [lat, lon, height, width] = [-90, -180, 400, 400];
  for (let at = 0; at + 1 < Math.min(letters.length, 2 * PAIRS); at += 2) {
    height /= LETTERS.length;
    width /= LETTERS.length;
    lat += letters[at] * height;
    lon += letters[at + 1] * width;
  }
  for (const letter of letters.slice(2 * PAIRS)) {
    height /= ROWS;
    width /= COLUMNS;
    lat += Math.floor(letter / COLUMNS) * height;
    lon += (letter % COLUMNS) * width;
  }
  return coordinate(lat + height / 2, lon + width / 2);
}
