/* Activities and results as the engine gives them, made up for tests. */
import { repairs, summary } from "../../src/cetakbiru/plans/engine/summary.js";

/** @import { Activity, Reason, Result } from "../../src/cetakbiru/plans/engine/types.js" */

/**
 * An activity that is aligned, but for what is said of it.
 *
 * @param {number} baris
 * @param {Partial<Activity>} [changes]
 * @returns {Activity}
 */
export function activity(baris, changes = {}) {
  return {
    berkas: "a.xlsx",
    lembar: "RKAB",
    baris,
    nama: `Kegiatan ${baris}`,
    kabupaten: ["12.01"],
    kecamatan: ["12.01.01"],
    desa: [],
    bidang: "PEN",
    subprogram: null,
    tahun: [2027, 2028],
    anggaran: 1_000_000,
    penerima: null,
    selaras: Object.keys(changes).length === 0,
    kesesuaian: {
      putusan: "selaras",
      cara: "id",
      acuan: [{ id: "PPM-1201-PEN-01", jenis: "arah", nama: "Beasiswa", sebab: "" }],
      pesan: [],
    },
    kelengkapan: { putusan: "lengkap", kurang: [] },
    kewajaran: { putusan: "wajar", alasan: [] },
    tumpang_tindih: [],
    catatan: [],
    ...changes,
  };
}

/** @param {(readonly [bagian: string, sel: string | null])[]} parts */
export function lacking(...parts) {
  const kurang = parts.map(([bagian, sel]) => ({ bagian, sel, pesan: bagian }));
  return { kelengkapan: { putusan: "kurang", kurang } };
}

/** @param {[kode: string, putusan: Reason["putusan"], sel: string][]} reasons */
export function doubted(...reasons) {
  const alasan = reasons.map(([kode, putusan, sel]) => ({
    kode,
    putusan,
    sel,
    pesan: `Alasan ${kode} pada ${sel}.`,
  }));
  const putusan = reasons.some(([, one]) => one === "mustahil") ? "mustahil" : "diragukan";
  return { kewajaran: { putusan, alasan } };
}

/** @param {string} putusan */
export function fitting(putusan) {
  return { kesesuaian: { putusan, cara: null, acuan: [], pesan: ["Tidak cocok."] } };
}

export const SHEET = {
  nama: "RKAB",
  dibaca: true,
  baris_judul: 1,
  kolom: { kegiatan: "C", anggaran: "F" },
  kegiatan: 1,
  catatan: [],
};

/**
 * @param {Activity[]} kegiatan
 * @param {Partial<Result>} [changes]
 * @returns {Result}
 */
export function result(kegiatan, changes = {}) {
  const aligned = kegiatan.length > 0 && kegiatan.every((one) => one.selaras);
  return {
    bentuk: 2,
    dibuat_oleh: "periksa rencana",
    edisi: { judul: "Cetak Biru Rekaan", versi: "1", status: "Rancangan", tanggal: "2026-01-01" },
    tahap: "rkab",
    putusan_rencana: aligned ? "selaras" : "belum-selaras",
    ringkasan: summary(kegiatan),
    perbaikan: repairs(kegiatan, [], [SHEET]),
    kelompok: null,
    kabupaten: ["12.01"],
    isian: {},
    berkas: [{ nama: "a.xlsx", galat: null, catatan: [], lembar: [SHEET] }],
    kegiatan,
    tidak_terbaca: [],
    program_utama: [],
    arah_dengan_kegiatan: [],
    arah_tanpa_kegiatan: [],
    kecamatan_tanpa_kegiatan: [],
    fokus: {
      dasar: null,
      indeks: null,
      setara: null,
      banyak: 0,
      kecil: 0,
      golongan: null,
      pesan: "Fokus belum dihitung.",
    },
    kewajiban: [],
    kesiapan: [],
    catatan: [],
    ...changes,
  };
}

/** What the engine knows of an invented province, as far as results are shown by it. */
export const FACTS = {
  kabupaten: [{ kode: "12.01", jenis: "Kabupaten", nama: "Rekaan" }],
  kecamatan: [{ kode: "12.01.01", nama: "Hulu" }],
  bidang: [{ kode: "PEN", nama_pendek: "Pendidikan", subprogram: [] }],
  arah: [],
  aturan: { tahap: [{ kode: "rkab", nama: "Program tahunan" }] },
  dasar: { "uu-1": "Undang-Undang Rekaan" },
  halaman: { "PPM-1201-PEN-01": "kabupaten/rekaan/#PPM-1201-PEN-01" },
};
