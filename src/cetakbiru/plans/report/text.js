/* The verdict as plain text for a terminal or an e-mail: what matters first, details last. */
import { planName } from "../engine/plans.js";
import { thousands } from "../engine/values.js";
import {
  AID,
  cellName,
  cellNames,
  counted,
  FINDINGS,
  fileLines,
  fullName,
  indented,
  judgedBy,
  overlaps,
  planReason,
  planVerdict,
  printable,
  QUESTIONS,
  questions,
  remarks,
  rowName,
  severalSheets,
  verdicts,
  whyUnjudged,
} from "./words.js";

/** @import { Activity, Edition, Finding, Named, Result, Results, Served, Unread } from "../engine/types.js" */

export const TITLE = "Hasil periksa rencana";
// Activities, cells and directions that are told before the whole list is asked for.
const FEW = 10;
const LABEL = 14;

/**
 * The report on one plan or on several, line by line.
 *
 * @param {Result | Results} result
 * @param {any} facts
 * @param {boolean} all whether every activity is told, too, which nothing is said of
 * @returns {Generator<string, void>}
 */
export function* textReport(result, facts, all) {
  const lines = "rencana" in result ? manyPlans(result, facts, all) : onePlan(result, facts, all);
  for (const line of [...heading(result.edisi), "", ...lines]) yield `${printable(line)}\n`;
}

/** @param {Edition} edition */
function heading({ judul, versi, status }) {
  return [`${TITLE} terhadap ${judul}, edisi ${versi} (${status.toLowerCase()})`, AID];
}

/**
 * @param {Results} results
 * @param {any} facts
 * @param {boolean} all
 */
function manyPlans(results, facts, all) {
  const { ringkasan, rencana, antar_rencana } = results;
  return [
    `${ringkasan.rencana_selaras || "Tidak satu pun"} dari ${ringkasan.rencana} rencana selaras.`,
    ...indented(countLines(ringkasan)),
    ...rencana.flatMap((plan) => planLines(plan)),
    ...coverage(results.arah_dengan_kegiatan, results.arah_tanpa_kegiatan, all),
    ...titled(
      "Pertemuan antarperusahaan",
      antar_rencana.map((one) => one.pesan),
      all,
    ),
    ...(all
      ? rencana.flatMap((plan) => ["", `=== ${planName(plan)} ===`, ...onePlan(plan, facts, all)])
      : ["", "Setiap rencana disebut lengkap dengan --rinci, atau bila diperiksa sendiri."]),
  ];
}

/**
 * A plan among others: its verdict and what is worst.
 *
 * @param {Result} plan
 */
function planLines(plan) {
  const { berkas, ringkasan, perbaikan } = plan;
  const worst = perbaikan.slice(0, 2).map(({ pesan }) => pesan);
  if (!ringkasan.kegiatan) worst.push(...fileLines(berkas[0]));
  return [
    "",
    `${planName(plan)}: ${planVerdict(plan).toLowerCase()}`,
    ...indented([
      planReason(plan),
      `Anggaran terbaca Rp${thousands(ringkasan.anggaran)}.`,
      ...worst,
    ]),
  ];
}

/**
 * @param {Result} result
 * @param {any} facts
 * @param {boolean} all
 */
function onePlan(result, facts, all) {
  if (!result.kegiatan.length) return whyUnjudged(result).split("\n");
  const several = severalSheets(result);
  return [
    `${planVerdict(result)}. ${planReason(result)}`,
    judgedBy(result, facts),
    ...indented(countLines(result.ringkasan)),
    ...indented(result.catatan),
    ...titled("Perbaiki lebih dahulu", repairLines(result, several), true),
    ...coverage(result.arah_dengan_kegiatan, result.arah_tanpa_kegiatan, all),
    ...titled("Tumpang tindih", overlapLines(result), all),
    ...activities(result, several, all),
    ...titled(
      "Tidak terbaca",
      result.tidak_terbaca.map((cell) => unread(cell, several)),
      all,
    ),
    ...titled("Seluruh rencana", wholeLines(result), true),
    ...findings("Kewajiban", result.kewajiban, facts, all),
    ...findings("Kesiapan", result.kesiapan, facts, all),
    ...titled("Berkas", [result.berkas[0].nama, ...fileLines(result.berkas[0])], true),
  ];
}

/** @param {import("../engine/types.js").Summary} summary */
function countLines(summary) {
  return [
    ...questions().map((question) => {
      const told = counted(question, summary[question]).map(
        ([, word, count]) => `${count} ${word}`,
      );
      return `${QUESTIONS[question].padEnd(LABEL)}${told.join(", ")}`;
    }),
    `${"Anggaran".padEnd(LABEL)}Rp${thousands(summary.anggaran)} terbaca`,
  ];
}

/**
 * @param {Result} result
 * @param {boolean} several
 */
function repairLines({ perbaikan }, several) {
  return perbaikan.map(
    ({ pesan, tempat, banyak }, at) =>
      `${at + 1}. ${pesan} (${cellNames(tempat, banyak, several)})`,
  );
}

/**
 * @param {(Served & {rencana?: string[]})[]} served
 * @param {Named[]} free
 * @param {boolean} all
 */
function coverage(served, free, all) {
  const title = `Arah dan program: ${served.length} mempunyai kegiatan, ${free.length} belum`;
  const lines = served.map(({ banyak, rencana, ...named }) => {
    const plans = rencana === undefined ? "" : ` (${rencana.join("; ")})`;
    return `${fullName(named)}: ${banyak} kegiatan${plans}`;
  });
  return titled(title, [...lines, ...free.map((named) => `belum: ${fullName(named)}`)], all);
}

/** @param {Result} result */
function overlapLines(result) {
  const rows = result.kegiatan.filter((one) =>
    one.tumpang_tindih.some(({ id }) => id === null),
  ).length;
  const lines = overlaps(result).map(({ pesan, banyak }) => `${pesan} (${banyak} kegiatan)`);
  if (rows) lines.push(`${rows} kegiatan mengerjakan hal yang sama dengan kegiatan lain.`);
  return lines;
}

/**
 * @param {Result} result
 * @param {boolean} several
 * @param {boolean} all
 */
function activities({ kegiatan }, several, all) {
  const told = all ? kegiatan : kegiatan.filter((one) => !one.selaras);
  const shown = all ? told : told.slice(0, FEW);
  const lines = shown.flatMap((one) => activityLines(one, several));
  if (told.length > shown.length) lines.push(more(told.length - shown.length, "kegiatan"));
  return titled(all ? "Kegiatan" : "Kegiatan yang perlu dilihat", lines, true);
}

/**
 * @param {Activity} activity
 * @param {boolean} several
 */
function activityLines(activity, several) {
  const place = rowName(activity, several);
  const { kesesuaian } = activity;
  const fits = ["selaras", "sebagian"].includes(kesesuaian.putusan) && kesesuaian.acuan[0];
  const said = remarks(activity).map(({ sel, pesan }) =>
    sel === null ? pesan : `${sel}: ${pesan}`,
  );
  return [
    `${place[0].toUpperCase()}${place.slice(1)}: ${activity.nama}`,
    ...indented([verdicts(activity), ...(fits ? [`Mengacu pada ${fullName(fits)}`] : []), ...said]),
  ];
}

/**
 * @param {Unread} cell
 * @param {boolean} several
 */
function unread(cell, several) {
  const sel = cell.kolom === null ? null : `${cell.kolom}${cell.baris}`;
  return `${cellName({ ...cell, sel }, several)}: ${cell.pesan}`;
}

/** @param {Result} result */
function wholeLines({ program_utama, fokus }) {
  return [...program_utama.flatMap(({ pesan }) => pesan ?? []), fokus.pesan];
}

/**
 * How many points hold, and those that are still to do; with `all` the others, too.
 *
 * @param {string} title
 * @param {Finding[]} found
 * @param {any} facts
 * @param {boolean} all
 */
function findings(title, found, facts, all) {
  const counts = Object.entries(FINDINGS)
    .map(([status, word]) => `${found.filter((one) => one.status === status).length} ${word}`)
    .filter((told) => !told.startsWith("0 "));
  const told = all ? found : found.filter(({ status }) => status === "belum");
  const lines = told.flatMap(({ status, judul, pesan, acuan }) => [
    `[${FINDINGS[status]}] ${judul}. ${pesan}`,
    ...indented([`Dasar: ${facts.dasar[acuan] ?? acuan}`]),
  ]);
  return ["", `${title}: ${counts.join(", ")}`, ...indented(lines)];
}

/**
 * A list under a title; the first of a long one, unless all are asked for.
 *
 * @param {string} title
 * @param {string[]} lines
 * @param {boolean} all
 */
function titled(title, lines, all) {
  if (!lines.length) return [];
  const shown = all ? lines : lines.slice(0, FEW);
  const rest = lines.length - shown.length;
  return ["", title, ...indented(rest ? [...shown, more(rest, "butir")] : shown)];
}

/**
 * @param {number} count
 * @param {string} what
 */
function more(count, what) {
  return `dan ${count} ${what} lagi; --rinci menyebut semuanya.`;
}
