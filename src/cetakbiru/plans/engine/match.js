/* The priority programme that an activity serves, and the activities that are the same work. */
import { note } from "./places.js";
import { normal, shortened, unique } from "./text.js";

const WITHDRAWN = "dicabut";

export class Match {
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

export class Matcher {
  constructor(facts, vocabulary) {
    this.entries = new Map(facts.arah.map((item) => [item.id, item]));
    this.limits = facts.aturan.ambang;
    this.told = facts.aturan.batas.sebut;
    this.vocabulary = vocabulary;
    this.id = new RegExp(facts.pola_id, "g");
    this.province = facts.provinsi;
    this.byKabupaten = new Map();
    for (const program of facts.arah) {
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
        item.id,
        [item.id, item.nama, item.nama_pendek].map((name) => normal(name)),
      ]),
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
    return found.map((known) => known.program);
  }

  ofSubprogram(kabupaten, subprogram) {
    if (subprogram === null) return [];
    const all = this.known(kabupaten);
    return all
      .filter((known) => known.program.subprogram === subprogram)
      .map((known) => known.program);
  }

  byId(wanted, match) {
    if (!wanted.ids) return;
    const named = wanted.ids.toUpperCase().match(this.id) || [];
    if (!named.length) {
      const values = { nilai: shortened(wanted.ids) };
      match.unread.push(["id", wanted.ids, note("id-tak-dikenal", values)]);
    }
    for (const name of named) {
      const program = this.entries.get(name);
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
