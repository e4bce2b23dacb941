/* Codes of places: those of the interior ministry and of the statistics office, down to the desa. */
import { note } from "./note.js";

/** @import { Gazetteer } from "./places.js" */
/** @import { Note } from "./note.js" */

/* Codes of the interior ministry, with or without points. */
const CODE = /^([0-9]{2})[.-]?([0-9]{2})(?:[.-]?([0-9]{2})(?:[.-]?([12][0-9]{3}))?)?$/;
/* Those of the statistics office below the kabupaten: three digits for each level. */
const BPS_CODE = /^([0-9]{4})([0-9]{3})(?:[0-9]{3})?$/;
/* A code typed as a number loses its last zero, 12.10 becomes 12.1; people leave out 12.10.0 of 1. */
const SHORT_CODE = /^([0-9]{2})\.([0-9]{1,2})(?:\.([0-9]{1,2})(?:\.([12][0-9]{3}))?)?$/;
/* What stands for a zero or a one where somebody typed a letter. */
const LETTERS_FOR_DIGITS = new Map([
  ["O", "0"],
  ["o", "0"],
  ["I", "1"],
  ["l", "1"],
]);
const ALMOST_CODE = /^(?=(?:[^0-9]*[0-9]){3})[0-9OoIl]{2}[.-]?[0-9OoIl.-]{1,11}$/;
/* Codes as programs write numbers, "6110.0" and "61,1", and as people set their levels apart. */
const WITH_FRACTION = /^([0-9]{4,10})[.,]0+$/;
const COMMA_CODE = /^([0-9]{2}),([0-9]{1,2})$/;
const SPACED_CODE = /^([0-9]{2}) ([0-9]{2})(?: ([0-9]{2})(?: ([12][0-9]{3}))?)?$/;
const ANY_CODE = /^([0-9]{2})(?:\.[0-9]{1,2}|[0-9]{2})(?:\.?[0-9]{1,4}){0,2}$/;

/**
 * @typedef {object} Coded What a code names; with neither kabupaten nor notes that it is none here.
 * @property {string | null} kabupaten
 * @property {string | null} kecamatan
 * @property {string | null} desa
 * @property {string | null} other the kabupaten that the code has at the statistics office
 * @property {Note[]} notes on how it was read
 * @property {Note | null} unknown why not all of it could be read
 */

/**
 * A cell that is nothing but a code, as codes are written; any other as it is.
 *
 * @param {string} cell
 * @returns {string}
 */
export function plainCode(cell) {
  const text = cell.trim();
  const spaced = SPACED_CODE.exec(text);
  if (spaced !== null) {
    return spaced
      .slice(1)
      .filter((level) => level !== undefined)
      .join(".");
  }
  return text.replace(WITH_FRACTION, "$1").replace(COMMA_CODE, "$1.$2");
}

/**
 * What a code names, of the ministry or of the statistics office, down to any level; null for a text
 * that is no code.
 *
 * @param {string} text
 * @param {Gazetteer} places
 * @returns {Coded | null}
 */
export function codedPlace(text, places) {
  const plain = ALMOST_CODE.test(text)
    ? text.replace(/[OoIl]/g, (letter) => LETTERS_FOR_DIGITS.get(letter) ?? letter)
    : text;
  const code = CODE.exec(plain);
  const kabupaten = code === null ? "" : `${code[1]}.${code[2]}`;
  const home = places.regions.has(kabupaten);
  if (code !== null && home) {
    if (code[3] === undefined) return ofMinistry(text, kabupaten, places);
    const kecamatan = `${kabupaten}.${code[3]}`;
    if (places.subdistricts.has(kecamatan)) {
      const desa = code[4] === undefined ? null : `${kecamatan}.${code[4]}`;
      if (desa === null || places.villages.has(desa)) return coded({ kabupaten, kecamatan, desa });
      const bps = ofStatistics(plain, places);
      if (bps !== null) return bps;
      const values = { nilai: text, nama: places.subdistrictName(kecamatan) };
      return coded({ kabupaten, kecamatan, unknown: note("kode-desa-tak-dikenal", values) });
    }
  }
  const bps = ofStatistics(plain, places);
  if (bps !== null) return bps;
  if (home) {
    const values = { nilai: text, wilayah: places.name(kabupaten), saran: "" };
    return coded({ kabupaten, unknown: note("kecamatan-tak-dikenal", values) });
  }
  return shortened(plain, text, places) ?? elsewhere(plain, text, places);
}

/**
 * @param {Partial<Coded>} found
 * @returns {Coded}
 */
function coded(found) {
  return {
    kabupaten: null,
    kecamatan: null,
    desa: null,
    other: null,
    notes: [],
    unknown: null,
    ...found,
  };
}

/**
 * A code of four digits, which the statistics office may have given to another kabupaten.
 *
 * @param {string} text
 * @param {string} kabupaten
 * @param {Gazetteer} places
 */
function ofMinistry(text, kabupaten, places) {
  const other = places.bps.get(text);
  if (other === undefined || other === kabupaten) return coded({ kabupaten });
  const values = {
    nilai: text,
    kode: kabupaten,
    nama: places.name(kabupaten),
    lain: places.name(other),
  };
  return coded({ kabupaten, other, notes: [note("kode-bps", values)] });
}

/**
 * @param {string} plain
 * @param {Gazetteer} places
 */
function ofStatistics(plain, places) {
  const code = BPS_CODE.exec(plain);
  if (code === null) return null;
  const kecamatan = places.bpsSubdistricts.get(code[1] + code[2]) ?? null;
  const kabupaten = kecamatan === null ? places.bps.get(code[1]) : places.home(kecamatan);
  if (kabupaten === undefined) return null;
  if (kecamatan === null) {
    const values = { nilai: plain, nama: places.name(kabupaten) };
    return coded({ kabupaten, notes: [note("kode-bps-kabupaten", values)] });
  }
  const values = { nilai: plain, nama: places.subdistrictName(kecamatan), kode: kecamatan };
  return coded({ kabupaten, kecamatan, notes: [note("kode-bps-kecamatan", values)] });
}

/**
 * A code of the ministry that lost a zero.
 *
 * @param {string} plain
 * @param {string} text
 * @param {Gazetteer} places
 */
function shortened(plain, text, places) {
  const code = SHORT_CODE.exec(plain);
  if (code === null) return null;
  const [, province, second, third, fourth] = code;
  const ends = third === undefined && second.length === 1;
  for (const [kabupaten, letak] of [
    [`${province}.${second}0`, "belakang"],
    [`${province}.${second.padStart(2, "0")}`, "depan"],
  ]) {
    if ((letak === "belakang" && !ends) || !places.regions.has(kabupaten)) continue;
    const kecamatan = third === undefined ? null : `${kabupaten}.${third.padStart(2, "0")}`;
    if (kecamatan !== null && !places.subdistricts.has(kecamatan)) continue;
    const desa = fourth === undefined ? null : `${kecamatan}.${fourth}`;
    const known = desa !== null && places.villages.has(desa) ? desa : null;
    const values = { nilai: text, kode: known ?? kecamatan ?? kabupaten, letak };
    return coded({ kabupaten, kecamatan, desa: known, notes: [note("kode-angka", values)] });
  }
  return null;
}

/**
 * A code that names nothing here: of another province, or of none.
 *
 * @param {string} plain
 * @param {string} text
 * @param {Gazetteer} places
 */
function elsewhere(plain, text, places) {
  const [, province] = ANY_CODE.exec(plain) ?? [];
  if (province === undefined) return null;
  const own = { wilayah: places.provinceName, kode: places.province };
  if (province === places.province) {
    return coded({ unknown: note("kode-tak-dikenal", { nilai: text, ...own }) });
  }
  return coded({ unknown: note("kode-provinsi-lain", { nilai: text, awal: province, ...own }) });
}
