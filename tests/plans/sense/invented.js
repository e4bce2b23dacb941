/* An invented province and rows of plans in it, for tests of what makes sense. */
import { Sense } from "../../../src/cetakbiru/plans/engine/sense.js";

/** @param {string} kode @param {"mustahil" | "diragukan"} putusan @param {Record<string, number>} [batas] */
function rule(kode, putusan, batas) {
  return { kode, putusan, batas };
}

const RULES = [
  ...[
    "target-luar-rentang",
    "nilai-awal-luar-rentang",
    "target-berbalik",
    "target-kata-berbalik",
    "bagian-lebih-dari-seluruh",
    "bagian-lebih-seratus",
    "target-melebihi-penduduk",
    "nilai-awal-sesudah-target",
    "tahun-terbalik",
    "anggaran-di-bawah-nol",
    "penerima-negatif",
    "realisasi-luar-rentang",
    "realisasi-melebihi-penduduk",
    "penerima-melebihi-penduduk",
  ].map((kode) => rule(kode, "mustahil")),
  ...[
    "target-mundur",
    "target-tetap",
    "hitungan-berbalik",
    "target-tak-urut",
    "target-melampaui-terbaik",
    "target-di-bawah-catatan",
    "persen-lebih-seratus",
    "target-negatif",
    "realisasi-negatif",
    "tahun-di-luar-rencana",
    "anggaran-nol",
    "anggaran-per-penerima-tinggi",
    "anggaran-per-penerima-rendah",
    "penerima-nol",
    "nama-tanpa-arti",
    "nama-asing-bagi-id",
    "tempat-tanpa-bukti",
  ].map((kode) => rule(kode, "diragukan")),
  rule("target-melompat", "diragukan", { lipat: 2, lipat_setempat: 5, dekat: 0.1 }),
  rule("target-di-bawah-terburuk", "diragukan", { lipat: 2 }),
  rule("tahun-tak-terjangkau", "mustahil", { ke_belakang: 10, ke_depan: 30 }),
  rule("tahun-lampau", "diragukan", { ke_belakang: 1 }),
  rule("anggaran-terlalu-kecil", "mustahil", { rupiah: 100_000 }),
  rule("anggaran-kecil", "diragukan", { rupiah: 1_000_000 }),
  rule("anggaran-besar", "diragukan", { rupiah: 100_000_000_000 }),
  rule("anggaran-melebihi-semua", "mustahil", { rupiah: 1_000_000_000_000 }),
  rule("jumlah-tahunan-beda", "diragukan", { persen: 1 }),
  rule("kali-harga-beda", "diragukan", { persen: 1 }),
  rule("jumlah-baris-beda", "diragukan", { persen: 1 }),
  rule("penerima-terlalu-banyak", "diragukan", { kecamatan: 5, desa: 15 }),
  rule("baris-berulang", "diragukan", { baris: 4 }),
  rule("target-seragam", "diragukan", { baris: 4 }),
];

const NO_RECORD = { nilai: {}, perubahan: null, terbaik: null, terburuk: null };
/** @param {number} nilai @param {string} wilayah */
const peer = (nilai, wilayah) => ({ nilai, wilayah, tahun: 2025, sumber: 0 });

export const FACTS = {
  edisi: { tanggal: "2026-11-29" },
  provinsi: "99",
  nama_provinsi: "Provinsi Contoh",
  sumber_nilai: ["BPS Contoh"],
  kabupaten: [
    {
      kode: "99.01",
      nama: "Utara",
      jenis: "Kabupaten",
      penduduk: 200_000,
      penduduk_tahun: 2024,
      jumlah_desa: 100,
      jumlah_kecamatan: 10,
      bukti_tambang: "tercatat",
    },
    {
      kode: "99.71",
      nama: "Selatan",
      jenis: "Kota",
      penduduk: 90_000,
      penduduk_tahun: 2024,
      jumlah_desa: 20,
      jumlah_kecamatan: 2,
      bukti_tambang: "tanpa bukti",
    },
  ],
  indikator: [
    {
      id: "uhh",
      nama: "Umur harapan hidup",
      nama_pendek: "UHH",
      satuan: "tahun",
      arah: "naik",
      minimum: 20,
      maksimum: 100,
      langkah: 0.5,
      bagian_desa: false,
      nilai: {
        99.01: [
          [2024, 70.1, 0],
          [2025, 70.5, 0],
        ],
      },
      perubahan: { per_tahun: 0.6, wilayah: "99.71", dari: 2024, ke: 2025, sumber: 0 },
      terbaik: peer(75.2, "99.71"),
      terburuk: peer(70.5, "99.01"),
    },
    {
      id: "miskin",
      nama: "Persentase penduduk miskin",
      nama_pendek: "Penduduk miskin",
      satuan: "persen",
      arah: "turun",
      minimum: 0,
      maksimum: 100,
      langkah: 1,
      bagian_desa: false,
      nilai: { 99.01: [[2025, 8.44, 0]] },
      perubahan: null,
      terbaik: peer(4.1, "99.71"),
      terburuk: peer(8.44, "99.01"),
    },
    {
      id: "belanja",
      nama: "Pengeluaran per kapita",
      nama_pendek: "Pengeluaran",
      satuan: "ribu rupiah per orang per tahun",
      arah: "naik",
      minimum: 500,
      maksimum: 100_000,
      langkah: 600,
      bagian_desa: false,
      ...NO_RECORD,
      nilai: { 99.01: [[2025, 10_826, 0]] },
    },
    {
      id: "mandiri",
      nama: "Desa mandiri",
      nama_pendek: "Desa mandiri",
      satuan: "desa",
      arah: "naik",
      minimum: 0,
      maksimum: 10_000,
      langkah: 30,
      bagian_desa: true,
      ...NO_RECORD,
    },
  ],
  aturan: {
    kewajaran: {
      aturan: RULES,
      arah: [{ arah: "turun", sebutan: ["anak putus sekolah"] }],
      pita: [
        { untuk: ["PEN-1"], per: "orang", bawah: 50_000, atas: 150_000_000 },
        { untuk: [], per: "orang", bawah: 1_000, atas: 500_000_000 },
        { untuk: ["INF"], per: "unit", bawah: 100_000, atas: 20_000_000_000 },
        { untuk: [], per: "keluarga", bawah: 2_500, atas: 1_000_000_000 },
      ],
      indikator: [
        { indikator: "uhh", lambat: true, sebutan: ["usia harapan hidup"] },
        { indikator: "miskin", sebutan: ["kemiskinan"] },
      ],
    },
  },
};

const COLUMNS = [
  "kegiatan",
  "penerima",
  "indikator",
  "baseline",
  "target",
  "anggaran",
  "tahun",
  "volume",
  "harga",
  "satuan",
  "id",
  "realisasi",
];

/**
 * A row whose cells stand in the columns A to L, as COLUMNS has them; a cell is its text, or
 * {text, value, year, numeric}, or several of those.
 *
 * @param {Record<string, any>} cells
 * @param {Record<string, any>} [changes] Of the verdict on it.
 */
export function row(cells, changes = {}) {
  /** @type {Map<string, any[]>} */
  const told = new Map();
  for (const [part, given] of Object.entries({ kegiatan: "Beasiswa siswa SMA", ...cells })) {
    const all = (Array.isArray(given) ? given : [given]).map((one, at) => ({
      column: String.fromCharCode(65 + COLUMNS.indexOf(part)).repeat(at + 1),
      year: null,
      numeric: false,
      value: null,
      ...(typeof one === "string" ? { text: one } : { text: String(one.value ?? ""), ...one }),
    }));
    told.set(part, all);
  }
  /** @param {string} part */
  const text = (part) =>
    (told.get(part) ?? []).map((/** @type {any} */ cell) => cell.text).join(" ");
  const amounts = (told.get("anggaran") ?? []).filter(
    (cell) => cell.value !== null && cell.value >= 0,
  );
  const yearly = amounts.filter((cell) => cell.year !== null);
  const counted = yearly.length ? yearly : amounts.slice(0, 1);
  const entry = {
    row: changes.row ?? 2,
    columns: changes.columns ?? [],
    section: null,
    name: text("kegiatan"),
    text,
    all: (/** @type {string} */ part) => told.get(part) ?? [],
    column: (/** @type {string} */ part) => told.get(part)?.[0]?.column,
    budget: counted.length ? counted.reduce((sum, cell) => sum + cell.value, 0) : null,
    budgetText: null,
    oddMoney: [],
    budgetByYear: new Map(),
    targetYears: [],
    mergedWith: null,
  };
  return {
    entry,
    name: entry.name,
    place: { kabupaten: ["99.01"], kecamatan: ["99.01.01"] },
    years: [2027],
    bidang: "PEN",
    subprogram: "PEN-1",
    match: { how: null, program: null, stranger: null, bidang: [] },
    ...changes,
  };
}

export const SENSE = new Sense(FACTS);

/**
 * The verdict on a row, and the codes of its reasons with their cells.
 *
 * @param {Record<string, any>} cells
 * @param {Record<string, any>} [changes]
 * @returns {[verdict: string, ...reasons: string[]]}
 */
export function judged(cells, changes = {}) {
  const { reasons } = SENSE.judge(row(cells, changes), { years: [], ...changes.plan });
  return [reasons.verdict, ...reasons.found.map(({ kode, sel }) => `${kode} ${sel}`)];
}
