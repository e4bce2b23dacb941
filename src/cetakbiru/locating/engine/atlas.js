/* The places of a province as answers tell of them, in plain values and by their full names. */
import { Register } from "../../plans/engine/register.js";
import { chain, LEVELS } from "./chain.js";

/** @import { Choice, Place, Subdistrict } from "./types.js" */

/** A register whose places can be told of. */
export class Atlas extends Register {
  /** @param {string} kode */
  level(kode) {
    return LEVELS[chain(kode, this).length - 1];
  }

  /** @param {string} kode */
  kabupaten(kode) {
    const { nama, jenis } = this.regions.get(kode);
    return { kode, nama, jenis };
  }

  /**
   * A kecamatan or desa.
   *
   * @param {string} kode
   * @returns {Place}
   */
  place(kode) {
    const nama = this.villages.get(kode);
    return { kode, nama: nama ?? this.subdistrictName(kode) };
  }

  /**
   * @param {string} kode
   * @returns {Subdistrict}
   */
  subdistrict(kode) {
    return { ...this.place(kode), kabupaten: this.kabupaten(this.home(kode)) };
  }

  /**
   * @param {string} kode
   * @returns {Choice}
   */
  choice(kode) {
    const [kabupaten, kecamatan] = chain(kode, this);
    const nama = this.fullName(kode);
    return {
      kode,
      nama,
      jenis: this.level(kode),
      kabupaten: this.kabupaten(kabupaten),
      kecamatan: kecamatan === undefined ? null : this.place(kecamatan),
    };
  }

  /**
   * A place with its kind and what it lies in: "Kecamatan Contoh (Kabupaten Rekaan)".
   *
   * @param {string} kode
   */
  fullName(kode) {
    const [kabupaten, kecamatan, desa] = chain(kode, this);
    const region = this.name(kabupaten);
    if (kecamatan === undefined) return region;
    const name = `Kecamatan ${this.subdistrictName(kecamatan)}`;
    if (desa === undefined) return `${name} (${region})`;
    return `${kindOfVillage(desa)} ${this.villages.get(desa)} (${name}, ${region})`;
  }
}

/** @param {string} kode of a desa, whose last part begins with 1 for a kelurahan */
function kindOfVillage(kode) {
  return /\.1[0-9]{3}$/.test(kode) ? "Kelurahan" : "Desa";
}
