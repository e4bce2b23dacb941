/* The door for a caller that has texts only (locating/engine.py); the engine is loaded before it. */

/** @import { Locating } from "./engine/locating.js" */
/** @import { Permits } from "./engine/permits.js" */

/** @type {{open: (facts: any) => Locating}} */
const engine = /** @type {any} */ (globalThis).cetakbiruWilayah;
/** @type {(locating: Locating) => Permits} */
const permits = /** @type {any} */ (globalThis).cetakbiruWilayahIzin;
/** @type {Locating} */
let locating;

const door = {
  /** @param {string} facts */
  open(facts) {
    locating = engine.open(JSON.parse(facts));
    return "";
  },
  /**
   * @param {string} kode
   * @param {string} topology
   */
  addVillages(kode, topology) {
    locating.addVillages(kode, JSON.parse(topology));
    return "";
  },
  /** @param {string} text */
  find: (text) => JSON.stringify(locating.find(text)),
  /**
   * @param {string} lon
   * @param {string} lat
   */
  at: (lon, lat) => JSON.stringify(locating.at(Number(lon), Number(lat))),
  /**
   * @param {string} name
   * @param {string} letters of a file, one for each byte
   */
  permit(name, letters) {
    const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
    // Who has the file has its lines.
    return JSON.stringify({ ...permits(locating).permit({ name, bytes }), garis: undefined });
  },
};

Object.assign(globalThis, { cetakbiruWilayahPintu: door });
