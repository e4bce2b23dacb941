/* What is said of the plans of several companies together: the counts, who works on which direction,
   and who meets whom. */
import { sumOf } from "./summary.js";
import { say, shortened, unique } from "./text.js";

/** @import { Activity, Meeting, Named, Result, Results, Served } from "./types.js" */

/**
 * The files under names that tell them apart.
 *
 * @template {{name: string}} File
 * @param {File[]} files
 * @returns {File[]}
 */
export function apart(files) {
  /** @type {Map<string, number>} */
  const seen = new Map();
  return files.map((file) => {
    const times = (seen.get(file.name) ?? 0) + 1;
    seen.set(file.name, times);
    return times === 1 ? file : { ...file, name: `${file.name} (${times})` };
  });
}

/**
 * What a plan is called among others: its company, if it says so, and its file.
 *
 * @param {Pick<Result, "isian" | "berkas">} plan
 * @returns {string}
 */
export function planName({ isian, berkas: [{ nama }] }) {
  return isian.perusahaan ? `${isian.perusahaan} (${nama})` : nama;
}

/**
 * The directions, programmes and guides that activities fit best, each with their number.
 *
 * @param {Activity[]} activities
 * @returns {Map<string, Served>}
 */
export function servedBy(activities) {
  /** @type {Map<string, Served>} */
  const found = new Map();
  for (const { kesesuaian } of activities) {
    if (!["selaras", "sebagian"].includes(kesesuaian.putusan) || !kesesuaian.acuan.length) continue;
    const [{ id, jenis, nama }] = kesesuaian.acuan;
    const served = found.get(id) ?? { id, jenis, nama, banyak: 0 };
    served.banyak += 1;
    found.set(id, served);
  }
  return found;
}

/**
 * Several plans as one result; `meetings` are those of their activities.
 *
 * @param {any} facts
 * @param {Result[]} plans
 * @param {import("./overlap.js").FoundMeeting[]} meetings
 * @returns {Omit<Results, "bentuk" | "dibuat_oleh" | "edisi">}
 */
export function together(facts, plans, meetings) {
  const served = servedByAll(plans);
  const names = new Map(plans.map((plan) => [plan.berkas[0].nama, planName(plan)]));
  /** @type {Map<string, Named>} */
  const free = new Map();
  for (const plan of plans) {
    for (const named of plan.arah_tanpa_kegiatan) {
      if (!served.has(named.id)) free.set(named.id, named);
    }
  }
  return {
    ringkasan: {
      rencana: plans.length,
      rencana_selaras: plans.filter((plan) => plan.putusan_rencana === "selaras").length,
      ...sumOf(plans.map((plan) => plan.ringkasan)),
    },
    arah_dengan_kegiatan: Array.from(served.values()),
    arah_tanpa_kegiatan: Array.from(free.values()),
    antar_rencana: meetings.map((one) => toldMeeting(facts, one, names)),
    rencana: plans,
  };
}

/** @param {Result[]} plans */
function servedByAll(plans) {
  /** @type {Map<string, Served & {rencana: string[]}>} */
  const found = new Map();
  for (const plan of plans) {
    for (const served of plan.arah_dengan_kegiatan) {
      const known = found.get(served.id) ?? { ...served, banyak: 0, rencana: [] };
      known.banyak += served.banyak;
      known.rencana.push(planName(plan));
      found.set(served.id, known);
    }
  }
  return found;
}

/**
 * @param {any} facts
 * @param {import("./overlap.js").FoundMeeting} meeting
 * @param {Map<string, string>} names of plans by their files
 * @returns {Meeting}
 */
function toldMeeting(facts, { place, subject, years, works }, names) {
  const kegiatan = works.map(({ origin, name }) => ({
    berkas: origin.file,
    lembar: origin.sheet,
    baris: origin.row,
    nama: shortened(name, 200),
  }));
  const hal = subjectName(facts, subject) ?? shortened(works[0].name);
  const pesan = say("tindih-antar-rencana", {
    hal,
    tempat: placeName(facts, place),
    tahun: years.join(", "),
    rencana: unique(kegiatan.map(({ berkas }) => names.get(berkas) ?? berkas)).join("; "),
  });
  return { tempat: place, hal, tahun: years, kegiatan, pesan };
}

/**
 * @param {any} facts
 * @param {string} subject
 * @returns {string | null}
 */
function subjectName(facts, subject) {
  for (const bidang of facts.bidang) {
    for (const { kode, nama } of bidang.subprogram) if (kode === subject) return nama;
  }
  const entry = facts.arah.find((/** @type {Named} */ { id }) => id === subject);
  return entry === undefined ? null : `${entry.id} ${entry.nama}`;
}

/**
 * @param {any} facts
 * @param {string} place
 * @returns {string}
 */
function placeName(facts, place) {
  const region = facts.kabupaten.find((/** @type {any} */ { kode }) => kode === place);
  if (region !== undefined) return `${region.jenis} ${region.nama}`;
  const { nama } = facts.kecamatan.find((/** @type {any} */ { kode }) => kode === place);
  return `Kecamatan ${nama}`;
}
