/**
 * What the site has for this page, each loaded when it is first needed. All come as scripts, since
 * a page opened from a folder can load nothing else.
 *
 * @import { Told } from "./known.js"
 * @import { Locating } from "../../../locating/engine/locating.js"
 * @import { Permits } from "./permit.js"
 * @typedef {{cetakbiruWilayahBerkas: Record<string, string>, cetakbiruWilayahFakta: unknown,
 *   cetakbiruWilayah: {open: (facts: unknown) => Locating},
 *   cetakbiruWilayahIzin: (engine: Locating) => Permits,
 *   cetakbiruWilayahBagian: (name: string, content: unknown) => void}} Globals
 */
import { loadScript } from "../folder.js";

const globals = /** @type {Globals} */ (/** @type {unknown} */ (globalThis));

export class Site {
  /** @type {Map<string, Promise<unknown>>} */
  #parts = new Map();
  /** @type {Map<string, unknown>} */
  #arrived = new Map();
  /** @type {Promise<Locating> | undefined} */
  #engine;

  /** @param {URL} first the script that says where the others are */
  constructor(first) {
    this.first = first;
    globals.cetakbiruWilayahBagian = (name, content) => this.#arrived.set(name, content);
  }

  /** The engine with its facts; asked again after it could not be had. */
  engine() {
    this.#engine ??= this.#begin().catch((error) => {
      this.#engine = undefined;
      throw error;
    });
    return this.#engine;
  }

  async #begin() {
    await loadScript(this.first);
    await Promise.all([this.#load("mesin"), this.#load("fakta")]);
    return globals.cetakbiruWilayah.open(globals.cetakbiruWilayahFakta);
  }

  /** @param {string} name */
  #load(name) {
    return loadScript(new URL(globals.cetakbiruWilayahBerkas[name], this.first));
  }

  /** What answers for permits. */
  async permits() {
    const engine = await this.engine();
    await this.#part("izin");
    return globals.cetakbiruWilayahIzin(engine);
  }

  /**
   * What the site tells of a kabupaten.
   *
   * @param {string} code
   */
  answers(code) {
    return /** @type {Promise<Told>} */ (this.#part(`arah-${code}`));
  }

  /**
   * The outlines of its desa; null where the site has none.
   *
   * @param {string} code
   */
  async villages(code) {
    await this.engine();
    const name = `desa-${code}`;
    if (!(name in globals.cetakbiruWilayahBerkas)) return null;
    return this.#part(name);
  }

  /** @param {string} name */
  #part(name) {
    const coming =
      this.#parts.get(name) ??
      this.engine()
        .then(() => this.#load(name))
        .then(() => this.#arrived.get(name));
    coming.catch(() => this.#parts.delete(name));
    this.#parts.set(name, coming);
    return coming;
  }
}
