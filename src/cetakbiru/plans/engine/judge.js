/* The verdict on one activity: where and what it is, which programme it serves, what it lacks. */
import { FitJudge } from "./fit.js";
import { Completeness } from "./lacks.js";
import { Locator } from "./locate.js";
import { Match, Matcher } from "./match.js";
import { Gazetteer, note, Place } from "./places.js";
import { Sectors } from "./sectors.js";
import { Sense } from "./sense.js";
import { entryYears } from "./table.js";
import { say, shortened, unique } from "./text.js";
import { thousands } from "./values.js";
import { Vocabulary } from "./vocabulary.js";

/** @import { Note } from "./note.js" */
/** @import { Origin, Work } from "./overlap.js" */
/** @import { Row } from "./sense/rows.js" */
/** @import { Entry } from "./table.js" */
/** @import { Fit, Lack, Unread } from "./types.js" */

/** What is found of an activity. */
export class Verdict {
  /**
   * @param {Origin} origin
   * @param {Entry} entry
   */
  constructor(origin, entry) {
    this.origin = origin;
    this.entry = entry;
    this.name = entry.name;
    this.place = new Place();
    /** @type {string | null} */
    this.bidang = null;
    /** @type {string | null} */
    this.subprogram = null;
    /** @type {number[]} */
    this.years = [];
    this.match = new Match();
    /** @type {Fit} */
    this.fit = { putusan: "tak-dinilai", cara: null, acuan: [], pesan: [] };
    /** @type {Lack[]} */
    this.lacks = [];
    // Judged last, and always before anybody looks.
    this.sense = /** @type {Row} */ (/** @type {unknown} */ (null));
    /** @type {Note[]} */
    this.notes = [];
    /** @type {Unread[]} */
    this.unread = [];
    /** @type {string[]} codes of the parts that it has */
    this.filled = [];
  }

  get program() {
    return this.match.program === null ? null : this.match.program.id;
  }

  /** @returns {Work} */
  work() {
    return {
      origin: this.origin,
      name: this.name,
      kabupaten: this.place.kabupaten,
      kecamatan: this.place.kecamatan,
      bidang: this.bidang,
      subprogram: this.subprogram,
      program: this.program,
      years: this.years,
    };
  }
}

export class Judge {
  constructor(facts) {
    this.facts = facts;
    this.rules = facts.aturan;
    this.gazetteer = new Gazetteer(facts);
    this.locator = new Locator(this.gazetteer);
    this.sectors = new Sectors(facts);
    this.vocabulary = new Vocabulary(facts.aturan);
    this.matcher = new Matcher(facts, this.vocabulary);
    const subprograms = facts.bidang.flatMap((item) => item.subprogram);
    const subprogramNames = new Map(subprograms.map((item) => [item.kode, item.nama]));
    this.fit = new FitJudge(facts, this.matcher, {
      places: (kabupaten) => this.gazetteer.names(kabupaten),
      bidang: (kode) => this.bidang.get(kode).nama_pendek,
      subprogram: (kode) => subprogramNames.get(kode),
    });
    this.completeness = new Completeness(facts.aturan);
    this.sense = new Sense(facts);
    this.bidang = new Map(facts.bidang.map((item) => [item.kode, item]));
    this.groups = new Map(facts.kelompok.map((item) => [item.kode, item]));
    this.indicators = new Map(facts.indikator.map((item) => [item.id, item]));
  }

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
    verdict.sense = this.sense.judge(verdict, plan.years);
    this.tellBinding(verdict, plan.group);
    verdict.notes.push(...verdict.match.notes);
    this.tellIndicator(verdict);
    return verdict;
  }

  locate(verdict, home) {
    verdict.place = this.locator.located(verdict.entry, home);
    verdict.notes.push(...verdict.place.notes);
    for (const [part, text, why] of verdict.place.unread) this.notRead(verdict, part, text, why);
  }

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
        stated = this.sectors.bidangOf(verdict.subprogram);
      }
    }
    if (stated === null && entry.text("program")) {
      stated = this.sectors.exactText(entry.text("program"));
    }
    return stated || entry.section;
  }

  matchProgram(verdict, stated) {
    const { entry, place, subprogram } = verdict;
    const text = (part) => entry.text(part);
    const wanted = {
      ids: text("id"),
      name: unique([text("kegiatan"), text("program")])
        .join(" ")
        .trim(),
      uraian: text("uraian"),
      hasil: text("hasil"),
      kabupaten: place.kabupaten,
      bidang: stated,
      subprogram,
    };
    const match = this.matcher.find(wanted);
    verdict.match = match;
    const [named] = match.named;
    if (named !== undefined) {
      verdict.name = verdict.name || named.nama;
      const regional = match.program !== null && match.program.kabupaten !== this.facts.provinsi;
      if (!place.kabupaten.length && regional) place.addKabupaten(match.program.kabupaten);
    }
    verdict.fit = this.fit.judge(wanted, match);
    for (const [part, told, why] of match.unread) this.notRead(verdict, part, told, why);
  }

  settleBidang(verdict, stated) {
    const { match, fit } = verdict;
    const { program } = match;
    const told = match.bidang.length === 1 ? match.bidang[0] : null;
    const own = program !== null && fit.putusan === "selaras" ? program.bidang : null;
    verdict.bidang = stated ?? own ?? told ?? (program === null ? null : program.bidang);
    if (stated === null && own === null && told !== null) {
      verdict.notes.push(note("bidang-dari-kata", { kata: match.words.join(", ") }));
    }
    const home = (kode) => this.sectors.bidangOf(kode) === verdict.bidang;
    if (verdict.subprogram !== null) return;
    if (program !== null && program.bidang === verdict.bidang) {
      verdict.subprogram = program.subprogram;
    } else {
      const found = match.subprogram.filter(home);
      verdict.subprogram = found.length === 1 ? found[0] : null;
    }
  }

  tellCells(verdict) {
    const entry = verdict.entry;
    for (const { text, code, value } of entry.oddMoney) {
      const why = note(code, { nilai: shortened(text), rupiah: thousands(value ?? 0) });
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

  /* An activity may be measured by what its village knows; that of the direction is told beside. */
  tellIndicator({ match, entry, notes }) {
    const kode = match.program === null ? null : match.program.indikator;
    const text = entry.text("indikator");
    if (kode === null || !text) return;
    const indicator = this.indicators.get(kode);
    if (this.matcher.saysIndicator(text, indicator)) return;
    notes.push(note("indikator-lain", { indikator: indicator.nama }));
  }

  tellBinding(verdict, group) {
    if (group === null || verdict.bidang === null) return;
    if (!this.bidang.get(verdict.bidang).dinilai.includes(group)) {
      const kelompok = this.groups.get(group).nama;
      verdict.notes.push(note("bidang-tidak-dinilai", { kelompok }));
    }
  }

  notRead(verdict, part, text, why) {
    const { file, sheet, row } = verdict.origin;
    verdict.unread.push({
      berkas: file,
      lembar: sheet,
      baris: row,
      kolom: verdict.entry.cells.get(part) ?? null,
      nilai: shortened(text),
      pesan: say(why.code, why.values),
    });
  }
}
