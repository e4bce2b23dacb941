/*
 * The search itself: queries in Indonesian over the index that the site's build has written. Runs
 * in a page of the site, also from a folder, and in the tests; knows no document.
 */
import { EMPTY, stem, words } from "../../../language/stem.js";
import { excerpt, marked } from "./excerpt.js";
import { END, upright, wholeName } from "./format.js";
import { Lexicon, partAt } from "./lexicon.js";

/** @import { Marked } from "./excerpt.js" */

/**
 * @typedef {[kind: string, hasText: number, regions: string[], fields: string[]]} Group
 * @typedef {[url: string, title: string, context: string, text: string, aliases: string,
 *   code: string]} Entry
 * @typedef {{kinds: Record<string, string>, regions: [string, string][],
 *   fields: [string, string][], synonyms: string[][], words: string[], entries: number[],
 *   groups: Group[], group: number[], same: number[]}} Index
 * @typedef {{region: string, field: string}} Filters
 * @typedef {{url: string, kind: string, title: Marked, context: string, text: Marked, code: string,
 *   status: string, region: string, field: string}} Hit
 * @typedef {{total: number, hits: Hit[], text: string, filters: Filters, typed: boolean,
 *   unfiltered: number, shortened: boolean, counts: {region: Record<string, number>,
 *   field: Record<string, number>}, words: string[]}} Answer
 * @typedef {{words: string[], others: string[][], last: boolean}} Unit words of a query that
 *   belong together, and others of the same meaning; `last` if the reader may still be typing it
 * @typedef {{id: number, score: number}} Ranked
 */

const MOST_LETTERS = 200;
const MOST_WORDS = 16;

// What weighs more when two things match a query equally well.
/** @type {Record<string, number>} */
const WEIGHT = {
  h: 1.35,
  b: 1,
  a: 1.05,
  p: 1.05,
  i: 1.1,
  g: 1.15,
  w: 0.9,
  o: 0.95,
  u: 0.9,
  k: 0.85,
  r: 0.85,
  d: 1,
  l: 0.8,
  s: 0.45,
  n: 0.5,
  m: 0.85,
  f: 0.85,
  c: 0.9,
  t: 0.8,
  j: 0.6,
  e: 0.8,
};

// How much more an entry weighs whose title, or whose other name, is all of the query.
const WHOLE_TITLE = 2.2;
const WHOLE_NAME = 4;
// What it weighs at least, compared with the best of all.
const AS_NAME = 0.95;
// What people say before the name of a place.
const PLACES = new Set(["desa", "kelurahan", "kecamatan", "kec"]);

// What another word of the same meaning weighs.
const SYNONYM = 0.75;
// So many hits are weighed by their titles, and so many of them by their texts as well.
const TITLES = 60;
const TEXTS = 10;

/** @param {string} text @returns {string} */
const squashed = (text) => words(text).join("");

export class Search {
  /**
   * @param {Index} index
   * @param {(name: string) => Promise<any>} load fetches a part of the index
   */
  constructor(index, load) {
    /** @type {Map<string, Promise<any>>} */
    const parts = new Map();
    this.load = (/** @type {string} */ name) => {
      let part = parts.get(name);
      if (!part) {
        part = load(name);
        parts.set(name, part);
        // What could not be fetched may be asked for again.
        part.catch(() => parts.delete(name));
      }
      return part;
    };
    this.index = index;
    this.regions = new Map(index.regions);
    this.fields = new Map(index.fields);
    this.lexicon = new Lexicon(index.words, this.load);
    /** @type {Group[]} of each entry */
    this.groups = [];
    /** @type {number[]} of each entry, the page that it is or is a section of */
    this.pages = [];
    let [group, page] = [0, 0];
    for (const step of index.group) {
      group += step;
      const of = index.groups[group];
      if (of[0] === "h") page++;
      this.groups.push(of);
      this.pages.push(page);
    }
    /** @type {Map<number, Entry>} those whose parts are here */
    this.entries = new Map();
    this.synonyms = this.readSynonyms(index.synonyms);
  }

  /** @param {string} text @returns {string[]} */
  stems(text) {
    return words(text)
      .filter((word) => !EMPTY.has(word))
      .map(stem);
  }

  /**
   * Groups by the stems of each phrase in them, the longest phrases first.
   * @param {string[][]} groups
   */
  readSynonyms(groups) {
    /** @type {Map<string, string[][]>} */
    const found = new Map();
    for (const group of groups) {
      const phrases = group.map((phrase) => words(phrase).filter((w) => !EMPTY.has(w)));
      for (const phrase of phrases) {
        const key = phrase.map(stem).join(" ");
        const others = phrases.filter((other) => other !== phrase && other.length);
        if (key) found.set(key, [...(found.get(key) || []), ...others]);
      }
    }
    return found;
  }

  /**
   * @param {string} query as typed, of any length and any characters
   * @param {Filters} chosen what is chosen beside the box; "" for all
   * @param {number} limit how many hits to describe
   * @param {() => boolean} isWanted whether anybody still waits for the answer
   * @returns {Promise<Answer | null>} null if nobody does
   */
  async search(query, chosen = { region: "", field: "" }, limit = 20, isWanted = () => true) {
    const shortened = query.length > MOST_LETTERS;
    const parsed = this.readFilters(query.slice(0, MOST_LETTERS));
    const filters = {
      region: parsed.region || chosen.region,
      field: parsed.field || chosen.field,
    };
    const { scores, matched, roots } = await this.score(parsed.text);
    const asked = words(parsed.text).length > 0;
    if (!asked && (filters.region || filters.field))
      for (let id = 0; id < this.groups.length; id++) scores.set(id, this.weight(id));

    const counts = {
      region: /** @type {Record<string, number>} */ ({}),
      field: /** @type {Record<string, number>} */ ({}),
    };
    /** @type {number[]} */
    const kept = [];
    for (const id of scores.keys()) {
      const [, , regions, fields] = this.groups[id];
      const inRegion = !filters.region || regions.includes(filters.region);
      const inField = !filters.field || fields.includes(filters.field);
      if (inRegion) for (const code of fields) counts.field[code] = (counts.field[code] || 0) + 1;
      if (inField) for (const code of regions) counts.region[code] = (counts.region[code] || 0) + 1;
      if (inRegion && inField) kept.push(id);
    }
    const ranked = this.varied(
      kept.sort(
        (a, b) =>
          /** @type {number} */ (scores.get(b)) - /** @type {number} */ (scores.get(a)) || a - b,
      ),
      scores,
    );
    if (!isWanted()) return null;
    await this.need(ranked.slice(0, Math.max(limit, TEXTS)).map(({ id }) => id));
    return {
      total: ranked.length,
      hits: this.closest(ranked, roots)
        .slice(0, limit)
        .map(({ id }) => this.describe(id, matched, nameIn(parsed.text))),
      text: parsed.text,
      filters,
      typed: Boolean(parsed.region || parsed.field),
      unfiltered: scores.size,
      shortened,
      counts,
      words: [...matched],
    };
  }

  /**
   * Fetches what is shown of some entries.
   * @param {number[]} ids
   */
  async need(ids) {
    const firsts = this.index.entries;
    const wanted = new Set(ids.map((id) => partAt(firsts, id)));
    await Promise.all(
      [...wanted].map(async (at) => {
        /** @type {string[][]} */
        const part = await this.load(`entries/${at}`);
        part.forEach((told, i) => {
          const [url = "", title = "", context = "", text = "", aliases = "", code = ""] = told;
          this.entries.set(firsts[at] + i, [url, title, context, text, aliases, code]);
        });
      }),
    );
  }

  /**
   * Takes `kabupaten:ketapang` and `bidang:pen` out of a query.
   * @param {string} query
   */
  readFilters(query) {
    let region = "";
    let field = "";
    const text = query.replace(
      /(?:^|\s)(kabupaten|kab|kota|wilayah|bidang|program)\s?:\s?(?:"([^"]*)"?|([^\s"]+))/gi,
      (whole, key, quoted, plain) => {
        const wanted = squashed(quoted ?? plain);
        const isField = /^(?:bidang|program)$/i.test(key);
        const found = named(
          isField ? this.index.fields : this.index.regions,
          wanted,
          /^kota$/i.test(key) ? "kota" : "",
        );
        if (!found) return whole;
        if (isField) field = found;
        else region = found;
        return " ";
      },
    );
    return { region, field, text: text.trim() };
  }

  /**
   * The score of each entry that has anything of the query, the index terms that matched, and the
   * stems of the query.
   * @param {string} text
   */
  async score(text) {
    /** @type {Map<number, number>} */
    const scores = new Map();
    /** @type {Set<string>} */
    const matched = new Set();
    const units = await this.units(text);
    /** @type {Map<number, number>} */
    const covered = new Map();
    for (const found of await Promise.all(units.map((unit) => this.lookUp(unit)))) {
      for (const [id, score] of found.scores) {
        scores.set(id, (scores.get(id) || 0) + score);
        covered.set(id, (covered.get(id) || 0) + found.words);
      }
      for (const term of found.terms) matched.add(term);
    }
    const all = units.reduce((sum, unit) => sum + unit.words.length, 0);
    // As they may stand in a title: what was mistyped is there as it is written rightly.
    const roots = units
      .flatMap((unit) =>
        unit.words.map((word, i) => {
          const [nearest] = this.meant(word, unit.last && i === unit.words.length - 1);
          return stem(nearest ? nearest[0] : word);
        }),
      )
      .filter((root) => !PLACES.has(root) || this.lexicon.postings(root));
    for (const [id, score] of scores) {
      const share = /** @type {number} */ (covered.get(id)) / all;
      scores.set(id, score * share * share * this.weight(id));
    }
    const firsts = best(scores, TITLES);
    for (const id of firsts)
      scores.set(id, /** @type {number} */ (scores.get(id)) * this.inTitle(id, roots));
    const most = Math.max(0, ...firsts.map((id) => scores.get(id) ?? 0));
    for (const id of await this.named(nameIn(text)))
      scores.set(id, Math.max(WHOLE_NAME * (scores.get(id) ?? 0), AS_NAME * most));
    await this.addCodes(text, scores);
    return { scores, matched, roots };
  }

  /**
   * The entries that bear a name beside their title.
   * @param {string} name as `nameIn` writes it
   * @returns {Promise<number[]>}
   */
  async named(name) {
    await this.lexicon.need([name]);
    return this.lexicon.postings(name)?.ids ?? [];
  }

  /** @param {number} id @returns {number} */
  weight(id) {
    const [kind, hasText] = this.groups[id];
    return WEIGHT[kind] * (kind === "b" && !hasText ? 0.8 : 1);
  }

  /**
   * What the query is made of: words, and phrases that have synonyms.
   * @param {string} text
   * @returns {Promise<Unit[]>}
   */
  async units(text) {
    const all = words(text);
    let asked = all.filter((word) => !EMPTY.has(word));
    if (!asked.length) asked = all;
    asked = asked.slice(0, MOST_WORDS);
    const pairs = asked.map((word, i) => word + (asked[i + 1] || ""));
    await this.needWords([...asked, ...pairs], asked);
    if (asked.some((word, i) => this.isStrange(word, i + 1 === asked.length)))
      await this.lexicon.readVocabulary();
    asked = this.joined(asked);
    const roots = asked.map(stem);
    const units = [];
    for (let i = 0; i < asked.length; ) {
      let size = Math.min(6, asked.length - i);
      while (size > 1 && !this.synonyms.has(roots.slice(i, i + size).join(" "))) size--;
      units.push({
        words: asked.slice(i, i + size),
        others: this.synonyms.get(roots.slice(i, i + size).join(" ")) || [],
        last: i + size === asked.length,
      });
      i += size;
    }
    return units;
  }

  /**
   * Fetches what the index says of words, and of all that begin like some.
   * @param {string[]} terms @param {string[]} starts
   */
  async needWords(terms, starts) {
    await this.lexicon.need(
      terms.flatMap((term) => [term, stem(term)]),
      starts.filter((start) => start.length > 2),
    );
  }

  /**
   * Words as the index knows them: "bea siswa" joined, "airminum" parted.
   * @param {string[]} asked
   */
  joined(asked) {
    /** @type {string[]} */
    const found = [];
    for (let i = 0; i < asked.length; i++) {
      const two = asked[i] + (asked[i + 1] || "");
      if (
        i + 1 < asked.length &&
        this.knows(two) &&
        !(this.knows(asked[i]) && this.knows(asked[i + 1]))
      ) {
        found.push(two);
        i++;
      } else found.push(...this.parted(asked[i]));
    }
    return found;
  }

  /** @param {string} word @returns {string[]} */
  parted(word) {
    if (word.length < 6 || this.knows(word) || this.begins(word)) return [word];
    for (let i = 2; i <= word.length - 3; i++) {
      const [head, tail] = [word.slice(0, i), word.slice(i)];
      if (this.lexicon.has(head) && this.lexicon.has(tail)) return [head, tail];
    }
    return [word];
  }

  /** @param {string} word */
  knows(word) {
    return this.lexicon.has(word) || this.lexicon.has(stem(word));
  }

  /**
   * Whether the index has nothing for a word that is long enough to be one.
   * @param {string} word @param {boolean} unfinished
   */
  isStrange(word, unfinished) {
    return word.length > 3 && !this.knows(word) && !(unfinished && this.begins(word));
  }

  /** @param {string} start @returns {boolean} whether some word of the index begins with it */
  begins(start) {
    return this.lexicon.starting(start).length > 0;
  }

  /**
   * What the index has of a unit: the score of each entry, and the terms that matched.
   * @param {Unit} unit
   * @returns {Promise<{scores: Map<number, number>, terms: Set<string>, words: number}>}
   */
  async lookUp(unit) {
    const others = unit.others.flat();
    await this.needWords([...unit.words, ...others], [...unit.words, ...others]);
    const phrases = [
      unit.words.map((word, i) => [
        ...this.meanings(word, unit.last && i === unit.words.length - 1),
        ...this.meant(word, unit.last && i === unit.words.length - 1),
      ]),
      ...unit.others.map((other) => other.map((word) => this.meanings(word, false))),
    ];
    await this.lexicon.need(phrases.flat(2).map(([term]) => term));
    /** @type {Map<number, number>} */
    const scores = new Map();
    /** @type {Set<string>} */
    const terms = new Set();
    phrases.forEach((phrase, at) => {
      const found = this.together(phrase);
      for (const [id, score] of found)
        scores.set(id, (scores.get(id) || 0) + score * (at ? SYNONYM : 1));
      for (const [term] of phrase.flat())
        if (this.lexicon.postings(term)?.ids.some((id) => found.has(id))) terms.add(term);
    });
    return { scores, terms, words: unit.words.length };
  }

  /**
   * The scores of the entries that have every word of a phrase.
   * @param {[string, number][][]} phrase for each word what it may mean, and what that weighs
   * @returns {Map<number, number>}
   */
  together(phrase) {
    /** @type {Map<number, number> | null} */
    let found = null;
    for (const meanings of phrase) {
      /** @type {Map<number, number>} */
      const scores = new Map();
      for (const [term, weight] of meanings) {
        const postings = this.lexicon.postings(term);
        postings?.ids.forEach((id, at) => {
          if (!found || found.has(id))
            scores.set(id, (scores.get(id) || 0) + weight * postings.weights[at]);
        });
      }
      if (found) for (const [id, score] of scores) scores.set(id, score + (found.get(id) || 0));
      found = scores;
    }
    return found || new Map();
  }

  /**
   * A word as it stands, as a beginning, and by its stem: the terms, each with what it weighs.
   * @param {string} word
   * @param {boolean} unfinished whether the reader may still be typing it
   * @returns {[string, number][]}
   */
  meanings(word, unfinished) {
    const root = stem(word);
    const known = this.knows(word);
    /** @type {[string, number][]} */
    const found = [[word, 1]];
    if (word.length > (unfinished ? 2 : 3)) {
      for (const term of this.lexicon.starting(word)) {
        const more = term.length - word.length;
        if (more)
          found.push([term, ((known ? 0.2 : 0.5) * term.length) / (term.length + 0.3 * more)]);
      }
    }
    if (root !== word) found.push([root, 1]);
    return found;
  }

  /**
   * What a word that the index lacks may mean, mistyped: two letters swapped, else the nearest
   * words, else the nearest stems.
   * @param {string} word
   * @param {boolean} unfinished whether the reader may still be typing it
   * @returns {[string, number][]}
   */
  meant(word, unfinished) {
    if (!this.isStrange(word, unfinished) || /\d/.test(word)) return [];
    /** @type {[string, number][]} */
    const swapped = [];
    for (let i = 0; i + 1 < word.length; i++) {
      const term = word.slice(0, i) + word[i + 1] + word[i] + word.slice(i + 2);
      if (this.knows(term)) swapped.push([this.lexicon.has(term) ? term : stem(term), 1]);
    }
    if (swapped.length) return swapped;
    const reach = word.length < 7 ? 1 : 2;
    const root = stem(word);
    /** @type {[string, number][]} */
    let near = [];
    for (let edits = 1; edits <= reach && !near.length; edits++)
      near = this.lexicon.near(word, edits);
    if (!near.length && root !== word && root.length > 4) near = this.lexicon.near(root, 1);
    return near.map(([term, edits]) => [term, (0.8 * term.length) / (term.length + edits)]);
  }

  /**
   * How much more an entry weighs because the words of the query stand side by side in its title,
   * end it, as a name ends "Kecamatan …", or are all of it.
   * @param {number} id @param {string[]} roots
   */
  inTitle(id, roots) {
    const places = roots.map((root) => this.lexicon.postings(root)?.places.get(id) || []);
    const last = places.length - 1;
    const starts = (places[0] || []).filter(
      (start) => start !== END && places.every((of, i) => of.includes(start + i)),
    );
    const ending = starts.find((start) => {
      const at = places[last].indexOf(start + last);
      return places[last][at + 1] === END;
    });
    if (ending !== undefined) return ending ? 1.9 : WHOLE_TITLE;
    return starts.length ? 1.6 : 1;
  }

  /**
   * The hits with those first among the best that have several words of the query side by side.
   * @param {Ranked[]} ranked @param {string[]} roots
   * @returns {Ranked[]}
   */
  closest(ranked, roots) {
    if (roots.length < 2) return ranked;
    const phrase = ` ${roots.join(" ")} `;
    const first = ranked.slice(0, TEXTS).map(({ id, score }) => {
      const [, , context, text, aliases] = /** @type {Entry} */ (this.entries.get(id));
      const body = ` ${this.stems(`${aliases} ${context} ${text}`).join(" ")} `;
      const isClose = this.inTitle(id, roots) === 1 && body.includes(phrase);
      return { id, score: isClose ? score * 1.35 : score };
    });
    return [...first.sort((a, b) => b.score - a.score), ...ranked.slice(TEXTS)];
  }

  /**
   * Entries whose ID is typed, whole or in part, stand above all others; a whole ID, alone.
   * @param {string} text
   * @param {Map<number, number>} scores
   */
  async addCodes(text, scores) {
    const wanted = squashed(text);
    if (wanted.length < 5 || !/\d/.test(wanted)) return;
    /** @type {[string, number[]]} */
    const [told, ids] = await this.load("codes");
    const codes = upright(told);
    const found = codes.flatMap((code, at) => (code.includes(wanted) ? [at] : []));
    if (found.some((at) => codes[at] === wanted)) scores.clear();
    for (const at of found) scores.set(ids[at], codes[at] === wanted ? 1e6 : 1e5);
  }

  /**
   * Like things after unlike things: the same programme in many kabupaten, many parts of a page.
   * @param {number[]} ranked ids, best first
   * @param {Map<number, number>} scores
   * @returns {Ranked[]}
   */
  varied(ranked, scores) {
    /** @type {Map<number, number>} */
    const titles = new Map();
    /** @type {Map<number, number>} */
    const pages = new Map();
    const all = ranked.map((id) => ({ id, score: /** @type {number} */ (scores.get(id)) }));
    const weighed = all.slice(0, 200).map(({ id, score }) => {
      const same = this.index.same[id];
      const sameName = same ? Math.min(again(titles, same), 4) : 0;
      const isSection = this.groups[id][0] === "b";
      const samePage = isSection ? Math.min(again(pages, this.pages[id]), 4) : 0;
      return { id, score: score * 0.88 ** sameName * 0.93 ** samePage };
    });
    // The sort is stable: what weighs alike stays in its order.
    weighed.sort((a, b) => b.score - a.score);
    return [...weighed, ...all.slice(200)];
  }

  /**
   * @param {number} id
   * @param {Set<string>} matched
   * @param {string} name the whole query, which is told where it is another name
   * @returns {Hit}
   */
  describe(id, matched, name) {
    const [kind, , regions, fields] = this.groups[id];
    const [url, title, context, told, aliases, code] = /** @type {Entry} */ (this.entries.get(id));
    const other = aliases.split("\n").find((one) => wholeName(words(one)) === name);
    const text = other && !title.includes(other) ? `${other}. ${told}` : told;
    const hasNumber = "ap".includes(kind);
    return {
      url,
      kind: this.index.kinds[kind],
      title: marked(title, matched),
      context: hasNumber ? "" : context,
      text: marked(excerpt(text, matched), matched),
      code: hasNumber || "uk".includes(kind) ? code : "",
      status: hasNumber ? context : "",
      region: hasNumber ? this.regions.get(regions[0]) || "" : "",
      field: hasNumber ? this.fields.get(fields[0]) || "" : "",
    };
  }
}

/**
 * A query as a whole name, without the kind of place that it may begin with.
 * @param {string} text
 */
function nameIn(text) {
  const all = words(text);
  return wholeName(all.length > 1 && PLACES.has(all[0]) ? all.slice(1) : all);
}

/**
 * The code of what bears a name, a part of a name from its beginning, or the code itself.
 * @param {[string, string][]} pairs @param {string} wanted @param {string} kind
 */
function named(pairs, wanted, kind) {
  if (!wanted) return "";
  const short = (/** @type {string} */ name) => squashed(name).replace(/^(?:kabupaten|kota)/, "");
  const fits = (/** @type {(have: string) => boolean} */ test) =>
    pairs.find(
      ([code, name]) =>
        name.toLowerCase().startsWith(kind) &&
        [squashed(code), squashed(name), short(name)].some(test),
    );
  const found = fits((have) => have === wanted) || fits((have) => have.startsWith(wanted));
  return found ? found[0] : "";
}

/**
 * How often a key was met before.
 * @param {Map<number, number>} seen @param {number} key
 */
function again(seen, key) {
  const times = seen.get(key) || 0;
  seen.set(key, times + 1);
  return times;
}

/** @param {Map<number, number>} scores @param {number} count */
function best(scores, count) {
  return [...scores]
    .sort((a, b) => b[1] - a[1])
    .slice(0, count)
    .map(([id]) => id);
}
