import assert from "node:assert/strict";
import { test } from "node:test";
import {
  plain,
  Row,
  ranksOf,
  rowsIn,
  sorted,
} from "../../../src/cetakbiru/pages/browser/catalogue/rows.js";

const HTML = `<thead><tr><th>ID</th></tr></thead><tbody>
<tr data-kabupaten="99.01 99.02" data-bidang="PEN"><th scope="row"><a href="#x">PRG-1</a></th>
<td>Guru &amp; murid &lt;3</td><td>10</td></tr>
<tr data-kabupaten="99.02" data-bidang="KES"><th>PRG-2</th><td>Élan</td><td>9</td></tr></tbody>`;
const rows = rowsIn(HTML).map((html, at) => new Row(at, html));

/** @param {string[]} values */
const column = (...values) => values.map((value, at) => new Row(at, `<tr ><th>${value}</th></tr>`));
/** @param {Row[]} list */
const at = (list) => list.map((row) => row.at);

test("a row is found by its attributes, not the head of the table", () => {
  assert.equal(rows.length, 2);
  assert.deepEqual(rows[0].cells, ["PRG-1", "Guru & murid <3", "10"]);
});

test("a code is one of those that a row has, whole", () => {
  assert.ok(rows[0].has("kabupaten", "99.02"));
  assert.ok(!rows[0].has("kabupaten", "99.0"));
  assert.ok(!rows[1].has("bidang", "PEN"));
});

test("what is looked for has no accents and no capitals", () => {
  assert.equal(rows[1].text, "prg-2 elan 9");
  assert.equal(plain("ÉLAN"), "elan");
});

test("numbers are sorted as numbers, and those alike stay in the order of the page", () => {
  const list = column("10", "9", "a", "A", "9");
  const ranks = ranksOf(list, 0);
  assert.deepEqual(at(sorted(list, 0, false, ranks)), [1, 4, 0, 2, 3]);
  assert.deepEqual(at(sorted(list, 0, true, ranks)), [2, 3, 0, 1, 4]);
});
