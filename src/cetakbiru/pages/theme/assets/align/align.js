/* The verdict on a company's plan: each activity against the blueprint, and the plan as a whole.
   The same as macros/insight/align.py and align_files.py; tests/plans runs both. */
"use strict";
(function (ppm) {
  const { say, shortened, unique } = ppm.text;
  const { note } = ppm.places;
  const { letters } = ppm.table;
  const { coverage, focusVerdict, total } = ppm.plan;
  const TITLE_LENGTH = 30;
  const STATUSES = ["selaras", "sebagian", "di-luar-prioritas", "tumpang-tindih", "tidak-dinilai"];

  function toldOrigin({ file, sheet, row }) {
    return [file, sheet, `baris ${row}`].filter((part) => part).join(", ");
  }

  function toldProgram(item) {
    const named = [item.tahun_awal, item.tahun_akhir].filter((year) => year !== null);
    const { id, nama, pelaksana } = item;
    return { id, nama, pelaksana, tahun: unique(named).join("–") };
  }

  function past(rules, item) {
    const pelajaran = item.pelajaran ? say(rules, "pelajaran", { pelajaran: item.pelajaran }) : ".";
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
      this.judge = new ppm.judge.Judge(facts);
      this.reader = new ppm.table.TableReader(this.rules, this.judge.sectors);
      const { gazetteer, sectors } = this.judge;
      this.answers = new ppm.plan.AnswerBook(this.rules, gazetteer, sectors);
      this.unread = [];
    }

    async run(files) {
      const sheets = [];
      for (const file of files) {
        for (const sheet of file.sheets) {
          sheets.push({ file, sheet, reading: await this.reader.read(sheet) });
        }
      }
      for (const read of sheets) {
        for (const [row, text, why] of this.answers.take(read.reading)) {
          this.addUnread(read, row, text, why);
        }
      }
      const verdicts = [];
      for (const read of sheets) await this.addVerdicts(read, verdicts);
      for (const read of sheets) {
        for (const [row, text] of read.reading.strays) {
          this.addUnread(read, row, text, note("baris-lain"));
        }
      }
      return this.result(files, sheets, verdicts, await this.finished(verdicts));
    }

    async addVerdicts({ file, sheet, reading }, verdicts) {
      for (const entry of reading.entries) {
        await ppm.breathe();
        const origin = { file: file.name, sheet: sheet.name, row: entry.row };
        const verdict = this.judge.judge(entry, origin, this.answers);
        for (const one of verdict.unread) this.unread.push(one);
        verdicts.push(verdict);
      }
    }

    async finished(verdicts) {
      const works = verdicts.map((verdict) => verdict.work());
      const partners = ppm.match.sameWork(works, this.rules.batas.rekan);
      const activities = [];
      for (const [at, verdict] of verdicts.entries()) {
        await ppm.breathe();
        const overlaps = this.rowOverlaps(verdicts, partners.get(at) || []);
        this.addGovernment(verdict, works[at], overlaps);
        activities.push(this.activity(verdict, overlaps));
      }
      return activities;
    }

    addGovernment(verdict, work, overlaps) {
      for (const item of this.facts.program_daerah) {
        const kind = ppm.match.governmentOverlap(item, work);
        if (kind === "lalu") {
          verdict.notes.push(past(this.rules, item));
        } else if (kind !== null) {
          const code = kind === "bersamaan" ? "tindih-daerah" : "tindih-daerah-tahun";
          overlaps.push({
            jenis: "program-daerah", id: item.id, berkas: null, lembar: null, baris: null,
            pesan: say(this.rules, code, toldProgram(item)),
          });
        }
      }
    }

    rowOverlaps(verdicts, partners) {
      const limit = this.rules.batas.rekan;
      const overlaps = partners.slice(0, limit).map((at) => {
        const { origin, name } = verdicts[at];
        return {
          jenis: "baris", id: null, berkas: origin.file, lembar: origin.sheet, baris: origin.row,
          pesan: say(this.rules, "tindih-baris", {
            tempat: toldOrigin(origin), nama: shortened(name),
          }),
        };
      });
      if (partners.length > limit) {
        const pesan = say(this.rules, "tindih-baris-lebih");
        overlaps.push({ jenis: "baris", id: null, berkas: null, lembar: null, baris: null, pesan });
      }
      return overlaps;
    }

    activity(verdict, overlaps) {
      const { origin, place } = verdict;
      return {
        berkas: origin.file, lembar: origin.sheet, baris: origin.row,
        nama: shortened(verdict.name, 200),
        kabupaten: place.kabupaten, kecamatan: place.kecamatan,
        bidang: verdict.bidang, subprogram: verdict.subprogram,
        tahun: verdict.years, anggaran: verdict.entry.budget,
        status: overlaps.length ? "tumpang-tindih" : verdict.status,
        kesesuaian: verdict.status, program: verdict.program, cara: verdict.match.how,
        penilaian: verdict.remark, kurang: verdict.lacks, tumpang_tindih: overlaps,
        catatan: unique(verdict.notes.map((one) => say(this.rules, one.code, one.values))),
        terisi: verdict.filled,
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
      const tests = new ppm.plan.PlanTests(
        facts, activities, answers, byYear(verdicts), uncovered
      );
      const binding = new Set(
        covered.filter((item) => item.dinilai).map((item) => item.bidang)
      );
      const served = new Set(activities.map((activity) => activity.program));
      const reached = new Set(activities.flatMap((activity) => activity.kecamatan));
      const { judul, versi, status, tanggal } = facts.edisi;
      return {
        edisi: { judul, versi, status, tanggal },
        kelompok: answers.group,
        kabupaten: regions,
        isian: Object.fromEntries(answers.texts),
        berkas: files.map((file) =>
          this.file(file, sheets.filter((read) => read.file === file))
        ),
        ringkasan: this.summary(activities),
        kegiatan: activities,
        tidak_terbaca: this.unread,
        program_utama: covered,
        program_tanpa_kegiatan: this.judge.matcher
          .known(regions)
          .filter(({ program }) => !served.has(program.id) && binding.has(program.bidang))
          .map((known) => known.program.id),
        kecamatan_tanpa_kegiatan: this.judge.gazetteer
          .allKecamatan(regions)
          .filter((kode) => !reached.has(kode)),
        fokus: focusVerdict(rules, activities),
        kewajiban: rules.kewajiban.map((duty) => tests.finding(duty, duty.dasar)),
        kesiapan: rules.kesiapan.map((point) => tests.finding(point, point.sumber)),
        catatan: answers.group ? [] : [say(rules, "kelompok-tak-disebut")],
      };
    }

    summary(activities) {
      const found = { kegiatan: activities.length };
      for (const status of STATUSES) {
        found[status] = activities.filter((activity) => activity.status === status).length;
      }
      found.anggaran = total(activities);
      return found;
    }

    file(file, reads) {
      const { rules } = this;
      const othersRead = reads.some((read) => read.reading.header !== null);
      return {
        nama: file.name,
        galat: file.error === null ? null : say(rules, file.error.code, file.error.values),
        catatan: file.notes.map((one) => say(rules, one.code, one.values)),
        lembar: reads.map((read) => this.sheet(read, othersRead)),
      };
    }

    sheet({ sheet, reading }, othersRead) {
      const { rules } = this;
      const catatan = sheet.notes.map((one) => say(rules, one.code, one.values));
      const header = reading.header;
      if (header === null) {
        catatan.push(this.whyNotRead(reading, othersRead));
        return {
          nama: sheet.name, dibaca: false, baris_judul: null, kolom: {}, kegiatan: 0, catatan,
        };
      }
      if (!reading.entries.length) catatan.push(say(rules, "lembar-tanpa-kegiatan"));
      if (header.unknown.length) {
        catatan.push(say(rules, "kolom-asing", { kolom: this.titles(header.unknown) }));
      }
      const columns = {};
      for (const { part, index } of header.columns) {
        columns[part] = columns[part] ? `${columns[part]}, ${letters(index)}` : letters(index);
      }
      return {
        nama: sheet.name, dibaca: true, baris_judul: sheet.rows[header.row].number,
        kolom: columns, kegiatan: reading.entries.length, catatan,
      };
    }

    whyNotRead(reading, othersRead) {
      if (!reading.titles.length) return say(this.rules, "lembar-kosong");
      if (reading.answers.size) return say(this.rules, "lembar-keterangan");
      if (othersRead) return say(this.rules, "lembar-lain");
      const judul = this.titles(reading.titles);
      return say(this.rules, "lembar-tanpa-judul", { judul });
    }

    titles(all) {
      const told = all.slice(0, this.rules.batas.sebut);
      return told.map((title) => shortened(title, TITLE_LENGTH)).join(", ");
    }

    addUnread({ file, sheet }, row, text, why) {
      this.unread.push({
        berkas: file.name, lembar: sheet.name, baris: row, kolom: null,
        nilai: shortened(text), pesan: say(this.rules, why.code, why.values),
      });
    }
  }

  /* Promises the verdict; the page stays responsive meanwhile. */
  ppm.align = function (facts, files) {
    return new Alignment(facts).run(files);
  };
})((globalThis.ppmSelaras ??= {}));
