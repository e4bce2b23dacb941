/* Sheets as tables: which rows are headings, which are activities, what is neither. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { entryYears } from "../../src/cetakbiru/plans/engine/entry.js";
import { TableReader } from "../../src/cetakbiru/plans/engine/table.js";

const NAMES = {
  nomor: ["no"],
  id: ["id"],
  bidang: ["program utama", "bidang"],
  program: ["program"],
  kegiatan: ["kegiatan", "nama kegiatan", "activity"],
  uraian: ["uraian"],
  kabupaten: ["kabupaten", "kab", "regency", "district"],
  kecamatan: ["kecamatan", "kec"],
  desa: ["desa"],
  lokasi: ["lokasi"],
  penerima: ["penerima manfaat", "sasaran"],
  indikator: ["indikator"],
  baseline: ["nilai awal"],
  target: ["target"],
  anggaran: ["anggaran", "biaya", "dana", "rencana biaya", "total biaya"],
  tahun: ["tahun", "waktu pelaksanaan"],
  volume: ["volume"],
  harga: ["harga satuan"],
  pembiayaan: ["sumber dana", "asal dana"],
  realisasi: ["realisasi"],
};
const RULES = {
  batas: { baris_judul: 60 },
  kolom: Object.entries(NAMES).map(([peran, sebutan]) => ({ peran, judul: sebutan[0], sebutan })),
  isian: [
    { kode: "kabupaten", judul: "Kabupaten", label: [] },
    { kode: "tahun", judul: "Tahun rencana", label: [] },
  ],
  kata: {
    kosong: ["-", "nihil"],
    jumlah: ["jumlah", "total", "sub jumlah"],
    kali: [
      { kata: "ribu", nilai: 1e3 },
      { kata: "ribuan", nilai: 1e3 },
      { kata: "juta", nilai: 1e6 },
      { kata: "m", nilai: 1e9 },
    ],
  },
};
const SECTORS = new Map([
  ["pendidikan", "PEN"],
  ["a pendidikan", "PEN"],
  ["bidang kesehatan", "KES"],
]);
const reader = new TableReader(
  RULES,
  {
    heading: (/** @type {string} */ text) =>
      SECTORS.get(text.toLowerCase().replace(".", "")) ?? null,
  },
  { isPlace: (/** @type {string} */ text) => text === "Kecamatan Marau" },
);

/** @param {...string} lines cells between bars */
function tables(...lines) {
  const rows = lines.map((line, at) => ({
    number: at + 1,
    cells: line.split("|").map((cell) => cell.trim()),
    numeric: new Set(),
    merged: new Map(),
  }));
  const steps = reader.read({ rows });
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/** @param {import("../../src/cetakbiru/plans/engine/table.js").Reading} table */
function parts({ header }) {
  return header?.columns.map(({ part, year }) => part + (year ?? "")).join(" ");
}

/** @param {import("../../src/cetakbiru/plans/engine/table.js").Reading} table */
function names({ entries }) {
  return entries.map(({ name }) => name).join(", ");
}

test("headings are known in any order, with units, slips and years", () => {
  const heads = {
    "Biaya (Rp juta)|Kegiatan|Kab": "anggaran kegiatan kabupaten",
    "No.|Nama Kegaitan PPM|Kecamtan|Angaran": "nomor kegiatan kecamatan anggaran",
    "Kegiatan|Sumbr Dana|Biaya": "kegiatan pembiayaan anggaran",
    "Kegiatan|Asal Dana|Sumber (Rp)": "kegiatan pembiayaan",
    "Kegiatan|Kecamatan/Desa": "kegiatan lokasi",
    "Activity|Regency|District": "kegiatan kabupaten kecamatan",
    "Kode Kegiatan|Kegiatan|PIC Kegiatan|Sisa Anggaran|Anggaran": "kegiatan anggaran",
    "Kegiatan|Anggaran 2027|Anggaran 2028|Jumlah": "kegiatan anggaran2027 anggaran2028 anggaran",
    "No|Uraian|Volume|Harga Satuan|Jumlah": "nomor kegiatan volume harga anggaran",
    "Kegiatan|Bentuk Kegiatan|Biaya": "kegiatan anggaran",
  };
  for (const [head, wanted] of Object.entries(heads)) {
    assert.equal(parts(tables(head, "x|y|z|1|2")[0]), wanted, head);
  }
});

test("a head may have two or three rows, and numbers below it", () => {
  const [table] = tables(
    "No|Kegiatan|Lokasi||Indikator||Anggaran|||Ket",
    "||Kab|Kec|Uraian|Target|2027|2028|Jumlah|",
    "||||||(Rp juta)|(Rp juta)|(Rp juta)|",
    "1|2|3|4|5|6|7|8|9 = 7+8|10",
    "1|Beasiswa|Ketapang|Marau|HLS|12|100|50|150|x",
  );
  assert.equal(
    parts(table),
    "nomor kegiatan kabupaten kecamatan uraian target anggaran2027 anggaran2028 anggaran",
  );
  assert.deepEqual(
    table.entries.map(({ budget }) => budget),
    [150_000_000],
  );
});

test("amounts count as a line above or below the table says", () => {
  const rows = ["Kegiatan|Biaya", "Beasiswa|150", "Posyandu|Rp2 juta"];
  for (const lines of [
    ["(dalam ribuan rupiah)|", ...rows],
    [...rows, "*) dalam ribuan rupiah|"],
  ]) {
    const [table] = tables(...lines);
    assert.deepEqual(
      table.entries.map(({ budget }) => budget),
      [150_000, 2_000_000],
      lines[0],
    );
  }
  const [table] = tables("Kegiatan|Biaya (Rp.000)", "Beasiswa|1.500");
  assert.equal(table.entries[0].budget, 1_500_000);
});

test("amounts under another currency count for nothing, but where a cell says rupiah", () => {
  const [table] = tables("Kegiatan|Biaya (USD)", "Beasiswa|1500", "Posyandu|Rp2 juta");
  assert.deepEqual(
    table.entries.map(({ budget, budgetText }) => [budget, budgetText]),
    [
      [null, "1500"],
      [2_000_000, null],
    ],
  );
});

test("bare years are budgets where amounts stand below them", () => {
  const [money] = tables("Kegiatan|2027|2028", "Beasiswa|50.000.000|60 juta");
  assert.deepEqual(
    [...money.entries[0].budgetByYear],
    [
      [2027, 5e7],
      [2028, 6e7],
    ],
  );
  const [counts] = tables("Kegiatan|2027|2028", "Beasiswa|50|60");
  assert.deepEqual(counts.entries[0].budgets, []);
  assert.deepEqual(counts.header?.unknown, ["2027", "2028"]);
});

test("budgets of quarters and of numbered years are summed, and their sum is not", () => {
  for (const head of [
    "Biaya TW I|Biaya TW II|Jumlah",
    "Tahun 1|Tahun ke-2|Total",
    "Biaya Tahun 1|Biaya Tahun 2|Total Biaya",
  ]) {
    const [table] = tables(`Kegiatan|${head}`, "Beasiswa|10 juta|20 juta|30 juta");
    assert.equal(table.entries[0].budget, 30_000_000, head);
    assert.deepEqual(table.header?.unknown, [], head);
  }
});

test("two columns of time are the two ends of one", () => {
  const [table] = tables("Kegiatan|Tahun|Tahun", "Beasiswa|2027|2029");
  assert.deepEqual(entryYears(table.entries[0], []), [2027, 2028, 2029]);
});

test("sections, totals, notes and signatures are no activities", () => {
  const [table] = tables(
    "No|Kegiatan|Kecamatan|Biaya",
    "A|PENDIDIKAN||",
    "1|Beasiswa|Marau|1 juta",
    "|Sub jumlah A||1 juta",
    "|BIDANG KESEHATAN||",
    "|Kecamatan Marau||",
    "1|Posyandu||2 juta",
    "No|Kegiatan|Kecamatan|Biaya",
    "2|Bidan||3 juta",
    "|TOTAL ANGGARAN PPM||6 juta",
    "|Catatan: belum termasuk pajak||",
    "|||Ketapang, 1 Oktober 2026",
    "|Mengetahui,||",
    "|Nama Rekaan||",
  );
  assert.equal(names(table), "Beasiswa, Posyandu, Bidan");
  assert.deepEqual(
    table.entries.map(({ section, area }) => [section, area]),
    [
      ["PEN", ""],
      ["KES", "Kecamatan Marau"],
      ["KES", "Kecamatan Marau"],
    ],
  );
  assert.deepEqual(
    table.totals.map(({ entry, after }) => [entry.budget, after]),
    [
      [1e6, 1],
      [6e6, 3],
    ],
  );
  assert.deepEqual(table.strays, []);
});

test("what only looks like a note or a total stays an activity", () => {
  const [table] = tables(
    "Kegiatan|Kecamatan|Biaya",
    "Sumber air bersih desa|Marau|1 juta",
    "Total sanitasi berbasis warga|Marau|1 juta",
    "Catatan: libur|Marau|1 juta",
    "Keterangan jalan desa||1 juta",
    "Panen raya|Marau, Juni 2027|1 juta",
    "Kabupaten layak anak|Marau|1 juta",
  );
  assert.equal(table.entries.length, 5);
});

test("a row without a name is told, as is a heading that names nothing known", () => {
  const [table] = tables(
    "No|Kegiatan|Kecamatan|Biaya",
    "1|Beasiswa|Marau|1 juta",
    "2||Marau|5 juta",
    "B|Tanggap darurat||",
  );
  assert.deepEqual(
    table.strays.map(({ row, code }) => [row, code]),
    [
      [3, "baris-lain"],
      [4, "baris-kepala"],
    ],
  );
});

test("a name alone is a heading for those that are numbered below it", () => {
  const [table] = tables(
    "No|Kegiatan|Kecamatan|Biaya",
    "1|Program beasiswa||",
    "a|Beasiswa SMA|Marau|1 juta",
    "b|Beasiswa kuliah|Marau|1 juta",
    "2|Posyandu||",
    "3|Jalan desa||",
    "|3.1 Semenisasi|Marau|1 juta",
  );
  assert.equal(names(table), "Beasiswa SMA, Beasiswa kuliah, Posyandu, 3.1 Semenisasi");
  assert.deepEqual(
    table.strays.map(({ row, code }) => [row, code]),
    [
      [2, "baris-kepala"],
      [6, "baris-kepala"],
    ],
  );
});

test("a table of other things below is told, and numbers are no names", () => {
  const [table] = tables(
    "No|Kegiatan|Kecamatan|Biaya",
    "1|Beasiswa|Marau|1 juta",
    "2|5||1 juta",
    "Bidang|Jumlah kegiatan|Biaya|",
    "Pendidikan|1|1 juta|",
  );
  assert.equal(names(table), "Beasiswa");
  assert.deepEqual(
    table.strays.map(({ row, code }) => [row, code]),
    [
      [3, "baris-lain"],
      [4, "tabel-bukan-kegiatan"],
    ],
  );
});

test("two plans on a sheet have each its own headings and answers", () => {
  const [one, other, ...more] = tables(
    "Kabupaten: Hulu|",
    "Kegiatan|Biaya|Tahun",
    "Beasiswa|1 juta|2027",
    "RENCANA KEDUA||",
    "Kabupaten|Hilir",
    "Tahun rencana|2028",
    "No|Tahun|Nama kegiatan|Lokasi|Target|Biaya",
    "1|2028|Posyandu|x|4|2 juta",
  );
  assert.equal(more.length, 0);
  assert.deepEqual([names(one), names(other)], ["Beasiswa", "Posyandu"]);
  assert.equal(one.answers.get("kabupaten")?.[1], "Hulu");
  assert.deepEqual(
    [...other.answers].map(([kode, [, text]]) => `${kode} ${text}`),
    ["kabupaten Hilir", "tahun 2028"],
  );
  assert.deepEqual([other.later, other.headRow], [true, 7]);
});

test("an answer may stand below the table", () => {
  const [table] = tables("Kegiatan|Biaya", "Beasiswa|1 juta", "Kabupaten: Hulu|");
  assert.equal(table.entries.length, 1);
  assert.equal(table.answers.get("kabupaten")?.[1], "Hulu");
});

test("without headings it is told what was found instead", () => {
  const [table] = tables("Judul|", "a|b", "c|d");
  assert.equal(table.header, null);
  assert.deepEqual(table.titles, ["a", "b"]);
});

test("a cell keeps its line ends only where it may name several places", () => {
  const rows = [
    { number: 1, cells: ["Kegiatan", "Kecamatan"], numeric: new Set(), merged: new Map() },
    {
      number: 2,
      cells: ["Beasiswa\nSMA", "Marau\r\nSingkup"],
      numeric: new Set(),
      merged: new Map(),
    },
  ];
  const [table] = reader.read({ rows }).next().done ? [] : Array.from(run(rows));
  assert.equal(table.entries[0].name, "Beasiswa SMA");
  assert.equal(table.entries[0].text("kecamatan"), "Marau\nSingkup");
});

/** @param {any[]} rows */
function run(rows) {
  const steps = reader.read({ rows });
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

// What is quadratic in rows would never end here.
test("many tables on a sheet are read in one pass", { timeout: 60_000 }, () => {
  const lines = Array.from(
    { length: 20_000 },
    (_, at) => ["Kegiatan|Biaya", "Beasiswa|1 juta", "Biaya|Kegiatan", "1 juta|Posyandu"][at % 4],
  );
  assert.equal(tables(...lines).length, 10_000);
});
