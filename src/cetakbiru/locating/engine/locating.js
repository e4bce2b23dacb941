/* Where a text or a point is in the province, as plain values: the one engine behind the page and the
   command line. It knows only the facts that it is given, and asks nobody. */
import { cleaned } from "../../plans/engine/clean.js";
import { note } from "../../plans/engine/note.js";
import { Gazetteer } from "../../plans/engine/places.js";
import { normal, shortened } from "../../plans/engine/text.js";
import { none } from "./answers.js";
import { Atlas } from "./atlas.js";
import { chain } from "./chain.js";
import { readCoordinate } from "./coordinates.js";
import { figure, way } from "./figures.js";
import { isIndonesian, rounded } from "./geometry.js";
import { Names } from "./names.js";
import { Outlines } from "./outlines.js";
import { unique } from "./say.js";
import { readList } from "./shapes/list.js";

/** @import { Note } from "../../plans/engine/note.js" */
/** @import { Angle } from "./angles.js" */
/** @import { Point } from "./geometry.js" */
/** @import { Answer } from "./types.js" */

// More letters name no single place.
const LONGEST = 4000;
const MOST_CHOICES = 20;
/* Nearer to an outline than this (km) a point is on it, or close enough to say so. */
const ON_LINE = 1e-6;
const CLOSE = 0.5;
const NO_OUTLINES = {
  transform: { scale: [1, 1], translate: [0, 0] },
  objects: { kecamatan: { geometries: [] } },
  arcs: [],
};

/** All that is asked of the places of a province. */
export class Locating {
  /** @param {any} facts as locating/facts.py makes them */
  constructor(facts) {
    this.facts = facts;
    this.places = new Atlas(facts);
    /** @type {Names | null} */
    this.knownNames = null;
    /** @type {Map<string, Outlines>} those of desa by their kabupaten */
    this.villages = new Map();
    /** @type {Outlines | null} */
    this.knownOutlines = null;
  }

  /** The names of places, made comparable when they are first needed. */
  get names() {
    this.knownNames ??= new Names(new Gazetteer(this.facts));
    return this.knownNames;
  }

  /** The outlines of kecamatan, decoded when they are first needed. */
  get outlines() {
    this.knownOutlines ??= new Outlines(this.facts.garis ?? NO_OUTLINES);
    return this.knownOutlines;
  }

  /**
   * Takes the outlines of the desa of a kabupaten.
   *
   * @param {string} kode
   * @param {any} topology
   */
  addVillages(kode, topology) {
    this.villages.set(kode, new Outlines(topology));
  }

  /**
   * What a text names: a place by name or code, or a point by its coordinate.
   *
   * @param {string} text
   * @returns {Answer}
   */
  find(text) {
    const clean = cleaned(text.slice(0, LONGEST));
    const answer = text.length > LONGEST ? none([note("panjang")]) : this.answered(clean);
    return { ...answer, masukan: shortened(clean) };
  }

  /**
   * Where a point is, in degrees.
   *
   * @param {number} lon
   * @param {number} lat
   * @returns {Answer}
   */
  at(lon, lat) {
    const masukan = `${lon}, ${lat}`;
    return {
      ...this.settled(
        { value: lon, axis: "lon", sign: 0 },
        { value: lat, axis: "lat", sign: 0 },
        [],
      ),
      masukan,
    };
  }

  /** @param {string} text */
  answered(text) {
    if (!text) return none([note("kosong")]);
    const named = this.names.coded(text);
    if (named !== null) return this.chosen(named);
    const found = readCoordinate(text);
    if (found === null && isList(text)) return none([note("daftar-titik")]);
    if (found === null) return this.chosen(this.names.named(text));
    if (found.angles === null) return none(found.notes.map((one) => this.completed(one)));
    return this.settled(...found.angles, found.notes);
  }

  /**
   * The point of two angles. Which is the longitude, the text says or the province: the order in which
   * the point lies in it.
   *
   * @param {Angle} one
   * @param {Angle} other
   * @param {Note[]} notes
   * @returns {Answer}
   */
  settled(one, other, notes) {
    const isSaid = one.axis !== null;
    const [lon, lat] = one.axis === "lon" ? [one, other] : [other, one];
    /** @type {Point} */
    const asWritten = [lon.value, lat.value];
    /** @type {Point} */
    const swapped = [signed(lat.value, lon.sign), signed(lon.value, lat.sign)];
    const isSwapped =
      isPossible(swapped) &&
      (!isPossible(asWritten) ||
        (this.outlines.at(asWritten) === null &&
          (this.outlines.at(swapped) !== null ||
            (!isIndonesian(asWritten) && isIndonesian(swapped)))));
    const point = isSwapped ? swapped : asWritten;
    if (!isPossible(point)) return none([...notes, note("mustahil", { titik: written(point) })]);
    const values = { bujur: figure(point[0], 6), lintang: figure(point[1], 6) };
    const told = isSwapped ? [note(isSaid ? "tertukar" : "bujur-dulu", values)] : [];
    return this.located(point, [...notes, ...told]);
  }

  /**
   * @param {Point} point
   * @param {Note[]} notes
   * @returns {Answer}
   */
  located(point, notes) {
    const titik = { lintang: point[1], bujur: point[0] };
    const close = this.outlines.close(point, CLOSE);
    const onLine = close.filter(({ km }) => km <= ON_LINE).map(({ kode }) => kode);
    const kode = this.outlines.at(point) ?? onLine[0] ?? null;
    if (kode === null) return { ...this.withoutSubdistrict(point, notes), titik };
    const told = [...notes, ...this.toldOfLines(kode, close, onLine)];
    const village = this.village(kode, point);
    const answer = this.answer(village.kode ?? kode, [...told, ...village.notes]);
    const pilihan = onLine.length > 1 ? onLine.map((one) => this.places.choice(one)) : [];
    return { ...answer, jenis: "titik", titik, pilihan };
  }

  /**
   * @param {string} kode the kecamatan in which a point lies
   * @param {{kode: string, km: number}[]} close
   * @param {string[]} onLine
   */
  toldOfLines(kode, close, onLine) {
    if (onLine.length) {
      return [
        note("di-batas", { nama: onLine.map((one) => this.places.fullName(one)).join(" dan ") }),
      ];
    }
    const [other] = close.filter((one) => one.kode !== kode);
    if (other === undefined) return [];
    return [note("dekat-batas", { jarak: way(other.km), nama: this.places.fullName(other.kode) })];
  }

  /**
   * The desa within a kecamatan in which a point lies, where the outlines of its desa are known.
   *
   * @param {string} kecamatan
   * @param {Point} point
   * @returns {{kode: string | null, notes: Note[]}}
   */
  village(kecamatan, point) {
    const outlines = this.villages.get(this.places.home(kecamatan));
    const kode = outlines?.at(point) ?? null;
    if (outlines === undefined || kode?.startsWith(`${kecamatan}.`)) return { kode, notes: [] };
    const nama = this.places.fullName(kecamatan);
    /** @type {string[]} */
    const missing = this.facts.tanpa_garis.filter((/** @type {string} */ one) =>
      one.startsWith(`${kecamatan}.`),
    );
    if (kode !== null) {
      return {
        kode: null,
        notes: [note("desa-di-kecamatan-lain", { nama: this.places.fullName(kode) })],
      };
    }
    const daftar = missing.map((one) => this.places.villages.get(one)).join(", ");
    const code = missing.length ? "desa-tanpa-garis" : "desa-tak-jatuh";
    return { kode: null, notes: [note(code, { nama, daftar })] };
  }

  /**
   * A point in no outline of a kecamatan lies in one whose outline is missing, or outside.
   *
   * @param {Point} point
   * @param {Note[]} notes
   * @returns {Answer}
   */
  withoutSubdistrict(point, notes) {
    const { garis_kabupaten: topology, tanpa_garis } = this.facts;
    const kabupaten = topology ? new Outlines(topology).at(point) : null;
    const missing = this.places
      .allKecamatan(kabupaten === null ? [] : [kabupaten])
      .filter((kode) => tanpa_garis.includes(kode));
    if (kabupaten === null || !missing.length) return this.outside(point, notes);
    const daftar = missing.map((kode) => this.places.subdistrictName(kode)).join(", ");
    const why = note("kecamatan-tanpa-garis", { nama: this.places.name(kabupaten), daftar });
    return { ...this.answer(kabupaten, [...notes, why]), jenis: "titik" };
  }

  /**
   * What can be said of a point outside of all outlines.
   *
   * @param {Point} point
   * @param {Note[]} notes
   * @returns {Answer}
   */
  outside(point, notes) {
    const near = isIndonesian(point) ? this.outlines.nearest(point) : null;
    const terdekat =
      near === null
        ? null
        : { ...this.places.subdistrict(near.kode), jarak_km: rounded(near.km, 3) };
    return {
      ...none([...notes, ...this.outsideNotes(point, "di-luar")]),
      jenis: "titik",
      terdekat,
    };
  }

  /**
   * @param {Point} point
   * @param {string} code of what to say of one that is near the province
   * @returns {Note[]}
   */
  outsideNotes(point, code) {
    const [x, y] = point;
    const told = [];
    if (Math.abs(x) < 1 && Math.abs(y) < 1) told.push(note("nol"));
    const near = isIndonesian(point) ? this.outlines.nearest(point) : null;
    if (!this.outlines.places.size) told.push(note("tanpa-garis"));
    else if (near === null) told.push(note("di-luar-indonesia"));
    else {
      told.push(note(code, { nama: this.places.fullName(near.kode), jarak: way(near.km) }));
      if (this.outlines.at([x, -y]) !== null) {
        const arah = y > 0 ? "lintang selatan" : "lintang utara";
        told.push(note("lawan-lintang", { arah, titik: written([x, -y]) }));
      }
    }
    return told;
  }

  /**
   * The answer for what a text names: one place, several to choose from, or those nearly so called.
   *
   * @param {import("./names.js").Named} named
   * @returns {Answer}
   */
  chosen({ codes, near, notes }) {
    const told = unique(notes).flatMap((one) => [this.completed(one), ...this.splitSince(one)]);
    if (!codes.length) {
      return {
        ...none(told),
        pilihan: near.slice(0, MOST_CHOICES).map((one) => this.places.choice(one)),
      };
    }
    const highest = Math.min(...codes.map((kode) => chain(kode, this.places).length));
    // What a short form means is asked; of one name the larger place is meant.
    const isOpen = notes.some(({ code }) => code === "singkatan-terbuka");
    const [first, ...rest] = codes.filter(
      (kode) => isOpen || chain(kode, this.places).length === highest,
    );
    const isCode = notes.some(({ code }) => code.startsWith("kode-"));
    if (rest.length && !isCode) {
      const pilihan = codes.slice(0, MOST_CHOICES).map((one) => this.places.choice(one));
      const many = note("nama-sama", { jumlah: codes.length });
      return { ...none([...told, many]), jenis: "pilihan", pilihan };
    }
    const others = codes.filter((kode) => kode !== first).slice(0, MOST_CHOICES);
    const pilihan = others.length ? [first, ...others].map((one) => this.places.choice(one)) : [];
    if (others.length && !isCode) {
      told.push(
        note("nama-sama-lain", { lain: others.map((one) => this.places.fullName(one)).join("; ") }),
      );
    }
    return { ...this.answer(first, told), pilihan };
  }

  /**
   * The answer for one place.
   *
   * @param {string} kode
   * @param {Note[]} notes
   * @returns {Answer}
   */
  answer(kode, notes) {
    const [kabupaten, kecamatan, desa] = chain(kode, this.places);
    return {
      ...none(notes),
      jenis: this.places.level(kode),
      di_provinsi: true,
      kabupaten: this.places.kabupaten(kabupaten),
      kecamatan: kecamatan === undefined ? null : this.places.place(kecamatan),
      desa: desa === undefined ? null : this.places.place(desa),
      tetangga: kecamatan === undefined ? this.regionsBeside(kabupaten) : this.beside(kecamatan),
    };
  }

  /**
   * What a note on a name or code lacks, which only the province knows.
   *
   * @param {Note} one
   * @returns {Note}
   */
  completed({ code, values }) {
    const { box } = this.outlines;
    const zones = ((box[0] + box[2]) / 2 + 180) / 6 + 1;
    const zone = Math.floor(zones);
    const contoh = `${zone}${box[1] + box[3] < 0 ? "S" : "N"}`;
    const tm3 = `${zone}.${zones - zone < 0.5 ? 1 : 2}`;
    return { code, values: { provinsi: this.places.provinceName, contoh, tm3, ...values } };
  }

  /**
   * What else has become of a kabupaten that is called by its old name.
   *
   * @param {Note} one
   */
  splitSince({ code, values }) {
    if (code !== "nama-lama") return [];
    /** @type {[string, string[]][]} */
    const history = this.facts.riwayat;
    const parts = history
      .filter(([name]) => normal(name) === normal(String(values.nilai)))
      .flatMap(([, codes]) => codes.map((kode) => this.places.name(kode)))
      .filter((name) => name !== values.nama);
    return parts.length ? [note("pecahan", { nilai: values.nilai, lain: parts.join(", ") })] : [];
  }

  /** @param {string} kode of a kecamatan */
  beside(kode) {
    return this.outlines.neighbours(kode).map((other) => this.places.subdistrict(other));
  }

  /** @param {string} kode of a kabupaten */
  regionsBeside(kode) {
    const own = this.places.allKecamatan([kode]);
    const near = own.flatMap((one) => this.outlines.neighbours(one));
    const homes = near.map((one) => this.places.home(one)).filter((home) => home !== kode);
    return Array.from(new Set(homes))
      .sort()
      .map((one) => this.places.kabupaten(one));
  }
}

/**
 * Whether a text is a list of points, which is a permit and no place.
 *
 * @param {string} text
 */
function isList(text) {
  return /[0-9]\s*\n.*[0-9]/.test(text) && (readList(text)?.lines.flat().length ?? 0) > 1;
}

/**
 * A number with the sign of the direction that stands beside it.
 *
 * @param {number} value
 * @param {number} sign
 */
function signed(value, sign) {
  return sign ? sign * Math.abs(value) : value;
}

/** @param {Point} point */
function isPossible([x, y]) {
  return Math.abs(x) <= 180 && Math.abs(y) <= 90;
}

/** @param {Point} point as people paste it, latitude first */
function written([x, y]) {
  return `${figure(y, 6)}; ${figure(x, 6)}`;
}
