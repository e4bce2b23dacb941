/* Who works on the same thing in the same place and year: rows of a plan, and government programmes. */
import { normal } from "./text.js";

/* For each activity that has them, the first `limit` + 1 others that are the same work. */
export function sameWork(works, limit) {
  const groups = new Map();
  const keys = works.map(workKeys);
  keys.forEach((found, at) => {
    for (const key of found) {
      if (!groups.has(key)) groups.set(key, []);
      groups.get(key).push(at);
    }
  });
  const partners = new Map();
  keys.forEach((found, at) => {
    const others = firstOthers(
      works,
      at,
      found.map((key) => groups.get(key)),
      limit + 1,
    );
    if (others.length)
      partners.set(
        at,
        others.sort((one, other) => one - other),
      );
  });
  return partners;
}

function workKeys(work) {
  let subject = work.subprogram || work.program;
  if (!subject || !work.kecamatan.length) subject = `nama ${normal(work.name)}`;
  const places = work.kecamatan.length ? work.kecamatan : work.kabupaten;
  return places.flatMap((place) => work.years.map((year) => `${place}\n${subject}\n${year}`));
}

// Whether two activities follow different programmes; a direction may be followed twice.
function toldApart(one, other) {
  const ids = [one.program || "", other.program || ""];
  return ids.every((name) => name.startsWith("PRG-")) && ids[0] !== ids[1];
}

function firstOthers(works, at, groups, limit) {
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

/* How a government programme meets an activity: bersamaan, tanpa-tahun, lalu, or null. */
export function governmentOverlap(item, work) {
  const meets = (one, other) => one.some((kode) => other.includes(kode));
  if (!item.bidang.includes(work.bidang) || !meets(work.kabupaten, item.kabupaten)) return null;
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
 * What several plans do in the same place, on the same subject, in the same years, in the order in
 * which it is first met; of each plan the first activity.
 *
 * @typedef {object} FoundMeeting
 * @property {string} place
 * @property {string} subject
 * @property {number[]} years
 * @property {any[]} works
 *
 * @param {any[]} works of all plans
 * @returns {FoundMeeting[]}
 */
export function meetings(works) {
  /** @type {Map<string, Map<string, any>>} */
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
