import assert from "node:assert/strict";
import { test } from "node:test";
import { Entry } from "../../../src/cetakbiru/plans/engine/entry.js";
import { Completeness, stageOf } from "../../../src/cetakbiru/plans/engine/lacks.js";
import { letters } from "../../../src/cetakbiru/plans/engine/sheet.js";

const EVERY = ["laporan", "rkab", "rippm"];
const RULES = {
  ambang: { tahun_rippm: 3 },
  kata: { angka: ["dipertahankan"], lalu: ["lalu"] },
  tahap: [
    { kode: "laporan", sebutan: ["laporan"] },
    { kode: "rkab", sebutan: ["rkab"] },
    { kode: "rippm", sebutan: ["rencana induk"] },
  ],
  bagian: [
    { kode: "kecamatan", peran: "kecamatan", tahap: EVERY, pesan: "kecamatan" },
    { kode: "target", peran: "target", tahap: EVERY, pesan: "target (angka)", angka: true },
    { kode: "pembiayaan", peran: "pembiayaan", tahap: ["rkab"], pesan: "sumber" },
    { kode: "kendala", peran: "kendala", tahap: ["laporan"], pesan: "kendala", nihil: true },
  ],
};
const NOTHING = { texts: new Map(), years: [] };

/**
 * A row whose columns stand in the order of the parts; a null is an explicit none.
 * @param {Record<string, string | null>} parts
 * @param {Record<string, string>} [titles]
 */
function entry(parts, titles = {}) {
  const columns = Object.keys(parts).map((part, index) => {
    const title = titles[part] ?? part;
    return { index, part, year: null, period: "", factor: 1, foreign: false, title };
  });
  const found = new Entry(7, null, "", columns);
  for (const [index, [part, text]] of Object.entries(parts).entries()) {
    if (text === null) found.none = new Set([...found.none, part]);
    else if (text) {
      const column = letters(index);
      found.cells.push({ part, text, column, year: null, numeric: false, value: null });
    }
  }
  return found;
}

/**
 * @param {Entry[]} entries
 * @param {object} [answers]
 */
const stage = (entries, answers = NOTHING) => stageOf(RULES, [{ entries }], answers);

/**
 * The parts that are lacking, each with its cell.
 * @param {Entry} row
 * @param {string} at
 * @param {string[]} [kecamatan]
 */
function lacking(row, at, kecamatan = ["99.01.01"]) {
  const completeness = new Completeness(RULES);
  const place = { kecamatan };
  const verdict = { entry: row, place, years: [], match: {}, origin: { row: 7 }, filled: [""] };
  verdict.filled = completeness.filled(verdict, null);
  return completeness.lacks(verdict, at).map(({ bagian, sel }) => `${bagian} ${sel}`);
}

test("a plan says its stage", () => {
  for (const [text, wanted] of [
    ["Rencana Induk PPM", "rippm"],
    ["RKAB 2027", "rkab"],
    ["Laporan RKAB 2026", "laporan"],
  ]) {
    assert.equal(stage([], { ...NOTHING, texts: new Map([["tahap", text]]) }), wanted);
  }
});

test("else its years and columns show it", () => {
  assert.equal(stage([entry({ tahun: "2027-2031" })]), "rippm");
  assert.equal(stage([entry({ tahun: "2027-2031" })], { ...NOTHING, years: [2027] }), "rkab");
  assert.equal(stage([entry({ tahun: "2027" })]), "rkab");
  assert.equal(stage([]), "rkab");
  const told = { tahun: "2026", realisasi: "38 siswa" };
  assert.equal(stage([entry(told)]), "laporan");
  assert.equal(stage([entry(told, { realisasi: "Realisasi tahun lalu" })]), "rkab");
  assert.equal(stage([entry(told), entry({ tahun: "2027" }), entry({})]), "rkab");
});

test("what is lacking depends on the stage, and names the cell to fill", () => {
  const row = entry({ kegiatan: "Beasiswa", kecamatan: "", target: "12,2", pembiayaan: "" });
  assert.deepEqual(lacking(row, "rkab", []), ["kecamatan B7", "pembiayaan D7"]);
  assert.deepEqual(lacking(row, "rippm"), []);
  assert.deepEqual(lacking(row, "laporan"), ["kendala null"]);
});

test("a place may be missing from another column than that of the kecamatan", () => {
  assert.deepEqual(lacking(entry({ desa: "", target: "1" }), "rippm", []), ["kecamatan A7"]);
});

test("a target is a number, or keeps one", () => {
  for (const target of ["lebih baik", "TBA", ""]) {
    assert.deepEqual(lacking(entry({ target }), "rippm"), ["target A7"], target);
  }
  for (const target of ["40 siswa", "12,2", "dipertahankan"]) {
    assert.deepEqual(lacking(entry({ target }), "rippm"), [], target);
  }
});

test("that there is none is an answer where the rules say so", () => {
  assert.deepEqual(lacking(entry({ target: "1", kendala: null }), "laporan"), []);
  assert.deepEqual(lacking(entry({ target: null, kendala: "hujan" }), "laporan"), ["target A7"]);
});
