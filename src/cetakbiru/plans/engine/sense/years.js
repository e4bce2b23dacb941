/* Whether the years of a row can be: in order, within reach, and among those of its plan. */

import { entryYears } from "../entry.js";
import { shortened } from "../text.js";

const YEAR = /(?<!\d)(?:19|20)\d\d(?!\d)/gu;
// What joins the two ends of a span, whatever months stand between.
const JOINT = /[-–—]|s\.?\s?\/?\s?d|sampai|hingga|(?<![a-z])to(?![a-z])/u;
const LONGEST = 400;
const REPORT = "laporan";

/**
 * @typedef {object} Plan What the plan says of itself.
 * @property {number[]} years Those that it is for.
 * @property {string} [stage]
 */

/**
 * @param {any} verdict
 * @param {Plan} plan
 * @param {number} tahun The year of the edition: no clock is asked.
 * @param {import("./reasons.js").Reasons} reasons
 */
export function judgeYears({ entry }, { years: planned, stage }, tahun, reasons) {
  const text = entry.text("tahun");
  const column = entry.column("tahun");
  const isi = shortened(text, 40);
  const span = backwards(text.slice(0, LONGEST).toLowerCase());
  if (span !== null) reasons.add("tahun-terbalik", column, { isi, ...span });
  const own = entryYears(entry, planned);
  if (!own.length) return;
  const [first, last] = [own[0], own[own.length - 1]];
  const { rules } = reasons;
  if (
    first < tahun - rules.limit("tahun-tak-terjangkau", "ke_belakang") ||
    last > tahun + rules.limit("tahun-tak-terjangkau", "ke_depan")
  ) {
    reasons.add("tahun-tak-terjangkau", column, { isi: isi || `${first}–${last}`, tahun });
  } else if (last < tahun - rules.limit("tahun-lampau", "ke_belakang") && !isReport(entry, stage)) {
    reasons.add("tahun-lampau", column, { isi: isi || String(last), tahun });
  }
  if (!planned.length) return;
  const [from, to] = [planned[0], planned[planned.length - 1]];
  if (own.every((year) => year < from || year > to)) {
    const rencana = from === to ? String(from) : `${from}–${to}`;
    reasons.add("tahun-di-luar-rencana", column, { isi: isi || own.join(", "), rencana });
  }
}

/**
 * What tells of things done may tell of years gone by.
 *
 * @param {any} entry
 * @param {string | undefined} stage
 */
function isReport(entry, stage) {
  return stage === REPORT || Boolean(entry.text("realisasi") || entry.text("bukti"));
}

/**
 * The first span of a text that ends before it begins.
 *
 * @param {string} text
 * @returns {{awal: string, akhir: string} | null}
 */
function backwards(text) {
  const found = Array.from(text.matchAll(YEAR));
  for (const [at, one] of found.slice(1).entries()) {
    const before = found[at];
    const between = text.slice(before.index + before[0].length, one.index);
    if (Number(one[0]) < Number(before[0]) && JOINT.test(between)) {
      return { awal: before[0], akhir: one[0] };
    }
  }
  return null;
}
