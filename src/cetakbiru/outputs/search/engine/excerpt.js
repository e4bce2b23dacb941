/* What of a text is shown for a query, and which of its words are marked. */
import { EMPTY, stem, words } from "../../../language/stem.js";

/** @typedef {[string, boolean][]} Marked text in pieces, each with whether it was searched for */

const LONGEST = 170;

/**
 * @param {string} text @param {Set<string>} matched
 * @returns {Marked}
 */
export function marked(text, matched) {
  /** @type {Marked} */
  const pieces = [];
  let end = 0;
  for (const found of text.matchAll(/[\p{L}\p{N}]+/gu)) {
    const [word] = words(found[0]);
    if (!word || EMPTY.has(word) || !(matched.has(word) || matched.has(stem(word)))) continue;
    if (found.index > end) pieces.push([text.slice(end, found.index), false]);
    end = found.index + found[0].length;
    pieces.push([found[0], true]);
  }
  if (end < text.length) pieces.push([text.slice(end), false]);
  return pieces;
}

/**
 * The part of a text with most of what matched.
 * @param {string} text @param {Set<string>} matched
 */
export function excerpt(text, matched) {
  if (text.length <= LONGEST) return text;
  /** @type {{at: number, word: string}[]} */
  const places = [];
  for (const found of text.matchAll(/[\p{L}\p{N}]+/gu)) {
    const [word] = words(found[0]);
    if (word && !EMPTY.has(word) && (matched.has(word) || matched.has(stem(word))))
      places.push({ at: found.index, word });
  }
  let start = 0;
  let most = 0;
  for (const { at } of places) {
    const within = new Set(
      places.filter((p) => p.at >= at && p.at < at + LONGEST - 30).map((p) => stem(p.word)),
    ).size;
    if (within > most) [most, start] = [within, at];
  }
  if (start > 30) start = text.indexOf(" ", start - 30) + 1;
  else start = 0;
  let end = start + LONGEST;
  if (end < text.length) end = text.lastIndexOf(" ", end);
  return (start ? "… " : "") + text.slice(start, end) + (end < text.length ? " …" : "");
}
