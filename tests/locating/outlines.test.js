import assert from "node:assert/strict";
import { test } from "node:test";
import { Outlines } from "../../src/cetakbiru/locating/engine/outlines.js";
import { TOPOLOGY } from "./squares.js";

test("a ring is put together of its lines, forwards and backwards", () => {
  const outlines = new Outlines(TOPOLOGY);
  const first = (/** @type {string} */ kode) => outlines.ring(outlines.outline(kode).rings[0]);
  assert.deepEqual(first("a"), [
    [111, 0],
    [111, 1],
    [110, 1],
    [110, 0],
    [111, 0],
  ]);
  assert.deepEqual(first("b"), [
    [111, 0],
    [112, 0],
    [112, 1],
    [111, 1],
    [111, 0],
  ]);
  assert.deepEqual(outlines.neighbours("a"), ["b"]);
});
