/* The places of a province by their codes. */
import { byKey } from "./collections.js";

/** What each code stands for, and in what it lies. */
export class Register {
  /** @param {any} facts */
  constructor(facts) {
    /** @type {string} */
    this.province = facts.provinsi;
    /** @type {string} */
    this.provinceName = facts.nama_provinsi;
    /** @type {Map<string, any>} */
    this.regions = byKey(facts.kabupaten, "kode");
    /** @type {Map<string, any>} */
    this.subdistricts = byKey(facts.kecamatan, "kode");
    /** @type {Map<string, string>} the name of each desa by its code */
    this.villages = new Map();
    for (const [kecamatan, desa] of Object.entries(facts.desa)) {
      for (const [number, nama] of Object.entries(desa)) {
        this.villages.set(`${kecamatan}.${number}`, /** @type {string} */ (nama));
      }
    }
  }

  /** @param {string} kode */
  name(kode) {
    const item = this.regions.get(kode);
    return `${item.jenis} ${item.nama}`;
  }

  /** @param {string[]} kode */
  names(kode) {
    return kode.map((one) => this.name(one)).join(", ");
  }

  /** @param {string} kode */
  subdistrictName(kode) {
    return this.subdistricts.get(kode).nama;
  }

  /**
   * The kabupaten of a kecamatan or desa.
   *
   * @param {string} kode
   * @returns {string}
   */
  home(kode) {
    return this.subdistricts.get(this.subdistrictOf(kode)).kabupaten;
  }

  /**
   * The kecamatan of a desa, or a kecamatan itself.
   *
   * @param {string} kode
   */
  subdistrictOf(kode) {
    return this.subdistricts.has(kode) ? kode : kode.slice(0, kode.lastIndexOf("."));
  }

  /**
   * @param {string[]} kabupaten
   * @returns {string[]}
   */
  allKecamatan(kabupaten) {
    const wanted = new Set(kabupaten);
    return Array.from(this.subdistricts.values())
      .filter((item) => wanted.has(item.kabupaten))
      .map((item) => item.kode);
  }
}
