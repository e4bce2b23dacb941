import assert from "node:assert/strict";
import { test } from "node:test";
import {
  compare,
  difference,
  obstacle,
} from "../../../src/cetakbiru/pages/browser/beside/arrange.js";
import { csvOf } from "../../../src/cetakbiru/pages/browser/beside/csv.js";
import { findPlace, fullName } from "../../../src/cetakbiru/pages/browser/beside/record.js";

/** @import { Place, PlaceRecord } from "../../../src/cetakbiru/pages/browser/beside/record.js" */

/**
 * @param {Partial<Place>} own
 * @returns {Place}
 */
const place = (own) => ({
  name: "",
  href: "",
  home: "",
  codes: [],
  former: [],
  near: [],
  remarks: {},
  values: {},
  cells: {},
  sources: [],
  ...own,
});

/** @type {PlaceRecord} */
const record = {
  edition: "2026.1",
  year: 2026,
  oldAfter: 3,
  sections: [
    {
      id: "fakta",
      title: "Keterangan",
      head: "Keterangan",
      rows: [["Luas", "Luas", ""]],
      absent: "–",
      note: "",
      led: false,
      bySharing: false,
      ofHome: false,
    },
    {
      id: "arah",
      title: "Arah",
      head: "Arah",
      rows: [
        ["A", "Arah A", "panduan/a/"],
        ["B", "Arah B", ""],
        ["C", "Arah C", ""],
      ],
      absent: "bukan arah di sini",
      note: "Catatan.",
      led: true,
      bySharing: true,
      ofHome: true,
    },
  ],
  indicators: [
    {
      id: "x",
      name: "Ukuran X",
      href: "x/",
      unit: "%",
      decimals: 2,
      direction: "turun",
      subject: "",
    },
  ],
  places: {
    99.01: place({
      name: "Kabupaten Hulu",
      codes: ["9902"],
      former: ["Kabupaten Lama"],
      near: ["99.02"],
      values: { x: ["8.44", 2025, "", 2, 3, 1, "s1"] },
      cells: { fakta: { Luas: ["10 km²"] }, arah: { A: ["Nomor 2"], B: ["Nomor 1"] } },
      sources: ["s1"],
    }),
    99.02: place({
      name: "Kabupaten Hilir",
      former: ["Kabupaten Lama"],
      values: { x: ["4.6", 2025, "", 1, 3, 0, "s1"] },
      cells: { arah: { B: ["Nomor 1"], C: ["=SUM(1)", 'dua "kutip"; tiga'] } },
    }),
    "99.10": place({ name: "Kota Hulu", remarks: { arah: "Kota Hulu: tanpa arah." } }),
    "99.01.01": place({ name: "Kecamatan Hulu", home: "99.01", codes: ["9901010"] }),
    "99.02.01": place({ name: "Kecamatan Muara", home: "99.02" }),
    "99.10.02": place({ name: "Kecamatan Muara", home: "99.10" }),
  },
  sources: { s1: ["Badan (2025)", "sumber/"], s2: ["Lain", "sumber/"] },
};

/** @param {string} text */
const found = (text) => findPlace(record, text).codes;

test("a place is found by its code, with or without dots and zeros", () => {
  assert.deepEqual(found("99.01"), ["99.01"]);
  assert.deepEqual(found(" 9910 "), ["99.10"]);
  assert.deepEqual(found("99.01.1"), ["99.01.01"]);
  assert.deepEqual(found("9901010"), ["99.01.01"]);
  // "99.1" may have lost a zero at either end.
  assert.deepEqual(found("99.1"), ["99.01", "99.10"]);
  // Two registers have this number, but only one of them writes dots.
  assert.deepEqual(found("9902"), ["99.01", "99.02"]);
  assert.deepEqual(found("99.02"), ["99.02"]);
  assert.deepEqual(found("98.01"), []);
});

test("the code of a desa leads to its kecamatan, and says so", () => {
  for (const asked of ["99.01.01.2001", "9901012001"]) {
    const { codes, note } = findPlace(record, asked);
    assert.deepEqual(codes, ["99.01.01"]);
    assert.match(note, /kode desa/);
  }
});

test("a place is found by its name, and asked for where there are two", () => {
  assert.deepEqual(found("Kab. Hilir"), ["99.02"]);
  assert.deepEqual(found("hulu"), ["99.01", "99.10"]);
  assert.deepEqual(found("Kec. Hulu"), ["99.01.01"]);
  assert.deepEqual(found("Muara"), ["99.02.01", "99.10.02"]);
  for (const code of Object.keys(record.places)) {
    assert.deepEqual(found(fullName(record, code)), [code]);
  }
});

test("a former name leads to what came of it; a slip to what is spelt alike", () => {
  const former = findPlace(record, "Kabupaten Lama");
  assert.deepEqual(former.codes, ["99.01", "99.02"]);
  assert.match(former.note, /kini: Kabupaten Hulu, Kabupaten Hilir/);
  const slip = findPlace(record, "Hilr");
  assert.deepEqual([slip.codes, slip.nearly], [["99.02"], true]);
  for (const asked of ["", "entah", "<script>", "x".repeat(10_000), "__proto__", "."]) {
    assert.deepEqual(found(asked), []);
  }
});

test("what can't be compared is said", () => {
  assert.equal(obstacle(record, ["99.01", "99.02"]), "");
  assert.match(obstacle(record, ["99.01", "99.01"]), /dua kali/);
  assert.match(obstacle(record, ["99.01", "99.02.01"]), /pilih Kabupaten Hilir/);
});

test("rows that all have come first, then those of each", () => {
  const { tables } = compare(record, ["99.01", "99.02"]);
  const arah = tables.find(({ id }) => id === "arah");
  assert.deepEqual(
    arah?.groups.map(({ title, rows }) => [title, rows.map((row) => row.title)]),
    [
      ["Di keduanya (1)", ["Arah B"]],
      ["Hanya di Hulu (1)", ["Arah A"]],
      ["Hanya di Hilir (1)", ["Arah C"]],
    ],
  );
  const three = compare(record, ["99.01", "99.02", "99.10"]);
  const titles = three.tables.find(({ id }) => id === "arah")?.groups.map(({ title }) => title);
  assert.deepEqual(titles, [
    "Hanya di Hulu dan Hilir (1)",
    "Hanya di Hulu (1)",
    "Hanya di Hilir (1)",
  ]);
  assert.deepEqual(three.sources, ["s1"]);
  assert.ok(three.tables.some(({ notes }) => notes.includes("Kota Hulu: tanpa arah.")));
});

test("a table tells in short what it shares, and which rows tell no places apart", () => {
  const { tables } = compare(record, ["99.01", "99.02"]);
  const [fakta, indikator, arah] = tables;
  assert.equal(arah.gist, "Di keduanya (1); Hanya di Hulu (1); Hanya di Hilir (1)");
  assert.deepEqual(
    [fakta, indikator].map(({ gist }) => gist),
    ["", ""],
  );
  assert.ok(indikator.groups[0].rows[0].differs);
  const { x } = record.places["99.01"].values;
  const { fakta: told } = record.places["99.01"].cells;
  const twin = { ...record.places["99.02"], values: { x }, cells: { fakta: told } };
  const alike = compare({ ...record, places: { ...record.places, 99.02: twin } }, [
    "99.01",
    "99.02",
  ]);
  for (const { groups } of alike.tables.slice(0, 2)) {
    assert.deepEqual(
      groups[0].rows.map(({ differs }) => differs),
      [false],
    );
  }
});

test("kecamatan show the directions of their kabupaten once, named as such", () => {
  const one = compare(record, ["99.02.01", "99.10.02"]);
  const arah = one.tables.find(({ id }) => id === "arah");
  assert.deepEqual(arah?.columns, ["Kabupaten Hilir", "Kota Hulu"]);
  assert.match(arah?.title ?? "", /kabupatennya/);
  assert.ok(one.tables.every(({ id }) => id !== "indikator"));
  const home = { ...record.places["99.02.01"], name: "Kecamatan Lain" };
  const same = { ...record, places: { ...record.places, "99.02.02": home } };
  const both = compare(same, ["99.02.01", "99.02.02"]).tables.find(({ id }) => id === "arah");
  assert.deepEqual([both?.columns, both?.places], [["Kabupaten Hilir"], [0, 0]]);
});

test("a difference is told of one year and series alone, in steps of its decimals", () => {
  const [item] = record.indicators;
  const places = [record.places["99.01"], record.places["99.02"], record.places["99.10"]];
  /** @type {(text: string, year?: number, series?: string) => any} */
  const value = (text, year = 2025, series = "") => [text, year, series, 0, 0, 0, "s1"];
  /** @param {any[]} values @param {object} [own] */
  const told = (values, own = {}) => difference({ ...item, ...own }, values, places);
  assert.equal(told([value("8.44"), value("4.6")]), "Hilir lebih baik, selisih 3,84 poin persen.");
  assert.equal(
    told([value("8.44"), value("4.6")], { direction: "naik", unit: "tahun" }),
    "Hulu lebih baik, selisih 3,84 tahun.",
  );
  assert.match(told([value("8.44", 2021), value("4.6")]), /Tahunnya berbeda/);
  assert.match(told([value("8.44", 2025, "lama"), value("4.6")]), /Serinya berbeda/);
  assert.equal(told([value("8.44"), undefined]), "");
  assert.equal(told([value("8.44"), value("8.44")]), "Sama.");
  assert.equal(
    told([value("1234567"), value("234567")], { decimals: 0, unit: "", direction: "naik" }),
    "Hulu lebih baik, selisih 1.000.000.",
  );
  assert.equal(
    told([value("-0.05"), value("0.01")], { direction: "netral", unit: "" }),
    "Hilir lebih tinggi 0,06.",
  );
  // Rounded alone they would be 0,44 and 0,05, or alike.
  assert.match(told([value("0.435"), value("0.045")]), /selisih 0,39 poin/);
  assert.match(
    told([value("0.4351"), value("0.4352")]),
    /^Hulu lebih baik, selisih kurang dari 0,01/,
  );
  assert.equal(
    told([value("8.44"), value("4.6"), value("4.6")]),
    "Terbaik Hilir dan Kota Hulu, terlemah Hulu, selisih 3,84 poin persen.",
  );
});

test("an old figure says how old it is", () => {
  const { x } = record.places["99.01"].values;
  /** @type {typeof x} */
  const old = [...x];
  old[1] = 2018;
  const places = {
    ...record.places,
    99.01: { ...record.places["99.01"], values: { x: old } },
  };
  const { tables } = compare({ ...record, places }, ["99.01", "99.02"]);
  const [{ rows }] = tables.find(({ id }) => id === "indikator")?.groups ?? [];
  assert.match(rows[0].cells[0].lines[1], /^2018 \(8 tahun lalu\)/);
  assert.match(rows[0].cells[1].lines[1], /^2025, peringkat 1 dari 3$/);
});

test("the CSV runs nothing and keeps every cell apart", () => {
  const text = csvOf(compare(record, ["99.01", "99.02"]));
  assert.ok(
    text.startsWith("\ufeffBagian;Butir;Satuan;Kabupaten Hulu;Kabupaten Hulu: keterangan;"),
  );
  assert.match(text, /\r\nIndikator;Ukuran X;%;8,44;2025, peringkat 2 dari 3, tertinggal;4,60;/);
  assert.ok(text.includes(';\'=SUM(1);"dua ""kutip""; tiga";'));
  // A dash alone is no formula.
  assert.ok(text.includes("\r\nKeterangan;Luas;;10 km²;;–;;\r\n"));
  const widths = text
    .trim()
    .split("\r\n")
    .map((line) => line.replace(/"[^"]*"/g, "").split(";").length);
  assert.deepEqual(new Set(widths), new Set([8]));
});
