/* The words of the index and which entries have each, fetched in parts as a query needs them. */
import { distance } from "../../../language/spelling.js";
import { read, upright } from "./format.js";

/** @import { Postings } from "./format.js" */

export class Lexicon {
  /**
   * @param {string[]} firsts the first word of each part
   * @param {(name: string) => Promise<any>} load
   */
  constructor(firsts, load) {
    this.firsts = firsts;
    this.load = load;
    /** @type {Map<number, string[]>} the words of each part that is here */
    this.parts = new Map();
    /** @type {Map<string, [number, string]>} */
    this.written = new Map();
    /** @type {Map<string, Postings>} */
    this.decoded = new Map();
    /** @type {Set<string> | null} every word of the index, once one is asked that it lacks */
    this.vocabulary = null;
  }

  /**
   * Fetches what is still missing of some words, and of all words that begin in some ways.
   * @param {Iterable<string>} terms @param {Iterable<string>} starts
   */
  async need(terms, starts = []) {
    /** @type {Set<number>} */
    const wanted = new Set();
    for (const term of terms) wanted.add(partAt(this.firsts, term));
    for (const start of starts) for (const at of this.range(start)) wanted.add(at);
    await Promise.all([...wanted].map((at) => this.readPart(at)));
  }

  /** @param {number} at */
  async readPart(at) {
    if (at < 0 || this.parts.has(at)) return;
    /** @type {any[]} */
    const told = await this.load(`words/${at}`);
    /** @type {string[]} */
    const terms = [];
    for (let i = 0; i < told.length; i += 3) {
      terms.push(told[i]);
      this.written.set(told[i], [told[i + 1], told[i + 2]]);
    }
    this.parts.set(at, terms);
  }

  async readVocabulary() {
    if (this.vocabulary) return;
    this.vocabulary = new Set(upright(await this.load("vocabulary")));
  }

  /** @param {string} start @returns {number[]} the parts that hold words that begin so */
  range(start) {
    const from = Math.max(0, partAt(this.firsts, start));
    const to = partAt(this.firsts, `${start}\uffff`);
    return Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);
  }

  /** @param {string} term */
  has(term) {
    return this.vocabulary ? this.vocabulary.has(term) : this.written.has(term);
  }

  /** @param {string} start @returns {string[]} the words that begin so, of parts that are here */
  starting(start) {
    return this.range(start).flatMap((at) =>
      (this.parts.get(at) || []).filter((term) => term.startsWith(start)),
    );
  }

  /** @param {string} term @returns {Postings | undefined} */
  postings(term) {
    let found = this.decoded.get(term);
    const written = this.written.get(term);
    if (!found && written) {
      found = read(...written);
      this.decoded.set(term, found);
    }
    return found;
  }

  /**
   * The words at most some edits away from one that is not of the index.
   * @param {string} word @param {number} edits @returns {[string, number][]}
   */
  near(word, edits) {
    /** @type {[string, number][]} */
    const found = [];
    for (const term of this.vocabulary || []) {
      const far = distance(word, term, edits);
      if (far <= edits) found.push([term, far]);
    }
    return found;
  }
}

/**
 * The part that holds something if any does; -1 before the first.
 * @template {string | number} T
 * @param {T[]} firsts the first of each part, in order @param {T} wanted @returns {number}
 */
export function partAt(firsts, wanted) {
  let [low, high] = [0, firsts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (firsts[middle] <= wanted) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
