/* The places that a text names: each with its kind or without, one within the other. What may mean
   several places is left open. */
import { oneLine, plainMarks } from "../../plans/engine/clean.js";
import { plainCode } from "../../plans/engine/codes.js";
import { note } from "../../plans/engine/note.js";
import { capital, normal, shortened, words } from "../../plans/engine/text.js";
import { blends, inFull } from "./abbreviations.js";
import { chain, LEVELS } from "./chain.js";
import { similar } from "./similar.js";

/** @import { Note } from "../../plans/engine/note.js" */
/** @import { Gazetteer, Level } from "../../plans/engine/places.js" */

/**
 * @typedef {object} Named What a text names.
 * @property {string[]} codes the places that it may mean, the likeliest first; without any it is
 *   unknown
 * @property {string[]} near codes of places that are called nearly so
 * @property {Note[]} notes
 *
 * @typedef {object} Mention A place as the text names it.
 * @property {string[]} codes
 * @property {string[]} name
 * @property {Level | null} level as a word before it says
 * @property {string[][]} [full] the names that a shortened one may stand for
 */

/* A code amid names. */
const CODE =
  /(?<![0-9A-Za-z-]|[0-9][.,])(?:[0-9]{2}(?:\.[0-9]{1,4}){1,3}|[0-9]{4,10})(?![.,-]?[0-9A-Za-z])/g;
/* What stands around a code, and between its levels. */
const AROUND = /^["'.\s([]+|["'.,;:\s)\]-]+$/g;
const LEVELLED =
  /^([0-9]{2})\s?([.,:/_-])\s?([0-9]{1,2})\s?\2\s?([0-9]{1,2})(?:\s?\2\s?([12][0-9]{3}))?$/;
const SEPARATOR = /[,;/|()\n]|\s-+\s/;
/* English says the kind of a place after its name. */
/** @type {Map<string, string>} */
const ENGLISH = new Map([
  ["regency", "kabupaten"],
  ["city", "kota"],
  ["district", "kecamatan"],
  ["subdistrict", "kecamatan"],
  ["village", "desa"],
]);
/* How names were written before the spelling of 1972. */
/** @type {[RegExp, string][]} */
const OLD_SPELLING = [
  [/oe/g, "u"],
  [/tj/g, "c"],
  [/dj/g, "j"],
  [/nj/g, "ny"],
];
/* What people write around a name. */
const FILLERS = new Set(
  `di ke dari dekat sekitar sekitarnya daerah wilayah area lokasi dan yang untuk pt cv tingkat dati ii
  kode bps kemendagri`.split(/\s+/),
);
const KELURAHAN = new Set(["kelurahan", "kel"]);
const MOST_MENTIONS = 8;
const MOST_WORDS = 24;
const MOST_NEAR = 6;
/** @type {Record<Level, string>} */
const KINDS = {
  kabupaten: "kabupaten atau kota",
  kecamatan: "kecamatan",
  desa: "desa atau kelurahan",
};
/* "12.1" is 12.10 typed as a number, or 12.01 without its zero. */
const LOST_ZERO = /^([0-9]{2})[.,]([1-9])$/;

/** Finds places by name and code. */
export class Names {
  /** @param {Gazetteer} gazetteer */
  constructor(gazetteer) {
    this.places = gazetteer;
    const { kata } = gazetteer;
    /** @type {Map<string, Level>} */
    this.markers = new Map(
      /** @type {[string[], Level][]} */ ([
        [kata.penanda_kabupaten, "kabupaten"],
        [kata.penanda_kota, "kabupaten"],
        [kata.penanda_kecamatan, "kecamatan"],
        [kata.penanda_desa, "desa"],
      ]).flatMap(([all, level]) => all.map((word) => /** @type {const} */ ([word, level]))),
    );
    this.cities = new Set(kata.penanda_kota);
    this.others = new Set(kata.penanda_lain);
  }

  /**
   * The places that a text names.
   *
   * @param {string} text a clean one
   * @returns {Named}
   */
  named(text) {
    const coded = this.coded(text);
    if (coded !== null) return coded;
    const line = oneLine(text);
    // Places may be called as their province is.
    const isKnown = this.mentions(line, []).every(({ codes }) => codes.length);
    const whole = isKnown ? this.inLine(line) : null;
    if (whole?.codes.length) return whole;
    const rest = this.withoutProvince(line);
    if (normal(rest)) return this.inLine(rest);
    const why = note(normal(text) ? "provinsi-saja" : "tanpa-nama", {
      nilai: this.places.provinceName,
    });
    return { codes: [], near: [], notes: [why] };
  }

  /**
   * @param {string} line
   * @returns {Named}
   */
  inLine(line) {
    /** @type {Note[]} */
    const notes = [];
    const mentions = this.mentions(line, notes);
    const known = mentions.filter(({ codes }) => codes.length);
    const unknown = mentions.filter(({ codes }) => !codes.length);
    if (!known.length) return this.unknown(line, mentions, notes);
    const codes = this.nested(known);
    if (unknown.length) {
      const nilai = unknown.map(({ name }) => name.join(" ")).join(", ");
      // What is known is where it lies: a name with a slip in it may be meant.
      const near = this.near(unknown[0]).filter((kode) =>
        known.every((one) => one.codes.some((other) => this.isWithin(kode, other))),
      );
      if (near.length && mentions[0] === unknown[0]) {
        return { codes: [], near, notes: [...notes, note("nama-tak-dikenal", { nilai })] };
      }
      notes.push(note("kata-dilewati", { nilai }));
    }
    if (codes.length) {
      return { codes, near: [], notes: [...notes, ...this.toldOfShort(known, codes)] };
    }
    const near = known.flatMap((one) => one.codes);
    return { codes: [], near, notes: [...notes, note("nama-tidak-bertemu")] };
  }

  /**
   * What a code names; null for a text that is none.
   *
   * @param {string} text
   * @returns {Named | null}
   */
  coded(text) {
    if (text === this.places.province) {
      const nilai = this.places.provinceName;
      return { codes: [], near: [], notes: [note("provinsi-saja", { nilai })] };
    }
    const bare = plainMarks(text).replace(/^[^0-9]*\b(?:kode|code|bps)\b\D*/i, "");
    const plain = plainCode(this.levelled(bare.replace(AROUND, "")));
    const found = this.places.coded(plain);
    if (found === null) return null;
    const { kabupaten, kecamatan, desa, other, notes, unknown } = found;
    const code = desa ?? kecamatan ?? kabupaten;
    const codes = [code, other, this.withZero(plain)].filter((one) => one !== null);
    const told = unknown === null ? notes : [...notes, unknown];
    if (unknown !== null && code !== null) return { codes: [], near: [code], notes: told };
    return { codes: Array.from(new Set(codes)), near: [], notes: told };
  }

  /** @param {string} code with the marks between its levels that people use, where it is one of here */
  levelled(code) {
    const [, province, , ...levels] = LEVELLED.exec(code) ?? [];
    if (province !== this.places.province) return code;
    return [province, ...levels.filter((level) => level !== undefined)].join(".");
  }

  /** @param {string} code */
  withZero(code) {
    const [, province, number] = LOST_ZERO.exec(code) ?? [];
    const other = `${province}.0${number}`;
    return this.places.regions.has(other) ? other : null;
  }

  /**
   * A text without what all places here have in common: the province, the country, a postal code.
   *
   * @param {string} text
   */
  withoutProvince(text) {
    const plain = this.places.provinceName.replace(/[^\p{L}\s]/gu, "");
    const name = [plain.replace(/\s+/g, "\\s+"), ...blends(plain.split(/\s+/))].join("|");
    const kinds = Array.from(this.others).join("|");
    const common = new RegExp(
      `(?:\\b(?:${kinds})\\b[.:]?\\s*)?\\b(?:${name}|indonesia)\\b|(?<![0-9.])[0-9]{5}\\b`,
      "giu",
    );
    return text.replace(common, ",");
  }

  /**
   * @param {string} text
   * @param {Note[]} notes
   * @returns {Mention[]}
   */
  mentions(text, notes) {
    /** @type {Mention[]} */
    const coded = [];
    const rest = text.replace(CODE, (code) => {
      const codes = this.coded(code)?.codes ?? [];
      if (codes.length) coded.push({ codes, name: [code], level: null });
      return codes.length ? "," : code;
    });
    const named = rest
      .split(SEPARATOR)
      .slice(0, MOST_MENTIONS)
      .flatMap((piece) =>
        this.mentionsIn(this.kindFirst(words(piece).slice(0, MOST_WORDS)), notes),
      );
    return [...coded, ...named];
  }

  /** @param {string[]} all "contoh regency" becomes "kabupaten contoh" */
  kindFirst(all) {
    const kind = ENGLISH.get(all[all.length - 1]);
    return kind === undefined || all.length < 2 ? all : [kind, ...all.slice(0, -1)];
  }

  /**
   * The mentions in words between separators: a kind and the longest name that is known of it, again
   * and again. A name that goes on with unknown words is another, unknown one.
   *
   * @param {string[]} given
   * @param {Note[]} notes
   * @returns {Mention[]}
   */
  mentionsIn(given, notes) {
    const all = this.known(given, notes) ? given : given.filter((word) => !FILLERS.has(word));
    /** @type {Mention[]} */
    const found = [];
    let at = 0;
    while (at < all.length) {
      // "Kota Baru" may be a desa: what is known as a whole is meant.
      const whole = this.longest(all, at, null, "", notes);
      const marker = this.markers.get(all[at]);
      const kind = marker === undefined ? "" : all[at];
      const named = marker === undefined ? null : this.longest(all, at + 1, marker, kind, notes);
      const best = named && (!whole || named.end >= whole.end) ? named : whole;
      if (best) {
        found.push(best.mention);
        at = best.end;
      } else if (this.others.has(all[at])) {
        at = all.length;
      } else {
        const start = marker === undefined ? at : at + 1;
        let end = start + 1;
        while (end < all.length && !this.markers.has(all[end])) end += 1;
        const name = all.slice(start, end);
        const before = marker === undefined ? found.pop() : undefined;
        const level = before?.level ?? marker ?? null;
        if (name.length) found.push({ codes: [], name: [...(before?.name ?? []), ...name], level });
        at = end;
      }
    }
    return found;
  }

  /**
   * @param {string[]} name
   * @param {Note[]} notes
   */
  known(name, notes) {
    return this.called(name, null, "", notes).length > 0;
  }

  /**
   * @param {string[]} all
   * @param {number} start
   * @param {Level | null} level
   * @param {string} kind the word that says the level
   * @param {Note[]} notes
   * @returns {{mention: Mention, end: number} | null}
   */
  longest(all, start, level, kind, notes) {
    for (let end = all.length; end > start; end -= 1) {
      const name = all.slice(start, end);
      const codes = this.called(name, level, kind, notes);
      if (codes.length) return { mention: { codes, name, level }, end };
      const full = inFull(name).filter((one) => this.called(one, level, kind, []).length);
      if (full.length) {
        const all = full.flatMap((one) => this.called(one, level, kind, notes));
        return { mention: { codes: Array.from(new Set(all)), name, level, full }, end };
      }
    }
    return null;
  }

  /**
   * How shortened names were read: those of which a place was found.
   *
   * @param {Mention[]} mentions
   * @param {string[]} found codes
   */
  toldOfShort(mentions, found) {
    return mentions.flatMap(({ name, level, full = [] }) => {
      const read = full.filter((one) =>
        this.called(one, level, "", []).some((above) =>
          found.some((kode) => this.isWithin(kode, above)),
        ),
      );
      if (!read.length) return [];
      const nama = read.map((one) => one.map(capital).join(" ")).join(" atau ");
      const code = read.length > 1 ? "singkatan-terbuka" : "singkatan";
      return [note(code, { nilai: name.map(capital).join(" "), nama })];
    });
  }

  /**
   * @param {string[]} name
   * @param {Level | null} level
   * @param {string} kind
   * @param {Note[]} notes
   * @returns {string[]}
   */
  called(name, level, kind, notes) {
    const { places } = this;
    if (level === "kabupaten" || level === null) {
      const formal = level === null ? "" : this.cities.has(kind) ? "kota" : "kabupaten";
      const kode = places.kabupatenCalled(formal, name, notes);
      // Without a kind a kabupaten and a kota of one name are meant alike, and what lies below them.
      const others = level === null ? LEVELS.flatMap((one) => places.called(one, name)) : [];
      return Array.from(new Set(kode === null ? others : [kode, ...others]));
    }
    const all = places.called(level, name);
    const urban = KELURAHAN.has(kind) ? all.filter((kode) => /\.1[0-9]{3}$/.test(kode)) : [];
    return urban.length ? urban : all;
  }

  /**
   * The places of the mentions in which all others lie, or that lie in them.
   *
   * @param {Mention[]} mentions
   * @returns {string[]} the deepest mention's
   */
  nested(mentions) {
    const found = mentions.flatMap(({ codes }) =>
      codes.filter((kode) =>
        mentions.every((other) => other.codes.some((above) => this.isWithin(kode, above))),
      ),
    );
    return Array.from(new Set(found));
  }

  /**
   * @param {string} kode
   * @param {string} above
   */
  isWithin(kode, above) {
    return chain(kode, this.places).includes(above);
  }

  /**
   * @param {string} line
   * @param {Mention[]} mentions
   * @param {Note[]} notes
   * @returns {Named}
   */
  unknown(line, mentions, notes) {
    const [first] = mentions;
    if (first === undefined) return { codes: [], near: [], notes: [...notes, note("tanpa-nama")] };
    const nilai = shortened(first.name.join(" "));
    const modern = OLD_SPELLING.reduce((text, [old, now]) => text.replace(old, now), nilai);
    const codes = modern === nilai ? [] : this.called(words(modern), first.level, "", notes);
    if (codes.length) return { codes, near: [], notes: [...notes, note("ejaan-lama", { nilai })] };
    const why = /[a-z]/.test(normal(line))
      ? this.whyUnknown(first, nilai)
      : note("angka-tak-terbaca", { nilai: shortened(line) });
    return { codes: [], near: this.near(first), notes: [...notes, why] };
  }

  /**
   * A name of another kind of place is known, but not as what the text calls it.
   *
   * @param {Mention} mention
   * @param {string} nilai
   * @returns {Note}
   */
  whyUnknown({ name, level }, nilai) {
    if (level === null || !this.called(name, null, "", []).length) {
      return note("nama-tak-dikenal", { nilai });
    }
    return note("nama-jenis-lain", { nilai, jenis: KINDS[level] });
  }

  /**
   * The places that a mention may mean: those whose names are part of it, and those whose names are
   * nearly the same, the nearest first.
   *
   * @param {Mention} mention
   * @returns {string[]}
   */
  near({ name, level }) {
    const parts = name.map((_, at) => this.longest(name, at, level, "", [])?.mention.codes ?? []);
    const part = parts.find((codes) => codes.length) ?? [];
    // A name that goes on is likelier to be that place than one that merely ends so.
    const all = [...parts.slice(0, 1).flat(), ...similar(name, level, this.places), ...part];
    // People mistake the kind of a place, too.
    if (level !== null) all.push(...similar(name, null, this.places));
    return Array.from(new Set(all)).slice(0, MOST_NEAR);
  }
}
