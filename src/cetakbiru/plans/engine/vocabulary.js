/* What a text is about: phrases that mean the same kind of work, and the words that tell beside
   them. Both a plan and the blueprint are read so, and what they share is counted. */
import { stem } from "../../language/stem.js";
import { append, byKey, remembered } from "./collections.js";
import { words } from "./text.js";

const SHORTEST = 3;
const FIGURES = /^[0-9]+$/;
const MAX_KNOWN = 2000;

/**
 * What a text is about. A concept is known by its code, another word by its stem; each with the
 * words that said so.
 * @typedef {object} Topics
 * @property {Map<string, string>} concepts the concepts that tell what the work is
 * @property {Map<string, string>} stems the telling words outside of them
 * @property {Map<string, string>} near concepts of which it has but a word near to them
 * @property {Map<string, string>} hints concepts that tell only of which bidang it is
 * @property {string[]} insiders words for the company's own people and things
 */

/**
 * A phrase and what it means. `stated`: only where the plan states this bidang.
 * @typedef {{parts: Part[], kode: string, kind: Kind, shown: string,
 *   stated: string | null}} Phrase
 */

/** @typedef {{word: string, stem: string}} Part */

/** @typedef {"concepts" | "near" | "hints" | "insiders" | "nothing"} Kind */

export class Vocabulary {
  /** @param {any} rules the rules of the plan check */
  constructor(rules) {
    this.ambiguous = stemmed(rules.kata.mendua);
    this.ignored = stemmed(rules.kata.diabaikan);
    this.concept = byKey(rules.konsep, "kode");
    /** @type {Map<string, Phrase[]>} */
    this.phrases = new Map();
    /** @type {Map<string, Phrase[]>} those that mean nothing though their words might */
    this.empty = new Map();
    for (const item of rules.konsep) {
      const kind = item.hanya_bidang ? "hints" : "concepts";
      for (const phrase of item.kata) this.add(phrase, item.kode, kind);
      for (const phrase of item.dekat || []) this.add(phrase, item.kode, "near");
      for (const phrase of item.bila_bidang || []) this.add(phrase, item.kode, kind, item.bidang);
      for (const phrase of item.bukan || []) this.add(phrase, item.kode, "nothing");
    }
    for (const phrase of rules.kata.orang_dalam) this.add(phrase, "", "insiders");
    for (const found of [...this.phrases.values(), ...this.empty.values()]) {
      found.sort((one, other) => other.parts.length - one.parts.length);
    }
    /**
     * What a text is about; some words tell only where the plan itself states their bidang.
     */
    this.topics = remembered((text, bidang) => this.read(words(text), bidang), MAX_KNOWN);
  }

  /**
   * @param {string} phrase
   * @param {string} kode
   * @param {Kind} kind
   * @param {string | null} [stated]
   */
  add(phrase, kode, kind, stated = null) {
    const parts = words(phrase).map((word) => ({ word, stem: stem(word) }));
    const known = kind === "nothing" ? this.empty : this.phrases;
    append(known, parts[0].stem, { parts, kode, kind, shown: phrase, stated });
  }

  /**
   * @param {string[]} all
   * @param {string | null} bidang
   * @returns {Topics}
   */
  read(all, bidang) {
    /** @type {Topics} */
    const topics = {
      concepts: new Map(),
      stems: new Map(),
      near: new Map(),
      hints: new Map(),
      insiders: [],
    };
    const stems = all.map(stem);
    const taken = this.withoutMeaning(all, stems);
    for (let at = 0; at < all.length; at += 1) {
      if (taken.has(at)) continue;
      const found = this.at(this.phrases, all, stems, at).filter(
        ({ stated, parts }) =>
          (stated === null || stated === bidang) && !parts.some((_, step) => taken.has(at + step)),
      );
      const length = found.length ? this.take(topics, found) : 1;
      // A word that is but near to something is a word of its own, too.
      const alone = found.every(({ kind, parts }) => kind === "near" && parts.length === 1);
      if (alone && this.tells(stems[at]) && !topics.stems.has(stems[at])) {
        topics.stems.set(stems[at], all[at]);
      }
      at += length - 1;
    }
    for (const kode of topics.concepts.keys()) topics.near.delete(kode);
    return topics;
  }

  /**
   * The places of words that mean nothing in their phrase: "jalan sehat" is no road.
   * @param {string[]} all
   * @param {string[]} stems
   */
  withoutMeaning(all, stems) {
    /** @type {Set<number>} */
    const taken = new Set();
    for (const at of all.keys()) {
      const [phrase] = this.at(this.empty, all, stems, at);
      if (phrase) for (const step of phrase.parts.keys()) taken.add(at + step);
    }
    return taken;
  }

  /**
   * Takes the longest phrases that begin at one word, "bank sampah" before "bank", and returns how
   * many words they have. A word may be near to several concepts.
   * @param {Topics} topics
   * @param {Phrase[]} found the longest first
   */
  take(topics, found) {
    const { length } = found[0].parts;
    const longest = found.filter(({ parts }) => parts.length === length);
    const sure = longest.filter(({ kind }) => kind !== "near");
    for (const { kode, kind, shown } of sure.length ? sure.slice(0, 1) : longest) {
      if (kind === "insiders") topics.insiders.push(shown);
      else if (kind !== "nothing" && !topics[kind].has(kode)) topics[kind].set(kode, shown);
    }
    return length;
  }

  /**
   * The phrases that begin at a word, the longest first. Those that mean nothing are taken by the
   * letter.
   * @param {Map<string, Phrase[]>} phrases
   * @param {string[]} all
   * @param {string[]} stems
   * @param {number} at
   */
  at(phrases, all, stems, at) {
    return (phrases.get(stems[at]) || []).filter(({ parts, kind }) =>
      parts.every(
        (part, step) =>
          part.word === all[at + step] ||
          (kind !== "nothing" && this.same(part, all[at + step], stems[at + step])),
      ),
    );
  }

  /**
   * Whether a word is of the family of one in a phrase: "petani" of "tani" and "latihan" of
   * "pelatihan"; but "buku" is not of "pembukuan", nor "berjalan" of "jalan", which has many
   * meanings.
   * @param {Part} part
   * @param {string} word
   * @param {string} stem
   */
  same(part, word, stem) {
    if (part.stem !== stem || this.ambiguous.has(stem)) return false;
    return part.word === part.stem || word !== stem;
  }

  /**
   * The stems of the words that tell something by themselves.
   * @param {string} text
   */
  tellingStems(text) {
    return new Set(this.tellingWords(text).keys());
  }

  /**
   * The words that tell something by themselves, by their stems.
   * @param {string} text
   */
  tellingWords(text) {
    const all = words(text).map((word) => /** @type {[string, string]} */ ([stem(word), word]));
    return new Map(all.filter(([found]) => this.tells(found)));
  }

  /** @param {string} stem */
  tells(stem) {
    if (stem.length < SHORTEST || FIGURES.test(stem)) return false;
    return !this.ignored.has(stem) && !this.ambiguous.has(stem);
  }
}

/** @param {string[]} all */
function stemmed(all) {
  return new Set(all.map(stem));
}
