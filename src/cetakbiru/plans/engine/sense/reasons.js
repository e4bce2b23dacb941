/* Why a plan makes no sense, or may make none: gathered row by row, as the rules allow. */
import { byKey } from "../collections.js";
import { say } from "../text.js";
import { number } from "../values.js";

/**
 * @typedef {object} Rule A rule of data/aturan-selaras.yml.
 * @property {string} kode
 * @property {"mustahil" | "diragukan"} putusan
 * @property {string} [judul] What is asked, the names of its limits in braces.
 * @property {Record<string, number>} [batas]
 *
 * @typedef {object} Reason
 * @property {string} kode
 * @property {"mustahil" | "diragukan"} putusan
 * @property {string | null} sel The cell, as in Excel.
 * @property {string} pesan
 */

const BRACE = /\{(\w+)\}/gu;
const GRAVITY = new Map([
  ["mustahil", 2],
  ["diragukan", 1],
]);

export class Rules {
  /** @param {Rule[]} rules Those that aren't among them are not asked. */
  constructor(rules) {
    /** @type {Map<string, Rule>} */
    this.byCode = byKey(rules, "kode");
  }

  /**
   * A limit of a rule; NaN, with which every comparison fails, where the rule isn't asked.
   *
   * @param {string} kode
   * @param {string} name
   * @returns {number}
   */
  limit(kode, name) {
    return this.byCode.get(kode)?.batas?.[name] ?? Number.NaN;
  }

  /**
   * What a rule asks, with its limits in their places.
   *
   * @param {string} kode
   * @returns {string}
   */
  title(kode) {
    const { judul = "", batas = {} } = this.byCode.get(kode) ?? {};
    return judul.replace(BRACE, (all, name) => (name in batas ? number(batas[name]) : all));
  }

  /**
   * How grave some reasons are together: 2 for mustahil, 1 for diragukan, 0 for none.
   *
   * @param {{kode: string}[]} reasons
   * @returns {number}
   */
  gravity(reasons) {
    return reasons.reduce((most, { kode }) => {
      const rule = this.byCode.get(kode);
      return Math.max(most, rule === undefined ? 0 : (GRAVITY.get(rule.putusan) ?? 0));
    }, 0);
  }
}

/** The reasons of one row. */
export class Reasons {
  /**
   * @param {Rules} rules
   * @param {number} row
   */
  constructor(rules, row) {
    this.rules = rules;
    this.row = row;
    /** @type {Reason[]} */
    this.found = [];
    /** Whether anything could be judged. */
    this.judged = false;
  }

  /**
   * @param {string} kode
   * @param {string | null | undefined} column The letters of the column.
   * @param {Record<string, string | number>} values
   */
  add(kode, column, values) {
    this.addAt(kode, column ? `${column}${this.row}` : null, values);
  }

  /**
   * As `add`, at a cell of any row.
   *
   * @param {string} kode
   * @param {string | null} sel
   * @param {Record<string, string | number>} values
   */
  addAt(kode, sel, values) {
    const rule = this.rules.byCode.get(kode);
    if (rule === undefined) return;
    if (this.found.some((one) => one.kode === kode && one.sel === sel)) return;
    this.found.push({ kode, putusan: rule.putusan, sel, pesan: say(kode, values) });
  }

  get verdict() {
    const gravity = this.rules.gravity(this.found);
    if (gravity === 2) return "mustahil";
    if (gravity === 1) return "diragukan";
    return this.judged ? "wajar" : "tak-dinilai";
  }
}
