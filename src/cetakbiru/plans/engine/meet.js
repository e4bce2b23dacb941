/* Whether two works meet, how much and why: the one notion of overlap, for the rows of plans and for
   all that the blueprint records (decisions/0048). */
import { append } from "./collections.js";
import { normal, say, unique } from "./text.js";
import { Vocabulary } from "./vocabulary.js";

/**
 * Something that somebody does somewhere. Without kabupaten it holds in the whole province, without
 * kecamatan in the whole of its kabupaten, unless its place is told in words that nobody could read (`unread`);
 * without years nobody says when.
 *
 * @typedef {object} Work
 * @property {string} name
 * @property {string[]} bidang
 * @property {string[]} exact codes of this very work: IDs that it serves, a sub-activity
 * @property {string[]} kinds codes of its kind of work: subprogram, guide, activity
 * @property {string[]} kabupaten
 * @property {string[]} kecamatan
 * @property {string[]} desa
 * @property {number[]} years
 * @property {boolean} [unread]
 *
 * A work with its own ID and whose it is; `proposed`: nobody does it yet.
 * @typedef {Work & {id: string, owner: string, proposed: boolean}} Owned
 *
 * @typedef {{rank: number, code: string, places: string[]}} Shared
 * @typedef {{rank: number, code: string, shared: string[]}} Likeness
 *
 * @typedef {object} Met
 * @property {"kuat" | "sedang" | "lemah"} degree
 * @property {Shared} place
 * @property {Likeness} subject
 * @property {string[]} bidang
 * @property {number[]} years none where one of the two tells none
 */

// What a place in common and a subject in common count, together, for a degree: 3 to 1 each.
const STRONG = 6;
const MIDDLE = 5;
const WEAK = 3;
// Words that two names must share where no phrase of the rules says what they are about.
const FEWEST_WORDS = 2;
// How the last part of the code of a kelurahan begins.
const URBAN = "1";
// A code of the nomenclature, and no ID.
const OF_NOMENCLATURE = /^[0-9]/;

/** Compares works by the words and the names that a blueprint knows. */
export class Meet {
  /**
   * @param {any} facts `aturan`, and the names of places, bidang and subprograms
   * @param {Vocabulary} [vocabulary] where there is one already
   */
  constructor(facts, vocabulary = new Vocabulary(facts.aturan)) {
    this.vocabulary = vocabulary;
    /** @type {Map<string, string>} */
    this.names = new Map(Object.entries(facts.sebutan ?? {}));
    for (const { kode, jenis, nama } of facts.kabupaten) this.names.set(kode, `${jenis} ${nama}`);
    for (const { kode, nama } of facts.kecamatan) this.names.set(kode, `Kecamatan ${nama}`);
    for (const { kode, nama_pendek, subprogram } of facts.bidang) {
      this.names.set(kode, nama_pendek);
      for (const sub of subprogram) this.names.set(sub.kode, sub.nama);
    }
    /** @type {Map<string, Map<string, string>>} */
    this.villages = new Map();
    for (const [kode, inside] of Object.entries(facts.desa)) {
      this.villages.set(kode, new Map(Object.entries(inside)));
    }
    /** @type {WeakMap<Work, Topic>} */
    this.topics = new WeakMap();
  }

  /**
   * The meeting of two works, if there is one. Who does them is not asked.
   *
   * @param {Work} one
   * @param {Work} other
   * @returns {Met | null}
   */
  of(one, other) {
    const years = one.years.filter((year) => other.years.includes(year));
    const dated = one.years.length > 0 && other.years.length > 0;
    return dated && !years.length ? null : this.met(one, other, dated ? years : []);
  }

  /**
   * Their meeting if they were at one time.
   *
   * @param {Work} one
   * @param {Work} other
   * @param {number[]} [years] those in common, none where one of the two tells none
   * @returns {Met | null}
   */
  met(one, other, years = []) {
    const place = sharedPlace(one, other);
    if (place === null) return null;
    const subject = this.likeness(one, other);
    if (subject === null) return null;
    const degree = degreeOf(place.rank + subject.rank, years.length > 0);
    if (degree === null) return null;
    return { degree, place, subject, bidang: this.sharedBidang(one, other), years };
  }

  /**
   * The bidang of a work: as it is written, else as its words tell.
   *
   * @param {Work} work
   */
  bidang(work) {
    return this.topic(work).bidang;
  }

  /**
   * @param {Work} one
   * @param {Work} other
   */
  sharedBidang(one, other) {
    return common(this.bidang(one), this.bidang(other));
  }

  /**
   * How much two works are the same: 3 the same work, 2 of its kind, 1 of the same bidang only.
   *
   * @param {Work} one
   * @param {Work} other
   * @returns {Likeness | null} null where they have not even a bidang in common
   */
  likeness(one, other) {
    const exact = common(one.exact, other.exact);
    if (exact.length) {
      const code = OF_NOMENCLATURE.test(exact[0]) ? "sama-subkegiatan" : "sama-arah";
      return { rank: 3, code, shared: exact };
    }
    if (!this.sharedBidang(one, other).length) return null;
    const [here, there] = [this.topic(one), this.topic(other)];
    if (sameName(here, there)) return { rank: 3, code: "sama-nama", shared: [] };
    const words = keysOfBoth(here.words, there.words).map((stem) => here.words.get(stem) ?? stem);
    const concepts = keysOfBoth(here.concepts, there.concepts);
    if (concepts.length) return sameConcept(here, there, concepts, words);
    const kinds = common(one.kinds, other.kinds);
    if (kinds.length) return { rank: 2, code: "jenis-kode", shared: kinds };
    if (words.length >= FEWEST_WORDS) return { rank: 2, code: "jenis-kata", shared: words };
    return { rank: 1, code: "bidang-sama", shared: this.sharedBidang(one, other) };
  }

  /**
   * What a work is about, read once.
   *
   * @param {Work} work
   * @returns {Topic}
   */
  topic(work) {
    let found = this.topics.get(work);
    if (found === undefined) {
      found = this.read(work);
      this.topics.set(work, found);
    }
    return found;
  }

  /**
   * @param {Work} work
   * @returns {Topic}
   */
  read({ name, bidang }) {
    const { concepts } = this.vocabulary.topics(name, bidang.length === 1 ? bidang[0] : null);
    const told = Array.from(concepts.keys(), (kode) => this.vocabulary.concept.get(kode).bidang);
    return {
      name: normal(name),
      bidang: bidang.length ? bidang : unique(told),
      concepts,
      words: this.vocabulary.tellingWords(name),
    };
  }

  /**
   * Why two works meet, as a sentence.
   *
   * @param {Met} met
   */
  reason({ place, subject, years }) {
    const named = place.places.map((kode) => this.placeName(kode)).join(", ");
    return say("temu", {
      tempat: say(`temu-${place.code}`, { nama: named }),
      tahun: years.length ? say("temu-tahun", { tahun: span(years) }) : say("temu-tanpa-tahun"),
      hal: say(`temu-${subject.code}`, {
        nama: subject.shared.map((kode) => this.name(kode)).join(", "),
      }),
    });
  }

  /** @param {string} kode */
  name(kode) {
    return this.names.get(kode) ?? kode;
  }

  /** @param {string} kode */
  placeName(kode) {
    const cut = kode.lastIndexOf(".");
    const last = kode.slice(cut + 1);
    const village = this.villages.get(kode.slice(0, cut))?.get(last);
    if (village === undefined) return this.name(kode);
    return `${last.startsWith(URBAN) ? "Kelurahan" : "Desa"} ${village}`;
  }
}

/**
 * @typedef {object} Topic
 * @property {string} name
 * @property {string[]} bidang
 * @property {Map<string, string>} concepts each with the phrase that says so
 * @property {Map<string, string>} words the telling ones by their stems
 */

/**
 * The same name, or the same telling words in another order.
 *
 * @param {Topic} one
 * @param {Topic} other
 */
function sameName(one, other) {
  if (one.name && one.name === other.name) return true;
  const { size } = one.words;
  if (size < FEWEST_WORDS || size !== other.words.size) return false;
  return keysOfBoth(one.words, other.words).length === size;
}

/**
 * A phrase in common, or a word beside the concept, makes it the same work.
 *
 * @param {Topic} one
 * @param {Topic} other
 * @param {string[]} concepts that they have in common
 * @param {string[]} words the telling ones in common
 * @returns {Likeness}
 */
function sameConcept(one, other, concepts, words) {
  const [here, there] = [one, other].map((topic) =>
    concepts.map((kode) => topic.concepts.get(kode) ?? kode),
  );
  const phrases = common(here, there);
  if (phrases.length) return { rank: 3, code: "sama-kata", shared: phrases };
  if (words.length) return { rank: 3, code: "sama-sebut", shared: words };
  return { rank: 2, code: "jenis-konsep", shared: unique([...here, ...there]) };
}

/**
 * Where two works are together: 3 in a kecamatan, and in a desa where both name some; 2 where one of
 * them holds in the whole kabupaten; 1 where one holds in the whole province, or the desa differ; 0
 * where the place of one can't be read, but for its kabupaten at most.
 *
 * @param {Work} one
 * @param {Work} other
 * @returns {Shared | null}
 */
export function sharedPlace(one, other) {
  if (one.unread || other.unread) return unreadPlace(one, other);
  if (!one.kabupaten.length || !other.kabupaten.length) {
    const narrow = one.kabupaten.length ? one : other;
    const places = narrow.kecamatan.length ? narrow.kecamatan : narrow.kabupaten;
    return { rank: 1, code: "provinsi", places: places.length === 1 ? places : [] };
  }
  const found = one.kabupaten
    .filter((kabupaten) => other.kabupaten.includes(kabupaten))
    .map((kabupaten) => sharedWithin(kabupaten, one, other))
    .filter((each) => each !== null);
  if (!found.length) return null;
  const rank = Math.max(...found.map((each) => each.rank));
  const best = found.filter((each) => each.rank === rank);
  return { ...best[0], places: unique(best.flatMap(({ places }) => places)) };
}

/**
 * @param {Work} one
 * @param {Work} other
 * @returns {Shared | null}
 */
function unreadPlace(one, other) {
  const known = one.kabupaten.length > 0 && other.kabupaten.length > 0;
  const both = common(one.kabupaten, other.kabupaten);
  return known && !both.length ? null : { rank: 0, code: "tak-terbaca", places: both };
}

/**
 * @param {string} kabupaten
 * @param {Work} one
 * @param {Work} other
 * @returns {Shared | null}
 */
function sharedWithin(kabupaten, one, other) {
  const [here, there] = [one, other].map(({ kecamatan }) => inside(kecamatan, kabupaten));
  if (!here.length || !there.length) return { rank: 2, code: "kabupaten", places: [kabupaten] };
  const both = common(here, there);
  if (!both.length) return null;
  /** @type {string[]} */
  const close = [];
  for (const kecamatan of both) {
    const [ours, theirs] = [one, other].map(({ desa }) => inside(desa, kecamatan));
    if (!ours.length || !theirs.length) close.push(kecamatan);
    else close.push(...common(ours, theirs));
  }
  if (close.length) return { rank: 3, code: "kecamatan", places: close };
  return { rank: 1, code: "desa-lain", places: both };
}

/**
 * @param {string[]} places
 * @param {string} home
 */
function inside(places, home) {
  return places.filter((kode) => kode.startsWith(`${home}.`));
}

/**
 * @param {number} points
 * @param {boolean} dated where a time is not told, nothing is more than weak
 * @returns {Met["degree"] | null}
 */
function degreeOf(points, dated) {
  if (points < WEAK) return null;
  if (!dated || points < MIDDLE) return "lemah";
  return points < STRONG ? "sedang" : "kuat";
}

/** @param {number[]} years */
function span(years) {
  const [first, last] = [Math.min(...years), Math.max(...years)];
  return first === last ? String(first) : `${first}–${last}`;
}

/**
 * @template T
 * @param {T[]} one
 * @param {T[]} other
 */
function common(one, other) {
  return one.length && other.length ? one.filter((item) => other.includes(item)) : [];
}

/**
 * @param {Map<string, unknown>} one
 * @param {Map<string, unknown>} other
 */
function keysOfBoth(one, other) {
  return Array.from(one.keys()).filter((key) => other.has(key));
}

/**
 * Every two works of different owners that meet, by their places in `works`. What one owner proposes
 * twice meets, too, for it can be put together; who carries out what another row proposes does not.
 *
 * @param {Owned[]} works
 * @param {Meet} meet
 * @returns {[number, number, Met][]} in the order of the works
 */
export function meetingsOf(works, meet) {
  const found = candidates(works, works, meet)
    .filter(([at, to]) => at < to && areApart(works[at], works[to]))
    .filter(([at, to]) => !carriesOut(works[at], works[to]) && !carriesOut(works[to], works[at]))
    .flatMap(([at, to]) => {
      const met = meet.of(works[at], works[to]);
      return met === null ? [] : [/** @type {[number, number, Met]} */ ([at, to, met])];
    });
  return found.sort(([one, first], [other, second]) => one - other || first - second);
}

/**
 * For each aim (a direction, say) the works that serve it: of its kind at least, in its place.
 *
 * @param {Work[]} aims
 * @param {Work[]} works
 * @param {Meet} meet
 * @returns {number[][]}
 */
export function serving(aims, works, meet) {
  /** @type {number[][]} */
  const found = aims.map(() => []);
  for (const [at, to] of candidates(aims, works, meet)) {
    if (!sharedPlace(aims[at], works[to])?.rank) continue;
    if ((meet.likeness(aims[at], works[to])?.rank ?? 0) >= 2) found[at].push(to);
  }
  return found.map((each) => each.sort((one, other) => one - other));
}

/**
 * Whether two works are of different owners, or both but proposed. A kabupaten plans for its own
 * agencies: "99.01" for "99.01 dinas pendidikan".
 *
 * @param {Owned} one
 * @param {Owned} other
 */
function areApart(one, other) {
  if (one.proposed && other.proposed) return true;
  const [short, long] = one.owner.length < other.owner.length ? [one, other] : [other, one];
  return long.owner !== short.owner && !long.owner.startsWith(`${short.owner} `);
}

/**
 * @param {Owned} one
 * @param {Owned} other
 */
function carriesOut(one, other) {
  return one.exact.includes(other.id);
}

/**
 * The pairs that may meet, each once: a kabupaten, and a bidang or a code, in common.
 *
 * @param {Work[]} here
 * @param {Work[]} there
 * @param {Meet} meet
 * @returns {[number, number][]}
 */
function candidates(here, there, meet) {
  /** @type {Map<string, number[]>} */
  const groups = new Map();
  for (const [at, work] of there.entries()) {
    for (const key of keys(work, meet)) append(groups, key, at);
  }
  const everywhere = unique(there.flatMap(({ kabupaten }) => kabupaten));
  return here.flatMap((work, at) => {
    /** @type {Set<number>} */
    const found = new Set();
    // What holds in the whole province meets what holds in any kabupaten.
    const wide = work.kabupaten.length ? ["", ...work.kabupaten] : ["", ...everywhere];
    for (const place of wide) {
      for (const subject of subjects(work, meet)) {
        for (const to of groups.get(`${place}\n${subject}`) ?? []) found.add(to);
      }
    }
    return Array.from(found, (to) => /** @type {[number, number]} */ ([at, to]));
  });
}

/**
 * @param {Work} work
 * @param {Meet} meet
 */
function keys(work, meet) {
  const places = work.kabupaten.length ? work.kabupaten : [""];
  return places.flatMap((place) => subjects(work, meet).map((subject) => `${place}\n${subject}`));
}

/**
 * @param {Work} work
 * @param {Meet} meet
 */
function subjects(work, meet) {
  return [...meet.bidang(work), ...work.exact];
}
