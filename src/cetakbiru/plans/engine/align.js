/* The verdict on a company's plan: each activity against the blueprint, and the plan as a whole. */
import { Judge } from "./judge.js";
import { governmentOverlap, sameWork } from "./overlap.js";
import { note } from "./places.js";
import { AnswerBook, coverage, focusVerdict, PlanTests, total } from "./plan.js";
import { letters, TableReader } from "./table.js";
import { say, shortened, unique } from "./text.js";

const TITLE_LENGTH = 30;
const FITS = ["selaras", "sebagian", "di-luar", "tak-dinilai"];
const COMPLETE = ["lengkap", "kurang"];
const SENSE = ["wajar", "diragukan", "mustahil", "tak-dinilai"];

function toldOrigin({ file, sheet, row }) {
  return [file, sheet, `baris ${row}`].filter((part) => part).join(", ");
}

function toldProgram(item) {
  const named = [item.tahun_awal, item.tahun_akhir].filter((year) => year !== null);
  const { id, nama, pelaksana } = item;
  return { id, nama, pelaksana, tahun: unique(named).join("–") };
}

function past(rules, item) {
  const pelajaran = item.pelajaran ? say("pelajaran", { pelajaran: item.pelajaran }) : ".";
  return note("program-daerah-lalu", { ...toldProgram(item), pelajaran });
}

function byYear(verdicts) {
  const found = new Map();
  for (const { entry, years } of verdicts) {
    let yearly = entry.budgetByYear;
    if (!yearly.size && entry.budget !== null && years.length === 1) {
      yearly = new Map([[years[0], entry.budget]]);
    }
    for (const [year, value] of yearly) found.set(year, (found.get(year) || 0) + value);
  }
  return found;
}

class Alignment {
  constructor(facts) {
    this.facts = facts;
    this.rules = facts.aturan;
    this.judge = new Judge(facts);
    this.reader = new TableReader(this.rules, this.judge.sectors);
    const { gazetteer, sectors } = this.judge;
    this.answers = new AnswerBook(this.rules, gazetteer, sectors);
    this.unread = [];
  }

  *run(files) {
    const sheets = [];
    for (const file of files) {
      for (const sheet of file.sheets) {
        sheets.push({ file, sheet, reading: yield* this.reader.read(sheet) });
      }
    }
    for (const read of sheets) {
      for (const [row, text, why] of this.answers.take(read.reading)) {
        this.addUnread(read, row, text, why);
      }
    }
    const verdicts = [];
    for (const read of sheets) yield* this.addVerdicts(read, verdicts);
    for (const read of sheets) {
      for (const [row, text] of read.reading.strays) {
        this.addUnread(read, row, text, note("baris-lain"));
      }
    }
    return this.result(files, sheets, verdicts, yield* this.finished(verdicts));
  }

  *addVerdicts({ file, sheet, reading }, verdicts) {
    for (const entry of reading.entries) {
      yield;
      const origin = { file: file.name, sheet: sheet.name, row: entry.row };
      const verdict = this.judge.judge(entry, origin, this.answers);
      for (const one of verdict.unread) this.unread.push(one);
      verdicts.push(verdict);
    }
  }

  *finished(verdicts) {
    const works = verdicts.map((verdict) => verdict.work());
    const partners = sameWork(works, this.rules.batas.rekan);
    const activities = [];
    for (const [at, verdict] of verdicts.entries()) {
      yield;
      const overlaps = this.rowOverlaps(verdicts, partners.get(at) || []);
      this.addGovernment(verdict, works[at], overlaps);
      activities.push(this.activity(verdict, overlaps));
    }
    return activities;
  }

  addGovernment(verdict, work, overlaps) {
    for (const item of this.facts.program_daerah) {
      const kind = governmentOverlap(item, work);
      if (kind === "lalu") {
        verdict.notes.push(past(this.rules, item));
      } else if (kind !== null) {
        const code = kind === "bersamaan" ? "tindih-daerah" : "tindih-daerah-tahun";
        overlaps.push({
          jenis: "program-daerah",
          id: item.id,
          berkas: null,
          lembar: null,
          baris: null,
          pesan: say(code, toldProgram(item)),
        });
      }
    }
  }

  rowOverlaps(verdicts, partners) {
    const limit = this.rules.batas.rekan;
    const overlaps = partners.slice(0, limit).map((at) => {
      const { origin, name } = verdicts[at];
      return {
        jenis: "baris",
        id: null,
        berkas: origin.file,
        lembar: origin.sheet,
        baris: origin.row,
        pesan: say("tindih-baris", {
          tempat: toldOrigin(origin),
          nama: shortened(name),
        }),
      };
    });
    if (partners.length > limit) {
      const pesan = say("tindih-baris-lebih");
      overlaps.push({ jenis: "baris", id: null, berkas: null, lembar: null, baris: null, pesan });
    }
    return overlaps;
  }

  activity(verdict, overlaps) {
    const { origin, place, fit, lacks, sense } = verdict;
    const complete = lacks.length ? "kurang" : "lengkap";
    return {
      berkas: origin.file,
      lembar: origin.sheet,
      baris: origin.row,
      nama: shortened(verdict.name, 200),
      kabupaten: place.kabupaten,
      kecamatan: place.kecamatan,
      desa: [],
      bidang: verdict.bidang,
      subprogram: verdict.subprogram,
      tahun: verdict.years,
      anggaran: verdict.entry.budget,
      penerima: null,
      selaras: fit.putusan === "selaras" && complete === "lengkap" && sense.putusan === "wajar",
      kesesuaian: fit,
      kelengkapan: { putusan: complete, kurang: lacks },
      kewajaran: sense,
      tumpang_tindih: overlaps,
      catatan: unique(verdict.notes.map((one) => say(one.code, one.values))),
    };
  }

  result(files, sheets, verdicts, activities) {
    const { facts, rules, answers } = this;
    const named = new Set(activities.flatMap((activity) => activity.kabupaten));
    for (const kode of answers.place.kabupaten) named.add(kode);
    const regions = facts.kabupaten.map((item) => item.kode).filter((kode) => named.has(kode));
    const covered = coverage(facts, activities, answers.group);
    const names = new Map(facts.bidang.map((item) => [item.kode, item.nama_pendek]));
    const lacking = covered.filter((item) => item.pesan !== null);
    const uncovered = lacking.map((item) => names.get(item.bidang)).join(", ");
    const tests = new PlanTests(facts, verdicts, activities, answers, byYear(verdicts), uncovered);
    const binding = new Set(covered.filter((item) => item.dinilai).map((item) => item.bidang));
    const served = new Set(
      activities.flatMap(({ kesesuaian }) =>
        kesesuaian.putusan === "di-luar" ? [] : kesesuaian.acuan.slice(0, 1).map(({ id }) => id),
      ),
    );
    const reached = new Set(activities.flatMap((activity) => activity.kecamatan));
    const { judul, versi, status, tanggal } = facts.edisi;
    const aligned = activities.length > 0 && activities.every((activity) => activity.selaras);
    return {
      bentuk: 2,
      dibuat_oleh: "periksa rencana",
      edisi: { judul, versi, status, tanggal },
      putusan_rencana: aligned ? "selaras" : "belum-selaras",
      kelompok: answers.group,
      kabupaten: regions,
      isian: Object.fromEntries(answers.texts),
      berkas: files.map((file) =>
        this.file(
          file,
          sheets.filter((read) => read.file === file),
        ),
      ),
      ringkasan: this.summary(activities),
      kegiatan: activities,
      tidak_terbaca: this.unread,
      program_utama: covered,
      arah_tanpa_kegiatan: this.judge.matcher
        .known(regions)
        .filter(({ program }) => !served.has(program.id) && binding.has(program.bidang))
        .map((known) => known.program.id),
      kecamatan_tanpa_kegiatan: this.judge.gazetteer
        .allKecamatan(regions)
        .filter((kode) => !reached.has(kode)),
      fokus: focusVerdict(rules, activities),
      kewajiban: rules.kewajiban.map((duty) => tests.finding(duty, duty.dasar)),
      kesiapan: rules.kesiapan.map((point) => tests.finding(point, point.sumber)),
      catatan: answers.group ? [] : [say("kelompok-tak-disebut")],
    };
  }

  summary(activities) {
    const counted = (verdicts, of) =>
      Object.fromEntries(
        verdicts.map((one) => [one, activities.filter((activity) => of(activity) === one).length]),
      );
    return {
      kegiatan: activities.length,
      selaras: activities.filter((activity) => activity.selaras).length,
      kesesuaian: counted(FITS, ({ kesesuaian }) => kesesuaian.putusan),
      kelengkapan: counted(COMPLETE, ({ kelengkapan }) => kelengkapan.putusan),
      kewajaran: counted(SENSE, ({ kewajaran }) => kewajaran.putusan),
      tumpang_tindih: activities.filter((activity) => activity.tumpang_tindih.length).length,
      anggaran: total(activities),
    };
  }

  file(file, reads) {
    const { rules } = this;
    const othersRead = reads.some((read) => read.reading.header !== null);
    return {
      nama: file.name,
      galat: file.error === null ? null : say(file.error.code, file.error.values),
      catatan: file.notes.map((one) => say(one.code, one.values)),
      lembar: reads.map((read) => this.sheet(read, othersRead)),
    };
  }

  sheet({ sheet, reading }, othersRead) {
    const { rules } = this;
    const catatan = sheet.notes.map((one) => say(one.code, one.values));
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
    if (!reading.entries.length) catatan.push(say("lembar-tanpa-kegiatan"));
    if (header.unknown.length) {
      catatan.push(say("kolom-asing", { kolom: this.titles(header.unknown) }));
    }
    const columns = {};
    for (const { part, index } of header.columns) {
      columns[part] = columns[part] ? `${columns[part]}, ${letters(index)}` : letters(index);
    }
    return {
      nama: sheet.name,
      dibaca: true,
      baris_judul: sheet.rows[header.row].number,
      kolom: columns,
      kegiatan: reading.entries.length,
      catatan,
    };
  }

  whyNotRead(reading, othersRead) {
    if (!reading.titles.length) return say("lembar-kosong");
    if (reading.answers.size) return say("lembar-keterangan");
    if (othersRead) return say("lembar-lain");
    const judul = this.titles(reading.titles);
    return say("lembar-tanpa-judul", { judul });
  }

  titles(all) {
    const told = all.slice(0, this.rules.batas.sebut);
    return told.map((title) => shortened(title, TITLE_LENGTH)).join(", ");
  }

  addUnread({ file, sheet }, row, text, why) {
    this.unread.push({
      berkas: file.name,
      lembar: sheet.name,
      baris: row,
      kolom: null,
      nilai: shortened(text),
      pesan: say(why.code, why.values),
    });
  }
}

/* The verdict, made in small steps: whoever asks for the next one may do other things between. */
export function align(facts, files) {
  return new Alignment(facts).run(files);
}
