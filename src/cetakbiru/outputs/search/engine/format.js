/*
 * How the parts of the index are written, and read again: postings as one text for each term, and
 * lists of words that lean on each other.
 */

/** Follows the place of a title's last word. */
export const END = -1;

const DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz";
// A weight is written as one letter: how often the greatest of its term is divided by 1.06.
const STEP = 1.06;
const WEIGHTS = Array.from({ length: 127 - 58 }, (_, at) => String.fromCharCode(58 + at))
  .filter((letter) => letter !== "\\")
  .join("");
const LESSER = Array.from(WEIGHTS, (_, level) => STEP ** -level);
// A place in a title is one letter, too; a space ends the title. Farther places are left out.
const PLACES = "!#$%&'()*+,-./";
const LAST = " ";

const WHOLE = "=";

/**
 * The term of a name as a whole, which no word is.
 *
 * @param {string[]} words
 */
export const wholeName = (words) => WHOLE + words.join("");

/** @param {string} term */
export const isWord = (term) => !term.startsWith(WHOLE);

/**
 * The entries of a term in order, what it says of each, and where it stands in the titles of some.
 *
 * @typedef {{ids: number[], weights: number[], places: Map<number, number[]>}} Postings
 */

/**
 * The greatest weight, and for each entry its distance from the one before if that is not 1, its
 * weight and its places.
 *
 * @param {Postings} postings
 * @returns {[greatest: number, written: string]}
 */
export function written({ ids, weights, places }) {
  const greatest = weights.reduce((most, weight) => Math.max(most, weight), 0);
  let text = "";
  let last = -1;
  ids.forEach((id, at) => {
    const level = Math.round(Math.log(greatest / weights[at]) / Math.log(STEP));
    if (id !== last + 1) text += id - last;
    text += WEIGHTS[Math.min(level, WEIGHTS.length - 1)];
    for (const place of places.get(id) ?? []) text += place === END ? LAST : (PLACES[place] ?? "");
    last = id;
  });
  return [Number(greatest.toPrecision(3)), text];
}

/**
 * What `written` wrote.
 *
 * @param {number} greatest
 * @param {string} text
 * @returns {Postings}
 */
export function read(greatest, text) {
  /** @type {Postings} */
  const found = { ids: [], weights: [], places: new Map() };
  let id = -1;
  let step = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code >= 58) {
      id += step || 1;
      step = 0;
      found.ids.push(id);
      found.weights.push(greatest * LESSER[code - (code > 92 ? 59 : 58)]);
    } else if (code >= 48) step = step * 10 + code - 48;
    else {
      const place = text[at] === LAST ? END : PLACES.indexOf(text[at]);
      const places = found.places.get(id);
      if (places) places.push(place);
      else found.places.set(id, [place]);
    }
  }
  return found;
}

/**
 * Each text as the number of letters that it shares with the one before, and the rest.
 *
 * @param {string[]} texts without spaces
 */
export function leaning(texts) {
  return texts
    .map((text, at) => {
      const shared = at ? sharedStart(texts[at - 1], text) : 0;
      return DIGITS[shared] + text.slice(shared);
    })
    .join(" ");
}

/**
 * The texts that `leaning` wrote.
 *
 * @param {string} told
 */
export function upright(told) {
  let text = "";
  return told.split(" ").map((one) => {
    text = text.slice(0, DIGITS.indexOf(one[0])) + one.slice(1);
    return text;
  });
}

/**
 * How many letters both begin with, as far as one digit can tell.
 *
 * @param {string} one
 * @param {string} other
 */
function sharedStart(one, other) {
  const most = Math.min(one.length, other.length, DIGITS.length - 1);
  let at = 0;
  while (at < most && one[at] === other[at]) at++;
  return at;
}
