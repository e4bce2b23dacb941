/* The priority programme that an activity serves, and the activities that are the same work.
   The same as macros/insight/align_match.py and overlap.py; what is changed here changes there. */
"use strict";
(function (ppm) {
  const { normal, shortened, unique } = ppm.text;
  const { note } = ppm.places;
  const WITHDRAWN = "dicabut";

  class Match {
    constructor() {
      this.program = null;
      this.how = null;
      this.words = [];
      this.near = [];
      this.notes = [];
      this.unread = [];
    }
  }

  function sharedWith(said, known) {
    const concepts = [];
    const stems = [];
    for (const [kode, word] of said.concepts) if (known.concepts.has(kode)) concepts.push(word);
    for (const [stem, word] of said.stems) if (known.stems.has(stem)) stems.push(word);
    return [concepts, stems];
  }

  function better(one, other) {
    return one === null || other.score > one.score ? other : one;
  }

  class Matcher {
    constructor(facts, vocabulary) {
      this.programs = new Map(facts.program.map((item) => [item.id, item]));
      this.limits = facts.aturan.ambang;
      this.told = facts.aturan.batas.sebut;
      this.vocabulary = vocabulary;
      this.id = new RegExp(facts.pola_id, "g");
      this.province = facts.provinsi;
      this.byKabupaten = new Map();
      for (const program of facts.program) {
        if (program.status === WITHDRAWN) continue;
        if (!this.byKabupaten.has(program.kabupaten)) this.byKabupaten.set(program.kabupaten, []);
        this.byKabupaten.get(program.kabupaten).push({
          program,
          concepts: new Set(vocabulary.concepts(`${program.nama} ${program.hasil}`).keys()),
          stems: new Set(vocabulary.tellingStems(program.nama).keys()),
        });
      }
      this.indicators = new Map(
        facts.indikator.map((item) => [
          item.id, [item.id, item.nama, item.nama_pendek].map((name) => normal(name)),
        ])
      );
    }

    find(wanted) {
      const match = new Match();
      this.byId(wanted, match);
      if (match.program === null && wanted.kabupaten.length) this.byWords(wanted, match);
      return match;
    }

    saysIndicator(text, indikator) {
      const key = ` ${normal(text)} `;
      const names = this.indicators.get(indikator);
      if (names.some((name) => key.includes(` ${name} `))) return true;
      const named = this.vocabulary.tellingStems(text);
      const own = Array.from(this.vocabulary.tellingStems(names[1]).keys());
      return own.length > 0 && own.every((stem) => named.has(stem));
    }

    /** What holds in the kabupaten, then what holds for the whole province. */
    known(kabupaten) {
      const places = [...new Set([...kabupaten, this.province])];
      return places.flatMap((one) => this.byKabupaten.get(one) || []);
    }

    ofBidang(kabupaten, bidang) {
      const found = this.known(kabupaten).filter((known) => known.program.bidang === bidang);
      return found.map((known) => known.program.id);
    }

    ofSubprogram(kabupaten, subprogram) {
      if (subprogram === null) return [];
      const all = this.known(kabupaten);
      return all
        .filter((known) => known.program.subprogram === subprogram)
        .map((known) => known.program.id);
    }

    byId(wanted, match) {
      if (!wanted.ids) return;
      const named = wanted.ids.toUpperCase().match(this.id) || [];
      if (!named.length) {
        const values = { nilai: shortened(wanted.ids) };
        match.unread.push(["id", wanted.ids, note("id-tak-dikenal", values)]);
      }
      for (const name of named) {
        const program = this.programs.get(name);
        if (program === undefined) {
          match.unread.push(["id", name, note("id-tak-dikenal", { nilai: name })]);
        } else if (program.status === WITHDRAWN) {
          const values = { nilai: name, pengganti: program.diganti_oleh.join(", ") };
          match.unread.push(["id", name, note("id-dicabut", values)]);
        } else if (match.program === null) {
          [match.program, match.how] = [program, "id"];
          this.compareWords(wanted, program, match);
        }
      }
    }

    compareWords(wanted, program, match) {
      if (!normal(wanted.words)) return;
      const said = this.said(wanted);
      for (const known of this.known([program.kabupaten])) {
        if (known.program !== program) continue;
        const [concepts, stems] = sharedWith(said, known);
        if (!concepts.length && !stems.length) {
          match.notes.push(note("nama-tak-mirip", { id: program.id }));
        }
      }
    }

    byWords(wanted, match) {
      let best = null;
      let elsewhere = null;
      const said = this.said(wanted);
      for (const known of this.known(wanted.kabupaten)) {
        const found = this.candidate(wanted, said, known);
        if (found === null) continue;
        if (wanted.bidang !== null && known.program.bidang !== wanted.bidang) {
          elsewhere = better(elsewhere, found);
        } else {
          best = better(best, found);
        }
      }
      if (best !== null) {
        [match.program, match.how, match.words] = [best.program, "kata", best.words];
        const values = { kata: best.words.join(", "), id: best.program.id };
        match.notes.push(note("cocok-kata", values));
      } else if (elsewhere !== null) {
        match.notes.push(note("bidang-lain-mirip", { id: elsewhere.program.id }));
      }
    }

    said(wanted) {
      return {
        concepts: this.vocabulary.concepts(wanted.words),
        stems: this.vocabulary.tellingStems(wanted.words),
      };
    }

    candidate(wanted, said, known) {
      const limits = this.limits;
      const [concepts, stems] = sharedWith(said, known);
      if (concepts.length < limits.konsep && stems.length < limits.kata) return null;
      let score = limits.bobot_konsep * concepts.length + limits.bobot_kata * stems.length;
      if (wanted.subprogram !== null && wanted.subprogram === known.program.subprogram) {
        score += limits.bobot_subprogram;
      }
      if (wanted.bidang === known.program.bidang) score += limits.bobot_bidang;
      const words = unique([...concepts, ...stems]).slice(0, this.told);
      return { score, program: known.program, words };
    }
  }

  /* For each activity that has them, the first `limit` + 1 others that are the same work. */
  function sameWork(works, limit) {
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
      const others = firstOthers(works, at, found.map((key) => groups.get(key)), limit + 1);
      if (others.length) partners.set(at, others.sort((one, other) => one - other));
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
  function governmentOverlap(item, work) {
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

  ppm.match = { Match, Matcher, sameWork, governmentOverlap };
})((globalThis.ppmSelaras ??= {}));
