/* Whether an activity makes sense: numbers that can be, money that buys something, a name that says
   what is done. Rows are judged one by one, then beside each other. */
import { told } from "./match.js";
import { Indicators } from "./sense/indicators.js";
import { MoneySense } from "./sense/money.js";
import { PeopleSense } from "./sense/people.js";
import { ReachedSense } from "./sense/reached.js";
import { Reasons, Rules } from "./sense/reasons.js";
import { Regions } from "./sense/regions.js";
import { RowsSense } from "./sense/rows.js";
import { TargetSense } from "./sense/target.js";
import words from "./sense/words.json" with { type: "json" };
import { judgeYears } from "./sense/years.js";
import { normal, shortened } from "./text.js";

/** @typedef {{putusan: string, alasan: import("./sense/reasons.js").Reason[]}} SenseVerdict */

const GENERAL = new Set(words.umum);
// A number, a letter or a Roman numeral tells rows apart and says nothing.
const ORDINAL = /^(?:\d+|[a-z]|[ivx]+)$/u;

export class Sense {
  /** @param {any} facts */
  constructor(facts) {
    const { kewajaran } = facts.aturan;
    const regions = new Regions(facts.kabupaten, facts.provinsi, facts.nama_provinsi);
    const indicators = new Indicators(facts.indikator, kewajaran.indikator, kewajaran.arah);
    const rules = new Rules(kewajaran.aturan);
    this.rules = rules;
    this.year = Number(facts.edisi.tanggal.slice(0, 4));
    this.money = new MoneySense(rules, kewajaran.pita);
    this.people = new PeopleSense(rules, regions);
    this.target = new TargetSense(rules, indicators, regions, {
      sumber: facts.sumber_nilai,
      tahun: this.year,
    });
    this.reached = new ReachedSense(indicators, this.people);
    this.together = new RowsSense(rules, regions);
  }

  /**
   * @param {any} verdict
   * @param {import("./sense/years.js").Plan} plan
   * @returns {import("./sense/rows.js").Row}
   */
  judge(verdict, plan) {
    const reasons = new Reasons(this.rules, verdict.entry.row);
    judgeYears(verdict, plan, this.year, reasons);
    const { goals, meant, ...aim } = this.target.judge(verdict, reasons);
    const people = this.people.judge(verdict, reasons);
    this.people.judgeCounts("target-melebihi-penduduk", goals, verdict.place, reasons);
    this.reached.judge(verdict, meant, reasons);
    this.money.judge(verdict, people, goals, reasons);
    judgeName(verdict, reasons);
    return { verdict, reasons, people, ...aim };
  }

  /**
   * What rows show beside each other, and what the rows of totals say of them.
   *
   * @param {import("./sense/rows.js").Row[]} rows
   * @param {string[]} home The kabupaten that the plan says it is for.
   * @param {import("./sense/rows.js").Reading[]} tables
   */
  judgeTogether(rows, home, tables) {
    this.together.judge(rows, home);
    const reasons = new Map(rows.map((row) => [row.verdict.entry, row.reasons]));
    for (const table of tables) this.together.judgeTotals(table, reasons);
  }
}

/**
 * @param {any} verdict
 * @param {Reasons} reasons
 */
function judgeName({ entry, match }, reasons) {
  const column = entry.column("kegiatan") ?? entry.column("program");
  const nama = shortened(entry.name, 60);
  const said = [entry.name, entry.text("uraian"), entry.text("hasil")];
  const telling = normal(said.join(" "))
    .split(" ")
    .some((/** @type {string} */ word) => word !== "" && !GENERAL.has(word) && !ORDINAL.test(word));
  if (entry.name && !telling) reasons.add("nama-tanpa-arti", column, { nama });
  // Within a bidang a name may say much; that it fits another direction there better, fit tells.
  const { stranger } = match;
  if (telling && stranger !== null && !match.bidang.includes(stranger.bidang)) {
    reasons.add("nama-asing-bagi-id", column, { nama, acuan: told(stranger) });
  }
}
