/* The verdict on whether an activity fits (kesesuaian), with the three that it fits best and why. */
import { told } from "./match.js";
import { note, said } from "./note.js";
import { say, unique } from "./text.js";

/** @import { Candidate, Entry, Match, Matcher, Wanted } from "./match.js" */
/** @import { Fit, Reference } from "./types.js" */

const MOST_REFERENCES = 3;
const MOST_WORDS = 5;
const GUIDE = "panduan";

/**
 * What codes are called.
 * @typedef {object} Names
 * @property {(kabupaten: string[]) => string} places
 * @property {(bidang: string) => string} bidang
 * @property {(subprogram: string) => string} subprogram
 */

export class FitJudge {
  /**
   * @param {any} facts
   * @param {Matcher} matcher
   * @param {Names} names
   */
  constructor(facts, matcher, names) {
    this.rules = facts.aturan.ambang;
    this.province = facts.provinsi;
    this.matcher = matcher;
    this.names = names;
  }

  /**
   * The verdict; sets the programme of the match where words name it.
   * @param {Wanted} wanted
   * @param {Match} match
   * @returns {Fit}
   */
  judge(wanted, match) {
    const fit = match.named.length ? this.byId(wanted, match) : this.byWords(wanted, match);
    const faults = said(match.faults);
    if (!wanted.kabupaten.length) {
      return { ...fit, putusan: "tak-dinilai", pesan: [...faults, say("tanpa-kabupaten")] };
    }
    const pesan = [...faults, ...fit.pesan, ...this.doubts(match)];
    // An activity fits in full only where nothing has to be said.
    const putusan = pesan.length && fit.putusan === "selaras" ? "sebagian" : fit.putusan;
    return { ...fit, pesan, putusan };
  }

  /**
   * What keeps an activity from being one for the people around the mine.
   * @param {Match} match
   * @returns {string[]}
   */
  doubts({ named, bidang, insiders }) {
    const found = [];
    if (!named.length && bidang.length >= this.rules.bidang_sebaris) {
      const names = bidang.map((kode) => this.names.bidang(kode)).join(", ");
      found.push(say("banyak-bidang", { banyak: bidang.length, bidang: names }));
    }
    if (insiders.length) found.push(say("orang-dalam", { kata: unique(insiders).join(", ") }));
    return found;
  }

  /**
   * @param {Wanted} wanted
   * @param {Match} match
   * @returns {Fit}
   */
  byId(wanted, match) {
    const pesan = match.named.flatMap((entry) => this.misfits(entry, wanted));
    const acuan = match.named.map((entry) => reference(entry, say("sebab-id")));
    if (match.stranger !== null) {
      const [best] = match.candidates;
      const near = best && best.score >= this.rules.kuat ? this.entryOf(best, wanted) : null;
      const mirip = near === null ? "" : told(near);
      pesan.push(say("nama-tak-mirip", { acuan: told(match.stranger), mirip }));
      if (near !== null && !match.named.includes(near)) {
        acuan.push(reference(near, this.because(best)));
      }
    } else if (match.program === null) {
      pesan.push(this.onlyGuide(match.named[0], wanted));
    }
    return {
      putusan: pesan.length ? "sebagian" : "selaras",
      cara: "id",
      acuan: acuan.slice(0, MOST_REFERENCES),
      pesan,
    };
  }

  /**
   * Why an entry that a plan names doesn't hold there.
   * @param {Entry} entry
   * @param {Wanted} wanted
   * @returns {string[]}
   */
  misfits(entry, { kabupaten, bidang }) {
    const { id, nama } = entry;
    const found = [];
    // What holds for the whole province holds wherever the plan is.
    const regional = entry.jenis !== GUIDE && entry.kabupaten !== this.province;
    if (kabupaten.length && regional && !kabupaten.includes(entry.kabupaten)) {
      const wilayah = this.names.places([entry.kabupaten]);
      found.push(say("id-wilayah", { id, nama, wilayah, lain: this.names.places(kabupaten) }));
    }
    if (bidang !== null && bidang !== entry.bidang) {
      const values = { bidang: this.names.bidang(entry.bidang), lain: this.names.bidang(bidang) };
      found.push(say("id-bidang", { id, nama, ...values }));
    }
    return found;
  }

  /**
   * @param {Wanted} wanted
   * @param {Match} match
   * @returns {Fit}
   */
  byWords(wanted, match) {
    const { kuat, lemah } = this.rules;
    const shared = match.candidates.filter(({ score }) => score >= lemah);
    const { bidang } = wanted;
    const ofBidang = (/** @type {string | null} */ kode) =>
      shared.filter(({ subject }) => subject.entry.bidang === kode);
    const own = bidang === null ? shared : ofBidang(bidang);
    // A strong one that holds here goes before one that is stronger by a word and does not.
    const strong = (/** @type {Candidate} */ one) => one.score >= kuat;
    const held = (/** @type {Candidate} */ { subject }) =>
      this.matcher.local(subject, wanted) !== null;
    // The first word that tells says what is done ("jalan menuju kebun"), those after it for whom.
    const head = bidang ?? match.bidang[0] ?? null;
    const ofHead = ofBidang(head);
    const best =
      ofHead.find((one) => strong(one) && held(one)) ||
      ofHead.find(strong) ||
      own.find((one) => strong(one) && held(one)) ||
      own.find((one) => strong(one) || held(one)) ||
      shared.find(strong);
    if (best === undefined) return this.withoutWords(wanted, match);
    const entry = this.entryOf(best, wanted);
    const acuan = [best, ...shared.filter((one) => one !== best)]
      .slice(0, MOST_REFERENCES)
      .map((one) => reference(this.entryOf(one, wanted), this.because(one)));
    const pesan = [];
    if (head !== null && entry.bidang !== head) {
      const values = { acuan: told(entry), bidang: this.names.bidang(entry.bidang) };
      pesan.push(say("bidang-lain-mirip", values));
    } else if (entry.jenis === GUIDE) {
      pesan.push(this.onlyGuide(entry, wanted));
    } else if (best.score < kuat) {
      pesan.push(say("kata-lemah", { kata: wordsOf(best), acuan: told(entry) }));
    }
    if (entry.jenis !== GUIDE) match.program = entry;
    match.how = "kata";
    if (!pesan.length)
      match.notes.push(note("cocok-kata", { kata: wordsOf(best), acuan: told(entry) }));
    return { putusan: pesan.length ? "sebagian" : "selaras", cara: "kata", acuan, pesan };
  }

  /**
   * What is near to an activity whose words no direction and no guide shares.
   * @param {Wanted} wanted
   * @param {Match} match
   * @returns {Fit}
   */
  withoutWords({ kabupaten, bidang, subprogram }, match) {
    const wilayah = this.names.places(kabupaten);
    const code = subprogram ?? (match.subprogram.length === 1 ? match.subprogram[0] : null);
    const related =
      code === null ? [] : this.matcher.of(kabupaten, (one) => one.subprogram === code);
    if (code !== null && related.length && match.says) {
      const nama = this.names.subprogram(code);
      const acuan = cut(related).map((one) => reference(one, say("sebab-subprogram", { nama })));
      const names = cut(related).map(told).join("; ");
      const pesan = [say("kaitan-kurang", { subprogram: nama, acuan: names })];
      return { putusan: "sebagian", cara: null, acuan, pesan };
    }
    const kind = bidang ?? (match.bidang.length === 1 ? match.bidang[0] : null);
    if (kind === null) {
      const pesan = [say("luar-prioritas-kosong", { wilayah })];
      return { putusan: "di-luar", cara: null, acuan: [], pesan };
    }
    const near = cut([
      ...this.matcher.of(kabupaten, (one) => one.bidang === kind),
      ...this.matcher.guides(kabupaten, kind),
    ]);
    const nama = this.names.bidang(kind);
    const acuan = near.map((one) => reference(one, say("sebab-bidang", { nama })));
    const values = { wilayah, bidang: nama, acuan: near.map(told).join("; ") };
    const pesan = [say(near.length ? "luar-prioritas" : "luar-prioritas-kosong", values)];
    return { putusan: "di-luar", cara: null, acuan, pesan };
  }

  /**
   * @param {Candidate} one
   * @param {Wanted} wanted
   */
  entryOf({ subject }, wanted) {
    return this.matcher.local(subject, wanted) ?? subject.entry;
  }

  /** @param {Candidate} one */
  because(one) {
    return say("sebab-kata", { kata: wordsOf(one) });
  }

  /**
   * @param {Entry} entry
   * @param {Wanted} wanted
   */
  onlyGuide(entry, { kabupaten }) {
    return say("panduan-saja", { nama: entry.nama, wilayah: this.names.places(kabupaten) });
  }
}

/** @param {Candidate} one */
function wordsOf({ words }) {
  return unique(words).slice(0, MOST_WORDS).join(", ");
}

/** @param {Entry[]} entries */
function cut(entries) {
  return entries.slice(0, MOST_REFERENCES);
}

/**
 * @param {Entry} entry
 * @param {string} sebab
 * @returns {Reference}
 */
function reference({ id, jenis, nama }, sebab) {
  return { id, jenis, nama, sebab };
}
