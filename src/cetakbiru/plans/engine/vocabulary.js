/* What a text is about: phrases that mean the same kind of work, and the words that tell beside
   them. Both a plan and the blueprint are read so, and what they share is counted. */
import { words } from "./text.js";

const SHORTEST = 3;
const FIGURES = /^[0-9]+$/;
// Cells repeat themselves: a text that stands on many rows is read once.
const MAX_KNOWN = 2000;

/**
 * What a text is about. A concept is known by its code, another word by its stem; each with the
 * words that said so.
 * @typedef {object} Topics
 * @property {Map<string, string>} concepts the concepts that tell what the work is
 * @property {Map<string, string>} stems the telling words outside of them
 * @property {Map<string, string>} hints concepts that tell only of which bidang it is
 */

/**
 * A phrase that means a concept, or, with `kode` null, one that means none though its words might.
 * @typedef {{parts: {word: string, stem: string}[], kode: string | null, shown: string,
 *   stated: string | null}} Phrase
 */

export class Vocabulary {
  /** @param {any} rules the rules of the plan check */
  constructor(rules) {
    this.kata = rules.kata;
    /** @type {Map<string, string>} */
    this.stems = new Map();
    this.ambiguous = this.stemmed(rules.kata.mendua);
    this.ignored = this.stemmed(rules.kata.diabaikan);
    /** @type {Map<string, any>} */
    this.concept = new Map(rules.konsep.map((/** @type {any} */ item) => [item.kode, item]));
    /** @type {Map<string, Phrase[]>} */
    this.phrases = new Map();
    for (const item of rules.konsep) {
      for (const phrase of item.kata) this.add(phrase, item.kode, null);
      for (const phrase of item.bila_bidang || []) this.add(phrase, item.kode, item.bidang);
      for (const phrase of item.bukan || []) this.add(phrase, null, null);
    }
    for (const found of this.phrases.values()) {
      found.sort((one, other) => other.parts.length - one.parts.length);
    }
    /** @type {Map<string, Topics>} */
    this.known = new Map();
  }

  /** @param {string[]} all */
  stemmed(all) {
    return new Set(all.map((word) => this.stem(word)));
  }

  /**
   * @param {string} phrase
   * @param {string | null} kode
   * @param {string | null} stated
   */
  add(phrase, kode, stated) {
    const parts = words(phrase).map((word) => ({ word, stem: this.stem(word) }));
    const first = parts[0].stem;
    const found = this.phrases.get(first) || [];
    found.push({ parts, kode, shown: phrase, stated });
    this.phrases.set(first, found);
  }

  /** @param {string} word */
  stem(word) {
    const known = this.stems.get(word);
    if (known !== undefined) return known;
    const least = this.kata.sisa_kata;
    let rest = word;
    /** @param {string} one */
    const ends = (one) => rest.endsWith(one) && rest.length - one.length >= least;
    /** @param {string} one */
    const begins = (one) => rest.startsWith(one) && rest.length - one.length >= least;
    const suffix = this.kata.akhiran.find(ends);
    if (suffix) rest = rest.slice(0, -suffix.length);
    const prefix = this.kata.awalan.find(begins);
    if (prefix) rest = rest.slice(prefix.length);
    this.stems.set(word, rest);
    return rest;
  }

  /**
   * What a text is about; some words tell only where the plan itself states their bidang.
   * @param {string} text
   * @param {string | null} [bidang]
   * @returns {Topics}
   */
  topics(text, bidang = null) {
    const key = `${bidang || ""}\n${text}`;
    let found = this.known.get(key);
    if (found === undefined) {
      found = this.read(words(text), bidang);
      if (this.known.size >= MAX_KNOWN) this.known.clear();
      this.known.set(key, found);
    }
    return found;
  }

  /**
   * @param {string[]} all
   * @param {string | null} bidang
   * @returns {Topics}
   */
  read(all, bidang) {
    const stems = all.map((word) => this.stem(word));
    /** @type {Topics} */
    const topics = { concepts: new Map(), stems: new Map(), hints: new Map() };
    for (let at = 0; at < all.length; at += 1) {
      const phrase = this.phraseAt(all, stems, at, bidang);
      if (phrase !== null) {
        this.take(topics, phrase);
        at += phrase.parts.length - 1;
      } else if (this.tells(stems[at]) && !topics.stems.has(stems[at])) {
        topics.stems.set(stems[at], all[at]);
      }
    }
    return topics;
  }

  /**
   * @param {Topics} topics
   * @param {Phrase} phrase
   */
  take(topics, { kode, shown }) {
    if (kode === null) return;
    const found = this.concept.get(kode).hanya_bidang ? topics.hints : topics.concepts;
    if (!found.has(kode)) found.set(kode, shown);
  }

  /**
   * The longest phrase that begins here: "bank sampah" is no bank.
   * @param {string[]} all
   * @param {string[]} stems
   * @param {number} at
   * @param {string | null} bidang
   */
  phraseAt(all, stems, at, bidang) {
    for (const phrase of this.phrases.get(stems[at]) || []) {
      if (phrase.stated !== null && phrase.stated !== bidang) continue;
      const fits = phrase.parts.every(({ word, stem }, step) =>
        this.same(word, stem, all[at + step], stems[at + step]),
      );
      if (fits) return phrase;
    }
    return null;
  }

  /**
   * Words of one stem are the same, but for those of several meanings: "berjalan" is no "jalan".
   * @param {string} word
   * @param {string} stem
   * @param {string} other
   * @param {string} otherStem
   */
  same(word, stem, other, otherStem) {
    return word === other || (stem === otherStem && !this.ambiguous.has(stem));
  }

  /**
   * The stems of the words that tell something by themselves.
   * @param {string} text
   */
  tellingStems(text) {
    return new Set(
      words(text)
        .map((word) => this.stem(word))
        .filter((stem) => this.tells(stem)),
    );
  }

  /** @param {string} stem */
  tells(stem) {
    if (stem.length < SHORTEST || FIGURES.test(stem)) return false;
    return !this.ignored.has(stem) && !this.ambiguous.has(stem);
  }
}
