/* What is sure of a target whatever it measures: parts are no larger than their wholes, a baseline
   is older than its target, and of what the blueprint doesn't know at most the good way is known. */
import { say, shortened } from "../text.js";
import { number } from "../values.js";
import words from "./words.json" with { type: "json" };

/** @typedef {import("./figures.js").Figure} Figure */
/** @typedef {import("./indicators.js").Indicator} Indicator */
/** @typedef {import("./reasons.js").Reasons} Reasons */
/** @typedef {import("./target.js").Goal} Goal */
/** @typedef {import("./target.js").Start} Start */

/** Which way is good, as a sign. */
export const SIGN = { naik: 1, turun: -1, netral: 0 };
/** How many decimals a figure shows at most. */
export const DECIMALS = 4;
/** Two roundings of one figure are the same. */
export const SAME = 1e-9;
const SHARES = new Set(words.bagian);
// From here on a number may be rupiah written out: 1.900.000 beside "2,4 juta".
const THOUSAND = 1000;
const PERIOD = /(?<![a-z])(?:hari|minggu|bulan|triwulan|semester|musim|panen|tahun)(?![a-z])/u;

/**
 * A part is no larger than its whole, whatever is counted.
 *
 * @param {Goal[]} goals
 * @param {Start} start
 * @param {Reasons} reasons
 */
export function judgeParts(goals, start, reasons) {
  const cells = goals.map(({ figure, cell }) => ({ figure, column: cell.column }));
  for (const figure of start.figures) cells.push({ figure, column: start.column ?? "" });
  for (const { figure, column } of cells) {
    if (figure.whole === null) continue;
    const [part, whole] = [Math.min(...figure.values), Math.max(...figure.whole.values)];
    if (part <= whole) continue;
    const values = { bagian: number(part, DECIMALS), seluruh: number(whole, DECIMALS) };
    reasons.add("bagian-lebih-dari-seluruh", column, values);
  }
}

/**
 * @param {Goal[]} goals
 * @param {Start} start
 * @param {Reasons} reasons
 */
export function judgeYears(goals, start, reasons) {
  const measured = start.figures.map(({ year }) => year).filter((year) => year !== null);
  const aimed = goals.map(({ year }) => year).filter((year) => year !== null);
  if (!measured.length || !aimed.length) return;
  const [awal, tahun] = [Math.min(...measured), Math.max(...aimed)];
  if (awal > tahun) reasons.add("nilai-awal-sesudah-target", start.column, { awal, tahun });
}

/**
 * What is sure of an indicator that isn't known: shares end at 100, counts are not below 0, and a
 * target changes something.
 *
 * @param {string} text The indicator's cell.
 * @param {Goal[]} goals
 * @param {Start} start
 * @param {Reasons} reasons
 */
export function judgeUnknown(text, goals, start, reasons) {
  const told = text.toLowerCase().split(/[^a-z%]+/u);
  const share = told.some((word) => SHARES.has(word));
  const grows = told.some((word) => words.naik.includes(word) || words.turun.includes(word));
  for (const goal of goals) {
    const { figure, told: said, cell } = goal;
    if (figure.relative || said.move !== null) continue;
    const value = Math.min(...figure.values);
    const values = { isi: shortened(cell.text, 40), indikator: shortened(text, 60) };
    const grown = start.figures.some((one) => Math.max(...one.values) >= 100);
    const percent = figure.unit === "%" || (share && figure.unit === "");
    if (percent && !grows && !grown && value > 100 + SAME) {
      reasons.add(share ? "bagian-lebih-seratus" : "persen-lebih-seratus", cell.column, values);
    }
    judgeSign(goal, text, reasons);
    // All of a cell: 1:40 is not 1:90.
    const same = said.figures.every((one, at) => isSame(one, start.figures[at]));
    if (!said.kept && same && figure === said.figures[0]) {
      reasons.add("target-tetap", cell.column, {
        awal: shortened(cell.text, 40),
        lebih: "lebih baik",
      });
    }
  }
}

/**
 * Less than nothing is no quantity; of a share, it may be meant as a change.
 *
 * @param {Goal} goal
 * @param {string} text The cell of the indicator.
 * @param {Reasons} reasons
 */
export function judgeSign({ figure, told, cell }, text, reasons) {
  if (figure.relative || told.move !== null || figure.unit === "%") return;
  if (Math.min(...figure.values) >= 0) return;
  const values = { isi: shortened(cell.text, 40), indikator: shortened(text, 60) };
  reasons.add("target-negatif", cell.column, values);
}

/**
 * Of a number of people or cases no more is known than which way is good; one that starts from
 * nothing counts what is done.
 *
 * @param {Indicator} indicator
 * @param {{text: (part: string) => string}} entry
 * @param {Goal[]} goals
 * @param {Start} start
 * @param {Reasons} reasons
 */
export function judgeCount(indicator, entry, goals, start, reasons) {
  const period = periodOf(entry.text("baseline"));
  const [from] = start.figures;
  for (const { figure, told, cell } of goals) {
    if (from === undefined || figure.relative || told.kept) continue;
    if (figure.whole !== null || from.whole !== null || figure.unit !== from.unit) continue;
    if (isLarge(figure) !== isLarge(from) || periodOf(cell.text) !== period) continue;
    const worse = figure.values.every((value) =>
      from.values.every((base) => {
        const better = SIGN[indicator.arah] * (value * figure.scale - base * from.scale);
        return base > 0 && better < -SAME;
      }),
    );
    if (!worse) continue;
    reasons.add("hitungan-berbalik", cell.column, {
      indikator: shortened(entry.text("indikator"), 60),
      isi: shortened(cell.text, 40),
      awal: number(from.values[0] * from.scale, DECIMALS),
      arah: say(`arah-${indicator.arah}`),
    });
  }
}

/** @param {Figure} figure */
function isLarge({ values, scale }) {
  return Math.max(...values) * scale >= THOUSAND;
}

/**
 * What an amount is for, where its cell says so: what is earned in a month is less than in a year.
 *
 * @param {string} text
 */
function periodOf(text) {
  return PERIOD.exec(text.toLowerCase())?.[0] ?? null;
}

/**
 * Whether a target repeats its baseline; a service goes on for as many people as before.
 *
 * @param {Figure} figure
 * @param {Figure | undefined} start
 */
function isSame(figure, start) {
  if (start === undefined || figure.unit !== start.unit || start.values[0] === 0) return false;
  if (figure.whole !== null || figure.span || (figure.unit !== "" && figure.unit !== "%"))
    return false;
  if (figure.unit === "%" && figure.values[0] === 100) return false;
  return Math.abs(figure.values[0] - start.values[0]) <= SAME;
}
