/* The places of a province by name, old name and code. */
import { codedPlace } from "./codes.js";
import { append, remembered } from "./collections.js";
import { Register } from "./register.js";
import { capital, Nearest, normal, unique, words } from "./text.js";
import cellWords from "./words.json" with { type: "json" };

/** @import { Note } from "./note.js" */

/** @typedef {"kabupaten" | "kecamatan" | "desa"} Level */

/* Names have no more words than this. */
const NAME_WORDS = 5;
const MAX_CODES = 5000;

/** Where an activity is, what is worth saying of it, and which cells can't be read. */
export class Place {
  constructor() {
    /** @type {string[]} */
    this.kabupaten = [];
    /** @type {string[]} */
    this.kecamatan = [];
    /** @type {string[]} */
    this.desa = [];
    /** @type {Note[]} */
    this.notes = [];
    /** @type {[string, string, Note][]} the part, the text and why it can't be read */
    this.unread = [];
  }

  /** @param {string} kode */
  addKabupaten(kode) {
    if (!this.kabupaten.includes(kode)) this.kabupaten.push(kode);
  }

  /** @param {string} kode */
  addKecamatan(kode) {
    if (!this.kecamatan.includes(kode)) this.kecamatan.push(kode);
  }

  /** @param {string} kode */
  addDesa(kode) {
    if (!this.desa.includes(kode)) this.desa.push(kode);
  }

  copy() {
    return Object.assign(new Place(), {
      kabupaten: [...this.kabupaten],
      kecamatan: [...this.kecamatan],
      desa: [...this.desa],
      notes: [...this.notes],
      unread: [...this.unread],
    });
  }
}

/** All places of the blueprint's province by name, old name and code. */
export class Gazetteer extends Register {
  /** @param {any} facts */
  constructor(facts) {
    super(facts);
    /** @type {Map<string, string>} */
    this.bps = new Map(
      facts.kabupaten.map((/** @type {any} */ item) => [item.kode_bps, item.kode]),
    );
    /** @type {Map<string, string>} */
    this.bpsSubdistricts = new Map(
      facts.kecamatan.map((/** @type {any} */ item) => [item.kode_bps, item.kode]),
    );
    this.kata = facts.aturan.kata;
    /** @type {Map<string, string>} */
    this.abbreviations = new Map(Object.entries(cellWords.singkatan));
    this.readNames(facts);
    /** @type {Map<string, Nearest>} */
    this.nearest = new Map();
    /** What a code names; null for a text that is no code. */
    this.coded = remembered((text) => codedPlace(text, this), MAX_CODES);
  }

  /** @param {any} facts */
  readNames(facts) {
    /** @type {Record<Level, Map<string, string[]>>} */
    this.byLevel = { kabupaten: new Map(), kecamatan: new Map(), desa: new Map() };
    /** @type {Map<string, string>} kabupaten by kind and name, and by their old ones */
    this.kinds = new Map();
    /** @type {Map<string, string>} */
    this.old = new Map();
    const { kabupaten, kecamatan, desa } = this.byLevel;
    for (const { kode, nama, singkatan, nama_lama } of facts.kabupaten) {
      this.addName(kabupaten, nama, kode);
      if (singkatan) this.addName(kabupaten, singkatan, kode);
      this.kinds.set(this.key(words(this.name(kode))), kode);
      if (nama_lama) this.old.set(this.key(words(nama_lama)), kode);
    }
    for (const { kode, nama } of facts.kecamatan) this.addName(kecamatan, nama, kode);
    for (const [kode, nama] of this.villages) this.addName(desa, nama, kode);
  }

  /**
   * @param {Map<string, string[]>} names
   * @param {string} name
   * @param {string} kode
   */
  addName(names, name, kode) {
    append(names, this.key(words(name)), kode);
  }

  /**
   * The words of a name, without the spaces that people put in or leave out, and in full.
   *
   * @param {string[]} name
   */
  key(name) {
    return name.map((word) => this.abbreviations.get(word) ?? word).join("");
  }

  /**
   * The codes of the places of a level that have this name.
   *
   * @param {Level} level
   * @param {string[]} name
   * @returns {string[]}
   */
  called(level, name) {
    if (!name.length || name.length > NAME_WORDS) return [];
    return this.byLevel[level].get(this.key(name)) ?? [];
  }

  /**
   * Whether a place of this level has this name, or had it.
   *
   * @param {Level} level
   * @param {string[]} name
   */
  isCalled(level, name) {
    if (this.called(level, name).length) return true;
    return level === "kabupaten" && name.length <= NAME_WORDS && this.old.has(this.key(name));
  }

  /**
   * The kabupaten or kota of a name, its kind before it or not; an old name is noted.
   *
   * @param {string} kind "kabupaten", "kota" or nothing
   * @param {string[]} name
   * @param {Note[]} notes
   * @returns {string | null}
   */
  kabupatenCalled(kind, name, notes) {
    if (!name.length || name.length > NAME_WORDS) return null;
    const key = this.key(kind ? [kind, ...name] : name);
    const named = this.kinds.get(key);
    if (named !== undefined) return named;
    const before = this.old.get(key);
    if (before !== undefined) {
      const nilai = [...(kind ? [kind] : []), ...name].map(capital).join(" ");
      notes.push({ code: "nama-lama", values: { nilai, nama: this.name(before) } });
      return before;
    }
    return this.called("kabupaten", name)[0] ?? null;
  }

  /**
   * The known name of a level that is nearest to what somebody wrote, of those within the places
   * given or, without any, of all; "" where none is near.
   *
   * @param {Level} level
   * @param {string} text
   * @param {string[]} within codes of kabupaten or kecamatan
   * @returns {string}
   */
  guess(level, text, within) {
    return this.near(level, within).guess(text) ?? "";
  }

  /**
   * @param {Level} level
   * @param {string[]} within
   * @returns {Nearest}
   */
  near(level, within) {
    const id = [level, ...within].join(" ");
    let found = this.nearest.get(id);
    if (found === undefined) {
      const all =
        level === "desa"
          ? this.villages
          : Array.from(
              (level === "kabupaten" ? this.regions : this.subdistricts).values(),
              (item) => [item.kode, item.nama],
            );
      const names = Array.from(all, ([kode, nama]) => ({ kode, nama })).filter(
        ({ kode }) => !within.length || within.some((one) => kode.startsWith(`${one}.`)),
      );
      found = new Nearest(unique(names.map(({ nama }) => nama)));
      this.nearest.set(id, found);
    }
    return found;
  }

  /**
   * Whether a text is nothing but the name of a kabupaten, kecamatan or desa with its kind before it.
   *
   * @param {string} text
   */
  isPlace(text) {
    const [first, ...rest] = words(text);
    const { penanda_kabupaten, penanda_kota, penanda_kecamatan, penanda_desa } = this.kata;
    if (penanda_kabupaten.includes(first) || penanda_kota.includes(first)) {
      return this.called("kabupaten", rest).length > 0;
    }
    if (penanda_kecamatan.includes(first)) return this.called("kecamatan", rest).length > 0;
    return penanda_desa.includes(first) && this.called("desa", rest).length > 0;
  }

  /** @param {string} text */
  isAll(text) {
    const key = normal(text);
    return this.kata.semua.some(
      (/** @type {string} */ all) =>
        key === all || (all.includes(" ") && key.startsWith(`${all} `)),
    );
  }
}
