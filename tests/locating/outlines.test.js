import assert from "node:assert/strict";
import { test } from "node:test";
import { Outlines } from "../../src/cetakbiru/locating/engine/outlines.js";

/* Two squares of ten that share a side. */
const TOPOLOGY = {
  transform: { scale: [1, 1], translate: [100, 0] },
  arcs: [
    [
      [10, 0],
      [0, 10],
    ],
    [
      [10, 10],
      [-10, 0],
      [0, -10],
      [10, 0],
    ],
    [
      [10, 0],
      [10, 0],
      [0, 10],
      [-10, 0],
    ],
  ],
  objects: {
    kecamatan: {
      geometries: [
        { type: "Polygon", arcs: [[0, 1]], properties: { kode: "a" } },
        { type: "MultiPolygon", arcs: [[[2, -1]]], properties: { kode: "b" } },
      ],
    },
  },
};

test("a ring is put together of its lines, forwards and backwards", () => {
  const outlines = new Outlines(TOPOLOGY);
  const ringsOf = (/** @type {string} */ kode) =>
    outlines.outline(kode).rings.map((arcs) => outlines.ring(arcs));
  assert.deepEqual(ringsOf("a"), [
    [
      [110, 0],
      [110, 10],
      [100, 10],
      [100, 0],
      [110, 0],
    ],
  ]);
  assert.deepEqual(ringsOf("b"), [
    [
      [110, 0],
      [120, 0],
      [120, 10],
      [110, 10],
      [110, 0],
    ],
  ]);
  assert.deepEqual(outlines.neighbours("a"), ["b"]);
});
