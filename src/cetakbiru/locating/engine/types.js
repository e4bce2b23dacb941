/* What the engine answers, as the page shows it and `ppm locate --format json` prints it. */

/**
 * @typedef {object} Place
 * @property {string} kode that of the interior ministry
 * @property {string} nama
 *
 * @typedef {Place & {jenis: string}} Region A kabupaten or kota; `jenis` is that word.
 *
 * @typedef {Place & {kabupaten: Region}} Subdistrict A kecamatan with what it lies in.
 *
 * @typedef {object} Choice A place that may be meant.
 * @property {string} kode
 * @property {string} nama with its kind and what it lies in
 * @property {string} jenis "kabupaten", "kecamatan" or "desa"
 * @property {Region} kabupaten
 * @property {Place | null} kecamatan
 *
 * @typedef {object} Answer Where one text or point is.
 * @property {1} bentuk
 * @property {string} masukan
 * @property {string} jenis what was found: "titik", "kabupaten", "kecamatan", "desa"; "pilihan" where
 *   several places may be meant, "tak-ditemukan" where none is
 * @property {boolean} di_provinsi whether a place of the province was found
 * @property {{lintang: number, bujur: number} | null} titik
 * @property {Region | null} kabupaten null for a point outside of the province
 * @property {Place | null} kecamatan
 * @property {Place | null} desa
 * @property {(Subdistrict | Region)[]} tetangga kecamatan beside the kecamatan; without one, kabupaten
 *   beside the kabupaten
 * @property {(Subdistrict & {jarak_km: number}) | null} terdekat of a point outside
 * @property {Choice[]} pilihan what else may be meant, or what is called nearly so
 * @property {string[]} catatan sentences on how it was read, and what to know of it
 *
 * @typedef {{luas_km2: number, bagian: number}} Share How much of a permit lies in a place; `bagian`
 *   of 1 is all of it.
 *
 * @typedef {object} PermitAnswer In which places a permit lies, those with the largest shares first.
 * @property {1} bentuk
 * @property {string} masukan the name of the file
 * @property {"izin" | "tak-terbaca"} jenis
 * @property {boolean} di_provinsi whether any of it lies in the province
 * @property {number | null} luas_km2 on the ellipsoid of WGS 84
 * @property {number} titik_sudut how many corners it has
 * @property {[number, number][][]} garis its rings as they were read, longitude first, for a map;
 *   `ppm locate` leaves them out
 * @property {[number, number, number, number] | null} kotak west, south, east and north of it
 * @property {(Region & Share)[]} kabupaten
 * @property {(Subdistrict & Share)[]} kecamatan
 * @property {(Place & {kecamatan: Place} & Share)[]} desa of those kabupaten whose outlines of desa are
 *   there
 * @property {Share | null} di_luar outside of the province
 * @property {Subdistrict[]} bersebelahan kecamatan beside those in which it lies
 * @property {Subdistrict[]} tetangga the same, by the name that it has for a point
 * @property {Choice[]} pilihan none
 * @property {string[]} catatan
 */

export {};
