/* What the facts tell of the places that plans name: names, people, villages, mining. */

import { byKey } from "../collections.js";

/**
 * @typedef {object} Kabupaten
 * @property {string} kode
 * @property {string} nama
 * @property {string} jenis
 * @property {number | null} penduduk
 * @property {number | null} penduduk_tahun
 * @property {number} jumlah_desa Villages and kelurahan.
 * @property {number} jumlah_kecamatan
 * @property {"tercatat" | "potensi" | "tanpa bukti"} bukti_tambang
 */

export class Regions {
  /**
   * @param {Kabupaten[]} all
   * @param {string} province Its code.
   * @param {string} name What the province is called.
   */
  constructor(all, province, name) {
    /** @type {Map<string, Kabupaten>} */
    this.byCode = byKey(all, "kode");
    this.province = province;
    this.provinceName = name;
  }

  /** @param {string} kode */
  name(kode) {
    const found = this.byCode.get(kode);
    if (found === undefined) return this.provinceName;
    return `${found.jenis} ${found.nama}`;
  }

  /** @param {string[]} codes */
  names(codes) {
    return codes.map((kode) => this.name(kode)).join(", ");
  }

  /**
   * The sum over some kabupaten, or null when it is not known of one of them.
   *
   * @param {string[]} codes
   * @param {"penduduk" | "jumlah_desa" | "jumlah_kecamatan"} what
   * @returns {number | null}
   */
  sum(codes, what) {
    let all = 0;
    for (const kode of codes) {
      const count = this.byCode.get(kode)?.[what];
      if (!count) return null;
      all += count;
    }
    return codes.length ? all : null;
  }
}
