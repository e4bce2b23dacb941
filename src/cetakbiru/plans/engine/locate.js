/* Where an activity is: the places that its cells name, made sure by each other. A desa makes its
   kecamatan known, a kecamatan its kabupaten; what contradicts or means several places is told and
   not guessed. */
import { oneLine, plainMarks } from "./clean.js";
import { plainCode } from "./codes.js";
import { note } from "./note.js";
import { Place } from "./places.js";
import { capital, normal, shortened, words } from "./text.js";
import cellWords from "./words.json" with { type: "json" };

/** @import { Gazetteer, Level } from "./places.js" */
/** @import { Coded } from "./codes.js" */

/** @typedef {Level | "lokasi"} Part */

/**
 * @typedef {object} Mention A place as a cell names it.
 * @property {Part} part the part that the cell plays
 * @property {Level | null} level as a word before it says, else null
 * @property {string} kind "kabupaten" or "kota" where that word stands before it
 * @property {string[]} name
 * @property {boolean} listed whether it goes on with a list: "Kec. Marau / Singkup"
 * @property {string} text
 */

/** @type {Part[]} */
const PARTS = ["kabupaten", "lokasi", "kecamatan", "desa"];
/** @type {Level[]} */
const LEVELS = ["kabupaten", "kecamatan", "desa"];
/** The levels that a name without a kind may be of, the likeliest first. */
/** @type {Record<Part, Level[]>} */
const LIKELY = {
  kabupaten: ["kabupaten", "kecamatan"],
  lokasi: ["kabupaten", "kecamatan", "desa"],
  kecamatan: ["kecamatan", "kabupaten", "desa"],
  desa: ["desa", "kecamatan", "kabupaten"],
};
const LONGEST = 2000;
const MOST_ITEMS = 200;
const MOST_WORDS = 40;
const MAX_KNOWN = 5000;
/* Numbers of a list within a line: "1. Marau 2. Singkup". */
const LIST_NUMBER = /(^|\s)\(?[0-9]{1,2}[.)]\s+(?=\p{L})/gu;
const SEPARATOR = /\s*([;,/\n&|+•])\s*|\s+(dan|serta|and)\s+/iu;
const CHUNK = /[()[\]]|\s+-+\s+|:\s*|\s+=\s+/;
const EDGES = /^[-.:'"]+|[-.:'"]+$/g;
/* English says the kind of a place after its name. */
const ENGLISH_KINDS = new Map([
  ["regency", "kabupaten"],
  ["city", "kota"],
  ["subdistrict", "kecamatan"],
  ["village", "desa"],
  ["province", "provinsi"],
]);
const DISTRICT = "district";

/** Reads the cells of places by the words of the rules. */
export class Locator {
  /** @param {Gazetteer} gazetteer */
  constructor(gazetteer) {
    this.places = gazetteer;
    const { kata } = gazetteer;
    /** @type {Map<string, Level | "alamat">} */
    this.markers = new Map();
    for (const word of kata.penanda_kabupaten) this.markers.set(word, "kabupaten");
    for (const word of kata.penanda_kota) this.markers.set(word, "kabupaten");
    for (const word of kata.penanda_kecamatan) this.markers.set(word, "kecamatan");
    for (const word of kata.penanda_desa) this.markers.set(word, "desa");
    for (const word of [...cellWords.alamat, ...kata.penanda_lain]) {
      this.markers.set(word, "alamat");
    }
    this.cities = new Set(kata.penanda_kota);
    /** @type {string} */
    this.kabupatenWord = kata.penanda_kabupaten[0];
    /** @type {string} */
    this.cityWord = kata.penanda_kota[0];
    this.common = new Set(cellWords.umum_tempat);
    /** @type {Map<string, Place>} */
    this.known = new Map();
    /** @type {Place | null} */
    this.knownHome = null;
  }

  /**
   * Where the cells of an activity say that it is. What they leave out, the plan says (`home`), or a
   * heading above the activity (`area`).
   *
   * @param {{text: (part: string) => string, area: string}} entry
   * @param {Place} home
   * @returns {Place}
   */
  located(entry, home) {
    const id = [entry.area, ...PARTS.map((part) => entry.text(part))].join("\u0000");
    if (this.knownHome !== home || this.known.size >= MAX_KNOWN) this.known.clear();
    this.knownHome = home;
    let found = this.known.get(id);
    if (found === undefined) {
      const around = entry.area ? this.areaOf(entry.area, home) : home;
      const silent = PARTS.every((part) => !entry.text(part));
      found = entry.area && silent ? around : this.read(entry, around);
      if (id.length < LONGEST) this.known.set(id, found);
    }
    return found.copy();
  }

  /**
   * Reads the cells of an activity. Where its kecamatan or desa is not in the kabupaten of a code that
   * the statistics office gave to another, that other is meant if they are there.
   *
   * @param {{text: (part: string) => string}} entry
   * @param {Place} around
   * @returns {Place}
   */
  read(entry, around) {
    const place = new Reading(this, around).read(entry);
    const other = place.unread.length
      ? this.places.coded(plainCode(entry.text("kabupaten")))?.other
      : null;
    if (!other) return place;
    /** @param {string} part */
    const text = (part) => (part === "kabupaten" ? other : entry.text(part));
    const another = new Reading(this, around).read({ text });
    return another.unread.length ? place : another;
  }

  /**
   * The places that a text names for a whole plan.
   *
   * @param {string} text
   * @returns {Place}
   */
  placeOf(text) {
    return new Reading(this, new Place()).read({ text: (part) => (part === "lokasi" ? text : "") });
  }

  /**
   * @param {string} area
   * @param {Place} home
   */
  areaOf(area, home) {
    const place = new Reading(this, home).read({ text: (part) => (part === "lokasi" ? area : "") });
    return place.unread.length ? home : place;
  }
}

/** The cells of one activity being read. */
class Reading {
  /**
   * @param {Locator} locator
   * @param {Place} home
   */
  constructor(locator, home) {
    this.locator = locator;
    this.places = locator.places;
    this.home = home;
    this.place = new Place();
    /** @type {Mention[]} */
    this.mentions = [];
    /** Whether a cell asks for all kecamatan. */
    this.all = false;
  }

  /** @param {{text: (part: string) => string}} entry */
  read(entry) {
    for (const part of PARTS) {
      const text = entry.text(part);
      if (text) this.take(part, text);
    }
    this.settle(Boolean(entry.text("kabupaten")));
    this.tellVague(entry.text("lokasi"));
    return this.place;
  }

  /** @type {Set<Part>} the parts whose cells name a place */
  foundIn = new Set();

  /**
   * Tells of a location that names no place, where nothing else says more.
   *
   * @param {string} lokasi
   */
  tellVague(lokasi) {
    const { place } = this;
    if (!lokasi || this.foundIn.has("lokasi") || place.kecamatan.length) return;
    if (place.unread.some(([part]) => part === "lokasi")) return;
    const nilai = shortened(oneLine(lokasi));
    const province = normal(lokasi) === normal(this.places.provinceName);
    const name = words(lokasi).join(" ");
    const saran =
      this.places.guess("kabupaten", name, []) || this.places.guess("kecamatan", name, []);
    const why = note(province ? "provinsi-saja" : "lokasi-tak-dikenal", { nilai, saran });
    place.unread.push(["lokasi", lokasi, why]);
  }

  /**
   * Takes the codes of a cell at once and keeps its names.
   *
   * @param {Part} part
   * @param {string} text
   */
  take(part, text) {
    const plain = plainCode(plainMarks(text.slice(0, LONGEST)));
    if (this.places.isAll(oneLine(plain))) {
      this.foundIn.add(part);
      if (part !== "desa") this.all = true;
      // "Seluruh kecamatan di Kabupaten …": what is named beside it still counts.
      this.takeItems(part, plain.replace(/^\s*\S+\s*/, ""), true);
      return;
    }
    this.takeItems(part, plain, false);
  }

  /**
   * @param {Part} part
   * @param {string} text
   * @param {boolean} quiet whether words that are no place are left alone
   */
  takeItems(part, text, quiet) {
    const whole = words(text);
    // A name may be broken over two lines.
    if (part !== "lokasi" && this.places.called(part, whole).length) {
      this.mentions.push(mention(part, null, "", whole, false, oneLine(text)));
      return;
    }
    const pieces = text.replace(LIST_NUMBER, "$1\n").split(SEPARATOR);
    /** @type {Level | null} */
    let pending = null;
    for (let at = 0; at < Math.min(pieces.length, 3 * MOST_ITEMS); at += 3) {
      const before = at ? (pieces[at - 2] ?? "dan") : "";
      const item = pieces[at].trim();
      if (!normal(item)) continue;
      pending = this.takeItem(part, item, before !== "" && before !== ",", pending, quiet);
    }
  }

  /**
   * @param {Part} part
   * @param {string} item
   * @param {boolean} listed
   * @param {Level | null} pending the kind that stood alone before
   * @param {boolean} quiet
   * @returns {Level | null} the kind that stands alone at its end
   */
  takeItem(part, item, listed, pending, quiet) {
    const start = this.mentions.length;
    /** @type {[Coded, string][]} */
    const codes = [];
    let alone = pending;
    for (const chunk of item.split(CHUNK)) {
      const rest = this.withoutCodes(chunk, part, codes);
      if (!normal(rest)) continue;
      // What stands in a bracket or after a dash may be no place: "Marau (dekat pabrik)".
      const aside = quiet || codes.length > 0 || this.mentions.length > start;
      alone = this.takeWords(part, words(rest), rest, listed, alone, aside);
    }
    if (codes.length) this.settleCodes(part, item, codes, this.mentions.splice(start));
    return alone;
  }

  /**
   * The words of a chunk without the codes in it.
   *
   * @param {string} chunk
   * @param {Part} part
   * @param {[Coded, string][]} codes
   */
  withoutCodes(chunk, part, codes) {
    const all = chunk.split(/\s+/).filter((word) => word);
    const rest = all.filter((word) => {
      const token = word.replace(EDGES, "");
      if (!/[0-9]/.test(token)) return true;
      // Amid other words a number without points may be that of a house.
      if (all.length > 1 && !token.includes(".") && part === "lokasi") return true;
      const coded = this.places.coded(token);
      if (coded === null) return true;
      codes.push([coded, token]);
      return false;
    });
    return rest.join(" ");
  }

  /**
   * Takes the names of a chunk, each with the kind before it.
   *
   * @param {Part} part
   * @param {string[]} all
   * @param {string} text
   * @param {boolean} listed
   * @param {Level | null} pending
   * @param {boolean} quiet
   * @returns {Level | null}
   */
  takeWords(part, all, text, listed, pending, quiet) {
    const { markers, common } = this.locator;
    const ordered = this.kindFirst(all);
    let at = 0;
    let alone = pending;
    while (at < ordered.length) {
      const marker = markers.get(ordered[at]);
      // "Kampung Baru" is a desa, "Dusun Baru" a part of one: what is known as a whole is meant.
      const likely = part === "lokasi" ? (marker === "alamat" ? "desa" : null) : part;
      const whole = at === 0 && likely !== null && this.places.called(likely, ordered).length > 0;
      const kind = marker === undefined || whole ? null : ordered[at];
      if (kind !== null) at += 1;
      const level = kind === null ? alone : marker === "alamat" ? null : (marker ?? null);
      const end = whole ? ordered.length : this.nameEnd(ordered, at, level);
      if (
        end === at + 1 &&
        common.has(ordered[at]) &&
        !this.isKnown(ordered.slice(at, end), level)
      ) {
        // "Desa di sekitar kota": what stands between is of no level.
        at = end;
        alone = null;
        continue;
      }
      const name = ordered.slice(at, end);
      at = end;
      if (marker === "alamat" && kind !== null) {
        alone = null;
        continue;
      }
      if (!name.length) {
        alone = level;
        continue;
      }
      alone = null;
      const number = name.length === all.length && part !== "lokasi" && /^[0-9]+$/.test(name[0]);
      if (!number && name.every((word) => common.has(word) || /^[0-9]+$/.test(word))) continue;
      const city = kind !== null && this.locator.cities.has(kind);
      const told =
        level !== "kabupaten" || kind === null
          ? ""
          : city
            ? this.locator.cityWord
            : this.locator.kabupatenWord;
      const one = mention(part, level, told, name, listed, written(text, name));
      if (!quiet || this.levelOf(one, null) !== null) this.mentions.push(one);
    }
    return alone;
  }

  /**
   * Where a name ends: the longest known one, else at the next kind of place.
   *
   * @param {string[]} all
   * @param {number} start
   * @param {Level | null} level
   */
  nameEnd(all, start, level) {
    const { markers, common } = this.locator;
    for (let end = Math.min(all.length, start + 5); end > start; end -= 1) {
      // Of a kabupaten, whatever follows is said of it: "Kab. Contoh Utara, Contoh".
      const stops =
        level === "kabupaten" ||
        end === all.length ||
        markers.has(all[end]) ||
        common.has(all[end]) ||
        /^[0-9]/.test(all[end]) ||
        this.beginsAround(all, end, level);
      if (stops && this.isKnown(all.slice(start, end), level)) return end;
    }
    if (common.has(all[start])) return start + 1;
    let end = start;
    while (end < all.length && !markers.has(all[end])) end += 1;
    return end;
  }

  /**
   * Whether what a place of a level lies in is named from a word on: "Desa Sukakarya Marau".
   *
   * @param {string[]} all
   * @param {number} start
   * @param {Level | null} level
   */
  beginsAround(all, start, level) {
    const around = level === null ? [] : LEVELS.slice(0, LEVELS.indexOf(level));
    return around.some((one) =>
      [1, 2, 3, 4].some((count) => this.places.isCalled(one, all.slice(start, start + count))),
    );
  }

  /**
   * @param {string[]} name
   * @param {Level | null} level
   */
  isKnown(name, level) {
    const levels = level === null ? LEVELS : [level];
    return levels.some((one) => this.places.isCalled(one, name));
  }

  /**
   * "Contoh Regency" as "kabupaten Contoh".
   *
   * @param {string[]} all
   */
  kindFirst(all) {
    const last = all[all.length - 1];
    const sub = last === DISTRICT && all[all.length - 2] === "sub";
    if (sub) return ["kecamatan", ...all.slice(0, -2)];
    if (last === DISTRICT) return all.slice(0, -1);
    const kind = ENGLISH_KINDS.get(last);
    return kind === undefined || all.length < 2 ? all : [kind, ...all.slice(0, -1)];
  }

  /**
   * Takes what the codes of an item name, unless the names beside them say something else.
   *
   * @param {Part} part
   * @param {string} item
   * @param {[Coded, string][]} codes
   * @param {Mention[]} beside
   */
  settleCodes(part, item, codes, beside) {
    /** @type {import("./note.js").Note[]} */
    const silent = [];
    // Its own name beside a code says nothing new.
    beside = beside.filter((one) => !codes.some(([coded]) => this.isNameOf(one, coded)));
    const named = beside.flatMap((one) => {
      const level = this.levelOf(one, null);
      const kode =
        level === "kabupaten" ? this.places.kabupatenCalled(one.kind, one.name, silent) : null;
      return kode === null ? [] : [kode];
    });
    const stated = part === "kecamatan" || part === "desa" ? this.statedKabupaten() : [];
    for (const [coded, text] of codes) {
      const { kecamatan, desa, other, notes, unknown } = coded;
      let { kabupaten } = coded;
      if (kabupaten !== null && stated.length && !stated.includes(kabupaten)) {
        const [wilayah, lain] = [this.places.names(stated), this.places.name(kabupaten)];
        const why = note(`${part}-lain`, { nilai: shortened(item), wilayah, lain });
        this.place.unread.push([part, item, why]);
        return;
      }
      if (kabupaten !== null && named.length && !named.includes(kabupaten)) {
        if (other === null || !named.includes(other)) {
          const lain = this.places.names(named);
          const values = {
            nilai: shortened(item),
            kode: text,
            nama: this.places.name(kabupaten),
            lain,
          };
          this.place.unread.push([part, item, note("kode-lain-nama", values)]);
          this.foundIn.add(part);
          return;
        }
        kabupaten = other;
      } else {
        this.place.notes.push(...notes);
      }
      if (unknown !== null) this.place.unread.push([part, item, unknown]);
      if (kabupaten === null) continue;
      this.foundIn.add(part);
      this.place.addKabupaten(kabupaten);
      if (kecamatan !== null) this.place.addKecamatan(kecamatan);
      if (desa !== null) this.place.addDesa(desa);
    }
    for (const one of beside) {
      // Other words beside a code say what it is, not where.
      if (this.levelOf(one, null) !== null) this.mentions.push(one);
    }
  }

  /** The kabupaten that the cells before name. */
  statedKabupaten() {
    const named = this.mentions.flatMap((one) => {
      const isKabupaten = this.levelOf(one, null) === "kabupaten";
      const kode = isKabupaten ? this.places.kabupatenCalled(one.kind, one.name, []) : null;
      return kode === null ? [] : [kode];
    });
    return [...this.place.kabupaten, ...named];
  }

  /**
   * @param {Mention} one
   * @param {Coded} coded
   */
  isNameOf({ name }, coded) {
    return LEVELS.some((level) => {
      const kode = coded[level];
      return kode !== null && this.places.called(level, name).includes(kode);
    });
  }

  /**
   * The level of a mention: as it says, or the first that knows its name.
   *
   * @param {Mention} one
   * @param {Level | null} before the level of the mention that it goes on with
   * @returns {Level | null}
   */
  levelOf(one, before) {
    if (one.level !== null) return one.level;
    const likely = LIKELY[one.part];
    const levels = one.listed && before !== null ? [before, ...likely] : likely;
    return levels.find((level) => this.places.isCalled(level, one.name)) ?? null;
  }

  /**
   * Settles the names from the kabupaten down, each within what is sure already.
   *
   * @param {boolean} hasKabupatenCell
   */
  settle(hasKabupatenCell) {
    /** @type {Record<Level, Mention[]>} */
    const found = { kabupaten: [], kecamatan: [], desa: [] };
    /** @type {Level | null} */
    let before = null;
    /** @type {Mention[]} */
    const vague = [];
    /** @type {Mention[]} */
    const strange = [];
    for (const [at, one] of this.mentions.entries()) {
      if (one.part !== this.mentions[at - 1]?.part) before = null;
      /** @type {Level | null} */
      const level = this.isWithinNext(at) ? "desa" : this.levelOf(one, before);
      if (level !== null) found[level].push(one);
      else (one.part === "lokasi" ? vague : strange).push(one);
      before = level;
    }
    if (LEVELS.every((level) => !found[level].length) && !this.place.kabupaten.length) {
      for (const one of vague) this.takeWithin(one, found);
    }
    for (const one of found.kabupaten) this.settleKabupaten(one);
    const own = [...this.place.kabupaten];
    const villages = found.desa;
    this.settleAll(own);
    for (const one of found.kecamatan) this.settleKecamatan(one, own, villages);
    // Those that mean one place first: they make the others sure.
    const unsure = villages.filter((one) => !this.settleDesa(one, own, false));
    for (const one of unsure) this.settleDesa(one, own, true);
    for (const one of strange) this.unknown(one);
    this.fillFromHome(hasKabupatenCell);
  }

  /**
   * Whether a mention names a desa of the kecamatan next to it: "Desa Satu, Desa Dua, Contoh", though
   * it names a kecamatan of elsewhere, too.
   *
   * @param {number} at
   */
  isWithinNext(at) {
    const [one, next] = [this.mentions[at], this.mentions[at + 1]];
    if (one.part !== "lokasi" || one.level !== null || next?.part !== "lokasi") return false;
    const kecamatan = this.places.called("kecamatan", next.name);
    return this.places
      .called("desa", one.name)
      .some((kode) => kecamatan.includes(this.places.subdistrictOf(kode)));
  }

  /** @param {string[]} own */
  settleAll(own) {
    if (!this.all) return;
    const around = own.length ? own : this.home.kabupaten;
    for (const kode of this.places.allKecamatan(around)) this.place.addKecamatan(kode);
  }

  /**
   * A text that is no name may hold some: "wilayah Hulu Contoh dan sekitarnya".
   *
   * @param {Mention} one
   * @param {Record<Level, Mention[]>} found
   */
  takeWithin(one, found) {
    const kabupaten = this.namesWithin("kabupaten", one.name);
    found.kabupaten.push(...kabupaten.map((name) => ({ ...one, name })));
    const regions = kabupaten.flatMap((name) => this.places.called("kabupaten", name));
    for (const name of this.namesWithin("kecamatan", one.name)) {
      const all = this.places.called("kecamatan", name);
      const taken = kabupaten.some((other) => other.join(" ").includes(name.join(" ")));
      if (!taken && (!regions.length || this.within(all, regions).length)) {
        found.kecamatan.push({ ...one, name });
      }
    }
  }

  /**
   * The names of a level in a run of words, the longest first where they overlap.
   *
   * @param {Level} level
   * @param {string[]} all
   */
  namesWithin(level, all) {
    const found = [];
    for (let start = 0; start < Math.min(all.length, MOST_WORDS); start += 1) {
      for (let end = Math.min(all.length, start + 4); end > start; end -= 1) {
        const name = all.slice(start, end);
        if (!this.places.called(level, name).length) continue;
        found.push(name);
        start = end - 1;
        break;
      }
    }
    return found;
  }

  /** @param {Mention} one */
  settleKabupaten(one) {
    const kode = this.places.kabupatenCalled(one.kind, one.name, this.place.notes);
    if (kode === null) {
      this.unknown(one);
      return;
    }
    const { kabupaten } = this.place;
    const below = one.part === "kecamatan" || one.part === "desa";
    if (below && kabupaten.length && !kabupaten.includes(kode)) {
      this.unknown(one, "kecamatan");
      return;
    }
    this.foundIn.add(one.part);
    this.place.addKabupaten(kode);
  }

  /**
   * @param {Mention} one
   * @param {string[]} own
   * @param {Mention[]} villages
   */
  settleKecamatan(one, own, villages) {
    const all = this.places.called("kecamatan", one.name);
    if (!all.length) {
      this.unknown(one, "kecamatan");
      return;
    }
    this.foundIn.add(one.part);
    const inside = this.within(all, own.length ? own : this.home.kabupaten);
    if (inside.length) {
      this.add(inside);
      return;
    }
    if (own.length) {
      this.refuse(one, "kecamatan-lain", own, all);
      return;
    }
    const holding = all.filter((kode) =>
      villages.some(({ name }) =>
        this.places.called("desa", name).some((desa) => desa.startsWith(`${kode}.`)),
      ),
    );
    const sure = all.length === 1 ? all : holding;
    if (sure.length !== 1) {
      this.refuse(one, "kecamatan-ganda", own, all);
      return;
    }
    this.tellAway(one, sure[0]);
    this.add(sure);
  }

  /**
   * Whether a desa is settled; one that may be several is when it is to be told.
   *
   * @param {Mention} one
   * @param {string[]} own
   * @param {boolean} telling
   */
  settleDesa(one, own, telling) {
    const all = this.places.called("desa", one.name);
    if (!all.length) {
      this.unknown(one, "desa");
      return true;
    }
    this.foundIn.add(one.part);
    const { kecamatan } = this.place;
    const around = own.length ? own : this.home.kabupaten;
    const narrow = all.filter((kode) => kecamatan.includes(this.places.subdistrictOf(kode)));
    const wide = this.within(all, around);
    const elsewhere = own.length || kecamatan.length ? [] : all;
    const inside = narrow.length ? narrow : kecamatan.length ? [] : wide.length ? wide : elsewhere;
    if (inside.length === 1) {
      if (!wide.length) this.tellAway(one, inside[0]);
      this.add(inside);
      return true;
    }
    if (!inside.length && wide.length === 1 && one.part === "lokasi" && one.level === null) {
      this.add(wide);
      return true;
    }
    if (!telling) return false;
    const code = inside.length ? "desa-ganda" : "desa-lain";
    this.refuse(one, code, kecamatan.length ? kecamatan : own, inside.length ? inside : all);
    return true;
  }

  /**
   * @param {string[]} codes
   * @param {string[]} kabupaten
   */
  within(codes, kabupaten) {
    return codes.filter((kode) => kabupaten.includes(this.places.home(kode)));
  }

  /**
   * Adds kecamatan or desa with all that they lie in.
   *
   * @param {string[]} codes
   */
  add(codes) {
    for (const kode of codes) {
      const kecamatan = this.places.subdistrictOf(kode);
      this.place.addKabupaten(this.places.home(kode));
      this.place.addKecamatan(kecamatan);
      if (kecamatan !== kode) this.place.addDesa(kode);
    }
  }

  /**
   * Tells that a place lies outside of the plan's own.
   *
   * @param {Mention} one
   * @param {string} kode
   */
  tellAway(one, kode) {
    const { kabupaten } = this.home;
    const home = this.places.home(kode);
    if (!kabupaten.length || kabupaten.includes(home)) return;
    const values = {
      nilai: oneLine(one.text),
      nama: this.places.name(home),
      wilayah: this.places.names(kabupaten),
    };
    this.place.notes.push(note("tempat-di-luar-rencana", values));
  }

  /**
   * Tells of a name that is no place here, with the nearest that is.
   *
   * @param {Mention} one
   * @param {Level} [level]
   */
  unknown(one, level = one.level ?? (one.part === "lokasi" ? "desa" : one.part)) {
    const nilai = shortened(oneLine(one.text));
    this.foundIn.add(one.part);
    if (normal(this.places.provinceName) === one.name.join(" ")) {
      // Naming the province is no fault, but of the kabupaten it says nothing.
      const why = note("provinsi-saja", { nilai });
      if (one.part === "kabupaten") this.place.unread.push([one.part, one.text, why]);
      return;
    }
    const around = this.place.kecamatan.length && level === "desa" ? this.place.kecamatan : [];
    const within = around.length
      ? around
      : this.place.kabupaten.length
        ? this.place.kabupaten
        : this.home.kabupaten;
    const values = {
      nilai,
      wilayah: this.told(level === "kabupaten" ? [] : within) || "edisi ini",
      saran: this.places.guess(level, one.name.join(" "), level === "kabupaten" ? [] : within),
    };
    this.place.unread.push([one.part, one.text, note(`${level}-tak-dikenal`, values)]);
  }

  /**
   * Tells of a name that means another place, or several.
   *
   * @param {Mention} one
   * @param {string} code
   * @param {string[]} said codes of the places that it should be in
   * @param {string[]} all codes of those that have the name
   */
  refuse(one, code, said, all) {
    const lain = [...new Set(all.map((kode) => this.around(kode)))].slice(0, 8).join(", ");
    const nilai = shortened(oneLine(one.text));
    const values = { nilai, wilayah: this.told(said), lain };
    this.place.unread.push([one.part, one.text, note(code, values)]);
  }

  /**
   * What a kecamatan or desa lies in, by name.
   *
   * @param {string} kode
   */
  around(kode) {
    const kecamatan = this.places.subdistrictOf(kode);
    const kabupaten = this.places.name(this.places.home(kode));
    if (kecamatan === kode) return kabupaten;
    return `Kecamatan ${this.places.subdistrictName(kecamatan)} (${kabupaten})`;
  }

  /** @param {string[]} codes */
  told(codes) {
    return codes
      .map((kode) =>
        this.places.regions.has(kode)
          ? this.places.name(kode)
          : `Kecamatan ${this.places.subdistrictName(kode)}`,
      )
      .join(", ");
  }

  /** @param {boolean} hasKabupatenCell */
  fillFromHome(hasKabupatenCell) {
    const { place, home } = this;
    if (place.kabupaten.length || hasKabupatenCell) return;
    for (const kode of home.kabupaten) place.addKabupaten(kode);
  }
}

/**
 * @param {Part} part
 * @param {Level | null} level
 * @param {string} kind
 * @param {string[]} name
 * @param {boolean} listed
 * @param {string} text
 * @returns {Mention}
 */
function mention(part, level, kind, name, listed, text) {
  return { part, level, kind, name, listed, text };
}

/**
 * A name as it is written in a text, where that has no other words but its kind.
 *
 * @param {string} text
 * @param {string[]} name
 */
function written(text, name) {
  const all = text.trim().split(/\s+/);
  for (const own of [all, all.slice(1)]) {
    if (words(own.join(" ")).join(" ") === name.join(" ")) return own.join(" ");
  }
  return name.map(capital).join(" ");
}
