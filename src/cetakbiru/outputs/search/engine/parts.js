/*
 * The index cut into parts, so that a query fetches only what it asks for.
 *
 * The directory comes with the search: what each entry is, in short, and where the parts begin.
 * Parts of words hold postings, in the order of the words; parts of entries hold what is shown of a
 * hit. Two more are fetched by few queries: all words, for one that is mistyped, and all codes.
 */
import { words } from "../../../language/stem.js";
import { isWord, leaning, written } from "./format.js";
import { postings } from "./postings.js";

/**
 * Something that can be found, as outputs/search/entry.py tells it.
 *
 * @typedef {{kind: string, url: string, title: string, text: string, context: string,
 *   aliases: string[], code: string, regions: string[], fields: string[]}} Entry
 */

/** @typedef {[name: string, held: unknown]} Part */

// Letters of a part, small enough that ten hits of ten parts are a light answer; and how many parts
// there may be before they grow, so that a large site has hundreds of them and not thousands.
const WORDS = { small: 2000, most: 500 };
const ENTRIES = { small: 2200, most: 1000 };

/**
 * The parts of these entries' index, and what the directory says of them.
 *
 * @param {Entry[]} entries
 * @param {Map<string, string>} names of the kabupaten and bidang that entries belong to, by code
 */
export function cutIndex(entries, names) {
  const found = postings(entries, names);
  const ofWords = wordParts(found);
  const ofEntries = cut(entries.map(shown), ENTRIES, (told) => told.join("").length + 15);
  /** @type {Part[]} */
  const parts = [
    ...ofWords.map((part, at) => named(`words/${at}`, part.flat())),
    ...ofEntries.map((part, at) => named(`entries/${at}`, part)),
    ["vocabulary", leaning(found.map(([term]) => term).filter(isWord))],
    ["codes", codes(entries)],
  ];
  let next = 0;
  const firsts = ofEntries.map((part) => {
    const first = next;
    next += part.length;
    return first;
  });
  const directory = { words: ofWords.map(([[first]]) => first), entries: firsts };
  return { parts, directory: { ...directory, ...summary(entries) } };
}

/**
 * @param {string} name
 * @param {unknown} held
 * @returns {Part}
 */
function named(name, held) {
  return [name, held];
}

/**
 * Parts of words: word, greatest weight, postings.
 *
 * @param {ReturnType<typeof postings>} found
 */
function wordParts(found) {
  /** @type {[term: string, greatest: number, postings: string][]} */
  const told = found.map(([term, said]) => [term, ...written(said)]);
  return cut(told, WORDS, ([term, , text]) => term.length + text.length + 12);
}

/**
 * What is shown of an entry: address, title, context, text, other names and code; what is empty at
 * the end is left out.
 *
 * @param {Entry} entry
 */
function shown({ url, title, context, text, aliases, code }) {
  const told = [url, title, context, text, aliases.join("\n"), code];
  while (told.length && !told[told.length - 1]) told.pop();
  return told;
}

/**
 * Runs of things that together are as large as a part.
 *
 * @template Thing
 * @param {Thing[]} things
 * @param {{small: number, most: number}} limits
 * @param {(thing: Thing) => number} sizeOf
 * @returns {Thing[][]}
 */
function cut(things, { small, most }, sizeOf) {
  const sizes = things.map(sizeOf);
  const largest = Math.max(small, Math.floor(sizes.reduce((sum, size) => sum + size, 0) / most));
  /** @type {Thing[][]} */
  const parts = [];
  let filled = Number.POSITIVE_INFINITY;
  things.forEach((thing, at) => {
    if (filled + sizes[at] > largest) {
      parts.push([]);
      filled = 0;
    }
    parts[parts.length - 1].push(thing);
    filled += sizes[at];
  });
  return parts;
}

/**
 * The codes of entries without what parts their letters, and the entries.
 *
 * @param {Entry[]} entries
 */
function codes(entries) {
  const ids = entries.flatMap(({ code }, id) => (code ? [id] : []));
  return [leaning(ids.map((id) => words(entries[id].code).join(""))), ids];
}

/**
 * What is known of every entry before anything is fetched. Entries of one kind, region and field
 * are a group; `group` holds for each entry how far its group is from the one before, `same` a
 * number for titles that several entries of a kind bear.
 *
 * @param {Entry[]} entries
 */
function summary(entries) {
  const groups = entries.map(({ kind, text, regions, fields }) =>
    JSON.stringify([kind, text ? 1 : 0, regions, fields]),
  );
  const numbers = numbered(groups);
  const ofEntry = groups.map((group) => (numbers.get(group) ?? 0) - 1);
  const titles = entries.map(({ kind, title }) => kind + title);
  /** @type {Set<string>} */
  const met = new Set();
  const repeated = new Set(titles.filter((title) => met.size === met.add(title).size));
  const several = numbered(titles.filter((title) => repeated.has(title)));
  return {
    groups: [...numbers.keys()].map((group) => JSON.parse(group)),
    group: ofEntry.map((number, at) => number - (at ? ofEntry[at - 1] : 0)),
    same: titles.map((title) => several.get(title) ?? 0),
  };
}

/**
 * Each of the texts once, with its number, counted from 1 in the order of their first.
 *
 * @param {string[]} texts
 */
function numbered(texts) {
  return new Map([...new Set(texts)].map((text, at) => [text, at + 1]));
}
