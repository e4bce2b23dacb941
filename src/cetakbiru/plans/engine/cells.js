/* Places and money out of the cells of a table that is no plan: an agency's sheet, read by Python. */
import { cleaned } from "./clean.js";
import { Locator } from "./locate.js";
import { moneyOf, moneyOfNumber, multipliers } from "./money.js";
import { note } from "./note.js";
import { Gazetteer, Place } from "./places.js";
import { say, shortened } from "./text.js";
import { thousands } from "./values.js";

/** @import { Note } from "./note.js" */

/**
 * @typedef {object} Asked The cells of a row.
 * @property {Record<string, string>} tempat by the part that each plays: kabupaten, lokasi, …
 * @property {string | number | null} uang a number where the cell is one
 *
 * @typedef {object} Told What can't be read, with its remedy; `saran` is the nearest known name.
 * @property {string} kode
 * @property {string} nilai
 * @property {string} saran
 * @property {string} pesan
 *
 * @typedef {object} Answer
 * @property {string[]} kabupaten
 * @property {string[]} kecamatan
 * @property {string[]} desa
 * @property {Told[]} tak_terbaca of places
 * @property {number | null} rupiah
 * @property {Told | null} uang what is to be said of the money, also of one that was read
 */

/**
 * Where rows are and what they cost. `home` are the kabupaten that a row without any is in; a number
 * without a word of its own counts `factor` times.
 *
 * @param {any} facts
 * @param {string[]} home
 * @param {number} factor
 * @param {Asked[]} rows
 * @returns {Answer[]}
 */
export function readCells(facts, home, factor, rows) {
  const locator = new Locator(new Gazetteer(facts));
  const factors = multipliers(facts.aturan);
  const around = Object.assign(new Place(), { kabupaten: home });
  return rows.map(({ tempat, uang }) => {
    const { kabupaten, kecamatan, desa, unread } = locator.located(
      { text: (part) => cleaned(tempat[part] ?? ""), area: "" },
      around,
    );
    return {
      kabupaten,
      kecamatan,
      desa,
      tak_terbaca: unread.map(([, text, why]) => told(text, why)),
      ...money(uang, factors, factor),
    };
  });
}

/**
 * @param {string | number | null} cell
 * @param {Map<string, number>} factors
 * @param {number} factor
 * @returns {Pick<Answer, "rupiah" | "uang">}
 */
function money(cell, factors, factor) {
  if (cell === null) return { rupiah: null, uang: null };
  const text = cleaned(String(cell));
  const { value, code } =
    typeof cell === "number" ? moneyOfNumber(text, factor) : moneyOf(text, factors, factor);
  const below = value !== null && value < 0;
  const nilai = shortened(text);
  const why = below ? "anggaran-negatif" : code;
  return {
    rupiah: below ? null : value,
    uang: why === null ? null : told(text, note(why, { nilai, rupiah: thousands(value ?? 0) })),
  };
}

/**
 * @param {string} text
 * @param {Note} why
 * @returns {Told}
 */
function told(text, { code, values }) {
  return {
    kode: code,
    nilai: shortened(text),
    saran: String(values.saran ?? ""),
    pesan: say(code, values),
  };
}
