// @ts-check
// The search itself: queries in Indonesian over the index that the site's build has written.
// Runs in a worker, in a page opened from a folder, and in the tests; knows no document.
"use strict";

/**
 * @typedef {{k: string, u: string, t: string, c: string, x: string, a: string, n: string,
 *   w: string[], b: string[]}} Entry
 * @typedef {{kinds: Record<string, string>, regions: [string, string][],
 *   fields: [string, string][], synonyms: string[][], entries: Partial<Entry>[]}} Index
 * @typedef {{region: string, field: string}} Filters
 * @typedef {{url: string, kind: string, title: Marked, context: string, text: Marked, code: string,
 *   status: string, region: string, field: string}} Hit
 * @typedef {{total: number, hits: Hit[], text: string, filters: Filters, typed: boolean,
 *   unfiltered: number, shortened: boolean, counts: {region: Record<string, number>,
 *   field: Record<string, number>}, words: string[]}} Answer
 */

/** @type {any} */ (globalThis).PpmSearch = (() => {
  const { stem, words, EMPTY } = /** @type {any} */ (globalThis).PpmStem;
  const { marked, excerpt } = /** @type {any} */ (globalThis).PpmExcerpt;
  const MiniSearch = /** @type {any} */ (globalThis).MiniSearch;

  const MOST_LETTERS = 200;
  const MOST_WORDS = 16;

  // What weighs more when two things match a query equally well.
  /** @type {Record<string, number>} */
  const WEIGHT = {
    h: 1.35,
    b: 1,
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
  };

  const BOOST = { t: 5, a: 4, n: 3, p: 2.5, c: 1.6, x: 1 };

  // Terms of a query are looked up as they are: they have been parted and stemmed before.
  const LITERAL = {
    tokenize: (/** @type {string} */ term) => [term],
    processTerm: (/** @type {string} */ term) => term,
  };

  /** @param {string} text @returns {string} */
  const squashed = (text) => words(text).join("");

  /** @param {string} text @returns {string[]} each word and, where it differs, its stem */
  function indexed(text) {
    /** @type {string[]} */
    const terms = [];
    for (const word of words(text)) {
      if (EMPTY.has(word)) continue;
      terms.push(word);
      const root = stem(word);
      if (root !== word) terms.push(root);
    }
    return terms;
  }

  class Search {
    /** @param {Index} index */
    constructor(index) {
      this.index = index;
      this.regions = new Map(index.regions);
      this.fields = new Map(index.fields);
      /** @type {Entry[]} */
      this.entries = index.entries.map((e) => ({
        k: "",
        u: "",
        t: "",
        c: "",
        x: "",
        a: "",
        n: "",
        w: [],
        b: [],
        ...e,
      }));
      this.codes = this.entries.map((e) => squashed(e.n));
      /** @type {Map<number, string>} */
      this.bodies = new Map();
      /** @type {Set<string>} */
      this.vocabulary = new Set();
      this.mini = new MiniSearch({
        fields: Object.keys(BOOST),
        tokenize: indexed,
        processTerm: (/** @type {string} */ term) => (this.vocabulary.add(term), term),
        extractField: (/** @type {any} */ doc, /** @type {string} */ name) =>
          name === "p" ? this.place(doc.entry) : name === "id" ? doc.id : doc.entry[name],
      });
      this.mini.addAll(this.entries.map((entry, id) => ({ id, entry })));
      this.synonyms = this.readSynonyms(index.synonyms);
    }

    /** @param {Entry} entry @returns {string} the names of its kabupaten and bidang */
    place(entry) {
      return [
        ...entry.w.map((code) => this.regions.get(code)),
        ...entry.b.map((code) => this.fields.get(code)),
        ...entry.b,
      ].join(" ");
    }

    /** @param {string} text @returns {string[]} */
    stems(text) {
      return words(text)
        .filter((/** @type {string} */ word) => !EMPTY.has(word))
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
        const phrases = group.map((phrase) =>
          words(phrase).filter((/** @type {string} */ w) => !EMPTY.has(w)),
        );
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
     * @returns {Answer}
     */
    search(query, chosen = { region: "", field: "" }, limit = 20) {
      const shortened = query.length > MOST_LETTERS;
      const parsed = this.readFilters(query.slice(0, MOST_LETTERS));
      const filters = {
        region: parsed.region || chosen.region,
        field: parsed.field || chosen.field,
      };
      const { scores, matched } = this.score(parsed.text);
      const asked = words(parsed.text).length > 0;
      if (!asked && (filters.region || filters.field))
        this.entries.forEach((_, id) => scores.set(id, this.weight(id)));

      const counts = {
        region: /** @type {Record<string, number>} */ ({}),
        field: /** @type {Record<string, number>} */ ({}),
      };
      /** @type {number[]} */
      const kept = [];
      for (const id of scores.keys()) {
        const { w, b } = this.entries[id];
        const inRegion = !filters.region || w.includes(filters.region);
        const inField = !filters.field || b.includes(filters.field);
        if (inRegion) for (const code of b) counts.field[code] = (counts.field[code] || 0) + 1;
        if (inField) for (const code of w) counts.region[code] = (counts.region[code] || 0) + 1;
        if (inRegion && inField) kept.push(id);
      }
      const ranked = this.varied(
        kept.sort(
          (a, b) =>
            /** @type {number} */ (scores.get(b)) - /** @type {number} */ (scores.get(a)) || a - b,
        ),
        scores,
      );
      return {
        total: ranked.length,
        hits: ranked.slice(0, limit).map((id) => this.describe(id, matched)),
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
     * The score of each entry that has anything of the query, and the index terms that matched.
     * @param {string} text
     */
    score(text) {
      /** @type {Map<number, number>} */
      const scores = new Map();
      /** @type {Set<string>} */
      const matched = new Set();
      const units = this.units(text);
      /** @type {Map<number, number>} */
      const covered = new Map();
      for (const unit of units) {
        for (const hit of this.lookUp(unit)) {
          scores.set(hit.id, (scores.get(hit.id) || 0) + hit.score / hit.queryTerms.length);
          covered.set(hit.id, (covered.get(hit.id) || 0) + unit.words.length);
          for (const term of hit.terms) matched.add(term);
        }
      }
      const all = units.reduce((sum, unit) => sum + unit.words.length, 0);
      const phrase = ` ${units.flatMap((unit) => unit.words.map(stem)).join(" ")} `;
      for (const [id, score] of scores) {
        const share = /** @type {number} */ (covered.get(id)) / all;
        scores.set(id, score * share * share * this.weight(id));
      }
      for (const id of best(scores, 60))
        scores.set(id, /** @type {number} */ (scores.get(id)) * this.closeness(id, phrase));
      this.addCodes(text, scores);
      return { scores, matched };
    }

    /** @param {number} id @returns {number} */
    weight(id) {
      const { k, x } = this.entries[id];
      return WEIGHT[k] * (k === "b" && !x ? 0.8 : 1);
    }

    /**
     * What the query is made of: words, and phrases that have synonyms.
     * @param {string} text
     * @returns {{words: string[], others: string[][], last: boolean}[]}
     */
    units(text) {
      const all = words(text);
      let asked = all.filter((/** @type {string} */ word) => !EMPTY.has(word));
      if (!asked.length) asked = all;
      asked = this.joined(asked.slice(0, MOST_WORDS));
      const roots = asked.map(stem);
      const units = [];
      for (let i = 0; i < asked.length;) {
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
        if (this.vocabulary.has(head) && this.vocabulary.has(tail)) return [head, tail];
      }
      return [word];
    }

    /** @param {string} word */
    knows(word) {
      return this.vocabulary.has(word) || this.vocabulary.has(stem(word));
    }

    /** @param {string} start @returns {boolean} whether some word of the index begins with it */
    begins(start) {
      for (const term of this.vocabulary) if (term.startsWith(start)) return true;
      return false;
    }

    /**
     * @param {{words: string[], others: string[][], last: boolean}} unit
     * @returns {{id: number, score: number, terms: string[], queryTerms: string[]}[]}
     */
    lookUp(unit) {
      const own = unit.words.map((word, i) =>
        this.wordQuery(word, unit.last && i === unit.words.length - 1),
      );
      const queries = [{ combineWith: "AND", queries: own }];
      for (const other of unit.others) {
        queries.push(
          /** @type {any} */ ({
            combineWith: "AND",
            boost: lessened(0.75),
            queries: other.map((word) => this.wordQuery(word, false)),
          }),
        );
      }
      return this.mini.search({ combineWith: "OR", queries }, { ...LITERAL, boost: BOOST });
    }

    /**
     * A word as it stands, by its stem, as a beginning, and if the index has none of them, mistyped.
     * @param {string} word
     * @param {boolean} unfinished whether the reader may still be typing it
     */
    wordQuery(word, unfinished) {
      const root = stem(word);
      const known = this.knows(word);
      /** @type {any[]} */
      const queries = [
        {
          queries: [word],
          prefix: word.length > (unfinished ? 1 : 3),
          fuzzy: false,
          weights: { prefix: known ? 0.2 : 0.5, fuzzy: 0.4 },
        },
      ];
      if (root !== word) queries.push({ queries: [root], prefix: false, fuzzy: false });
      if (!known && word.length > 3 && !/\d/.test(word) && !(unfinished && this.begins(word))) {
        for (const { term, fuzzy } of this.meant(word))
          queries.push({
            queries: [term],
            prefix: false,
            fuzzy,
            weights: { prefix: 0.3, fuzzy: 0.8 },
          });
      }
      return { combineWith: "OR", queries };
    }

    /**
     * What a mistyped word may mean: two letters swapped, else the nearest words, else nearest stems.
     * @param {string} word
     * @returns {{term: string, fuzzy: number | false}[]}
     */
    meant(word) {
      /** @type {{term: string, fuzzy: false}[]} */
      const swapped = [];
      for (let i = 0; i + 1 < word.length; i++) {
        const term = word.slice(0, i) + word[i + 1] + word[i] + word.slice(i + 2);
        if (this.knows(term))
          swapped.push({ term: this.vocabulary.has(term) ? term : stem(term), fuzzy: false });
      }
      if (swapped.length) return swapped;
      const reach = word.length < 7 ? 1 : 2;
      for (let fuzzy = 1; fuzzy <= reach; fuzzy++)
        if (this.near(word, fuzzy)) return [{ term: word, fuzzy }];
      const root = stem(word);
      return root !== word && root.length > 4 && this.near(root, 1)
        ? [{ term: root, fuzzy: 1 }]
        : [];
    }

    /** @param {string} word @param {number} edits @returns {boolean} */
    near(word, edits) {
      return this.mini.search(word, { ...LITERAL, fuzzy: edits, prefix: false }).length > 0;
    }

    /**
     * How much more an entry weighs because it has the words of the query side by side.
     * @param {number} id
     * @param {string} phrase stems between spaces
     */
    closeness(id, phrase) {
      const title = ` ${this.stems(this.entries[id].t).join(" ")} `;
      if (title === phrase) return 2.2;
      if (title.includes(phrase)) return 1.6;
      if (phrase.trim().includes(" ")) {
        let body = this.bodies.get(id);
        if (body === undefined) {
          const entry = this.entries[id];
          body = ` ${this.stems(`${entry.a} ${entry.c} ${entry.x}`).join(" ")} `;
          this.bodies.set(id, body);
        }
        if (body.includes(phrase)) return 1.35;
      }
      return 1;
    }

    /**
     * Entries whose ID is typed, whole or in part, stand above all others; a whole ID, alone.
     * @param {string} text
     * @param {Map<number, number>} scores
     */
    addCodes(text, scores) {
      const wanted = squashed(text);
      if (wanted.length < 5 || !/\d/.test(wanted)) return;
      const found = this.codes.flatMap((code, id) => (code.includes(wanted) ? [id] : []));
      if (found.some((id) => this.codes[id] === wanted)) scores.clear();
      for (const id of found) scores.set(id, this.codes[id] === wanted ? 1e6 : 1e5);
    }

    /**
     * Like things after unlike things: the same programme in many kabupaten, many parts of a page.
     * @param {number[]} ranked ids, best first
     * @param {Map<number, number>} scores
     */
    varied(ranked, scores) {
      /** @type {Map<string, number>} */
      const seen = new Map();
      const again = (/** @type {string} */ key) => {
        const times = seen.get(key) || 0;
        seen.set(key, times + 1);
        return times;
      };
      const weighed = ranked.slice(0, 200).map((id, order) => {
        const { k, t, u } = this.entries[id];
        const sameName = Math.min(again(`${k}\n${t}`), 4);
        const samePage = k === "b" ? Math.min(again(u.split("#")[0]), 4) : 0;
        return {
          id,
          order,
          score: /** @type {number} */ (scores.get(id)) * 0.88 ** sameName * 0.93 ** samePage,
        };
      });
      weighed.sort((a, b) => b.score - a.score || a.order - b.order);
      return [...weighed.map(({ id }) => id), ...ranked.slice(200)];
    }

    /**
     * @param {number} id
     * @param {Set<string>} matched
     * @returns {Hit}
     */
    describe(id, matched) {
      const entry = this.entries[id];
      const isProgram = entry.k === "p";
      return {
        url: entry.u,
        kind: this.index.kinds[entry.k],
        title: marked(entry.t, matched),
        context: isProgram ? "" : entry.c,
        text: marked(excerpt(entry.x, matched), matched),
        code: isProgram || "uk".includes(entry.k) ? entry.n : "",
        status: isProgram ? entry.c : "",
        region: isProgram ? this.regions.get(entry.w[0]) || "" : "",
        field: isProgram ? this.fields.get(entry.b[0]) || "" : "",
      };
    }
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

  /** @param {number} by */
  function lessened(by) {
    return Object.fromEntries(Object.entries(BOOST).map(([name, boost]) => [name, boost * by]));
  }

  /** @param {Map<number, number>} scores @param {number} count */
  function best(scores, count) {
    return [...scores]
      .sort((a, b) => b[1] - a[1])
      .slice(0, count)
      .map(([id]) => id);
  }

  return { Search };
})();
