/* Which indicator a plan means, and what is on record of it. */
import { append, byKey, remembered } from "../collections.js";
import { words } from "../text.js";
import { SCALES } from "./figures.js";
import known from "./words.json" with { type: "json" };

/** @typedef {import("./figures.js").Figure} Figure */

/**
 * @typedef {[tahun: number, nilai: number, sumber: number]} Recorded
 *
 * @typedef {object} Indicator What the facts tell of one; numbers are in its unit.
 * @property {string} id
 * @property {string} nama
 * @property {string} nama_pendek
 * @property {string} satuan
 * @property {"naik" | "turun" | "netral"} arah
 * @property {number | null} minimum
 * @property {number | null} maksimum
 * @property {number | null} langkah The largest usual change a year.
 * @property {boolean} bagian_desa Counts villages: no more than its place has.
 * @property {Record<string, Recorded[]>} nilai By code of the place, the oldest first.
 * @property {{per_tahun: number, wilayah: string, dari: number, ke: number, sumber: number} | null} perubahan
 * @property {{nilai: number, wilayah: string, tahun: number, sumber: number} | null} terbaik
 * @property {{nilai: number, wilayah: string, tahun: number, sumber: number} | null} terburuk
 */

/**
 * @typedef {object} Meant
 * @property {Indicator} indicator
 * @property {boolean} change The text speaks of a change: "Penurunan stunting".
 * @property {boolean} count It counts whom the indicator is about: "Jumlah balita stunting". Of that
 *   no more is known than the direction.
 */

const MOST_WORDS = 40;
const ABAI = new Set(known.abai);
const COUNTS = new Set(known.jumlah);
const MEASURES = new Set(known.ukuran);
const CHANGES = new Set([...known.naik, ...known.turun]);
/** @type {Record<string, string[]>} */
const UNITS = known.satuan;

export class Indicators {
  /**
   * @param {Indicator[]} all
   * @param {{indikator: string, sebutan: string[], lambat?: boolean}[]} naming
   * @param {{arah: "naik" | "turun", sebutan: string[]}[]} directed What isn't an indicator of the
   *   blueprint, but has a good direction that everybody knows.
   */
  constructor(all, naming, directed) {
    /** @type {Map<string, Indicator>} */
    this.byId = byKey(all, "id");
    /** Those that change slowly anywhere, also in a village. */
    this.slow = new Set(naming.filter((one) => one.lambat).map((one) => one.indikator));
    /** @type {Map<string, [string[], Indicator][]>} Phrases by their first word. */
    this.phrases = new Map();
    const named = new Map(naming.map((one) => [one.indikator, one.sebutan]));
    for (const one of all) {
      for (const name of [one.nama, one.nama_pendek, ...(named.get(one.id) ?? [])]) {
        this.addPhrase(name, one);
      }
    }
    for (const { arah, sebutan } of directed) {
      for (const name of sebutan) this.addPhrase(name, onlyDirected(name, arah));
    }
    /** The indicator that a text names and little else, beside what the row says of its place;
     *  null where it names none that is known. */
    this.meant = remembered(
      (text, place) => this.search(words(text), new Set(words(place ?? ""))),
      5000,
    );
  }

  /**
   * @param {string} name
   * @param {Indicator} indicator
   */
  addPhrase(name, indicator) {
    const phrase = words(name);
    append(this.phrases, phrase[0], [phrase, indicator]);
  }

  /**
   * The longest name that leaves nothing foreign over.
   *
   * @param {string[]} told
   * @param {Set<string>} place
   * @returns {Meant | null}
   */
  search(told, place) {
    /** @type {[string[], number, Indicator][]} */
    const found = [];
    for (let at = 0; at < Math.min(told.length, MOST_WORDS); at += 1) {
      for (const [phrase, one] of this.phrases.get(told[at]) ?? []) {
        if (phrase.every((word, step) => told[at + step] === word)) found.push([phrase, at, one]);
      }
    }
    found.sort(([one], [other]) => other.length - one.length);
    for (const [phrase, at, indicator] of found) {
      const rest = [...told.slice(0, at), ...told.slice(at + phrase.length)];
      if (rest.some((word) => isForeign(word, indicator, place))) continue;
      const change = rest.some((word) => CHANGES.has(word));
      // A number of people is no share of them, whatever their indicator.
      const number = rest.some((word) => COUNTS.has(word)) && indicator.satuan === "persen";
      return { indicator, change, count: indicator.satuan === "" || number };
    }
    return null;
  }

  /**
   * What a figure may be in the indicator's unit; null when its unit is another one: "3 unit".
   *
   * @param {Figure} figure
   * @param {Indicator} indicator
   * @returns {number[] | null}
   */
  inUnit(figure, indicator) {
    if (figure.whole !== null && indicator.satuan === "persen") {
      const whole = figure.whole.values[0];
      return whole > 0 ? [(100 * figure.values[0]) / whole] : null;
    }
    const [scale, base] = unitOf(indicator.satuan);
    const plain = figure.unit === "" && figure.scale === 1;
    if (!plain && figure.unit !== "" && !isUnit(figure.unit, base)) return null;
    const factor = plain ? 1 : figure.scale / scale;
    const found = figure.values.map((value) => value * factor);
    // A number without its unit may be written out: 780000 of 780 thousand rupiah.
    return plain && scale > 1 ? [...found, ...found.map((value) => value / scale)] : found;
  }
}

/**
 * @param {string} nama
 * @param {"naik" | "turun"} arah
 * @returns {Indicator}
 */
function onlyDirected(nama, arah) {
  const unknown = { minimum: null, maksimum: null, langkah: null, bagian_desa: false, nilai: {} };
  const others = { perubahan: null, terbaik: null, terburuk: null };
  return { id: nama, nama, nama_pendek: nama, satuan: "", arah, ...unknown, ...others };
}

/**
 * Whether a word beside the name of an indicator says something else.
 *
 * @param {string} word
 * @param {Indicator} one
 * @param {Set<string>} place
 */
function isForeign(word, one, place) {
  if (ABAI.has(word) || CHANGES.has(word) || COUNTS.has(word) || place.has(word)) return false;
  // Of what has but a direction, it doesn't matter in what it is measured.
  if (one.satuan === "" && MEASURES.has(word)) return false;
  if (/^\d+$/u.test(word)) return false;
  // A short name in brackets: "Harapan lama sekolah (HLS)".
  return !words(`${one.nama} ${one.nama_pendek}`).includes(word);
}

/**
 * The multiplier and the word of a unit: "ribu orang" is [1000, "orang"].
 *
 * @param {string} satuan
 * @returns {[number, string]}
 */
function unitOf(satuan) {
  const [first, second] = satuan.toLowerCase().split(" ");
  const scale = SCALES.get(first);
  return scale === undefined || second === undefined ? [1, first] : [scale, second];
}

/**
 * @param {string} told One or two words.
 * @param {string} base
 */
function isUnit(told, base) {
  const first = told.split(" ")[0];
  return first === base || (UNITS[base] ?? []).includes(first);
}
