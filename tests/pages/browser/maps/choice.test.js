import assert from "node:assert/strict";
import { test } from "node:test";
import { choiceOf, look, retold } from "../../../../src/cetakbiru/pages/browser/maps/choice.js";

test("an option holds a shade for each place, and none where nothing is known", () => {
  const data = { warna: "04-", angka: "1 (2024)|9 (2024)|tanpa angka", rentang: "1||||9" };
  const choice = choiceOf(data, "Buta huruf", "#a");
  assert.deepEqual(choice.shades, [0, 4, null]);
  assert.deepEqual(choice.figures, ["1 (2024)", "9 (2024)", "tanpa angka"]);
  assert.deepEqual(choice.ranges, ["1", "", "", "", "9"]);
  assert.deepEqual([choice.title, choice.address, choice.note], ["Buta huruf", "#a", ""]);
});

test("an option without data shades nothing", () => {
  assert.deepEqual(choiceOf({}, "", "").shades, []);
});

test("what is told of a place keeps its name and all but the figure", () => {
  assert.equal(
    retold("Kota A: 3; tambang tercatat di B, C; D", "8%"),
    "Kota A: 8%; tambang tercatat di B, C; D",
  );
  assert.equal(retold("Kota A: 3", "8%"), "Kota A: 8%");
  assert.equal(retold("Kota A: 3: 4", "8%"), "Kota A: 8%");
});

test("names are turned on the two strongest shades only", () => {
  const turned = [0, 1, 2, 3, 4, null].map((shade) => look(shade).turned);
  assert.deepEqual(turned, [false, false, false, true, true, false]);
  assert.equal(look(0).name, "ppm-peta-1");
  assert.equal(look(null).name, "ppm-peta-tanpa");
});
