/* What the check says, as it stands in the JSON that `ppm align` and the page save. Codes of places,
   directions and programmes are those of the blueprint; money is in rupiah. */

/**
 * @typedef {object} Place Where something stands in a plan; rows count from 1.
 * @property {string} berkas
 * @property {string} lembar
 * @property {number} baris
 *
 * @typedef {Place & {sel: string | null}} Cell A place with the cell as Excel names it: "F12".
 *
 * @typedef {Place & {kolom: string | null, nilai: string, pesan: string}} Unread
 *   A cell or row that can't be read, with what it holds and what to write.
 *
 * @typedef {object} Named A direction, programme or guide.
 * @property {string} id
 * @property {string} jenis "arah", "program" or "panduan"
 * @property {string} nama
 *
 * @typedef {Named & {sebab: string}} Reference What an activity fits, and why.
 *
 * @typedef {object} Fit
 * @property {string} putusan "selaras", "sebagian", "di-luar" or "tak-dinilai"
 * @property {"id" | "kata" | null} cara
 * @property {Reference[]} acuan the best first, at most three
 * @property {string[]} pesan
 *
 * @typedef {object} Lack
 * @property {string} bagian
 * @property {string | null} sel
 * @property {string} pesan
 *
 * @typedef {object} Completeness
 * @property {string} putusan "lengkap" or "kurang"
 * @property {Lack[]} kurang
 *
 * @typedef {object} Reason
 * @property {string} kode
 * @property {string | null} sel
 * @property {string} pesan
 * @property {"mustahil" | "diragukan"} putusan how grave this one is
 *
 * @typedef {object} Sense
 * @property {string} putusan "wajar", "diragukan", "mustahil" or "tak-dinilai"
 * @property {Reason[]} alasan
 *
 * @typedef {object} Overlap Another row, another company's row, or a government programme.
 * @property {string} jenis "baris", "perusahaan", "program-daerah" or "pekerjaan"
 * @property {string | null} id
 * @property {string | null} berkas
 * @property {string | null} lembar
 * @property {number | null} baris
 * @property {string} pesan
 *
 * @typedef {Place & {
 *   nama: string,
 *   kabupaten: string[],
 *   kecamatan: string[],
 *   desa: string[],
 *   bidang: string | null,
 *   subprogram: string | null,
 *   tahun: number[],
 *   anggaran: number | null,
 *   penerima: number | null,
 *   selaras: boolean,
 *   kesesuaian: Fit,
 *   kelengkapan: Completeness,
 *   kewajaran: Sense,
 *   tumpang_tindih: Overlap[],
 *   catatan: string[],
 * }} Activity
 *
 * @typedef {object} SheetTold What became of a sheet.
 * @property {string} nama
 * @property {boolean} dibaca
 * @property {number | null} baris_judul
 * @property {Record<string, string>} kolom letters of the column of each part
 * @property {number} kegiatan
 * @property {string[]} catatan
 *
 * @typedef {object} FileTold What became of a file; `galat` says why nothing of it was read.
 * @property {string} nama
 * @property {string | null} galat
 * @property {string[]} catatan
 * @property {SheetTold[]} lembar
 *
 * @typedef {object} Summary Counts of activities, and the sum of readable budgets.
 * @property {number} kegiatan
 * @property {number} selaras
 * @property {Record<string, number>} kesesuaian
 * @property {Record<string, number>} kelengkapan
 * @property {Record<string, number>} kewajaran
 * @property {number} tumpang_tindih
 * @property {number} anggaran
 *
 * @typedef {object} Repair A cause to mend, the first of its places, and how many have it.
 * @property {string} kode
 * @property {string} pesan
 * @property {Cell[]} tempat
 * @property {number} banyak
 *
 * @typedef {Named & {banyak: number}} Served A direction with the number of its activities.
 *
 * @typedef {object} Coverage How a program utama fares in the plan.
 * @property {string} bidang
 * @property {boolean} dinilai
 * @property {number} kegiatan
 * @property {number} anggaran
 * @property {string | null} pesan
 *
 * @typedef {object} Focus `indeks` in ten-thousandths, `setara` in tenths.
 * @property {string | null} dasar
 * @property {number | null} indeks
 * @property {number | null} setara
 * @property {number} banyak
 * @property {number} kecil
 * @property {string | null} golongan
 * @property {string} pesan
 *
 * @typedef {object} Finding The verdict on a duty or a point of readiness.
 * @property {string} kode
 * @property {string} judul
 * @property {string} status
 * @property {string} acuan
 * @property {string} pesan
 *
 * @typedef {object} Edition
 * @property {string} judul
 * @property {string} versi
 * @property {string} status
 * @property {string} tanggal
 *
 * @typedef {object} Result The verdict on one plan.
 * @property {2} bentuk
 * @property {string} dibuat_oleh
 * @property {Edition} edisi
 * @property {"selaras" | "belum-selaras"} putusan_rencana
 * @property {"rippm" | "rkab" | "laporan"} tahap
 * @property {Summary} ringkasan
 * @property {Repair[]} perbaikan
 * @property {string | null} kelompok
 * @property {string[]} kabupaten
 * @property {Record<string, string>} isian
 * @property {FileTold[]} berkas
 * @property {Activity[]} kegiatan
 * @property {Unread[]} tidak_terbaca
 * @property {Coverage[]} program_utama
 * @property {Served[]} arah_dengan_kegiatan
 * @property {Named[]} arah_tanpa_kegiatan
 * @property {string[]} kecamatan_tanpa_kegiatan
 * @property {Focus} fokus
 * @property {Finding[]} kewajiban
 * @property {Finding[]} kesiapan
 * @property {string[]} catatan
 *
 * @typedef {object} Meeting Plans that work on the same thing in the same place and years.
 * @property {string} tempat code of the kecamatan or kabupaten
 * @property {string} hal what it is, in words
 * @property {number[]} tahun
 * @property {(Place & {nama: string})[]} kegiatan the first of each plan
 * @property {string} pesan
 *
 * @typedef {object} Results The verdict on the plans of several companies.
 * @property {2} bentuk
 * @property {string} dibuat_oleh
 * @property {Edition} edisi
 * @property {Summary & {rencana: number, rencana_selaras: number}} ringkasan
 * @property {(Served & {rencana: string[]})[]} arah_dengan_kegiatan
 * @property {Named[]} arah_tanpa_kegiatan
 * @property {Result[]} rencana
 * @property {Meeting[]} antar_rencana
 */

export {};
