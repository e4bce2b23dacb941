import assert from "node:assert/strict";
import { test } from "node:test";
import { Outlines } from "../../../src/cetakbiru/locating/engine/outlines.js";
import { draw, WIDTH } from "../../../src/cetakbiru/pages/browser/near/drawing.js";
import { shareable } from "../../../src/cetakbiru/pages/browser/near/page.js";
import { area, percent } from "../../../src/cetakbiru/pages/browser/near/permit.js";
import { TOPOLOGY } from "../../locating/squares.js";

const OUTLINES = new Outlines(TOPOLOGY);

test("what is shown lies within the picture, and what lies around it is drawn before it", () => {
  const map = draw(OUTLINES, ["a"], { point: [110.5, 0.5] });
  assert.ok(map);
  assert.deepEqual(
    map.areas.map(({ code, isOurs }) => [code, isOurs]),
    [
      ["b", false],
      ["a", true],
    ],
  );
  assert.deepEqual(map.point, [WIDTH / 2, map.height / 2]);
  const numbers = map.areas[1].path.match(/[\d.]+/g)?.map(Number) ?? [];
  assert.ok(numbers.every((value) => value >= 0 && value <= Math.max(WIDTH, map.height)));
});

test("a permit larger than its place widens the picture", () => {
  /** @type {[number, number][][]} */
  const permit = [
    [
      [109, -1],
      [115, -1],
      [115, 3],
      [109, 3],
      [109, -1],
    ],
  ];
  const alone = draw(OUTLINES, ["a"], {});
  const both = draw(OUTLINES, ["a"], { permit });
  assert.ok(alone && both);
  assert.ok(both.areas[1].width < alone.areas[1].width / 3);
  assert.match(both.permit, /^M[\d.]+ [\d.]+(L[\d.]+ [\d.]+){4}Z$/);
});

test("what has no outline has no picture; a point outside of all has one", () => {
  assert.equal(draw(OUTLINES, ["c"], {}), null);
  assert.deepEqual(draw(OUTLINES, ["c"], { point: [120, 5] })?.areas, []);
});

const PLACE = { kode: "99.01.02", nama: "Sana" };
const FOUND = { jenis: "kecamatan", kabupaten: null, kecamatan: PLACE, desa: null };

for (const [text, jenis, shared] of /** @type {const} */ ([
  ["Sana", "kecamatan", "Sana"],
  ["99.01.02", "kecamatan", "99.01.02"],
  ["990102", "kecamatan", "99.01.02"],
  ["Sana -2.51, 110.22", "kecamatan", "99.01.02"],
  ["-2.51, 110.22", "titik", ""],
  ["https://peta.example/@-2.51,110.22", "titik", ""],
  ["Sana", "pilihan", "Sana"],
  ["x", "tak-ditemukan", ""],
])) {
  test(`of “${text}” as ${jenis} the address says “${shared}”`, () => {
    const answer = /** @type {any} */ ({ ...FOUND, jenis });
    assert.equal(shareable(text, answer), shared);
  });
}

test("small shares and areas are not said to be nothing", () => {
  assert.equal(percent(0.2534), "25,3%");
  assert.equal(percent(0.0004), "< 0,1%");
  assert.equal(percent(0), "0%");
  assert.equal(area(0.004), "< 0,01");
  assert.equal(area(12.345), "12,35");
  assert.equal(area(1234.5), "1.235");
});
