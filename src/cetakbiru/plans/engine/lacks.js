/* Whether an activity is complete (kelengkapan): at which stage its plan is, and what the rules ask
   there of each activity. */

import { entryYears } from "./entry.js";
import { letters } from "./sheet.js";
import { normal, unique, words } from "./text.js";

/** @import { Entry } from "./entry.js" */
/** @import { Lack } from "./types.js" */

// Where nothing shows the stage: most plans that are checked are of one year.
const USUAL = "rkab";
const [LONG, REPORT] = ["rippm", "laporan"];
// Parts that may stand in another column than that of their own.
/** @type {Record<string, string[]>} */
const OTHER_PARTS = { kecamatan: ["desa", "lokasi"], kegiatan: ["program"] };

const DIGIT = /[0-9]/;

/**
 * A part that the rules ask for at these stages.
 * @typedef {{kode: string, peran: string, tahap: string[], pesan: string, angka?: boolean,
 *   nihil?: boolean}} Part
 */

/**
 * The stage that a plan itself names; null where it names none that is known.
 * @param {any} rules
 * @param {any} answers what the plan says once
 * @returns {string | null}
 */
export function statedStage(rules, answers) {
  const stated = ` ${normal(answers.texts.get("tahap") || "")} `;
  const found = rules.tahap.find((/** @type {any} */ { sebutan }) =>
    sebutan.some((/** @type {string} */ name) => stated.includes(` ${normal(name)} `)),
  );
  return found?.kode ?? null;
}

/**
 * The stage of a plan: as it says, else as its columns and years show it.
 * @param {any} rules
 * @param {any[]} readings the sheets as they were read
 * @param {any} answers what the plan says once
 * @returns {string}
 */
export function stageOf(rules, readings, answers) {
  const stated = statedStage(rules, answers);
  if (stated !== null) return stated;
  const entries = readings.flatMap((reading) => reading.entries);
  if (isReport(rules, entries, answers.years)) return REPORT;
  const years = answers.years.length
    ? answers.years
    : unique(entries.flatMap((entry) => entryYears(entry, [])));
  return years.length >= rules.ambang.tahun_rippm ? LONG : USUAL;
}

/**
 * Whether most activities tell what was reached, and not what was reached in the year before.
 *
 * @param {any} rules
 * @param {Entry[]} entries
 * @param {number[]} plan
 */
function isReport(rules, entries, plan) {
  const told = entries.filter(
    (entry) => entry.text("realisasi") && !isOfTheYearBefore(rules, entry, plan),
  );
  return told.length > 0 && told.length * 2 > entries.length;
}

/**
 * @param {any} rules
 * @param {Entry} entry
 * @param {number[]} plan
 */
function isOfTheYearBefore(rules, entry, plan) {
  const [first] = entryYears(entry, plan);
  return entry.columns
    .filter(({ part }) => part === "realisasi")
    .every(({ title, year }) => {
      const before = words(title).some((word) => rules.kata.lalu.includes(word));
      return before || (year !== null && first !== undefined && year < first);
    });
}

/** Which parts of an activity are filled, and which its stage misses. */
export class Completeness {
  /** @param {any} rules */
  constructor(rules) {
    /** @type {Part[]} */
    this.parts = rules.bagian;
    /** @type {Set<string>} */
    this.numberWords = new Set(rules.kata.angka);
  }

  /**
   * The parts that an activity has.
   * @param {any} verdict
   * @param {string | null} stated the bidang that the plan states
   * @returns {string[]}
   */
  filled(verdict, stated) {
    return this.parts
      .filter((part) => this.isFilled(verdict, part, stated))
      .map(({ kode }) => kode);
  }

  /**
   * What an activity lacks of what its stage asks, and the cell to fill where its column is known.
   * @param {any} verdict
   * @param {string} stage
   * @returns {Lack[]}
   */
  lacks(verdict, stage) {
    return this.parts
      .filter(({ kode, tahap }) => tahap.includes(stage) && !verdict.filled.includes(kode))
      .map(({ kode, peran, pesan }) => ({ bagian: kode, sel: cellOf(verdict, peran), pesan }));
  }

  /**
   * @param {any} verdict
   * @param {Part} part
   * @param {string | null} stated
   */
  isFilled({ entry, place, years, match }, { peran, angka, nihil }, stated) {
    if (peran === "bidang") return stated !== null || match.how === "id";
    if (peran === "kecamatan") return place.kecamatan.length > 0;
    if (peran === "tahun") return years.length > 0;
    if (peran === "anggaran") return Boolean(entry.budget) || entry.mergedWith !== null;
    const text = entry.text(peran);
    if (!text) return nihil === true && entry.none.has(peran);
    return angka !== true || this.saysNumber(text);
  }

  /** @param {string} text */
  saysNumber(text) {
    return DIGIT.test(text) || words(text).some((word) => this.numberWords.has(word));
  }
}

/**
 * The cell of a part in the row of an activity, whether it holds something or not.
 * @param {any} verdict
 * @param {string} part
 * @returns {string | null}
 */
function cellOf({ origin, entry }, part) {
  const others = OTHER_PARTS[part] || [];
  for (const one of [part, ...others]) {
    const column = entry.columns.find((/** @type {any} */ known) => known.part === one);
    if (column !== undefined) return `${letters(column.index)}${origin.row}`;
  }
  return null;
}
