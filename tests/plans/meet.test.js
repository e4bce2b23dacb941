import assert from "node:assert/strict";
import { test } from "node:test";
import { Meet, meetingsOf, serving } from "../../src/cetakbiru/plans/engine/meet.js";

const facts = {
  aturan: {
    kata: {
      mendua: ["jalan", "sehat", "air"],
      diabaikan: ["pembangunan", "desa"],
      orang_dalam: [],
    },
    konsep: [
      { kode: "air-minum", bidang: "INF", kata: ["air minum", "sumur bor"] },
      { kode: "jalan", bidang: "INF", kata: ["jalan desa", "jembatan"], bukan: ["jalan sehat"] },
    ],
  },
  kabupaten: [{ kode: "99.01", jenis: "Kabupaten", nama: "Utara" }],
  kecamatan: [
    { kode: "99.01.01", nama: "Hulu" },
    { kode: "99.01.02", nama: "Hilir" },
  ],
  desa: { "99.01.01": { 2001: "Muara", 2002: "Simpang", 1003: "Pasar" } },
  bidang: [
    { kode: "INF", nama_pendek: "Infrastruktur", subprogram: [] },
    { kode: "KES", nama_pendek: "Kesehatan", subprogram: [{ kode: "KES-1", nama: "Layanan" }] },
  ],
};
const meet = new Meet(facts);

/** @param {Partial<import("../../src/cetakbiru/plans/engine/meet.js").Owned>} parts */
function work(parts) {
  return {
    id: "A",
    owner: "satu",
    proposed: false,
    name: "Pembangunan sumur bor",
    bidang: ["INF"],
    exact: [],
    kinds: [],
    kabupaten: ["99.01"],
    kecamatan: ["99.01.01"],
    desa: [],
    years: [2027],
    ...parts,
  };
}

/**
 * @param {Partial<import("../../src/cetakbiru/plans/engine/meet.js").Owned>} one
 * @param {Partial<import("../../src/cetakbiru/plans/engine/meet.js").Owned>} [other]
 */
function told(one, other = {}) {
  const met = meet.of(work(one), work(other));
  return met === null ? null : `${met.degree}: ${meet.reason(met)}`;
}

test("a degree comes of place and subject, each with its reason", () => {
  /** @type {[Parameters<typeof told>, string | null][]} */
  const cases = [
    [[{}], "kuat: Sama-sama di Kecamatan Hulu, tahun 2027: nama pekerjaannya sama."],
    [
      [{ name: "Jaringan air minum dari sumur bor" }],
      "kuat: Sama-sama di Kecamatan Hulu, tahun 2027: pekerjaannya sejenis dan menyebut sumur, bor.",
    ],
    [
      [{ name: "Air minum" }],
      "sedang: Sama-sama di Kecamatan Hulu, tahun 2027: pekerjaannya sejenis, yaitu air minum, sumur bor.",
    ],
    [
      [{ name: "Jembatan" }],
      "lemah: Sama-sama di Kecamatan Hulu, tahun 2027: hanya program utamanya yang sama, yaitu Infrastruktur.",
    ],
    [
      [{ kecamatan: [] }],
      "sedang: Di Kabupaten Utara, dan sedikitnya satu tidak menyebut kecamatan, tahun 2027: nama pekerjaannya sama.",
    ],
    [
      [{ kabupaten: [], kecamatan: [] }],
      "lemah: Satu di antaranya berlaku di seluruh provinsi, tahun 2027: nama pekerjaannya sama.",
    ],
    [[{ kabupaten: [], kecamatan: [], name: "Jembatan" }], null],
    [
      [{ desa: ["99.01.01.2001"] }, { desa: ["99.01.01.1003", "99.01.01.2001"] }],
      "kuat: Sama-sama di Desa Muara, tahun 2027: nama pekerjaannya sama.",
    ],
    [
      [{ desa: ["99.01.01.2001"] }, { desa: ["99.01.01.1003"] }],
      "lemah: Sama-sama di Kecamatan Hulu, di desa yang berbeda, tahun 2027: nama pekerjaannya sama.",
    ],
    [
      [{ years: [] }],
      "lemah: Sama-sama di Kecamatan Hulu, tahun salah satunya tidak disebut: nama pekerjaannya sama.",
    ],
    [
      [{ years: [2026, 2027, 2028] }, { years: [2027, 2028] }],
      "kuat: Sama-sama di Kecamatan Hulu, tahun 2027–2028: nama pekerjaannya sama.",
    ],
    [
      [{ name: "X", exact: ["1.03.02.1.01.0001"] }, { exact: ["1.03.02.1.01.0001"] }],
      "kuat: Sama-sama di Kecamatan Hulu, tahun 2027: subkegiatannya sama, yaitu 1.03.02.1.01.0001.",
    ],
    [
      [{ name: "X", kinds: ["KES-1"] }, { kinds: ["KES-1"] }],
      "sedang: Sama-sama di Kecamatan Hulu, tahun 2027: jenis pekerjaannya sama, yaitu Layanan.",
    ],
  ];
  for (const [given, expected] of cases) assert.equal(told(...given), expected);
});

test("other places, years and bidang do not meet, whatever the words are", () => {
  assert.equal(told({ kecamatan: ["99.01.02"] }), null);
  assert.equal(told({ kabupaten: ["99.02"], kecamatan: [] }), null);
  assert.equal(told({ years: [2028] }), null);
  assert.equal(told({ bidang: ["KES"] }), null);
  assert.equal(told({ name: "Jalan sehat", bidang: [] }, { name: "Jalan desa" }), null);
});

test("a place that nobody could read makes a weak meeting of the same work, and no other", () => {
  const said =
    "lemah: Tempat salah satunya tidak terbaca, jadi belum tentu bertemu, tahun 2027: nama pekerjaannya sama.";
  const somewhere = { kecamatan: [], unread: true };
  assert.equal(told(somewhere), said);
  assert.equal(told({ kabupaten: [], ...somewhere }), said);
  assert.equal(told(somewhere, somewhere), said);
  assert.equal(told({ name: "Air minum", ...somewhere }), null);
  assert.equal(told({ name: "Jembatan", ...somewhere }), null);
  assert.equal(told({ ...somewhere, kabupaten: ["99.02"] }), null);
  const aims = [work({ id: "ARAH" })];
  assert.deepEqual(serving(aims, [work(somewhere)], meet), [[]]);
});

test("words tell the bidang that nobody wrote", () => {
  assert.match(told({ bidang: [] }) ?? "", /^kuat/);
  assert.equal(told({ name: "Rapat", bidang: [] }), null);
});

test("a place in several kabupaten counts where it is closest", () => {
  const wide = { kabupaten: ["99.02", "99.01"], kecamatan: ["99.01.01"] };
  assert.match(
    told(wide, { kabupaten: ["99.01", "99.02"], kecamatan: ["99.01.01"] }) ?? "",
    /^kuat/,
  );
});

test("only works of different owners meet, and no work that carries out the other", () => {
  const works = [
    work({ id: "A" }),
    work({ id: "B" }),
    work({ id: "C", owner: "dua" }),
    work({ id: "D", owner: "tiga", exact: ["A"] }),
    work({ id: "E", owner: "dua dinas" }),
  ];
  const pairs = meetingsOf(works, meet).map(([one, other]) => works[one].id + works[other].id);
  assert.deepEqual(pairs, ["AC", "AE", "BC", "BD", "BE", "CD", "DE"]);
});

test("what one owner proposes twice meets", () => {
  const works = [work({ id: "A", proposed: true }), work({ id: "B", proposed: true })];
  assert.equal(meetingsOf(works, meet).length, 1);
});

test("what holds in the whole province meets works of each kabupaten, once", () => {
  const wide = { kabupaten: [], kecamatan: [] };
  const works = [work({ ...wide, owner: "dua" }), work({}), work({ ...wide, owner: "tiga" })];
  const pairs = meetingsOf(works, meet).map(([one, other]) => [one, other]);
  assert.deepEqual(pairs, [
    [0, 1],
    [0, 2],
    [1, 2],
  ]);
});

test("an aim is served by its kind of work at its place, in whatever year", () => {
  const aims = [work({ years: [], kecamatan: [] })];
  const works = [
    work({ name: "Air minum", years: [2030] }),
    work({ name: "Jembatan" }),
    work({ name: "Air minum", kabupaten: ["99.02"], kecamatan: [] }),
  ];
  assert.deepEqual(serving(aims, works, meet), [[0]]);
});
