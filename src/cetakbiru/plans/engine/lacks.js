/* Whether an activity is complete (kelengkapan): at which stage its plan is, and what the rules ask
   there of each activity. */
import { letters } from "./sheet.js";
import { entryYears } from "./table.js";
import { normal, unique, words } from "./text.js";

/** @import { Entry } from "./table.js" */
/** @import { Lack } from "./types.js" */

// Where nothing shows the stage: most plans that are checked are of one year.
const USUAL = "rkab";
const [LONG, REPORT] = ["rippm", "laporan"];
// Parts that may stand in another column than that of their own.
/** @type {Record<string, string[]>} */
const OTHER_PARTS = { kecamatan: ["desa", "lokasi"], kegiatan: ["program"] };

/**
 * The stage of a plan: as it says, else as its columns and years show it.
 * @param {any} rules
 * @param {any[]} readings the sheets as they were read
 * @param {any} answers what the plan says once
 * @returns {string}
 */
export function stageOf(rules, readings, answers) {
  const stated = ` ${normal(answers.texts.get("tahap") || "")} `;
  for (const { kode, sebutan } of rules.tahap) {
    if (sebutan.some((/** @type {string} */ name) => stated.includes(` ${normal(name)} `))) {
      return kode;
    }
  }
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

/**
 * What an activity lacks of what its stage asks, and the cell to fill where its column is known.
 * @param {any} rules
 * @param {any} verdict
 * @param {string} stage
 * @returns {Lack[]}
 */
export function lacksOf(rules, verdict, stage) {
  return rules.bagian
    .filter((/** @type {any} */ part) => part.tahap.includes(stage))
    .filter((/** @type {any} */ part) => !verdict.filled.includes(part.kode))
    .map((/** @type {any} */ { kode, peran, pesan }) => ({
      bagian: kode,
      sel: cellOf(verdict, peran),
      pesan,
    }));
}

/**
 * The cell of a part in the row of an activity, whether it holds something or not.
 * @param {any} verdict
 * @param {string} part
 * @returns {string | null}
 */
export function cellOf({ origin, entry }, part) {
  const others = OTHER_PARTS[part] || [];
  for (const one of [part, ...others]) {
    const column = entry.columns.find((/** @type {any} */ known) => known.part === one);
    if (column !== undefined) return `${letters(column.index)}${origin.row}`;
  }
  return null;
}
