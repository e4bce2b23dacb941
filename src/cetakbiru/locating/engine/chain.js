/* A place and those in which it lies. */

/** @import { Level } from "../../plans/engine/places.js" */
/** @import { Register } from "../../plans/engine/register.js" */

/** @type {Level[]} from the largest down */
export const LEVELS = ["kabupaten", "kecamatan", "desa"];

/**
 * The codes of those in which a place lies, from the kabupaten down, and its own.
 *
 * @param {string} kode
 * @param {Register} places
 * @returns {string[]}
 */
export function chain(kode, places) {
  if (places.regions.has(kode)) return [kode];
  const kecamatan = places.subdistrictOf(kode);
  const home = places.home(kode);
  return kecamatan === kode ? [home, kode] : [home, kecamatan, kode];
}
