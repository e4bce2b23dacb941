/* Who works on the same thing in the same place and year: rows of a plan, and government programmes. */
import { append } from "./collections.js";
import { normal } from "./text.js";

/**
 * An activity as overlaps see it; codes are those of the blueprint.
 *
 * @typedef {{file: string, sheet: string, row: number}} Origin
 *
 * @typedef {object} Work
 * @property {Origin} origin
 * @property {string} name
 * @property {string | null} bidang
 * @property {string | null} subprogram
 * @property {string | null} program what it follows: a direction or a programme
 * @property {string[]} kabupaten
 * @property {string[]} kecamatan
 * @property {number[]} years
 *
 * @typedef {object} GovernmentProgram
 * @property {string[]} bidang
 * @property {string[]} kabupaten
 * @property {string[]} kecamatan
 * @property {number | null} tahun_awal
 * @property {number | null} tahun_akhir
 */

/**
 * For each activity that has them, by its place in `works`, the first others that are the same
 * work: one more than `limit`, so that the reader can be told that there are more.
 *
 * @param {Work[]} works
 * @param {number} limit
 * @returns {Generator<undefined, Map<number, number[]>>}
 */
export function* sameWork(works, limit) {
  /** @type {Map<string, number[]>} */
  const groups = new Map();
  const keys = works.map(workKeys);
  for (const [at, found] of keys.entries()) {
    yield;
    for (const key of found) append(groups, key, at);
  }
  /** @type {Map<number, number[]>} */
  const partners = new Map();
  for (const [at, found] of keys.entries()) {
    yield;
    const own = found.map((key) => groups.get(key) ?? []);
    const others = firstOthers(works, at, own, limit + 1);
    if (others.length)
      partners.set(
        at,
        others.sort((one, other) => one - other),
      );
  }
  return partners;
}

/**
 * Works with a key in common are the same: place, subject and year.
 *
 * @param {Work} work
 */
function workKeys(work) {
  let subject = work.subprogram || work.program;
  if (!subject || !work.kecamatan.length) subject = `nama ${normal(work.name)}`;
  const places = work.kecamatan.length ? work.kecamatan : work.kabupaten;
  return places.flatMap((place) => work.years.map((year) => `${place}\n${subject}\n${year}`));
}

/**
 * Whether two activities follow different programmes; a direction may be followed twice.
 *
 * @param {Work} one
 * @param {Work} other
 */
function toldApart(one, other) {
  const ids = [one.program ?? "", other.program ?? ""];
  return ids.every((name) => name.startsWith("PRG-")) && ids[0] !== ids[1];
}

/**
 * @param {Work[]} works
 * @param {number} at
 * @param {number[][]} groups that the work at this place is in
 * @param {number} limit
 */
function firstOthers(works, at, groups, limit) {
  /** @type {number[]} */
  const found = [];
  for (const group of groups) {
    for (const other of group) {
      if (other === at || found.includes(other) || toldApart(works[at], works[other])) continue;
      found.push(other);
      if (found.length === limit) return found;
    }
  }
  return found;
}

/**
 * How a government programme meets an activity, if it does.
 *
 * @param {GovernmentProgram} item
 * @param {Work} work
 * @returns {"bersamaan" | "tanpa-tahun" | "lalu" | null} at the same time; at a time that is not
 *   told; before it; not at all
 */
export function governmentOverlap(item, work) {
  if (work.bidang === null || !item.bidang.includes(work.bidang)) return null;
  if (!meets(work.kabupaten, item.kabupaten)) return null;
  if (item.kecamatan.length && work.kecamatan.length && !meets(item.kecamatan, work.kecamatan)) {
    return null;
  }
  const [start, end] = [item.tahun_awal, item.tahun_akhir];
  if (start === null && end === null) return "tanpa-tahun";
  if (!work.years.length) return null;
  const first = start ?? Math.min(...work.years);
  const last = end ?? Math.max(...work.years);
  if (work.years.some((year) => first <= year && year <= last)) return "bersamaan";
  return last < Math.min(...work.years) ? "lalu" : null;
}

/**
 * @param {string[]} one
 * @param {string[]} other
 */
function meets(one, other) {
  return one.some((kode) => other.includes(kode));
}

/**
 * What several plans do in the same place, on the same subject, in the same years, in the order in
 * which it is first met; of each plan the first activity.
 *
 * @typedef {object} FoundMeeting
 * @property {string} place
 * @property {string} subject
 * @property {number[]} years
 * @property {Work[]} works
 *
 * @param {Work[]} works of all plans
 * @returns {FoundMeeting[]}
 */
export function meetings(works) {
  /** @type {Map<string, Map<string, Work>>} */
  const groups = new Map();
  for (const work of works) {
    for (const key of workKeys(work)) {
      const plans = groups.get(key) ?? new Map();
      groups.set(key, plans);
      if (!plans.has(work.origin.file)) plans.set(work.origin.file, work);
    }
  }
  /** @type {Map<string, FoundMeeting>} */
  const found = new Map();
  for (const [key, plans] of groups) {
    if (plans.size < 2) continue;
    const [place, subject, year] = key.split("\n");
    // The same plans in the next year meet in the same matter.
    const matter = [place, subject, ...plans.keys()].join("\n");
    const meeting = found.get(matter) ?? {
      place,
      subject,
      years: [],
      works: Array.from(plans.values()),
    };
    meeting.years.push(Number(year));
    found.set(matter, meeting);
  }
  return Array.from(found.values());
}
