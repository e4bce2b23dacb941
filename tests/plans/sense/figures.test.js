import assert from "node:assert/strict";
import { test } from "node:test";
import { numbers, toldIn } from "../../../src/cetakbiru/plans/engine/sense/figures.js";

/**
 * @param {string} text
 * @returns {[values: number[], unit: string, year: number | null][]}
 */
function read(text) {
  return toldIn({ text, numeric: false }).figures.map(({ values, unit, year }) => [
    values,
    unit,
    year,
  ]);
}

test("marks are thousands or decimals, or either", () => {
  assert.deepEqual(numbers("12,09"), [12.09]);
  assert.deepEqual(numbers("73.92"), [73.92]);
  assert.deepEqual(numbers("1.200.000"), [1_200_000]);
  assert.deepEqual(numbers("1.934,827"), [1934.827]);
  assert.deepEqual(numbers("10.826"), [10_826, 10.826]);
  assert.deepEqual(numbers("0.125"), [0.125]);
  assert.deepEqual(numbers("1.2.3"), []);
});

test("a figure has its unit and its year", () => {
  assert.deepEqual(read("12,09 (2025)"), [[[12.09], "", 2025]]);
  assert.deepEqual(read("8,44 %"), [[[8.44], "%", null]]);
  assert.deepEqual(read("73,92 tahun 2025"), [[[73.92], "", 2025]]);
  assert.deepEqual(read("2027: 60 %; 2028: 65 persen"), [
    [[60], "%", 2027],
    [[65], "%", 2028],
  ]);
  assert.deepEqual(read("3 unit"), [[[3], "unit", null]]);
  assert.deepEqual(read("1 200 000 orang"), [[[1_200_000], "orang", null]]);
  assert.deepEqual(read("2025"), [[[2025], "", null]]);
  assert.deepEqual(read("Tahun 2027"), []);
});

test("a state is told from a change, and both from where they start", () => {
  const risen = toldIn({ text: "naik menjadi 60 %", numeric: false });
  assert.deepEqual([risen.figures[0].relative, risen.move], [false, "naik"]);
  assert.equal(toldIn({ text: "meningkat 10 %", numeric: false }).figures[0].relative, true);
  const both = toldIn({ text: "75 (2030), naik 0,3 per tahun", numeric: false }).figures;
  assert.deepEqual(
    both.map(({ relative }) => relative),
    [false, true],
  );
  assert.equal(toldIn({ text: "naik menjadi 60 dari 40", numeric: false }).from?.values[0], 40);
  assert.equal(
    toldIn({ text: "turun dari 40 % menjadi 30 %", numeric: false }).from?.values[0],
    40,
  );
  assert.equal(toldIn({ text: "dari 40 ke 60", numeric: false }).from?.values[0], 40);
  assert.equal(toldIn({ text: "40 → 60", numeric: false }).figures[0].values[0], 60);
  assert.equal(toldIn({ text: "dipertahankan 100 %", numeric: false }).kept, true);
});

test("a part is told with its whole, a span with both ends", () => {
  assert.equal(
    toldIn({ text: "32 dari 180 rumah", numeric: false }).figures[0].whole?.values[0],
    180,
  );
  assert.equal(toldIn({ text: "32/180 rumah", numeric: false }).figures[0].whole?.values[0], 180);
  assert.deepEqual(toldIn({ text: "80–90 %", numeric: false }).figures[0].values, [80, 90]);
  assert.equal(toldIn({ text: "80–90 %", numeric: false }).figures[0].span, true);
});

test("a dash before a digit is a minus, one before a word begins a list", () => {
  assert.deepEqual(read("-5"), [[[-5], "", null]]);
  assert.deepEqual(read("- 3 unit"), [[[3], "unit", null]]);
});

test("a cell of a workbook that shows a percentage holds a fraction", () => {
  assert.deepEqual(toldIn({ text: "0.6", numeric: true }).figures[0].values, [0.6, 60]);
  assert.deepEqual(toldIn({ text: "1200", numeric: true }).figures[0].values, [1200]);
});

test("a cell of any length is read at once", () => {
  for (const part of ["1", "1 ", "111 ", "1,", "-1", "a1"])
    toldIn({ text: part.repeat(50_000), numeric: false });
});
