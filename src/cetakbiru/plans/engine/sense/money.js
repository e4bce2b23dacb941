/* Whether the money of a row can be and is likely: its size, its sums, and what it buys. */

import { number, rupiah } from "../values.js";
import { toldIn } from "./figures.js";

/** @typedef {import("./reasons.js").Reasons} Reasons */
/** @typedef {import("./target.js").Cell} Cell */

/**
 * @typedef {object} Band What a unit may cost, in rupiah; without a source, nothing is said of it.
 * @property {string[]} untuk Codes of bidang and subprogram; none for all.
 * @property {"orang" | "keluarga" | "unit" | "km"} per
 * @property {number | null} [bawah]
 * @property {number | null} [atas] A year.
 *
 * @typedef {object} Shared What the money of a row is shared among.
 * @property {number} count
 * @property {Band["per"]} per
 */

/** @type {Map<string, Band["per"]>} */
const UNITS = new Map([
  ["unit", "unit"],
  ["km", "km"],
  ["kilometer", "km"],
]);
const MONTHS = 12;
const TOO_LARGE = "anggaran-terlalu-besar";

export class MoneySense {
  /**
   * @param {import("./reasons.js").Rules} rules
   * @param {Band[]} bands The first that is for a row holds.
   */
  constructor(rules, bands) {
    this.rules = rules;
    this.bands = bands;
  }

  /**
   * @param {any} verdict
   * @param {import("./people.js").People | null} people
   * @param {import("./target.js").Goal[]} goals
   * @param {Reasons} reasons
   */
  judge(verdict, people, goals, reasons) {
    const { entry } = verdict;
    if (readings(entry, "volume").length) reasons.judged = true;
    const cells = /** @type {Cell[]} */ (entry.all("anggaran"));
    for (const { text, column, value } of cells) {
      if (value !== null && value < 0) {
        reasons.add("anggaran-di-bawah-nol", column, { isi: text.slice(0, 40) });
      }
    }
    // More digits than any number of rupiah has: nothing more is read of them.
    const endless = entry.oddMoney.find((/** @type {any} */ one) => one.code === TOO_LARGE);
    if (endless !== undefined) {
      const cell = cells.find(({ text }) => text === endless.text);
      this.judgeCeiling(endless.text.slice(0, 40), cell?.column, reasons);
    }
    const { budget } = entry;
    if (budget === null) return;
    reasons.judged = true;
    const { column } = cells.find((cell) => cell.value !== null) ?? cells[0];
    this.judgeSize(budget, column, reasons);
    this.judgeYears(cells, reasons);
    this.judgeProduct(verdict, budget, column, reasons);
    const sound = reasons.found.every((one) => one.sel !== `${column}${reasons.row}`);
    if (!sound || budget <= 0) return;
    for (const shared of [people, built(entry, goals)]) {
      if (shared !== null) this.judgeShare(verdict, budget, column, shared, reasons);
    }
  }

  /**
   * @param {string} anggaran
   * @param {string | undefined} column
   * @param {Reasons} reasons
   */
  judgeCeiling(anggaran, column, reasons) {
    const judul = this.rules.title("anggaran-melebihi-semua");
    reasons.add("anggaran-melebihi-semua", column, { anggaran, judul });
  }

  /**
   * @param {number} budget
   * @param {string} column
   * @param {Reasons} reasons
   */
  judgeSize(budget, column, reasons) {
    const { rules } = this;
    const large = rules.limit("anggaran-besar", "rupiah");
    if (budget >= rules.limit("anggaran-kecil", "rupiah") && budget <= large) return;
    const anggaran = rupiah(budget);
    if (budget === 0) reasons.add("anggaran-nol", column, { anggaran });
    else if (budget < rules.limit("anggaran-terlalu-kecil", "rupiah")) {
      reasons.add("anggaran-terlalu-kecil", column, { anggaran });
    } else if (budget < rules.limit("anggaran-kecil", "rupiah")) {
      reasons.add("anggaran-kecil", column, { anggaran });
    } else if (budget > rules.limit("anggaran-melebihi-semua", "rupiah")) {
      this.judgeCeiling(anggaran, column, reasons);
    } else if (budget > large) {
      reasons.add("anggaran-besar", column, { anggaran, batas: rupiah(large) });
    }
  }

  /**
   * Columns of years against the one column of the total.
   *
   * @param {Cell[]} cells
   * @param {Reasons} reasons
   */
  judgeYears(cells, reasons) {
    const yearly = cells.filter((cell) => cell.year !== null);
    const totals = cells.filter((cell) => cell.year === null);
    const [total] = totals;
    if (totals.length !== 1 || total.value === null || yearly.length < 2) return;
    if (yearly.some((cell) => cell.value === null)) return;
    const sum = yearly.reduce((all, cell) => all + (cell.value ?? 0), 0);
    if (this.agree(sum, total.value, "jumlah-tahunan-beda")) return;
    const values = { jumlah: rupiah(sum), total: rupiah(total.value) };
    reasons.add("jumlah-tahunan-beda", total.column, values);
  }

  /**
   * Volume times the price of one, which may be a price a month or a year, and in thousands or
   * millions as the budget is.
   *
   * @param {any} verdict
   * @param {number} budget
   * @param {string} column
   * @param {Reasons} reasons
   */
  judgeProduct(verdict, budget, column, reasons) {
    const { entry, years } = verdict;
    const [volume] = readings(entry, "volume");
    const [price] = readings(entry, "harga");
    if (volume === undefined || price === undefined || !(volume * price > 0)) return;
    const spans = [1, Math.max(1, years.length)].flatMap((many) => [many, many * MONTHS]);
    const units = [1, unitOfBudget(entry)];
    const products = spans.flatMap((many) => units.map((unit) => volume * price * many * unit));
    if (products.some((one) => this.agree(one, budget, "kali-harga-beda"))) return;
    reasons.add("kali-harga-beda", column, {
      volume: number(volume),
      harga: rupiah(price),
      kali: rupiah(volume * price),
      anggaran: rupiah(budget),
    });
  }

  /**
   * @param {number} one
   * @param {number} other
   * @param {string} rule
   */
  agree(one, other, rule) {
    const tolerance = this.rules.limit(rule, "persen") / 100;
    return !(Math.abs(one - other) > Math.max(one, other) * tolerance + 1);
  }

  /**
   * Rupiah for each of those who share it, against the band of the subprogram or bidang.
   *
   * @param {any} verdict
   * @param {number} budget
   * @param {string} column
   * @param {Shared} shared
   * @param {Reasons} reasons
   */
  judgeShare({ bidang, subprogram, years }, budget, column, { count, per: each }, reasons) {
    const band = this.bands.find(
      ({ untuk, per }) =>
        per === each && (!untuk.length || untuk.includes(subprogram) || untuk.includes(bidang)),
    );
    if (band === undefined) return;
    const price = budget / count;
    const most = band.atas ? band.atas * Math.max(1, years.length) : Number.POSITIVE_INFINITY;
    const least = band.bawah ?? 0;
    if (price <= most && price >= least) return;
    const values = {
      anggaran: rupiah(budget),
      banyak: number(count),
      satuan: each,
      per: rupiah(price),
      batas: rupiah(price > most ? most : least),
    };
    const kode = price > most ? "anggaran-per-penerima-tinggi" : "anggaran-per-penerima-rendah";
    reasons.add(kode, column, values);
  }
}

/**
 * What is built or bought, as the volume says, else the target: "3 unit", "2,5 km".
 *
 * @param {any} entry
 * @param {import("./target.js").Goal[]} goals
 * @returns {Shared | null}
 */
function built(entry, goals) {
  const [cell] = /** @type {Cell[]} */ (entry.all("volume"));
  const figures = cell ? toldIn(cell).figures : [];
  const told = [...figures, ...goals.map(({ figure }) => figure)];
  for (const { unit, values, scale, span } of told) {
    const name = (unit || entry.text("satuan").toLowerCase()).split(" ")[0];
    const per = UNITS.get(name);
    // Where the marks may mean two numbers, no price of one is sure.
    if (per !== undefined && values.length === 1 && !span && values[0] > 0) {
      return { count: values[0] * scale, per };
    }
  }
  return null;
}

/**
 * @param {any} entry
 * @param {string} part
 * @returns {number[]}
 */
function readings(entry, part) {
  const [cell] = /** @type {Cell[]} */ (entry.all(part));
  if (cell === undefined) return [];
  return toldIn(cell).figures.map(({ values, scale }) => values[0] * scale);
}

/**
 * How many rupiah a one in the cell of the budget stands for, as a heading says.
 *
 * @param {any} entry
 * @returns {number}
 */
function unitOfBudget(entry) {
  const [written] = readings(entry, "anggaran");
  const { value } = /** @type {Cell[]} */ (entry.all("anggaran"))[0] ?? {};
  return written && value ? value / written : 1;
}
