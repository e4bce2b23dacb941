/* Whether an activity fits the blueprint: a direction or programme of its place, else a guide; by
   the ID that it names, or by weighing the words that it shares with them. */
import { note } from "./note.js";
import { Nearest, normal, shortened, unique } from "./text.js";

/** @import { Topics, Vocabulary } from "./vocabulary.js" */

const WITHDRAWN = "dicabut";
const GUIDE = "panduan";
const MOST_IDS = 10;
// What an ID is written with besides its letters and figures.
const SEPARATORS = /[^A-Z0-9]+/g;
// A number that lost its zero: PEN-1.
const LONE_FIGURE = /(?<=[A-Z]) ?([0-9])(?![0-9A-Z])/g;
// The hyphens of a pattern that stand outside of its classes.
const HYPHENS = /-(?![^[]*\])/g;

/**
 * A direction, a programme or a guide, as the facts tell it.
 * @typedef {{id: string, jenis: string, nama: string, hasil?: string, penerima?: string,
 *   bidang: string, subprogram: string | null, kabupaten: string, indikator: string | null,
 *   calon?: string | null, status: string, diganti_oleh: string[]}} Entry
 */

/**
 * One subject of the blueprint: a guide with the directions that follow it, or a programme.
 * `places` holds the direction or programme of each place.
 * @typedef {{order: number, entry: Entry, places: Map<string, Entry>}} Subject
 */

/**
 * A subject that shares words with an activity.
 * @typedef {{subject: Subject, score: number, words: string[]}} Candidate
 */

/**
 * What an activity says of itself.
 * @typedef {object} Wanted
 * @property {string} ids what stands in the column of IDs
 * @property {string} name the names of activity and programme
 * @property {string} uraian
 * @property {string} hasil
 * @property {string[]} kabupaten
 * @property {string | null} bidang as the plan states it
 * @property {string | null} subprogram as the plan states it
 */

/** What the blueprint has for an activity. */
export class Match {
  constructor() {
    /** @type {Entry | null} the direction or programme that it serves */
    this.program = null;
    /** @type {"id" | "kata" | null} */
    this.how = null;
    /** @type {Entry[]} those that the plan names by ID, the best first */
    this.named = [];
    /** @type {Entry | null} whose name has nothing in common with that of the activity */
    this.stranger = null;
    /** @type {Candidate[]} by words, the best first */
    this.candidates = [];
    /** @type {string[]} the bidang of which its words speak */
    this.bidang = [];
    /** @type {string[]} the subprograms of which its words speak */
    this.subprogram = [];
    /** @type {string[]} the words that say so */
    this.words = [];
    /** @type {boolean} whether its name or its description says anything */
    this.says = false;
    /** @type {string[]} words of its name for the company's own people and things */
    this.insiders = [];
    /** @type {{code: string, values: any}[]} why an ID that is named doesn't fit */
    this.faults = [];
    /** @type {{code: string, values: any}[]} */
    this.notes = [];
    /** @type {[string, string, any][]} */
    this.unread = [];
  }
}

export class Matcher {
  /**
   * @param {any} facts
   * @param {Vocabulary} vocabulary
   */
  constructor(facts, vocabulary) {
    this.rules = facts.aturan.ambang;
    this.vocabulary = vocabulary;
    this.province = facts.provinsi;
    /** @type {Map<string, Entry>} by ID, written without anything between its parts */
    this.entries = new Map();
    for (const item of [...facts.arah, ...facts.panduan]) this.entries.set(bare(item.id), item);
    this.pattern = idPattern(facts);
    this.near = new Nearest(facts.arah.map((/** @type {Entry} */ { id }) => id));
    this.subjects = subjectsOf(facts);
    /** @type {Map<string, Subject>} by what they are called */
    this.names = new Map();
    for (const subject of this.subjects) {
      const key = normal(subject.entry.nama);
      if (!this.names.has(key)) this.names.set(key, subject);
    }
    this.index = this.indexed();
  }

  /**
   * @param {Wanted} wanted
   * @returns {Match}
   */
  find(wanted) {
    const match = new Match();
    const topics = this.read(wanted);
    this.tellBidang(topics, match);
    match.candidates = this.weighed(wanted, topics);
    this.byId(wanted, match);
    return match;
  }

  /** The topics of each text of an activity. @param {Wanted} wanted */
  read({ name, uraian, hasil, bidang }) {
    return {
      nama: this.vocabulary.topics(name, bidang),
      uraian: this.vocabulary.topics(uraian, bidang),
      hasil: this.vocabulary.topics(hasil, bidang),
    };
  }

  /**
   * @param {{nama: Topics, uraian: Topics}} topics
   * @param {Match} match
   */
  tellBidang({ nama, uraian }, match) {
    const { concept } = this.vocabulary;
    match.says = [nama, uraian].some(({ concepts, near, stems, hints }) =>
      [concepts, near, stems, hints].some(({ size }) => size > 0),
    );
    match.insiders = nama.insiders;
    for (const found of [nama.concepts, nama.hints, uraian.concepts]) {
      if (!found.size) continue;
      const items = Array.from(found.keys(), (kode) => concept.get(kode));
      match.bidang = unique(items.map((item) => item.bidang));
      match.subprogram = unique(items.map((item) => item.subprogram).filter((one) => one));
      match.words = Array.from(found.values());
      return;
    }
  }

  /* What each concept and each rare stem of the blueprint is worth for each subject: a concept in
     full, a stem the more the fewer subjects have it. */
  indexed() {
    const { konsep, kata, nama, hasil, penerima, bidang_lain } = this.rules;
    /** @type {Map<string, Map<Subject, number>>} */
    const index = new Map();
    /** @type {(key: string, subject: Subject, worth: number) => void} */
    const add = (key, subject, worth) => {
      const found = index.get(key) || new Map();
      found.set(subject, Math.max(found.get(subject) || 0, worth));
      index.set(key, found);
    };
    for (const subject of this.subjects) {
      const { entry } = subject;
      /** @type {[string | undefined, number][]} */
      const texts = [
        [entry.nama, nama],
        [entry.hasil, hasil],
        [entry.penerima, penerima],
      ];
      for (const [text, share] of texts) {
        const topics = this.vocabulary.topics(text ?? "");
        for (const kode of topics.concepts.keys()) {
          const own = this.vocabulary.concept.get(kode).bidang === entry.bidang;
          add(`konsep ${kode}`, subject, (konsep * share * (own ? 100 : bidang_lain)) / 10000);
        }
        for (const stem of topics.stems.keys()) add(stem, subject, (kata * share) / 100);
      }
    }
    // Programmes that follow a guide repeat its words, which are no less rare for that.
    const families = (/** @type {Iterable<Subject>} */ all) =>
      new Set(Array.from(all, ({ entry }) => entry.calon ?? entry.id)).size;
    const all = Math.log(Math.max(families(this.subjects), 2));
    for (const [key, found] of index) {
      if (key.startsWith("konsep ")) continue;
      const rarity = 1 - Math.log(families(found.keys())) / all;
      for (const [subject, worth] of found) found.set(subject, worth * rarity);
    }
    return index;
  }

  /**
   * The subjects that share words with an activity, the best first.
   * @param {Wanted} wanted
   * @param {{nama: Topics, uraian: Topics, hasil: Topics}} topics
   * @returns {Candidate[]}
   */
  weighed(wanted, topics) {
    const { rules } = this;
    /** @type {Map<Subject, Candidate>} */
    const found = new Map();
    this.count(topics.nama, rules.nama, found);
    // A name that says nothing leaves it to the description.
    const { concepts, near, stems } = topics.nama;
    const named = concepts.size + near.size + stems.size > 0;
    this.count(topics.uraian, named ? rules.uraian : rules.nama, found);
    // What is hoped for decides nothing, but among those that fit already.
    const shared = new Set(found.keys());
    this.count(topics.hasil, rules.hasil, found);
    const candidates = Array.from(found.values()).filter(({ subject }) => shared.has(subject));
    for (const one of candidates) {
      const { bidang, subprogram } = one.subject.entry;
      if (wanted.bidang === bidang) one.score += rules.bidang;
      if (subprogram !== null && wanted.subprogram === subprogram) one.score += rules.subprogram;
    }
    /** @param {Candidate} one */
    const holds = ({ subject }) => this.local(subject, wanted) !== null;
    return candidates.sort(
      (one, other) =>
        other.score - one.score ||
        Number(holds(other)) - Number(holds(one)) ||
        one.subject.order - other.subject.order,
    );
  }

  /**
   * @param {Topics} topics
   * @param {number} share in percent
   * @param {Map<Subject, Candidate>} found
   */
  count({ concepts, near, stems }, share, found) {
    for (const [kode, word] of concepts) this.score(`konsep ${kode}`, word, share, found);
    const nearly = (share * this.rules.dekat) / 100;
    for (const [kode, word] of near) this.score(`konsep ${kode}`, word, nearly, found);
    for (const [stem, word] of stems) this.score(stem, word, share, found);
  }

  /**
   * @param {string} key of the index
   * @param {string} word what says it
   * @param {number} share in percent
   * @param {Map<Subject, Candidate>} found
   */
  score(key, word, share, found) {
    for (const [subject, worth] of this.index.get(key) || []) {
      const one = found.get(subject) || { subject, score: 0, words: [] };
      one.score += (worth * share) / 100;
      if (!one.words.includes(word)) one.words.push(word);
      found.set(subject, one);
    }
  }

  /**
   * The direction or programme of a subject that holds where an activity is.
   * @param {Subject} subject
   * @param {Wanted} wanted
   * @returns {Entry | null}
   */
  local({ places }, { kabupaten }) {
    for (const kode of [...kabupaten, this.province]) {
      const entry = places.get(kode);
      if (entry !== undefined) return entry;
    }
    return null;
  }

  /**
   * Reads the column of IDs, in which an activity may name several.
   * @param {Wanted} wanted
   * @param {Match} match
   */
  byId(wanted, match) {
    if (!wanted.ids) return;
    const names = this.idsIn(wanted.ids);
    const subject = names.length ? undefined : this.names.get(normal(wanted.ids));
    if (subject !== undefined) match.named.push(this.local(subject, wanted) ?? subject.entry);
    else if (!names.length) {
      const values = { nilai: shortened(wanted.ids) };
      match.unread.push(["id", wanted.ids, note("id-tak-dikenal", values)]);
    }
    for (const name of names) this.take(name, wanted, match);
    if (!match.named.length) return;
    const score = (/** @type {Entry} */ entry) => candidateOf(entry, match)?.score ?? 0;
    match.named = unique(match.named).sort((one, other) => score(other) - score(one));
    match.program = match.named.find(({ jenis }) => jenis !== GUIDE) || null;
    match.how = "id";
    if (wanted.name || wanted.uraian) {
      match.stranger = match.named.find((entry) => this.isStranger(entry, match)) || null;
    }
  }

  /**
   * The IDs in a cell, however they are written.
   * @param {string} text
   * @returns {string[]}
   */
  idsIn(text) {
    const key = text
      .normalize("NFKC")
      .toUpperCase()
      .replace(SEPARATORS, " ")
      .replace(LONE_FIGURE, " 0$1");
    // The code of the kabupaten may have its point: 12.04.
    const found = key.match(this.pattern) || key.replaceAll(" ", "").match(this.pattern) || [];
    return unique(found).slice(0, MOST_IDS);
  }

  /**
   * @param {string} name
   * @param {Wanted} wanted
   * @param {Match} match
   */
  take(name, wanted, match) {
    const id = name.replace(/ /g, "-");
    let entry = this.entries.get(bare(name)) || null;
    /** @type {(code: string, values: any) => void} */
    const refuse = (code, values) => {
      match.faults.push(note(code, values));
      match.unread.push(["id", id, note(code, values)]);
    };
    if (entry === null) {
      const near = this.near.guess(id);
      const known = near === null ? null : this.entries.get(bare(near)) || null;
      refuse("id-tak-dikenal", { nilai: id, saran: known === null ? "" : told(known) });
    } else if (entry.status === WITHDRAWN) {
      const successor = this.successor(entry);
      const pengganti = successor === null ? "" : told(successor);
      refuse("id-dicabut", { id: entry.id, nama: entry.nama, pengganti });
      entry = successor;
    }
    if (entry !== null) match.named.push(this.held(entry, wanted));
  }

  /**
   * For a guide, the direction that follows it where the activity is; any other as it is.
   * @param {Entry} entry
   * @param {Wanted} wanted
   */
  held(entry, wanted) {
    if (entry.jenis !== GUIDE) return entry;
    const subject = this.subjects.find((one) => one.entry === entry);
    return (subject && this.local(subject, wanted)) || entry;
  }

  /**
   * What took the place of a withdrawn one, if anything that still holds.
   * @param {Entry} entry
   * @returns {Entry | null}
   */
  successor(entry) {
    const seen = new Set([entry]);
    let open = entry.diganti_oleh;
    while (open.length) {
      const found = this.entries.get(bare(open[0]));
      open = open.slice(1);
      if (found === undefined || seen.has(found)) continue;
      if (found.status !== WITHDRAWN) return found;
      seen.add(found);
      open = [...open, ...found.diganti_oleh];
    }
    return null;
  }

  /**
   * Whether the words of an activity have nothing to do with the entry that it names: none is
   * shared, and they speak of another bidang, of another subject, or of nothing known.
   * @param {Entry} entry
   * @param {Match} match
   */
  isStranger(entry, match) {
    if (candidateOf(entry, match) !== undefined) return false;
    if (!match.bidang.includes(entry.bidang)) return true;
    const best = match.candidates[0];
    return best !== undefined && best.score >= this.rules.kuat;
  }

  /**
   * Directions and programmes of these places that are of a bidang or a subprogram.
   * @param {string[]} kabupaten
   * @param {(entry: Entry) => boolean} wanted
   * @returns {Entry[]}
   */
  of(kabupaten, wanted) {
    const places = unique([...kabupaten, this.province]);
    const held = this.subjects.filter(({ entry }) => wanted(entry));
    return places.flatMap((kode) => held.flatMap(({ places: all }) => all.get(kode) || []));
  }

  /**
   * The guides of a bidang that no direction of these places follows.
   * @param {string[]} kabupaten
   * @param {string} bidang
   * @returns {Entry[]}
   */
  guides(kabupaten, bidang) {
    const places = [...kabupaten, this.province];
    return this.subjects
      .filter(
        ({ entry, places: all }) =>
          entry.jenis === GUIDE && entry.bidang === bidang && !places.some((kode) => all.has(kode)),
      )
      .map(({ entry }) => entry);
  }

  /** All that holds in these places and in the whole province. @param {string[]} kabupaten */
  known(kabupaten) {
    return this.of(kabupaten, () => true);
  }

  /**
   * Whether a text names the indicator.
   * @param {string} text
   * @param {{id: string, nama: string, nama_pendek: string}} indikator
   */
  saysIndicator(text, { id, nama, nama_pendek }) {
    const said = this.vocabulary.tellingStems(text);
    return [id, nama, nama_pendek].some((name) => {
      const own = Array.from(this.vocabulary.tellingStems(name));
      return own.length > 0 && own.every((stem) => said.has(stem));
    });
  }
}

/**
 * The subjects of the blueprint: guides with the directions that follow them, directions without a
 * guide, and programmes.
 * @param {any} facts
 * @returns {Subject[]}
 */
function subjectsOf(facts) {
  /** @type {Map<string, Subject>} */
  const found = new Map();
  /** @type {(key: string, entry: Entry) => Subject} */
  const add = (key, entry) => {
    const subject = found.get(key) || { order: found.size, entry, places: new Map() };
    found.set(key, subject);
    return subject;
  };
  for (const guide of facts.panduan) add(guide.id, guide);
  for (const entry of facts.arah) {
    if (entry.status === WITHDRAWN) continue;
    const { places } = add(entry.jenis === "arah" ? (entry.calon ?? entry.id) : entry.id, entry);
    if (!places.has(entry.kabupaten)) places.set(entry.kabupaten, entry);
  }
  return Array.from(found.values());
}

/**
 * What an ID looks like, between whose parts a space may stand or nothing.
 * @param {any} facts
 */
function idPattern(facts) {
  const guides = facts.panduan.map((/** @type {Entry} */ { id }) => id);
  const all = [facts.pola_id, ...guides].join("|").replace(HYPHENS, " ?");
  return new RegExp(`(?<![A-Z0-9])(?:${all})(?![A-Z0-9])`, "g");
}

/**
 * The subject of an entry, if an activity shares words with it.
 * @param {Entry} entry
 * @param {Match} match
 */
function candidateOf(entry, { candidates }) {
  return candidates.find(
    ({ subject }) => subject.entry === entry || subject.places.get(entry.kabupaten) === entry,
  );
}

/** An ID without anything between its parts. @param {string} id */
function bare(id) {
  return id.toUpperCase().replace(SEPARATORS, "");
}

/** @param {Entry} entry */
export function told({ id, jenis, nama }) {
  return jenis === GUIDE ? `panduan ${nama}` : `${id} ${nama}`;
}
