/* The verdict on a company's plan: each activity against the blueprint, and the plan as a whole. */
import { Judge } from "./judge.js";
import { stageOf, statedStage } from "./lacks.js";
import { note, said, unread } from "./note.js";
import { governmentOverlap, meetings, sameWork, worksMet } from "./overlap.js";
import { AnswerBook, coverage, focusVerdict, PlanTests } from "./plan.js";
import { apart, servedBy, together } from "./plans.js";
import { letters } from "./sheet.js";
import { repairs, summary } from "./summary.js";
import { TableReader } from "./table.js";
import { normal, say, shortened, unique } from "./text.js";

/** @import { OpenedFile } from "./files.js" */
/** @import { Verdict } from "./verdict.js" */
/** @import { Note } from "./note.js" */
/** @import { Origin, Told, Work } from "./overlap.js" */
/** @import { Sheet } from "./sheet.js" */
/** @import { Reading } from "./table.js" */
/** @import { Activity, FileTold, Overlap, Result, Results, SheetTold, Unread } from "./types.js" */

/** @typedef {{file: OpenedFile, sheet: Sheet, reading: Reading}} Read A table with where it stands. */

const TITLE_LENGTH = 30;
const NOWHERE = { id: null, berkas: null, lembar: null, baris: null };

/**
 * @param {Read} read
 * @param {number} row
 * @returns {Origin}
 */
function origin({ file, sheet }, row) {
  return { file: file.name, sheet: sheet.name, row };
}

/**
 * The file is told where it isn't the one that is spoken of.
 *
 * @param {Origin} origin
 * @param {Origin} here
 */
function toldOrigin({ file, sheet, row }, here) {
  const parts = [file === here.file ? "" : file, sheet, `baris ${row}`];
  return parts.filter((part) => part).join(", ");
}

/** @param {any} item a government programme of the facts */
function toldProgram(item) {
  const named = [item.tahun_awal, item.tahun_akhir].filter((year) => year !== null);
  const { id, nama, pelaksana } = item;
  return { id, nama, pelaksana, tahun: unique(named).join("–") };
}

/** @param {any} item */
function past(item) {
  const pelajaran = item.pelajaran ? say("pelajaran", { pelajaran: item.pelajaran }) : ".";
  return note("program-daerah-lalu", { ...toldProgram(item), pelajaran });
}

/**
 * The budget of each year, in rupiah.
 *
 * @param {Verdict[]} verdicts
 */
function byYear(verdicts) {
  /** @type {Map<number, number>} */
  const found = new Map();
  for (const { entry, years } of verdicts) {
    let yearly = entry.budgetByYear;
    if (!yearly.size && entry.budget !== null && years.length === 1) {
      yearly = new Map([[years[0], entry.budget]]);
    }
    for (const [year, value] of yearly) {
      if (year !== null) found.set(year, (found.get(year) || 0) + value);
    }
  }
  return found;
}

/**
 * By these a result is known again.
 *
 * @param {any} facts
 * @returns {Pick<Result, "bentuk" | "dibuat_oleh" | "edisi">}
 */
function mark({ edisi: { judul, versi, status, tanggal } }) {
  const edisi = { judul, versi, status, tanggal };
  return { bentuk: 2, dibuat_oleh: "periksa rencana", edisi };
}

/**
 * The plan of one company, which is one file: first read and judged row by row, then finished with
 * what other rows and other plans have to do with it.
 */
class Alignment {
  /**
   * @param {any} facts
   * @param {Judge} judge
   * @param {OpenedFile} file
   */
  constructor(facts, judge, file) {
    this.facts = facts;
    this.rules = facts.aturan;
    this.judge = judge;
    this.file = file;
    this.reader = new TableReader(this.rules, judge.sectors, judge.gazetteer);
    this.answers = new AnswerBook(this.rules, judge.locator, judge.sectors);
    /** @type {Read[]} */
    this.sheets = [];
    /** @type {Verdict[]} */
    this.verdicts = [];
    /** @type {Unread[]} */
    this.unread = [];
  }

  *read() {
    const { file, sheets, verdicts } = this;
    for (const sheet of file.sheets) {
      // A sheet may hold several tables, each with its own header and answers.
      for (const reading of yield* this.reader.read(sheet)) sheets.push({ file, sheet, reading });
    }
    for (const read of sheets) {
      for (const [row, text, why] of this.answers.take(read.reading)) {
        this.unread.push(unread(origin(read, row), null, text, why));
      }
    }
    const readings = sheets.map(({ reading }) => reading);
    this.answers.stage = stageOf(this.rules, readings, this.answers);
    for (const read of sheets) yield* this.addVerdicts(read, verdicts);
    for (const read of sheets) {
      for (const { row, text, code } of read.reading.strays) {
        this.unread.push(unread(origin(read, row), null, text, note(code)));
      }
    }
    const rows = verdicts.map((verdict) => verdict.sense);
    this.judge.sense.judgeTogether(rows, this.answers.place.kabupaten, readings);
    for (const { entry } of verdicts) entry.release();
  }

  /**
   * @param {Read} read
   * @param {Verdict[]} verdicts
   */
  *addVerdicts(read, verdicts) {
    const answers = this.answers.within(read.reading);
    for (const entry of read.reading.entries) {
      yield;
      const verdict = this.judge.judge(entry, origin(read, entry.row), answers);
      for (const one of verdict.unread) this.unread.push(one);
      verdict.release();
      verdicts.push(verdict);
    }
  }

  /**
   * The result.
   *
   * @param {Work[]} works those of all plans
   * @param {Map<number, number[]>} partners for each that has them, which others are the same
   * @returns {Generator<undefined, Result>}
   */
  *finished(works, partners) {
    /** @type {Activity[]} */
    const activities = [];
    const own = works.findIndex(({ origin }) => origin.file === this.file.name);
    for (const [at, verdict] of this.verdicts.entries()) {
      yield;
      const others = (partners.get(own + at) ?? []).map((other) => works[other]);
      const overlaps = this.rowOverlaps(verdict, others);
      this.addGovernment(verdict, works[own + at], overlaps);
      this.addWorks(works[own + at], overlaps);
      activities.push(this.activity(verdict, overlaps));
    }
    return this.result(activities);
  }

  /**
   * @param {Verdict} verdict
   * @param {Work} work
   * @param {Overlap[]} overlaps
   */
  addGovernment(verdict, work, overlaps) {
    for (const { item, work: other } of this.judge.government) {
      const kind = governmentOverlap(item, other, work, this.judge.meet);
      if (kind === "lalu") {
        verdict.notes.push(past(item));
      } else if (kind !== null) {
        const code = kind === "bersamaan" ? "tindih-daerah" : "tindih-daerah-tahun";
        const pesan = say(code, toldProgram(item));
        overlaps.push({ jenis: "program-daerah", ...NOWHERE, id: item.id, pesan });
      }
    }
  }

  /**
   * What agencies, villages and other companies do there, the strongest meetings.
   *
   * @param {Work} work
   * @param {Overlap[]} overlaps
   */
  addWorks(work, overlaps) {
    const { meet } = this.judge;
    const own = normal(this.answers.texts.get("perusahaan") ?? "");
    const others = this.facts.pekerjaan.filter(
      (/** @type {Told} */ { pelaksana }) => normal(pelaksana) !== own,
    );
    for (const { other, met } of worksMet(work, others, meet).slice(0, this.rules.batas.rekan)) {
      const { id, name, pelaksana } = other;
      const alasan = meet.reason(met);
      const pesan = say("tindih-pekerjaan", {
        id,
        nama: name,
        pelaksana,
        derajat: met.degree,
        alasan,
      });
      overlaps.push({ jenis: "pekerjaan", ...NOWHERE, id, pesan });
    }
  }

  /**
   * @param {Verdict} verdict
   * @param {Work[]} partners
   * @returns {Overlap[]}
   */
  rowOverlaps(verdict, partners) {
    const limit = this.rules.batas.rekan;
    /** @type {Overlap[]} */
    const overlaps = partners.slice(0, limit).map(({ origin, name }) => {
      return {
        jenis: origin.file === this.file.name ? "baris" : "perusahaan",
        id: null,
        berkas: origin.file,
        lembar: origin.sheet,
        baris: origin.row,
        pesan: say("tindih-baris", {
          tempat: toldOrigin(origin, verdict.origin),
          nama: shortened(name),
        }),
      };
    });
    if (partners.length > limit) {
      overlaps.push({ jenis: "baris", ...NOWHERE, pesan: say("tindih-baris-lebih") });
    }
    return overlaps;
  }

  /**
   * @param {Verdict} verdict
   * @param {Overlap[]} overlaps
   * @returns {Activity}
   */
  activity(verdict, overlaps) {
    const { origin, place, fit, lacks } = verdict;
    const sense = verdict.sense.reasons;
    const complete = lacks.length ? "kurang" : "lengkap";
    return {
      berkas: origin.file,
      lembar: origin.sheet,
      baris: origin.row,
      nama: shortened(verdict.name, 200),
      kabupaten: place.kabupaten,
      kecamatan: place.kecamatan,
      desa: place.desa,
      bidang: verdict.bidang,
      subprogram: verdict.subprogram,
      tahun: verdict.years,
      anggaran: verdict.entry.budget,
      penerima: verdict.sense.people?.count ?? null,
      selaras: fit.putusan === "selaras" && complete === "lengkap" && sense.verdict === "wajar",
      kesesuaian: fit,
      kelengkapan: { putusan: complete, kurang: lacks },
      kewajaran: { putusan: sense.verdict, alasan: sense.found },
      tumpang_tindih: overlaps,
      catatan: unique(said(verdict.notes)),
    };
  }

  /**
   * @param {Activity[]} activities
   * @returns {Result}
   */
  result(activities) {
    const { facts, rules, answers, verdicts, sheets, unread } = this;
    const named = new Set(activities.flatMap((activity) => activity.kabupaten));
    for (const kode of answers.place.kabupaten) named.add(kode);
    /** @type {string[]} in the order of the blueprint */
    const regions = facts.kabupaten
      .map((/** @type {any} */ item) => item.kode)
      .filter((/** @type {string} */ kode) => named.has(kode));
    const covered = coverage(facts, activities, answers.group);
    const lacking = covered.filter((item) => item.pesan !== null);
    const names = lacking.map(({ bidang }) => this.judge.bidang.get(bidang).nama_pendek);
    const tests = new PlanTests(
      facts,
      verdicts,
      activities,
      answers,
      byYear(verdicts),
      names.join(", "),
    );
    const binding = new Set(covered.filter((item) => item.dinilai).map((item) => item.bidang));
    const served = servedBy(activities);
    const reached = new Set(activities.flatMap((activity) => activity.kecamatan));
    const aligned = activities.length > 0 && activities.every((activity) => activity.selaras);
    const file = this.fileTold(sheets);
    return {
      ...mark(facts),
      putusan_rencana: aligned ? "selaras" : "belum-selaras",
      tahap: /** @type {Result["tahap"]} */ (answers.stage),
      ringkasan: summary(activities),
      perbaikan: repairs(activities, unread, file.lembar),
      kelompok: answers.group,
      kabupaten: regions,
      isian: Object.fromEntries(answers.texts),
      berkas: [file],
      kegiatan: activities,
      tidak_terbaca: unread,
      program_utama: covered,
      arah_dengan_kegiatan: Array.from(served.values()),
      arah_tanpa_kegiatan: this.judge.matcher
        .known(regions)
        .filter(({ id, bidang }) => !served.has(id) && binding.has(bidang))
        .map(({ id, jenis, nama }) => ({ id, jenis, nama })),
      kecamatan_tanpa_kegiatan: this.judge.gazetteer
        .allKecamatan(regions)
        .filter((kode) => !reached.has(kode)),
      fokus: focusVerdict(rules, activities),
      kewajiban: rules.kewajiban.map((/** @type {any} */ duty) => tests.finding(duty, duty.dasar)),
      kesiapan: rules.kesiapan
        .filter((/** @type {any} */ point) => point.tahap.includes(answers.stage))
        .map((/** @type {any} */ point) => tests.finding(point, point.dasar ?? point.sumber)),
      catatan: this.assumed(),
    };
  }

  /**
   * What was taken as given because the plan doesn't say it.
   *
   * @returns {string[]}
   */
  assumed() {
    const { stage, group } = this.answers;
    const found = this.rules.tahap.find((/** @type {any} */ one) => one.kode === stage);
    const stated = statedStage(this.rules, this.answers) !== null;
    return [
      ...(stated ? [] : [say("tahap-tak-disebut", { nama: found?.nama ?? stage })]),
      ...(group ? [] : [say("kelompok-tak-disebut")]),
    ];
  }

  /**
   * @param {Read[]} reads
   * @returns {FileTold}
   */
  fileTold(reads) {
    const { file } = this;
    const othersRead = reads.some((read) => read.reading.header !== null);
    return {
      nama: file.name,
      galat: file.error === null ? null : said([file.error])[0],
      catatan: said(file.notes),
      lembar: reads.map((read) => this.sheet(read, othersRead)),
    };
  }

  /**
   * @param {Read} read
   * @param {boolean} othersRead whether other tables were read
   * @returns {SheetTold}
   */
  sheet({ sheet, reading }, othersRead) {
    const catatan = said(sheet.notes);
    const header = reading.header;
    if (header === null) {
      catatan.push(this.whyNotRead(reading, othersRead));
      return {
        nama: sheet.name,
        dibaca: false,
        baris_judul: null,
        kolom: {},
        kegiatan: 0,
        catatan,
      };
    }
    if (sheet.hidden) catatan.push(say("catatan-lembar-tersembunyi"));
    if (reading.later) catatan.push(say("tabel-lain", { baris: reading.headRow }));
    if (!reading.entries.length) {
      catatan.push(say(reading.totals.length ? "lembar-hanya-jumlah" : "lembar-tanpa-kegiatan"));
    }
    if (header.unknown.length) {
      catatan.push(say("kolom-asing", { kolom: this.titles(header.unknown) }));
    }
    /** @type {Record<string, string>} */
    const columns = {};
    for (const { part, index } of header.columns) {
      columns[part] = columns[part] ? `${columns[part]}, ${letters(index)}` : letters(index);
    }
    return {
      nama: sheet.name,
      dibaca: true,
      baris_judul: reading.headRow,
      kolom: columns,
      kegiatan: reading.entries.length,
      catatan,
    };
  }

  /**
   * @param {Reading} reading
   * @param {boolean} othersRead
   */
  whyNotRead(reading, othersRead) {
    if (!reading.titles.length) return say("lembar-kosong");
    if (reading.answers.size) return say("lembar-keterangan");
    if (othersRead) return say("lembar-lain");
    const judul = this.titles(reading.titles);
    return say("lembar-tanpa-judul", { judul });
  }

  /** @param {string[]} all */
  titles(all) {
    const told = all.slice(0, this.rules.batas.sebut);
    return told.map((title) => shortened(title, TITLE_LENGTH)).join(", ");
  }
}

/**
 * The verdict on the plan in a file, or on the plans of several companies in several files. Made in
 * small steps: whoever asks for the next one may do other things between.
 *
 * @param {any} facts
 * @param {OpenedFile[]} files
 * @returns {Generator<undefined, Result | Results>}
 */
export function* align(facts, files) {
  const judge = new Judge(facts);
  const plans = apart(files).map((file) => new Alignment(facts, judge, file));
  for (const plan of plans) yield* plan.read();
  const works = plans.flatMap((plan) => plan.verdicts.map((verdict) => verdict.work()));
  const partners = yield* sameWork(works, facts.aturan.batas.rekan);
  const meeting = plans.length > 1 ? meetings(works) : [];
  /** @type {Result[]} */
  const results = [];
  for (const plan of plans) results.push(yield* plan.finished(works, partners));
  if (results.length === 1) return results[0];
  return { ...mark(facts), ...together(facts, results, meeting) };
}
