/* Who works on the same thing in the same place and year: rows of a plan, and what the blueprint has
   of others. Whether two works meet, and how much, is for meet.js to say. */
import { append } from "./collections.js";
import { normal } from "./text.js";

/** @import { Meet, Met, Owned } from "./meet.js" */

/**
 * An activity as overlaps see it; codes are those of the blueprint.
 *
 * @typedef {{file: string, sheet: string, row: number}} Origin
 *
 * @typedef {import("./meet.js").Work & {origin: Origin, subprogram: string | null,
 *   program: string | null}} Work `program`: what it follows, a direction or a programme
 *
 * @typedef {Owned & {pelaksana: string}} Told what the blueprint has of others
 *
 * @typedef {object} GovernmentProgram
 * @property {string} nama
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
 * A government programme as works are compared.
 *
 * @param {GovernmentProgram} item
 * @returns {import("./meet.js").Work}
 */
export function governmentWork({ nama: name, bidang, kabupaten, kecamatan }) {
  return { name, bidang, exact: [], kinds: [], kabupaten, kecamatan, desa: [], years: [] };
}

/**
 * How a government programme meets an activity, if it does.
 *
 * @param {GovernmentProgram} item
 * @param {import("./meet.js").Work} other the programme as a work
 * @param {Work} work
 * @param {Meet} meet
 * @returns {"bersamaan" | "tanpa-tahun" | "lalu" | null} at the same time; at a time that is not
 *   told; before it; not at all
 */
export function governmentOverlap({ tahun_awal: start, tahun_akhir: end }, other, work, meet) {
  if (meet.met(work, other) === null) return null;
  if (start === null && end === null) return "tanpa-tahun";
  if (!work.years.length) return null;
  const first = start ?? Math.min(...work.years);
  const last = end ?? Math.max(...work.years);
  if (work.years.some((year) => first <= year && year <= last)) return "bersamaan";
  return last < Math.min(...work.years) ? "lalu" : null;
}

/**
 * What others do that an activity meets with more than a weak degree, the strongest first.
 *
 * @param {Work} work
 * @param {Told[]} others
 * @param {Meet} meet
 * @returns {{other: Told, met: Met}[]}
 */
export function worksMet(work, others, meet) {
  const found = others.flatMap((other) => {
    const met = meet.of(work, other);
    return met === null || met.degree === "lemah" ? [] : [{ other, met }];
  });
  return found.sort(
    (one, two) => Number(two.met.degree === "kuat") - Number(one.met.degree === "kuat"),
  );
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
