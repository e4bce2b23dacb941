import assert from "node:assert/strict";
import { test } from "node:test";
import { distance } from "../../src/cetakbiru/language/spelling.js";

for (const [one, other, slips] of /** @type {const} */ ([
  ["sandai", "sandai", 0],
  ["sandai", "sanday", 1],
  ["sandai", "sndai", 1],
  ["sandai", "sandaii", 1],
  ["sandai", "sadnai", 1],
  ["kendawangan", "kedawangn", 2],
  ["ab", "ba", 1],
  ["abcd", "dcba", 3],
  ["", "abc", 3],
])) {
  test(`from “${one}” to “${other}” it is ${slips}, however few are asked for`, () => {
    for (let most = 0; most < 6; most += 1) {
      assert.equal(distance(one, other, most), Math.min(slips, most + 1));
      assert.equal(distance(other, one, most), Math.min(slips, most + 1));
    }
  });
}
