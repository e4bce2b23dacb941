/* Kabupaten and kecamatan out of cells: by name, old name, code or inside a longer text. */
import { Nearest, normal, partition, shortened, unique, words } from "./text.js";

const SEPARATOR = /[;,/\n&()|]|\s+dan\s+/i;
// Codes of the interior ministry down to the desa, with or without points.
const CODE = /^([0-9]{2})\.?([0-9]{2})(?:\.?([0-9]{2})(?:\.?([12][0-9]{3}))?)?$/;
// Those of the statistics office below the kabupaten: three digits for each level.
const BPS_CODE = /^([0-9]{4})[0-9]{3}(?:[0-9]{3})?$/;
// A code typed as a number loses its last zero, 12.10 becomes 12.1; people leave out 12.10.0 of 1.
const LOST_ZERO = /^(?:([0-9]{2})\.([0-9])|([0-9]{2}\.[0-9]{2})\.([0-9]))$/;
// English says the kind of a place after its name.
const ENGLISH_KABUPATEN = /^(.+) (regency|district|city)$/;
const ENGLISH_KECAMATAN = /^(.+?) (?:sub ?)?district$/;
const EDGES = /^[-–:.]+|[-–:.]+$/g;

function parts(text) {
  return text
    .split(SEPARATOR)
    .map((piece) => piece.trim())
    .filter((part) => normal(part));
}

export function note(code, values = {}) {
  return { code, values };
}

export class Place {
  constructor() {
    this.kabupaten = [];
    this.kecamatan = [];
    this.notes = [];
    this.unread = [];
  }

  addKabupaten(kode) {
    if (!this.kabupaten.includes(kode)) this.kabupaten.push(kode);
  }

  addKecamatan(kode) {
    if (!this.kecamatan.includes(kode)) this.kecamatan.push(kode);
  }
}

export class Gazetteer {
  constructor(facts) {
    this.regions = new Map(facts.kabupaten.map((item) => [item.kode, item]));
    this.subdistricts = new Map(facts.kecamatan.map((item) => [item.kode, item]));
    this.bps = new Map(facts.kabupaten.map((item) => [item.kode_bps, item.kode]));
    this.kata = facts.aturan.kata;
    this.plainNames = new Map();
    this.prefixed = new Map();
    this.old = new Map();
    for (const item of facts.kabupaten) {
      const key = normal(item.nama);
      if (!this.plainNames.has(key)) this.plainNames.set(key, item.kode);
      this.prefixed.set(normal(this.name(item.kode)), item.kode);
    }
    for (const item of facts.kabupaten) {
      if (item.nama_lama) this.old.set(normal(item.nama_lama), item.kode);
    }
    this.kecamatan = new Map();
    for (const item of facts.kecamatan) {
      const key = normal(item.nama);
      if (!this.kecamatan.has(key)) this.kecamatan.set(key, []);
      this.kecamatan.get(key).push(item.kode);
    }
    this.nearKabupaten = new Nearest(facts.kabupaten.map((item) => item.nama));
    this.nearKecamatan = new Nearest(unique(facts.kecamatan.map((item) => item.nama)));
    this.markers = new Set([
      ...this.kata.penanda_desa,
      ...this.kata.penanda_kecamatan,
      ...this.kata.penanda_kabupaten,
      ...this.kata.penanda_kota,
      ...this.kata.penanda_lain,
    ]);
  }

  name(kode) {
    const item = this.regions.get(kode);
    return `${item.jenis} ${item.nama}`;
  }

  names(kode) {
    return kode.map((one) => this.name(one)).join(", ");
  }

  home(kecamatan) {
    return this.subdistricts.get(kecamatan).kabupaten;
  }

  allKecamatan(kabupaten) {
    const wanted = new Set(kabupaten);
    const found = [];
    for (const item of this.subdistricts.values()) {
      if (wanted.has(item.kabupaten)) found.push(item.kode);
    }
    return found;
  }

  readKabupaten(text, place) {
    for (const part of parts(text)) {
      if (this.takeCodes(part, place, "kabupaten") !== null) continue;
      const kode = this.byName(normal(part), place);
      if (kode === null && this.kecamatan.has(this.unmarked(part))) {
        this.readOneKecamatan(part, place);
      } else if (kode === null) {
        const guess = this.nearKabupaten.guess(this.bare(part));
        const values = { nilai: shortened(part), saran: guess || "" };
        place.unread.push(["kabupaten", part, note("kabupaten-tak-dikenal", values)]);
      } else {
        place.addKabupaten(kode);
      }
    }
  }

  readKecamatan(text, place) {
    if (this.kata.semua.includes(normal(text))) {
      for (const kode of this.allKecamatan(place.kabupaten)) place.addKecamatan(kode);
      return;
    }
    for (const part of parts(text)) this.readOneKecamatan(part, place);
  }

  readLocation(text, place) {
    const known = place.kabupaten.length + place.kecamatan.length;
    const unread = place.unread.length;
    const pieces = parts(text).map((piece) => this.takeCodes(piece, place, "lokasi") ?? piece);
    const subdistricts = [];
    for (const part of this.markedParts(pieces)) {
      const first = partition(part, " ")[0];
      if (this.kata.penanda_kecamatan.includes(first)) {
        subdistricts.push(this.unmarked(part));
        continue;
      }
      if (this.kata.penanda_desa.includes(first) || this.kata.penanda_lain.includes(first)) {
        continue;
      }
      const kode = this.byName(part, place);
      if (kode !== null) place.addKabupaten(kode);
      else if (this.kecamatan.has(this.unmarked(part))) subdistricts.push(part);
    }
    for (const name of subdistricts) this.readOneKecamatan(name, place);
    const found = place.kabupaten.length + place.kecamatan.length;
    if (found === known && !subdistricts.length && place.unread.length === unread) {
      const values = { nilai: shortened(text) };
      place.unread.push(["lokasi", text, note("lokasi-tak-dikenal", values)]);
    }
  }

  readCodes(text, place) {
    for (const part of parts(text)) this.takeCodes(part, place, "desa");
  }

  /* Adds what the codes in a part name and returns its other words; null without a code. */
  takeCodes(part, place, column) {
    const all = part.split(/\s+/);
    const rest = [];
    for (const word of all) {
      const token = word.replace(EDGES, "");
      // Amid other words a number without points may be that of a house.
      const sure = all.length === 1 || token.includes(".") || column !== "lokasi";
      const coded = sure ? this.coded(token) : null;
      if (coded === null) rest.push(word);
      else this.addCoded(coded, token, place, column);
    }
    return rest.length < all.length ? rest.join(" ") : null;
  }

  addCoded({ kabupaten, kecamatan, notes, unknown }, text, place, column) {
    place.notes.push(...notes);
    place.addKabupaten(kabupaten);
    if (kecamatan) {
      place.addKecamatan(kecamatan);
    } else if (unknown) {
      const values = { nilai: text, wilayah: this.name(kabupaten) };
      place.unread.push([column, text, note("kecamatan-tak-dikenal", values)]);
    }
  }

  /* What a code names: of the ministry or the statistics office, down to any level. */
  coded(text) {
    const code = CODE.exec(text);
    const kabupaten = code ? `${code[1]}.${code[2]}` : "";
    const known = this.regions.has(kabupaten);
    if (known) {
      if (code[3] === undefined) return { kabupaten, notes: this.bpsNotes(text, kabupaten) };
      const kecamatan = `${kabupaten}.${code[3]}`;
      if (this.subdistricts.has(kecamatan)) {
        const values = { nilai: text, nama: this.subdistricts.get(kecamatan).nama };
        return { kabupaten, kecamatan, notes: code[4] ? [note("kode-desa", values)] : [] };
      }
    }
    const bps = BPS_CODE.exec(text);
    if (bps && this.bps.has(bps[1])) {
      const region = this.bps.get(bps[1]);
      const values = { nilai: text, nama: this.name(region) };
      return { kabupaten: region, notes: [note("kode-bps-kecamatan", values)] };
    }
    return known ? { kabupaten, notes: [], unknown: true } : this.lostZero(text);
  }

  lostZero(text) {
    const code = LOST_ZERO.exec(text);
    if (code === null) return null;
    const kabupaten = code[1] ? `${code[1]}.${code[2]}0` : code[3];
    const kecamatan = code[1] ? null : `${kabupaten}.0${code[4]}`;
    if (!this.regions.has(kabupaten)) return null;
    if (kecamatan !== null && !this.subdistricts.has(kecamatan)) return null;
    const letak = kecamatan === null ? "belakang" : "depan";
    const values = { nilai: text, kode: kecamatan ?? kabupaten, letak };
    return { kabupaten, kecamatan, notes: [note("kode-angka", values)] };
  }

  bpsNotes(text, kode) {
    const other = this.bps.get(text);
    if (other === undefined || other === kode) return [];
    const values = { nilai: text, kode, nama: this.name(kode), lain: this.name(other) };
    return [note("kode-bps", values)];
  }

  byName(key, place) {
    const english = ENGLISH_KABUPATEN.exec(key);
    if (english !== null) {
      const { penanda_kota: cities, penanda_kabupaten: regencies } = this.kata;
      key = `${(english[2] === "city" ? cities : regencies)[0]} ${english[1]}`;
    }
    const [first, , rest] = partition(key, " ");
    if (rest && this.kata.penanda_kabupaten.includes(first)) {
      key = `${this.kata.penanda_kabupaten[0]} ${rest}`;
    }
    for (const names of [this.prefixed, this.old, this.plainNames]) {
      if (!names.has(key)) continue;
      const kode = names.get(key);
      if (names === this.old) {
        const nilai = key.replace(/[a-z]+/g, (word) => word[0].toUpperCase() + word.slice(1));
        place.notes.push(note("nama-lama", { nilai, nama: this.name(kode) }));
      }
      return kode;
    }
    if (!rest || !this.isKind(first)) return null;
    return this.plainNames.get(rest) ?? null;
  }

  isKind(word) {
    return this.kata.penanda_kabupaten.includes(word) || this.kata.penanda_kota.includes(word);
  }

  bare(part) {
    const key = normal(part);
    const [first, , rest] = partition(key, " ");
    return rest && this.isKind(first) ? rest : key;
  }

  readOneKecamatan(part, place) {
    const coded = this.coded(part.split(/\s+/)[0].replace(EDGES, ""));
    let found;
    if (coded !== null && !coded.kecamatan && !coded.unknown) {
      this.addCoded(coded, part, place, "kecamatan");
      return;
    }
    if (coded !== null) {
      place.notes.push(...coded.notes);
      found = coded.kecamatan ? [coded.kecamatan] : [];
    } else {
      found = this.kecamatan.get(this.unmarked(part)) || [];
    }
    const inside = found.filter((kode) => place.kabupaten.includes(this.home(kode)));
    if (inside.length) {
      for (const kode of inside) place.addKecamatan(kode);
    } else if (found.length === 1 && !place.kabupaten.length) {
      place.addKecamatan(found[0]);
      place.addKabupaten(this.home(found[0]));
    } else {
      place.unread.push(["kecamatan", part, this.whyNot(part, found, place)]);
    }
  }

  unmarked(part) {
    const key = normal(part);
    const english = ENGLISH_KECAMATAN.exec(key);
    if (english !== null) return english[1];
    const [first, , rest] = partition(key, " ");
    return rest && this.kata.penanda_kecamatan.includes(first) ? rest : key;
  }

  whyNot(part, found, place) {
    const values = { nilai: shortened(part), wilayah: this.names(place.kabupaten) };
    if (found.length) {
      values.lain = this.names(found.map((kode) => this.home(kode)));
      return note(place.kabupaten.length ? "kecamatan-lain" : "kecamatan-ganda", values);
    }
    values.wilayah = values.wilayah || "edisi ini";
    values.saran = this.nearKecamatan.guess(this.unmarked(part)) || "";
    return note("kecamatan-tak-dikenal", values);
  }

  markedParts(pieces) {
    const found = [];
    for (const piece of pieces) {
      let run = [];
      for (const word of words(piece)) {
        if (this.markers.has(word) && run.length) {
          found.push(run.join(" "));
          run = [];
        }
        run.push(word);
      }
      if (run.length) found.push(run.join(" "));
    }
    return found;
  }
}
