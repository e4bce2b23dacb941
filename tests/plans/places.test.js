/* Places by name, code and each other; what is unsure is told, never guessed. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Locator } from "../../src/cetakbiru/plans/engine/locate.js";
import { Gazetteer, Place } from "../../src/cetakbiru/plans/engine/places.js";
import { FACTS as PROVINCE } from "../locating/invented.js";

const FACTS = {
  ...PROVINCE,
  aturan: {
    kata: {
      ...PROVINCE.aturan.kata,
      semua: ["semua", "semua kecamatan", "se kabupaten"],
      penanda_desa: ["desa", "ds", "dusun", "rt", "jalan"],
    },
  },
};
const locator = new Locator(new Gazetteer(FACTS));

/**
 * @param {Record<string, string>} cells
 * @param {Place} [home]
 */
function located({ area = "", ...cells }, home = new Place()) {
  const place = locator.located({ text: (part) => cells[part] ?? "", area }, home);
  const { kabupaten, kecamatan, desa } = place;
  return {
    codes: [...kabupaten, ...kecamatan, ...desa].join(" "),
    notes: place.notes.map(({ code }) => code),
    unread: place.unread.map(([, , { code }]) => code),
    told: place.unread.map(([, , { values }]) => values),
  };
}

/** @param {[Record<string, string>, string][]} cases */
function allRead(cases) {
  for (const [cells, codes] of cases) {
    const found = located(cells);
    assert.deepEqual([found.codes, found.unread], [codes, []], JSON.stringify(cells));
  }
}

test("codes of the ministry and the statistics office, down to any level", () => {
  allRead([
    [{ kabupaten: "99.01" }, "99.01"],
    [{ lokasi: "99.01.02" }, "99.01 99.01.02"],
    [{ lokasi: "990102" }, "99.01 99.01.02"],
    [{ desa: "99.01.02.2002" }, "99.01 99.01.02 99.01.02.2002"],
    [{ desa: "9901022002" }, "99.01 99.01.02 99.01.02.2002"],
    [{ lokasi: "9902020" }, "99.01 99.01.02"],
    [{ lokasi: "9901010" }, "99.02 99.02.01"],
    [{ lokasi: "99.1" }, "99.10"],
    [{ lokasi: "99.1.1" }, "99.01 99.01.01"],
    [{ lokasi: "99-01-02" }, "99.01 99.01.02"],
    [{ lokasi: "99.O1" }, "99.01"],
    [{ lokasi: "99.01 Hulu" }, "99.01"],
    [{ lokasi: "Hulu (99.01)" }, "99.01"],
    [{ kecamatan: "99.01.02 - Air Tenang" }, "99.01 99.01.02"],
    [{ lokasi: "kode: 99.01.02" }, "99.01 99.01.02"],
    [{ kabupaten: "9901 Hilir" }, "99.02"],
    [{ lokasi: "Jalan Besar 9901 Kab. Muara" }, "99.10"],
  ]);
  assert.deepEqual(located({ kabupaten: "9901" }).notes, ["kode-bps"]);
  assert.deepEqual(located({ lokasi: "99.1" }).notes, ["kode-angka"]);
});

test("codes that name nothing here are told", () => {
  const told = {
    98.01: "kode-provinsi-lain",
    99.55: "kode-tak-dikenal",
    "99.01.77": "kecamatan-tak-dikenal",
    "99.01.02.2999": "kode-desa-tak-dikenal",
    "99.01 Hilir": "kode-lain-nama",
  };
  for (const [text, code] of Object.entries(told)) {
    assert.deepEqual(located({ kabupaten: text }).unread, [code], text);
  }
  assert.equal(located({ kabupaten: "99.01 Hilir" }).codes, "");
});

test("names with their kinds, in any of the ways that people write them", () => {
  allRead([
    [{ kabupaten: "KAB. HULU" }, "99.01"],
    [{ kabupaten: "Hulu Regency" }, "99.01"],
    [{ kabupaten: "Kota Muara Baru" }, "99.71"],
    [{ kabupaten: "Hulu dan Hilir" }, "99.01 99.02"],
    [{ kabupaten: "Hulu", kecamatan: "Air\nTenang" }, "99.01 99.01.02"],
    [{ kabupaten: "Hulu", kecamatan: "Airtenang" }, "99.01 99.01.02"],
    [{ kabupaten: "Hulu", kecamatan: "Sei Raya" }, "99.01 99.01.01"],
    [{ kabupaten: "Hulu", kecamatan: "1. Sungai Raya 2. Air Tenang" }, "99.01 99.01.01 99.01.02"],
    [{ kabupaten: "Hulu", kecamatan: "Kec.\nAir Tenang" }, "99.01 99.01.02"],
    [{ kecamatan: "Muara Kota" }, "99.10 99.10.01"],
    [{ lokasi: "Desa Tunggal, Kec. Air Tenang, Kab. Hulu" }, "99.01 99.01.02 99.01.02.2002"],
    [
      { lokasi: "Kec. Sungai Raya / Air Tenang Kab. Hulu Provinsi Rekaan Raya" },
      "99.01 99.01.01 99.01.02",
    ],
    [{ lokasi: "SD 5 Desa Tunggal Air Tenang" }, "99.01 99.01.02 99.01.02.2002"],
    [{ lokasi: "Tunggal, Air Tenang, Hulu" }, "99.01 99.01.02 99.01.02.2002"],
    [{ lokasi: "Kec. Muara Kota, Kab. Muara" }, "99.10 99.10.01"],
    [{ lokasi: "wilayah Air Tenang Hulu dan sekitarnya" }, "99.01 99.01.02"],
    [{ kabupaten: "Hulu", desa: "Re’es" }, "99.01 99.01.01 99.01.01.2002"],
    [{ desa: "Kampung Baru" }, "99.10 99.10.01 99.10.01.1001"],
    [{ kabupaten: "Hulu", desa: "6 desa di ring 1" }, "99.01"],
    [{ kabupaten: "Hulu", kecamatan: "Se-Kabupaten Hulu" }, "99.01 99.01.01 99.01.02"],
  ]);
  assert.deepEqual(located({ kabupaten: "Kabupaten Lama" }).notes, ["nama-lama"]);
});

test("a place makes others sure, or is told", () => {
  assert.deepEqual(located({ kecamatan: "Sungai Raya" }).unread, ["kecamatan-ganda"]);
  assert.deepEqual(
    located({ kecamatan: "Sungai Raya", desa: "Sejahtera" }).codes,
    "99.02 99.02.01 99.02.01.2001",
  );
  assert.deepEqual(located({ kabupaten: "Hulu", desa: "Makmur" }).unread, ["desa-ganda"]);
  assert.deepEqual(
    located({ kabupaten: "Hulu", desa: "Makmur, Tunggal" }).codes,
    "99.01 99.01.02 99.01.02.2002 99.01.02.2001",
  );
  assert.deepEqual(located({ kabupaten: "Hilir", kecamatan: "Air Tenang" }).unread, [
    "kecamatan-lain",
  ]);
  assert.deepEqual(
    located({ kabupaten: "Hulu", kecamatan: "Sungai Raya", desa: "Tunggal" }).unread,
    ["desa-lain"],
  );
  assert.deepEqual(located({ kabupaten: "Hulu", kecamatan: "Hilir" }).unread, [
    "kecamatan-tak-dikenal",
  ]);
  assert.deepEqual(located({ kabupaten: "99.01", kecamatan: "99.02.01" }).unread, [
    "kecamatan-lain",
  ]);
});

test("a slip is told with what may be meant", () => {
  const [kabupaten] = located({ kabupaten: "Kab. Hilyr" }).told;
  assert.equal(kabupaten.saran, "Hilir");
  const [kecamatan] = located({ kabupaten: "Hulu", kecamatan: "Air Tenagn" }).told;
  assert.equal(kecamatan.saran, "Air Tenang");
  const [desa] = located({ kabupaten: "Hulu", kecamatan: "Air Tenang", desa: "Tungal" }).told;
  assert.equal(desa.saran, "Tunggal");
  assert.deepEqual(located({ kabupaten: "Rekaan Raya" }).unread, ["provinsi-saja"]);
  assert.deepEqual(located({ lokasi: "sekitar tambang" }).unread, ["lokasi-tak-dikenal"]);
});

test("what a row leaves out, its heading or the plan says", () => {
  const home = locator.placeOf("Kabupaten Hulu");
  assert.equal(located({}, home).codes, "99.01");
  assert.equal(located({ kecamatan: "Sungai Raya" }, home).codes, "99.01 99.01.01");
  assert.equal(located({ area: "Kecamatan Air Tenang" }, home).codes, "99.01 99.01.02");
  assert.equal(
    located({ area: "Kabupaten Hilir", kecamatan: "Sungai Raya" }, home).codes,
    "99.02 99.02.01",
  );
  const away = located({ kecamatan: "Muara Kota" }, home);
  assert.deepEqual([away.codes, away.notes], ["99.10 99.10.01", ["tempat-di-luar-rencana"]]);
  assert.equal(located({ kabupaten: "Entah" }, home).codes, "");
});

// What takes a minute for a million letters would never end for a file of them.
test("a cell of a million letters is read", { timeout: 60_000 }, () => {
  for (const bit of ["Kec. ", "99.01 ", "a, ", "(", "1. a ", "desa sungai ", "/", "dan "]) {
    const cell = bit.repeat(1_000_000 / bit.length);
    assert.ok(located({ lokasi: cell, kabupaten: cell, desa: cell }).codes.length < 30);
  }
});
