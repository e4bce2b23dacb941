/* The verdict on one activity: where and what it is, which programme it serves, what it lacks. */

import { byKey } from "./collections.js";
import { entryYears } from "./entry.js";
import { FitJudge } from "./fit.js";
import { Completeness } from "./lacks.js";
import { Locator } from "./locate.js";
import { Matcher } from "./match.js";
import { Meet } from "./meet.js";
import { note, unread } from "./note.js";
import { governmentWork } from "./overlap.js";
import { Gazetteer } from "./places.js";
import { Sectors } from "./sectors.js";
import { Sense } from "./sense.js";
import { shortened, unique } from "./text.js";
import { thousands } from "./values.js";
import { Verdict } from "./verdict.js";
import { Vocabulary } from "./vocabulary.js";

/** @import { Note } from "./note.js" */
/** @import { Origin } from "./overlap.js" */
/** @import { Place } from "./places.js" */
/** @import { Entry } from "./entry.js" */

/**
 * What holds for the whole plan, or for the table in which an activity stands.
 * @typedef {{place: Place, years: number[], group: string | null, stage: string}} Plan
 */

/** Judges the activities of plans by what is known of a blueprint. */
export class Judge {
  /** @param {any} facts what the engine knows of a blueprint */
  constructor(facts) {
    this.province = facts.provinsi;
    this.gazetteer = new Gazetteer(facts);
    this.locator = new Locator(this.gazetteer);
    this.sectors = new Sectors(facts);
    const vocabulary = new Vocabulary(facts.aturan);
    this.matcher = new Matcher(facts, vocabulary);
    this.meet = new Meet(facts, vocabulary);
    /** Government programmes with what they are as works. */
    this.government = facts.program_daerah.map((/** @type {any} */ item) => ({
      item,
      work: governmentWork(item),
    }));
    this.completeness = new Completeness(facts.aturan);
    this.sense = new Sense(facts);
    this.bidang = byKey(facts.bidang, "kode");
    this.groups = byKey(facts.kelompok, "kode");
    this.indicators = byKey(facts.indikator, "id");
    const subprograms = facts.bidang.flatMap((/** @type {any} */ item) => item.subprogram);
    const named = byKey(subprograms, "kode");
    this.fit = new FitJudge(facts, this.matcher, {
      places: (kabupaten) => this.gazetteer.names(kabupaten),
      bidang: (kode) => this.bidang.get(kode).nama_pendek,
      subprogram: (kode) => named.get(kode).nama,
    });
  }

  /**
   * @param {Entry} entry
   * @param {Origin} origin
   * @param {Plan} plan
   */
  judge(entry, origin, plan) {
    const verdict = new Verdict(origin, entry);
    const own = entryYears(entry, plan.years);
    verdict.years = own.length || entry.text("tahun") ? own : plan.years;
    this.locate(verdict, plan.place);
    const stated = this.statedBidang(verdict);
    this.matchProgram(verdict, stated);
    this.settleBidang(verdict, stated);
    this.tellCells(verdict);
    verdict.filled = this.completeness.filled(verdict, stated);
    verdict.lacks = this.completeness.lacks(verdict, plan.stage);
    verdict.sense = this.sense.judge(verdict, plan);
    this.tellBinding(verdict, plan.group);
    verdict.notes.push(...verdict.match.notes);
    this.tellIndicator(verdict);
    return verdict;
  }

  /**
   * @param {Verdict} verdict
   * @param {Place} home
   */
  locate(verdict, home) {
    verdict.place = this.locator.located(verdict.entry, home);
    verdict.notes.push(...verdict.place.notes);
    for (const [part, text, why] of verdict.place.unread) this.notRead(verdict, part, text, why);
  }

  /**
   * The bidang that the plan states, in the row or above it.
   * @param {Verdict} verdict
   * @returns {string | null}
   */
  statedBidang(verdict) {
    const entry = verdict.entry;
    let stated = null;
    if (entry.text("bidang")) {
      const text = entry.text("bidang");
      stated = this.sectors.bidang(text);
      if (stated === null) {
        const values = { nilai: shortened(text), saran: this.sectors.guess(text) || "" };
        this.notRead(verdict, "bidang", text, note("bidang-tak-dikenal", values));
      }
    }
    if (entry.text("subprogram")) {
      const text = entry.text("subprogram");
      verdict.subprogram = this.sectors.subprogram(text);
      if (verdict.subprogram === null) {
        const why = note("subprogram-tak-dikenal", { nilai: shortened(text) });
        this.notRead(verdict, "subprogram", text, why);
      } else if (stated === null) {
        stated = this.sectors.bidangOf(verdict.subprogram) ?? null;
      }
    }
    if (stated === null && entry.text("program")) {
      stated = this.sectors.exactText(entry.text("program"));
    }
    return stated || entry.section;
  }

  /**
   * @param {Verdict} verdict
   * @param {string | null} stated
   */
  matchProgram(verdict, stated) {
    const { entry, place, subprogram } = verdict;
    const names = unique([entry.text("kegiatan"), entry.text("program")]);
    const wanted = {
      ids: entry.text("id"),
      name: names.join(" ").trim(),
      uraian: entry.text("uraian"),
      hasil: entry.text("hasil"),
      kabupaten: place.kabupaten,
      bidang: stated,
      subprogram,
    };
    const match = this.matcher.find(wanted);
    verdict.match = match;
    const [named] = match.named;
    if (named !== undefined) {
      verdict.name = verdict.name || named.nama;
      const home = match.program?.kabupaten ?? this.province;
      // A place that is written and can't be read may be another.
      const free = !place.kabupaten.length && !place.unread.length;
      if (free && home !== this.province) place.addKabupaten(home);
    }
    verdict.fit = this.fit.judge(wanted, match);
    for (const [part, told, why] of match.unread) this.notRead(verdict, part, told, why);
  }

  /**
   * @param {Verdict} verdict
   * @param {string | null} stated
   */
  settleBidang(verdict, stated) {
    const { match, fit } = verdict;
    const { program } = match;
    const told = match.bidang.length === 1 ? match.bidang[0] : null;
    const own = program !== null && fit.putusan === "selaras" ? program.bidang : null;
    verdict.bidang = stated ?? own ?? told ?? (program === null ? null : program.bidang);
    if (stated === null && own === null && told !== null) {
      verdict.notes.push(note("bidang-dari-kata", { kata: match.words.join(", ") }));
    }
    if (verdict.subprogram !== null) return;
    if (program !== null && program.bidang === verdict.bidang) {
      verdict.subprogram = program.subprogram;
    } else {
      const found = match.subprogram.filter(
        (kode) => this.sectors.bidangOf(kode) === verdict.bidang,
      );
      verdict.subprogram = found.length === 1 ? found[0] : null;
    }
  }

  /** @param {Verdict} verdict */
  tellCells(verdict) {
    const entry = verdict.entry;
    for (const { text, code, value } of entry.oddMoney) {
      const why = note(code, {
        nilai: shortened(text),
        rupiah: thousands(value ?? 0),
      });
      if (value === null) this.notRead(verdict, "anggaran", text, why);
      else verdict.notes.push(why);
    }
    if (entry.mergedWith !== null) {
      verdict.notes.push(note("anggaran-gabung", { baris: entry.mergedWith }));
    }
    if (entry.text("tahun") && !verdict.years.length) {
      const why = note("tahun-tak-terbaca", { nilai: shortened(entry.text("tahun")) });
      this.notRead(verdict, "tahun", entry.text("tahun"), why);
    }
  }

  /**
   * An activity may be measured by what its village knows; that of the direction is told beside.
   * @param {Verdict} verdict
   */
  tellIndicator({ match, entry, notes }) {
    const kode = match.program === null ? null : match.program.indikator;
    const text = entry.text("indikator");
    if (kode === null || !text) return;
    const indicator = this.indicators.get(kode);
    if (this.matcher.saysIndicator(text, indicator)) return;
    notes.push(note("indikator-lain", { indikator: indicator.nama }));
  }

  /**
   * @param {Verdict} verdict
   * @param {string | null} group
   */
  tellBinding(verdict, group) {
    if (group === null || verdict.bidang === null) return;
    if (!this.bidang.get(verdict.bidang).dinilai.includes(group)) {
      const kelompok = this.groups.get(group).nama;
      verdict.notes.push(note("bidang-tidak-dinilai", { kelompok }));
    }
  }

  /**
   * @param {Verdict} verdict
   * @param {string} part
   * @param {string} text
   * @param {Note} why
   */
  notRead(verdict, part, text, why) {
    verdict.unread.push(unread(verdict.origin, verdict.entry.column(part), text, why));
  }
}
