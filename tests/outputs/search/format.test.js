import assert from "node:assert/strict";
import { test } from "node:test";
import {
  END,
  leaning,
  read,
  upright,
  written,
} from "../../../src/cetakbiru/outputs/search/engine/format.js";
import { cutIndex } from "../../../src/cetakbiru/outputs/search/engine/parts.js";

test("postings are read as they were written, their weights to three parts in a hundred", () => {
  const ids = [0, 1, 5, 6, 1234, 99999];
  const weights = [40, 0.9, 12, 39.9, 1, 7];
  const places = new Map([
    [0, [0, END]],
    [5, [3, 7]],
    [99999, [13]],
  ]);
  const found = read(...written({ ids, weights, places }));
  assert.deepEqual(found.ids, ids);
  assert.deepEqual(found.places, places);
  found.weights.forEach((weight, at) => {
    assert.ok(Math.abs(weight / weights[at] - 1) < 0.035, `${weight} for ${weights[at]}`);
  });
});

test("a place too far in a title is left out, and a weight too small is the smallest", () => {
  const places = new Map([[2, [13, 14, END]]]);
  const found = read(...written({ ids: [2, 3], weights: [1000, 0.0001], places }));
  assert.deepEqual(found.places, new Map([[2, [13, END]]]));
  assert.ok(found.weights[1] > 0 && found.weights[1] < 25);
});

test("words that lean on each other stand upright again", () => {
  const long = "a".repeat(60);
  for (const texts of [["a"], ["air", "airnya", "akar", "b"], [long, `${long}b`, `${long}c`]])
    assert.deepEqual(upright(leaning(texts)), texts);
});

test("an entry is found by a word that is rare sooner than by one that is not", () => {
  const entry = { kind: "h", url: "", context: "", aliases: [], code: "", regions: [], fields: [] };
  const titles = ["Air bersih", "Air hujan", "Air sungai"];
  const entries = titles.map((title) => ({ ...entry, title, text: title }));
  const { parts, directory } = cutIndex(entries, new Map());
  const told = /** @type {any[]} */ (parts.find(([name]) => name === "words/0")?.[1]);
  const terms = told.filter((_, at) => at % 3 === 0);
  assert.deepEqual(terms, [...terms].sort());
  const of = (/** @type {string} */ term) => {
    const at = told.indexOf(term);
    return read(told[at + 1], told[at + 2]);
  };
  assert.deepEqual(of("air").ids, [0, 1, 2]);
  assert.deepEqual(of("sungai").ids, [2]);
  assert.ok(of("sungai").weights[0] > of("air").weights[2]);
  assert.deepEqual(directory.group, [0, 0, 0]);
});

test("another name is a term as a whole, which no mistyped word is taken for", () => {
  const entry = { kind: "h", url: "", title: "", text: "", context: "", code: "" };
  const aliases = ["Sandai Hulu", "Air"];
  const { parts } = cutIndex([{ ...entry, aliases, regions: [], fields: [] }], new Map());
  const told = new Map(parts);
  const terms = /** @type {any[]} */ (told.get("words/0")).filter((_, at) => at % 3 === 0);
  assert.deepEqual(terms, ["=air", "=sandaihulu", "air", "hulu", "sandai"]);
  assert.deepEqual(upright(/** @type {string} */ (told.get("vocabulary"))), terms.slice(2));
});

test("a site without anything to find has an empty index", () => {
  const { parts, directory } = cutIndex([], new Map());
  assert.deepEqual(
    parts.map(([name]) => name),
    ["vocabulary", "codes"],
  );
  assert.deepEqual(directory, { words: [], entries: [], groups: [], group: [], same: [] });
});
