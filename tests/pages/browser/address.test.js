import assert from "node:assert/strict";
import { test } from "node:test";
import { decoded, wordsOf } from "../../../src/cetakbiru/pages/browser/frame/address.js";

for (const [path, words] of [
  ["/kabupaten/kayong-utara/", "kayong utara"],
  ["/kabupaten/kayong-utara/index.html", "kayong utara"],
  ["/unduhan/lembar_rencana+baru.xlsx", "lembar rencana baru"],
  ["/program/PRG-6104-PEN-01", "PRG-6104-PEN-01"],
  ["/air%20bersih/", "air bersih"],
  ["/", ""],
  ["/-/", ""],
  ["/a/", ""],
  ["/%E0%A4%A/", ""],
  [`/${"x".repeat(300)}/`, "x".repeat(100)],
]) {
  test(`of ${path.slice(0, 40)} the words are “${words.slice(0, 40)}”`, () => {
    assert.equal(wordsOf(path), words);
  });
}

test("an escape that is no text says nothing", () => {
  assert.equal(decoded("bab-%31"), "bab-1");
  assert.equal(decoded("%"), "");
});
