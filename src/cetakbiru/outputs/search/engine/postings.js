/*
 * Which entries have a term, and how much it says of each: the index proper.
 *
 * The weight is BM25+ over the fields of an entry, each with its boost, so that nothing of it is
 * left to compute for a query. A term is a word or, where it differs, its stem; and each other name
 * of an entry as a whole (`wholeName`).
 */
import { EMPTY, stem, words } from "../../../language/stem.js";
import { END, wholeName } from "./format.js";

/**
 * @import { Postings } from "./format.js"
 * @import { Entry } from "./parts.js"
 */

// Title, other names, code, names of kabupaten and bidang, context, text.
const BOOSTS = [5, 4, 3, 2.5, 1.6, 1];
// How fast a term repeated says no more, how much a long field lessens it, what any occurrence says.
const [SATURATION, LENGTH, LEAST] = [1.2, 0.7, 0.5];

/**
 * The terms of the entries in order, each with what it says.
 *
 * @param {Entry[]} entries
 * @param {Map<string, string>} names of the kabupaten and bidang that entries belong to, by code
 * @returns {[term: string, Postings][]}
 */
export function postings(entries, names) {
  const told = entries.map((entry) => fields(entry, names));
  const places = placesIn(told.map(([title]) => title));
  const counted = remembered(counts);
  const all = told.map((texts) => texts.map(counted));
  const scales = BOOSTS.map((boost, field) =>
    scaleOf(
      boost,
      all.map((of) => of[field]),
    ),
  );
  /** @type {Map<string, Postings>} */
  const found = new Map();
  all.forEach((of, id) => {
    /** @type {Map<string, number>} */
    const said = new Map();
    of.forEach((terms, field) => {
      const { rare, mean } = scales[field];
      const long = SATURATION * (1 - LENGTH + (LENGTH * terms.size) / mean);
      for (const [term, count] of terms) {
        const weight = LEAST + (count * (SATURATION + 1)) / (count + long);
        said.set(term, (said.get(term) ?? 0) + (rare.get(term) ?? 0) * weight);
      }
    });
    for (const name of entries[id].aliases) said.set(wholeName(words(name)), 1);
    for (const [term, weight] of said) {
      const { ids, weights } = at(found, term, () => ({
        ids: [],
        weights: [],
        places: places.get(term) ?? new Map(),
      }));
      ids.push(id);
      weights.push(weight);
    }
  });
  // By their units of UTF-16, as a query compares them.
  return [...found].sort(([one], [other]) => (one < other ? -1 : 1));
}

/**
 * What weighs the terms of one field: how much a term says for being rare, and how many terms the
 * field has in the mean.
 *
 * @param {number} boost
 * @param {Map<string, number>[]} counted how often each term stands in the field, by entry
 */
function scaleOf(boost, counted) {
  const total = counted.length;
  /** @type {Map<string, number>} */
  const rare = new Map();
  let size = 0;
  for (const terms of counted) {
    size += terms.size;
    for (const term of terms.keys()) rare.set(term, (rare.get(term) ?? 0) + 1);
  }
  for (const [term, having] of rare)
    rare.set(term, boost * Math.log(1 + (total - having + 0.5) / (having + 0.5)));
  return { rare, mean: size / total || 1 };
}

/**
 * The texts of an entry in the order of their boosts.
 *
 * @param {Entry} entry
 * @param {Map<string, string>} names
 */
function fields(entry, names) {
  const codes = [...entry.regions, ...entry.fields];
  const belongs = [...codes.map((code) => names.get(code) ?? ""), ...entry.fields];
  return [
    entry.title,
    entry.aliases.join("\n"),
    entry.code,
    belongs.join(" "),
    entry.context,
    entry.text,
  ];
}

/**
 * How often each term stands in a text.
 *
 * @param {string} text
 */
function counts(text) {
  /** @type {Map<string, number>} */
  const found = new Map();
  for (const word of words(text))
    for (const term of terms(word)) found.set(term, (found.get(term) ?? 0) + 1);
  return found;
}

/** A word and, where it differs, its stem; nothing for one that says nothing. */
const terms = remembered((word) => {
  if (EMPTY.has(word)) return [];
  const root = stem(word);
  return root === word ? [word] : [word, root];
});

/**
 * For each term, where it stands in the titles of entries.
 *
 * @param {string[]} titles
 */
function placesIn(titles) {
  /** @type {Map<string, Map<number, number[]>>} */
  const found = new Map();
  titles.forEach((title, id) => {
    const told = words(title)
      .map(terms)
      .filter((each) => each.length);
    told.forEach((each, place) => {
      for (const term of each) {
        const places = at(
          at(found, term, () => new Map()),
          id,
          () => [],
        );
        places.push(place);
        if (place === told.length - 1) places.push(END);
      }
    });
  });
  return found;
}

/**
 * What a map has under a key; what is made there when it has nothing.
 *
 * @template Key, Value
 * @param {Map<Key, Value>} map
 * @param {Key} key
 * @param {() => Value} make
 */
function at(map, key, make) {
  let found = map.get(key);
  if (found === undefined) {
    found = make();
    map.set(key, found);
  }
  return found;
}

/**
 * A function of texts that is asked for the same ones over and over, and makes each once.
 *
 * @template Value
 * @param {(text: string) => Value} make
 */
function remembered(make) {
  /** @type {Map<string, Value>} */
  const known = new Map();
  return (/** @type {string} */ text) => at(known, text, () => make(text));
}
