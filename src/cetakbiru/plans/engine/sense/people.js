/* Who benefits: how many people or families a row tells of, and whether its place has so many. */

import { number } from "../values.js";
import { toldIn } from "./figures.js";
import words from "./words.json" with { type: "json" };

/**
 * @typedef {object} People
 * @property {number} count
 * @property {"orang" | "keluarga"} per
 * @property {string} column
 */

const PERSONS = new Set(words.orang);
const FAMILIES = new Set(words.keluarga);
const HOMES = new Set(["tangga", "warga", "penduduk"]);

export class PeopleSense {
  /**
   * @param {import("./reasons.js").Rules} rules
   * @param {import("./regions.js").Regions} regions
   */
  constructor(rules, regions) {
    this.rules = rules;
    this.regions = regions;
  }

  /**
   * @param {any} verdict
   * @param {import("./reasons.js").Reasons} reasons
   * @returns {People | null} The largest number told, if it can be.
   */
  judge(verdict, reasons) {
    const [cell] = /** @type {import("./target.js").Cell[]} */ (verdict.entry.all("penerima"));
    if (cell === undefined) return null;
    /** @type {People | null} */
    let most = null;
    // A number without a unit counts people only where it stands alone: "SDN 1" is no person.
    const alone = !/[a-z]/iu.test(cell.text);
    for (const figure of toldIn(cell).figures) {
      const per = figure.unit === "" && alone ? "orang" : counted(figure.unit);
      if (per === null) continue;
      const count = (figure.values.find(Number.isInteger) ?? figure.values[0]) * figure.scale;
      if (most === null || count > most.count) most = { count, per, column: cell.column };
    }
    if (most === null) return null;
    reasons.judged = true;
    if (most.count < 0) reasons.add("penerima-negatif", cell.column, { isi: number(most.count) });
    else if (most.count === 0) reasons.add("penerima-nol", cell.column, {});
    else if (this.compare(most, verdict.place, reasons)) return most;
    return null;
  }

  /**
   * What counts people counts no more of them than there are.
   *
   * @param {string} kode The reason where it does.
   * @param {Pick<import("./target.js").Goal, "figure" | "cell">[]} counts
   * @param {{kabupaten: string[]}} place
   * @param {import("./reasons.js").Reasons} reasons
   */
  judgeCounts(kode, counts, { kabupaten }, reasons) {
    for (const { figure, cell } of counts) {
      if (figure.relative || counted(figure.unit) === null) continue;
      const [codes, residents] = this.residents(kabupaten);
      const count = Math.min(...figure.values) * figure.scale;
      if (residents === null || count <= residents) continue;
      const banyak = `${number(count, 0)} ${figure.unit}`;
      const values = { ...this.toldResidents(codes, residents), banyak };
      reasons.add(kode, cell.column, values);
    }
  }

  /**
   * The places that a row may mean, and how many live there; null where that isn't known.
   *
   * @param {string[]} kabupaten
   * @returns {[string[], number | null]}
   */
  residents(kabupaten) {
    const codes = kabupaten.length ? kabupaten : Array.from(this.regions.byCode.keys());
    return [codes, this.regions.sum(codes, "penduduk")];
  }

  /**
   * @param {string[]} codes
   * @param {number} residents
   */
  toldResidents(codes, residents) {
    const all = codes.length === this.regions.byCode.size && codes.length > 1;
    return {
      wilayah: all ? this.regions.provinceName : this.regions.names(codes),
      penduduk: number(residents, 0),
      tahun: this.regions.byCode.get(codes[0])?.penduduk_tahun ?? "",
    };
  }

  /**
   * @param {People} people
   * @param {{kabupaten: string[], kecamatan: string[], desa?: string[]}} place
   * @param {import("./reasons.js").Reasons} reasons
   * @returns {boolean} Whether so many can be there.
   */
  compare({ count, per, column }, { kabupaten, kecamatan, desa = [] }, reasons) {
    const [codes, residents] = this.residents(kabupaten);
    if (residents === null) return true;
    const told = () => {
      return { ...this.toldResidents(codes, residents), banyak: `${number(count, 0)} ${per}` };
    };
    if (count > residents) {
      reasons.add("penerima-melebihi-penduduk", column, told());
      return false;
    }
    const kind = desa.length ? "desa" : "kecamatan";
    const named = desa.length || kecamatan.length;
    const all = this.regions.sum(codes, desa.length ? "jumlah_desa" : "jumlah_kecamatan");
    if (!named || all === null) return true;
    const usual = (residents / all) * named;
    if (count > usual * this.rules.limit("penerima-terlalu-banyak", kind)) {
      const rata = number(residents / all, 0);
      reasons.add("penerima-terlalu-banyak", column, {
        ...told(),
        tempat: `${named} ${kind}`,
        rata,
        jenis: kind,
      });
    }
    return true;
  }
}

/**
 * @param {string} unit One or two words, or none.
 * @returns {"orang" | "keluarga" | null}
 */
function counted(unit) {
  const [first, second] = unit.split(" ");
  // A "rumah ibadah" is no home.
  if (first === "rumah") return second === undefined || HOMES.has(second) ? "keluarga" : null;
  if (FAMILIES.has(first) || FAMILIES.has(second)) return "keluarga";
  return PERSONS.has(first) || PERSONS.has(second) ? "orang" : null;
}
