/* Program utama, sub-programmes and commodity groups out of cells. */
import { Nearest, normal, partition, withoutEnumerator } from "./text.js";

const SUBPROGRAM = /\b([a-z]{3}) ([0-9]{1,2})\b/g;

// What stands before the name of a program utama in a heading.
const HEADING_WORDS = new Set(["bidang", "program", "utama", "pilar", "aspek", "sektor"]);

function add(map, key, value) {
  if (!map.has(key)) map.set(key, value);
}

function longest(key, names) {
  const padded = ` ${key} `;
  let best = null;
  for (const name of names.keys()) {
    if (padded.includes(` ${name} `) && (best === null || name.length > best.length)) best = name;
  }
  return best === null ? null : names.get(best);
}

export class Sectors {
  constructor(facts) {
    const rules = facts.aturan;
    this.names = new Map();
    this.numbers = new Map(facts.bidang.map((item) => [String(item.nomor), item.kode]));
    this.subprograms = new Map();
    this.subprogramNames = new Map();
    this.homes = new Map();
    for (const item of facts.bidang) {
      for (const name of [item.kode, item.nama_pendek, item.nama]) {
        add(this.names, normal(name), item.kode);
      }
      for (const sub of item.subprogram) {
        this.subprograms.set(normal(sub.kode), sub.kode);
        this.subprogramNames.set(normal(sub.nama), sub.kode);
        this.homes.set(sub.kode, item.kode);
      }
    }
    for (const known of rules.bidang) {
      for (const name of known.sebutan) add(this.names, normal(name), known.bidang);
    }
    this.groups = new Map();
    for (const group of facts.kelompok) {
      for (const name of [group.kode, group.nama]) add(this.groups, normal(name), group.kode);
    }
    for (const alias of rules.kelompok) {
      for (const name of alias.sebutan) add(this.groups, normal(name), alias.kelompok);
    }
    this.near = new Nearest(facts.bidang.map((item) => item.nama_pendek));
  }

  exact(key) {
    return this.names.get(key) ?? null;
  }

  exactText(text) {
    return this.exact(withoutEnumerator(normal(text)));
  }

  /* The program utama that a heading amid the rows names: "A. BIDANG PENDIDIKAN", "Pilar 1: …". */
  heading(text) {
    let key = withoutEnumerator(normal(text));
    for (;;) {
      const found = this.exact(key);
      const [first, , rest] = partition(key, " ");
      if (found !== null || !rest || !HEADING_WORDS.has(first)) return found;
      key = withoutEnumerator(rest);
    }
  }

  bidang(text) {
    let key = normal(text);
    if (this.numbers.has(key)) return this.numbers.get(key);
    key = withoutEnumerator(key);
    if (this.names.has(key)) return this.names.get(key);
    const sub = this.subprogramCode(key);
    return sub !== null ? this.homes.get(sub) : longest(key, this.names);
  }

  guess(text) {
    return this.near.guess(text);
  }

  subprogram(text) {
    let key = normal(text);
    const code = this.subprogramCode(key);
    if (code !== null) return code;
    key = withoutEnumerator(key);
    return this.subprogramNames.get(key) || longest(key, this.subprogramNames);
  }

  bidangOf(subprogram) {
    return this.homes.get(subprogram);
  }

  group(text) {
    const key = normal(text);
    return this.groups.get(key) || longest(key, this.groups);
  }

  subprogramCode(key) {
    for (const [, letters, number] of key.matchAll(SUBPROGRAM)) {
      const code = this.subprograms.get(`${letters} ${number}`);
      if (code !== undefined) return code;
    }
    return null;
  }
}
