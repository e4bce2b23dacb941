/* Words made comparable: one spelling, light Indonesian stems, concepts, nearest known word. */
import { distance } from "../../language/spelling.js";
import { remembered } from "./collections.js";
import messages from "./messages.json" with { type: "json" };

const NEAR = 2;
const NEAR_MIN_LENGTH = 5;
// In a long name one slip more is still the same name.
const LONG = 10;
const MAX_LOOKUPS = 300;
const BLANK = /\{(\w+)\}/g;
// Blanks that are filled by a clause of their own, or by nothing.
const CLAUSES = new Set(["saran", "pengganti", "mirip"]);
const ENUMERATOR = /^(?:\d+|[a-z]|[ivx]+)$/;

/** A text as it is compared: lower case, letters a to z and figures, one space between words. */
export const normal = remembered(
  (text) =>
    text
      .normalize("NFKD")
      .replace(/\p{M}/gu, "")
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, " ")
      .trim(),
  20000,
);

/**
 * The words of a text as they are compared.
 *
 * @param {string} text
 * @returns {string[]}
 */
export function words(text) {
  const key = normal(text);
  return key ? key.split(" ") : [];
}

/**
 * What stands before a mark, the mark, and what stands behind it; without one, all and twice nothing.
 *
 * @param {string} text
 * @param {string} mark
 * @returns {[string, string, string]}
 */
export function partition(text, mark) {
  const at = text.indexOf(mark);
  return at < 0 ? [text, "", ""] : [text.slice(0, at), mark, text.slice(at + mark.length)];
}

/** @param {string} word */
export function capital(word) {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/**
 * What is left of "a bidang pendidikan" or "iv pilar".
 *
 * @param {string} key as `normal` gives it
 */
export function withoutEnumerator(key) {
  const [first, , rest] = partition(key, " ");
  return rest && ENUMERATOR.test(first) ? rest : key;
}

/**
 * A text of at most so many letters, the last a sign that there were more.
 *
 * @param {string} text
 * @param {number} [length]
 */
export function shortened(text, length = 80) {
  if (text.length <= length) return text;
  const letters = Array.from(text);
  return letters.length <= length ? text : `${letters.slice(0, length - 1).join("")}…`;
}

/** The name that is meant by one with a slip or two. */
export class Nearest {
  /** @param {Iterable<string>} names */
  constructor(names) {
    this.names = Array.from(names, (name) => ({ name, key: normal(name) }));
    /** @type {Map<string, string | null>} */
    this.known = new Map();
  }

  /**
   * @param {string} text
   * @returns {string | null}
   */
  guess(text) {
    const key = normal(text);
    let found = this.known.get(key);
    if (found === undefined) {
      if (this.known.size >= MAX_LOOKUPS) return null;
      found = this.search(key);
      this.known.set(key, found);
    }
    return found;
  }

  /** @param {string} key */
  search(key) {
    if (key.length < NEAR_MIN_LENGTH) return null;
    let best = null;
    const most = key.length >= LONG ? NEAR + 1 : NEAR;
    let bestDistance = most + 1;
    for (const { name, key: other } of this.names) {
      const found = distance(key, other, most);
      if (found < bestDistance) [best, bestDistance] = [name, found];
    }
    return best;
  }
}

/** @type {Record<string, string>} */
const MESSAGES = messages;

/**
 * The message of this code with its braces filled.
 *
 * @param {string} code
 * @param {Record<string, unknown>} [values]
 * @returns {string}
 */
export function say(code, values = {}) {
  return MESSAGES[code].replace(BLANK, (_, name) => {
    const value = values[name] ?? "";
    if (name === code || !CLAUSES.has(name)) return String(value);
    return value ? say(name, { [name]: value }) : "";
  });
}

/**
 * @template T
 * @param {Iterable<T>} items
 * @returns {T[]} each once, in the order in which they come first
 */
export function unique(items) {
  return Array.from(new Set(items));
}
