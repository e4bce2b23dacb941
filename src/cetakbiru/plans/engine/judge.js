/* The verdict on one activity: where and what it is, which programme it serves, what it lacks. */

import { Locator } from "./locate.js";
import { Match, Matcher } from "./match.js";
import { Gazetteer, note, Place } from "./places.js";
import { Sectors } from "./sectors.js";
import { Sense } from "./sense.js";
import { entryYears } from "./table.js";
import { say, shortened, unique, Vocabulary } from "./text.js";
import { thousands } from "./values.js";

const WORD_PARTS = ["kegiatan", "program", "uraian", "hasil"];

class Verdict {
  constructor(origin, entry) {
    this.origin = origin;
    this.entry = entry;
    this.name = entry.name;
    this.place = new Place();
    this.bidang = null;
    this.subprogram = null;
    this.years = [];
    this.match = new Match();
    this.fit = { putusan: "tak-dinilai", cara: null, acuan: [], pesan: [] };
    this.lacks = [];
    this.sense = null;
    this.notes = [];
    this.unread = [];
    this.filled = [];
  }

  get program() {
    return this.match.program === null ? null : this.match.program.id;
  }

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

function isFilled(verdict, part, stated) {
  const entry = verdict.entry;
  if (part === "bidang") return stated !== null || verdict.match.how === "id";
  if (part === "kecamatan") return verdict.place.kecamatan.length > 0;
  if (part === "tahun") return verdict.years.length > 0;
  if (part === "anggaran") return Boolean(entry.budget) || entry.mergedWith !== null;
  return Boolean(entry.text(part));
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
    verdict.filled = this.rules.bagian
      .filter((part) => isFilled(verdict, part.peran, stated))
      .map((part) => part.kode);
    this.decide(verdict, stated);
    verdict.sense = this.sense.judge(verdict, plan.years);
    this.tellBinding(verdict, plan.group);
    verdict.notes.push(...verdict.match.notes);
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
    const entry = verdict.entry;
    verdict.match = this.matcher.find({
      ids: entry.text("id"),
      words: WORD_PARTS.map((part) => entry.text(part))
        .filter((text) => text)
        .join(" "),
      kabupaten: verdict.place.kabupaten,
      bidang: stated,
      subprogram: verdict.subprogram,
    });
    const program = verdict.match.program;
    if (program !== null) {
      verdict.name = verdict.name || program.nama;
      const regional = program.kabupaten !== this.facts.provinsi;
      if (!verdict.place.kabupaten.length && regional) {
        verdict.place.addKabupaten(program.kabupaten);
      }
    }
    for (const [part, text, why] of verdict.match.unread) this.notRead(verdict, part, text, why);
  }

  settleBidang(verdict, stated) {
    const program = verdict.match.program;
    const concepts = this.vocabulary.concepts(verdict.name);
    const items = Array.from(concepts.keys(), (kode) => this.vocabulary.concept.get(kode));
    verdict.bidang = stated;
    if (verdict.bidang === null && program !== null) verdict.bidang = program.bidang;
    if (verdict.bidang === null) {
      const told = unique(items.map((item) => item.bidang));
      if (told.length === 1) {
        verdict.bidang = told[0];
        const kata = Array.from(concepts.values()).join(", ");
        verdict.notes.push(note("bidang-dari-kata", { kata }));
      }
    }
    if (verdict.subprogram === null && program !== null) verdict.subprogram = program.subprogram;
    if (verdict.subprogram === null) {
      const found = unique(
        items
          .filter((item) => item.bidang === verdict.bidang && item.subprogram)
          .map((item) => item.subprogram),
      );
      if (found.length === 1) verdict.subprogram = found[0];
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

  decide(verdict, stated) {
    const { fit, match } = verdict;
    if (match.program !== null) {
      fit.putusan = "selaras";
      fit.cara = match.how;
      fit.acuan.push(this.reference(match.program, match.words));
      this.compare(verdict, stated);
    } else if (!verdict.place.kabupaten.length) {
      fit.pesan.push(say("tanpa-kabupaten"));
    } else {
      this.settleRelated(verdict);
    }
    this.findLacks(verdict);
  }

  /* What an activity fits that names no direction: those of its sub-programme may be meant. */
  settleRelated({ fit, place, bidang, subprogram }) {
    const told = this.rules.batas.sebut;
    const related = this.matcher.ofSubprogram(place.kabupaten, subprogram).slice(0, told);
    const near = related.length
      ? related
      : this.matcher.ofBidang(place.kabupaten, bidang).slice(0, told);
    fit.putusan = related.length ? "sebagian" : "di-luar";
    fit.acuan.push(...near.map((program) => this.reference(program, [])));
    const code = related.length
      ? "kaitan-kurang"
      : near.length
        ? "luar-prioritas"
        : "luar-prioritas-kosong";
    fit.pesan.push(
      say(code, {
        wilayah: this.gazetteer.names(place.kabupaten),
        acuan: near.map(({ id, nama }) => `${id} ${nama}`).join("; "),
      }),
    );
  }

  reference({ id, jenis, nama }, words) {
    return { id, jenis, nama, sebab: words.join(", ") };
  }

  compare(verdict, stated) {
    const program = verdict.match.program;
    if (verdict.match.how === "kata") return;
    const { fit } = verdict;
    const kabupaten = verdict.place.kabupaten;
    // What holds for the whole province holds wherever the plan is.
    const regional = program.kabupaten !== this.facts.provinsi;
    const { id, nama } = program;
    if (kabupaten.length && regional && !kabupaten.includes(program.kabupaten)) {
      fit.putusan = "sebagian";
      fit.pesan.push(
        say("id-wilayah", {
          id,
          nama,
          wilayah: this.gazetteer.name(program.kabupaten),
          lain: this.gazetteer.names(kabupaten),
        }),
      );
    }
    if (stated !== null && stated !== program.bidang) {
      fit.putusan = "sebagian";
      fit.pesan.push(
        say("id-bidang", {
          id,
          nama,
          bidang: this.bidang.get(program.bidang).nama_pendek,
          lain: this.bidang.get(stated).nama_pendek,
        }),
      );
    }
  }

  findLacks(verdict) {
    for (const part of this.rules.bagian) {
      if (part.untuk === "selaras" && !verdict.filled.includes(part.kode)) {
        verdict.lacks.push({
          bagian: part.kode,
          sel: this.cell(verdict, part.peran),
          pesan: part.pesan,
        });
      }
    }
    const program = verdict.match.program;
    if (program === null || program.indikator === null) return;
    const text = verdict.entry.text("indikator");
    if (text && !this.matcher.saysIndicator(text, program.indikator)) {
      const indikator = this.indicators.get(program.indikator).nama;
      const pesan = say("indikator-lain", { indikator });
      verdict.lacks.push({ bagian: "indikator", sel: this.cell(verdict, "indikator"), pesan });
    }
  }

  cell({ origin, entry }, part) {
    const column = entry.cells.get(part);
    return column === undefined ? null : `${column}${origin.row}`;
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
