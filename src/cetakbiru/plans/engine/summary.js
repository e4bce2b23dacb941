/* What is said of a plan before its activities: how many hold, and what to mend first. */
import { say } from "./text.js";

/** @import { Activity, Cell, Place, Repair, SheetTold, Summary, Unread } from "./types.js" */

const MOST_REPAIRS = 5;
// Places told of one cause; all of them stand with the activities.
const MOST_PLACES = 20;
// What is mended first: what can't be, what fits nothing, what is missing, what a person must see.
const [IMPOSSIBLE, FIT, MISSING, DOUBTFUL, UNJUDGED] = [0, 1, 2, 3, 4];
const COLUMNS = "kolom-kurang";
// The columns that name an activity, the best first.
const NAMING = ["kegiatan", "program", "id"];

/**
 * Counts of activities by each verdict, and the sum of readable budgets in rupiah.
 *
 * @param {Activity[]} activities
 * @returns {Summary}
 */
export function summary(activities) {
  const counts = emptySummary();
  for (const one of activities) {
    counts.kegiatan += 1;
    if (one.selaras) counts.selaras += 1;
    counts.kesesuaian[one.kesesuaian.putusan] += 1;
    counts.kelengkapan[one.kelengkapan.putusan] += 1;
    counts.kewajaran[one.kewajaran.putusan] += 1;
    if (one.tumpang_tindih.length) counts.tumpang_tindih += 1;
    counts.anggaran += one.anggaran ?? 0;
  }
  return counts;
}

/**
 * The counts of several plans together.
 *
 * @param {Summary[]} summaries
 * @returns {Summary}
 */
export function sumOf(summaries) {
  const sum = emptySummary();
  for (const one of summaries) add(sum, one);
  return sum;
}

/**
 * @param {any} sum of counts, at any depth
 * @param {any} counts
 */
function add(sum, counts) {
  for (const [name, count] of Object.entries(counts)) {
    if (typeof count === "number") sum[name] += count;
    else add(sum[name], count);
  }
}

/** @returns {Summary} */
function emptySummary() {
  return {
    kegiatan: 0,
    selaras: 0,
    kesesuaian: { selaras: 0, sebagian: 0, "di-luar": 0, "tak-dinilai": 0 },
    kelengkapan: { lengkap: 0, kurang: 0 },
    kewajaran: { wajar: 0, diragukan: 0, mustahil: 0, "tak-dinilai": 0 },
    tumpang_tindih: 0,
    anggaran: 0,
  };
}

/**
 * The few causes to mend first: by gravity, and of equal gravity by the number of activities.
 *
 * @param {Activity[]} activities
 * @param {Unread[]} unread
 * @param {SheetTold[]} sheets the sheets that the activities stand in
 * @returns {Repair[]}
 */
export function repairs(activities, unread, sheets) {
  const causes = new Causes(sheets);
  for (const activity of activities) addCauses(causes, activity);
  for (const cell of unread) {
    const sel = cell.kolom === null ? null : `${cell.kolom}${cell.baris}`;
    causes.add(MISSING, "tak-terbaca", cell, sel, cell.pesan);
  }
  return causes.worst();
}

/**
 * @param {Causes} causes
 * @param {Activity} activity
 */
function addCauses(causes, activity) {
  const { kesesuaian, kelengkapan, kewajaran } = activity;
  if (kesesuaian.putusan !== "selaras") {
    const cell = causes.naming(activity);
    causes.add(FIT, kesesuaian.putusan, activity, cell, kesesuaian.pesan[0] ?? "");
  }
  // A part without a cell has no column either: one thing to do, however many parts there are.
  const columns = kelengkapan.kurang.filter(({ sel }) => sel === null);
  if (columns.length) {
    const names = columns.map(({ pesan }) => partName(pesan));
    causes.addColumns(activity, causes.naming(activity), names);
  }
  for (const { bagian, sel, pesan } of kelengkapan.kurang) {
    if (sel !== null) causes.add(MISSING, `kurang-${bagian}`, activity, sel, pesan);
  }
  for (const { kode, sel, pesan, putusan } of kewajaran.alasan) {
    const gravity = putusan === "mustahil" ? IMPOSSIBLE : DOUBTFUL;
    causes.add(gravity, kode, activity, sel, pesan);
  }
  if (kewajaran.putusan === "tak-dinilai") {
    causes.add(UNJUDGED, "tak-terukur", activity, causes.naming(activity), "");
  }
}

/** Causes with the places where they stand, each told once however many rows have it. */
class Causes {
  /** @param {SheetTold[]} sheets */
  constructor(sheets) {
    /** @type {Map<string, string | null>} */
    this.columns = new Map(sheets.map((sheet) => [sheet.nama, namingColumn(sheet)]));
    /** @type {Map<string, {gravity: number, kode: string, pesan: string, tempat: Cell[], banyak: number}>} */
    this.found = new Map();
    /** @type {Set<string>} names of parts that some sheet has no column for */
    this.lacking = new Set();
  }

  /**
   * @param {number} gravity
   * @param {string} kode
   * @param {Place} place
   * @param {string | null} sel
   * @param {string} pesan what is said of this one
   */
  add(gravity, kode, { berkas, lembar, baris }, sel, pesan) {
    const key = `${gravity} ${kode}`;
    let cause = this.found.get(key);
    if (cause === undefined) {
      cause = { gravity, kode, pesan, tempat: [], banyak: 0 };
      this.found.set(key, cause);
    }
    cause.banyak += 1;
    if (cause.tempat.length < MOST_PLACES) cause.tempat.push({ berkas, lembar, baris, sel });
  }

  /**
   * @param {Place} place
   * @param {string | null} sel
   * @param {string[]} names of the parts that have no column
   */
  addColumns(place, sel, names) {
    for (const name of names) this.lacking.add(name);
    this.add(MISSING, COLUMNS, place, sel, "");
  }

  /**
   * The cell that names an activity.
   *
   * @param {Place} place
   */
  naming({ lembar, baris }) {
    const column = this.columns.get(lembar);
    return column ? `${column}${baris}` : null;
  }

  /** @returns {Repair[]} */
  worst() {
    const all = Array.from(this.found.values());
    all.sort((one, other) => one.gravity - other.gravity || other.banyak - one.banyak);
    return all.slice(0, MOST_REPAIRS).map(({ gravity, kode, pesan, tempat, banyak }) => ({
      kode,
      pesan:
        kode === COLUMNS
          ? say("perbaiki-kolom", { bagian: Array.from(this.lacking).join(", ") })
          : told(gravity, kode, pesan, banyak),
      tempat,
      banyak,
    }));
  }
}

/**
 * A part without what is said of it: "penerima manfaat" of "penerima manfaat (siapa dan berapa)".
 *
 * @param {string} pesan
 */
export function partName(pesan) {
  return pesan.replace(/ \([^()]*\)$/u, "");
}

/** @param {SheetTold} sheet */
function namingColumn({ kolom }) {
  const part = NAMING.find((one) => kolom[one] !== undefined);
  return part === undefined ? null : kolom[part].split(", ")[0];
}

/**
 * What is to be done about a cause on so many activities; `pesan` is what is said of the first.
 *
 * @param {number} gravity
 * @param {string} kode
 * @param {string} pesan
 * @param {number} banyak
 */
function told(gravity, kode, pesan, banyak) {
  if (gravity === FIT || gravity === UNJUDGED) return say(`perbaiki-${kode}`, { banyak });
  if (kode === "tak-terbaca") return say("perbaiki-tak-terbaca", { banyak, pesan });
  if (gravity === MISSING) return say("perbaiki-kurang", { banyak, pesan });
  return banyak === 1 ? pesan : say("perbaiki-serupa", { banyak: banyak - 1, pesan });
}
