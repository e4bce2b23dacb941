/* What a text names, and where a point is. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Locating } from "../../src/cetakbiru/locating/engine/locating.js";
import { FACTS, invented } from "./invented.js";
import { PASTED } from "./pasted.js";

const locating = invented();

for (const [text, jenis, kode, words] of PASTED) {
  test(`"${text}" is ${kode}${words ? `: ${words}` : ""}`, () => {
    const answer = locating.find(text);
    const told = answer.catatan.join(" ");
    assert.equal(answer.jenis, jenis, told);
    const deepest = answer.desa ?? answer.kecamatan ?? answer.kabupaten;
    assert.equal(deepest?.kode ?? "-", kode, told);
    assert.equal(answer.di_provinsi, kode !== "-");
    if (words) assert.ok(told.includes(words), told);
    else assert.equal(told, "");
    assert.ok(!/[{}]|undefined|NaN/.test(told), told);
  });
}

test("there are enough texts that people paste", () => assert.ok(PASTED.length >= 120));

test("a name of two kabupaten is asked for", () => {
  const { pilihan } = locating.find("Sungai Raya");
  assert.deepEqual(
    pilihan.map(({ kode, nama }) => [kode, nama]),
    [
      ["99.01.01", "Kecamatan Sungai Raya (Kabupaten Hulu)"],
      ["99.02.01", "Kecamatan Sungai Raya (Kabupaten Hilir)"],
    ],
  );
});

test("a kabupaten and a kota of one name are asked for, though their province is called so, too", () => {
  const [first, ...rest] = FACTS.kabupaten;
  const twin = { ...first, kode: "99.72", kode_bps: "9972", jenis: "Kota", nama_lama: null };
  const asked = new Locating({
    ...FACTS,
    nama_provinsi: "Hulu",
    kabupaten: [first, twin, ...rest],
  });
  assert.deepEqual(
    asked.find("Hulu").pilihan.map(({ nama }) => nama),
    ["Kabupaten Hulu", "Kota Hulu"],
  );
  assert.equal(asked.find("Kota Hulu").kabupaten?.kode, "99.72");
  assert.equal(asked.find("Kab. Hulu").kabupaten?.kode, "99.01");
  assert.equal(asked.find("Muara Kota, Hulu").kecamatan?.kode, "99.10.01");
});

test("what a short form may mean is asked, though one of the places is larger", () => {
  const asked = new Locating({
    ...FACTS,
    kecamatan: [...FACTS.kecamatan, { ...FACTS.kecamatan[0], kode: "99.01.03", nama: "Batu Emas" }],
    desa: { ...FACTS.desa, "99.02.01": { 2001: "Bukit Emas" } },
  });
  const { jenis, pilihan, catatan } = asked.find("Bt. Emas");
  assert.equal(jenis, "pilihan");
  assert.deepEqual(
    pilihan.map(({ kode }) => kode),
    ["99.01.03", "99.02.01.2001"],
  );
  assert.match(catatan[0], /"Bt Emas" dapat berarti Batu Emas atau Bukit Emas\./);
  // Where it lies, or what kind it is, may leave one.
  assert.equal(asked.find("Bt. Emas, Hilir").desa?.kode, "99.02.01.2001");
  assert.equal(asked.find("Kec. Bt. Emas").kecamatan?.kode, "99.01.03");
  assert.match(asked.find("Bt. Emas, Hilir").catatan.join(" "), /dibaca sebagai Bukit Emas\./);
});

test("a name with a slip has those that are near", () => {
  const { pilihan } = locating.find("Air Tenag");
  assert.deepEqual(
    pilihan.map(({ kode }) => kode),
    ["99.01.02"],
  );
  assert.equal(locating.find("Desa Tungal, Air Tenang").pilihan[0].kode, "99.01.02.2002");
});

test("a code of both offices is the ministry's, and the other may be chosen", () => {
  const answer = locating.find("9901");
  assert.deepEqual(
    answer.pilihan.map(({ kode }) => kode),
    ["99.01", "99.02"],
  );
});

test("neighbours are those that share a line, across kabupaten too", () => {
  const codes = (/** @type {string} */ text) =>
    locating.find(text).tetangga.map(({ kode }) => kode);
  assert.deepEqual(codes("99.01.02"), ["99.01.01", "99.10.01"]);
  assert.deepEqual(codes("99.01"), ["99.02", "99.10"]);
});

test("a point on a line is of both places", () => {
  const { pilihan, catatan } = locating.at(111, -0.5);
  assert.deepEqual(pilihan.map(({ kode }) => kode).sort(), ["99.01.01", "99.01.02"]);
  assert.match(catatan.join(" "), /tepat pada garis batas/);
});

test("a point near a line is told so", () => {
  const { kecamatan, catatan } = locating.at(111.002, -0.5);
  assert.equal(kecamatan?.kode, "99.01.02");
  assert.match(catatan.join(" "), /220 meter dari garis batas Kecamatan Sungai Raya/);
});

test("the corner where four meet is of all four", () => {
  assert.equal(locating.at(111, -1).pilihan.length, 4);
});

test("a point outside has the nearest with the way to it", () => {
  const { terdekat, kabupaten } = locating.at(109.9, -0.5);
  assert.equal(kabupaten, null);
  assert.equal(terdekat?.kode, "99.01.01");
  assert.ok(Math.abs((terdekat?.jarak_km ?? 0) - 11.12) < 0.01);
});

test("a longitude that comes second is taken for what it is", () => {
  const { kecamatan, catatan } = locating.at(-0.5, 111.5);
  assert.equal(kecamatan?.kode, "99.01.02");
  assert.match(catatan[0], /tertukar/);
});

test("what the outlines of desa say of another kecamatan is told, not taken", () => {
  const odd = invented();
  odd.addVillages("99.01", {
    ...odd.facts.garis,
    objects: {
      wilayah: {
        geometries: [{ type: "Polygon", properties: { kode: "99.01.02.2001" }, arcs: [[0, 1, 2]] }],
      },
    },
  });
  const { kecamatan, desa, catatan } = odd.at(110.5, -0.5);
  assert.equal(kecamatan?.kode, "99.01.01");
  assert.equal(desa, null);
  assert.match(catatan.join(" "), /lebih rinci, titik ini di Desa Makmur/);
});

test("a kecamatan without an outline leaves its kabupaten", () => {
  const { garis, ...rest } = FACTS;
  const [collection] = Object.values(garis.objects);
  const without = {
    ...garis,
    objects: {
      wilayah: {
        geometries: collection.geometries.filter((one) => one.properties.kode !== "99.10.01"),
      },
    },
  };
  const region = {
    ...garis,
    objects: {
      wilayah: {
        geometries: [{ type: "Polygon", properties: { kode: "99.10" }, arcs: [[3, 7, ~5]] }],
      },
    },
  };
  const asked = new Locating({
    ...rest,
    garis: without,
    garis_kabupaten: region,
    tanpa_garis: ["99.10.01"],
  });
  const answer = asked.at(111.5, -1.5);
  assert.equal(answer.kabupaten?.kode, "99.10");
  assert.equal(answer.kecamatan, null);
  assert.match(answer.catatan.join(" "), /Muara Kota/);
});

test("without outlines names are found and points are not", () => {
  const asked = new Locating({ ...FACTS, garis: null });
  assert.equal(asked.find("Air Tenang").kecamatan?.kode, "99.01.02");
  assert.match(asked.at(111.5, -0.5).catatan.join(" "), /tidak dimuat/);
  assert.match(asked.find("345678 9723456").catatan.join(" "), /UTM/);
});

test("whatever is typed is answered soon and in a sentence", () => {
  const long = ["a", "1 ", "°", "'", "-", ",", "9.", "s", "kec ", "sungai ", "0 30 "].map((part) =>
    part.repeat(20_000),
  );
  for (const text of [...long, ...long.map((one) => one.slice(0, 3_900))]) {
    const start = performance.now();
    const { catatan } = locating.find(text);
    assert.ok(catatan.length, text.slice(0, 20));
    assert.ok(performance.now() - start < 3_000, text.slice(0, 20));
  }
});
