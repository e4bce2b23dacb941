/* Program utama, sub-programmes and commodity groups out of cells. */
import { Nearest, normal, partition, withoutEnumerator } from "./text.js";

const SUBPROGRAM = /\b([a-z]{3}) ([0-9]{1,2})\b/g;

// What stands before the name of a program utama in a heading.
const HEADING_WORDS = new Set(["bidang", "program", "utama", "pilar", "aspek", "sektor"]);

/**
 * @param {Map<string, string>} map
 * @param {string} key
 * @param {string} value
 */
function add(map, key, value) {
  if (!map.has(key)) map.set(key, value);
}

/**
 * The code of the longest of the names that stand in a text.
 *
 * @param {string} key
 * @param {Map<string, string>} names
 */
function longest(key, names) {
  const padded = ` ${key} `;
  let best = "";
  for (const name of names.keys()) {
    if (name.length > best.length && padded.includes(` ${name} `)) best = name;
  }
  return names.get(best) ?? null;
}

/** Finds what cells name; every answer is a code, or null. */
export class Sectors {
  /** @param {any} facts */
  constructor(facts) {
    const rules = facts.aturan;
    /** @type {{kode: string, nomor: number, nama_pendek: string}[]} */
    const bidang = facts.bidang;
    /** @type {Map<string, string>} */
    this.names = new Map();
    this.numbers = new Map(bidang.map((item) => [String(item.nomor), item.kode]));
    /** @type {Map<string, string>} */
    this.subprograms = new Map();
    /** @type {Map<string, string>} */
    this.subprogramNames = new Map();
    /** @type {Map<string, string>} the program utama of each subprogram */
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
    /** @type {Map<string, string>} */
    this.groups = new Map();
    for (const group of facts.kelompok) {
      for (const name of [group.kode, group.nama]) add(this.groups, normal(name), group.kode);
    }
    for (const alias of rules.kelompok) {
      for (const name of alias.sebutan) add(this.groups, normal(name), alias.kelompok);
    }
    this.near = new Nearest(bidang.map((item) => item.nama_pendek));
  }

  /** @param {string} text */
  exactText(text) {
    return this.names.get(withoutEnumerator(normal(text))) ?? null;
  }

  /**
   * The program utama that a heading amid the rows names: "A. BIDANG PENDIDIKAN", "Pilar 1: …".
   *
   * @param {string} text
   */
  heading(text) {
    let key = withoutEnumerator(normal(text));
    for (;;) {
      const found = this.names.get(key) ?? null;
      const [first, , rest] = partition(key, " ");
      if (found !== null || !rest || !HEADING_WORDS.has(first)) return found;
      key = withoutEnumerator(rest);
    }
  }

  /** @param {string} text */
  bidang(text) {
    const key = withoutEnumerator(normal(text));
    const named = this.numbers.get(normal(text)) ?? this.names.get(key);
    if (named !== undefined) return named;
    const sub = this.subprogramCode(key);
    return sub === null ? longest(key, this.names) : this.bidangOf(sub);
  }

  /** @param {string} text */
  guess(text) {
    return this.near.guess(text);
  }

  /** @param {string} text */
  subprogram(text) {
    let key = normal(text);
    const code = this.subprogramCode(key);
    if (code !== null) return code;
    key = withoutEnumerator(key);
    return this.subprogramNames.get(key) || longest(key, this.subprogramNames);
  }

  /** @param {string} subprogram */
  bidangOf(subprogram) {
    return this.homes.get(subprogram) ?? null;
  }

  /** @param {string} text */
  group(text) {
    const key = normal(text);
    return this.groups.get(key) || longest(key, this.groups);
  }

  /** @param {string} key */
  subprogramCode(key) {
    for (const [, letters, number] of key.matchAll(SUBPROGRAM)) {
      const code = this.subprograms.get(`${letters} ${number}`);
      if (code !== undefined) return code;
    }
    return null;
  }
}
