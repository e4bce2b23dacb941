/* Places and money in the cells of an agency's sheet, which is no plan. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { readCells } from "../../src/cetakbiru/plans/engine/cells.js";
import { FACTS as PROVINCE } from "../locating/invented.js";

const FACTS = {
  ...PROVINCE,
  aturan: {
    kata: {
      ...PROVINCE.aturan.kata,
      semua: ["semua"],
      penanda_desa: ["desa"],
      kali: [
        { kata: "juta", nilai: 1e6 },
        { kata: "m", nilai: 1e9 },
      ],
    },
  },
};
// The first has a namesake in another kabupaten.
const [, place] = PROVINCE.kecamatan;

/**
 * @param {Record<string, string>} tempat
 * @param {string | number | null} uang
 * @param {number} [factor]
 */
function read(tempat, uang, factor = 1) {
  return readCells(FACTS, [], factor, [{ tempat, uang }])[0];
}

test("a place is read with what it lies in, another is told with the nearest", () => {
  const found = read({ lokasi: `Kec. ${place.nama}` }, null);
  assert.deepEqual(found.kecamatan, [place.kode]);
  assert.deepEqual(found.kabupaten, [place.kabupaten]);
  assert.deepEqual(found.tak_terbaca, []);
  const slip = `${place.nama}n`;
  const [told] = read({ lokasi: `Kec. ${slip}` }, null).tak_terbaca;
  assert.deepEqual(
    [told.kode, told.nilai, told.saran],
    ["kecamatan-tak-dikenal", slip, place.nama],
  );
  assert.match(told.pesan, /tidak dikenal/);
});

test("money counts in the unit of the sheet, unless it says its own", () => {
  assert.equal(read({}, 1250.5, 1000).rupiah, 1_250_500);
  assert.equal(read({}, "1.250", 1000).rupiah, 1_250_000);
  assert.equal(read({}, "Rp 1,2 M", 1000).rupiah, 1_200_000_000);
  assert.deepEqual(read({}, null), { ...read({}, null), rupiah: null, uang: null });
});

test("money that is none is told", () => {
  for (const [cell, kode] of /** @type {[string | number, string][]} */ ([
    ["kira-kira", "anggaran-tak-terbaca"],
    ["#REF!", "anggaran-tak-terbaca"],
    [-5, "anggaran-negatif"],
    ["USD 5", "anggaran-asing"],
    ["10%", "anggaran-persen"],
  ])) {
    const { rupiah, uang } = read({}, cell);
    assert.deepEqual([rupiah, uang?.kode], [null, kode], String(cell));
  }
});
