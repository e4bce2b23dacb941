/* Places that are called nearly as somebody wrote. */
import { distance } from "../../language/spelling.js";
import { LEVELS } from "./chain.js";

/** @import { Gazetteer, Level } from "../../plans/engine/places.js" */

const SHORTEST = 3;
const SHORT_NAME = 9;
const MOST_SLIPS = 3;

/**
 * The places whose names are nearly the same, the nearest first.
 *
 * @param {string[]} name
 * @param {Level | null} level
 * @param {Gazetteer} places
 * @returns {string[]}
 */
export function similar(name, level, places) {
  const wanted = places.key(name);
  if (wanted.length < SHORTEST) return [];
  const most = wanted.length < SHORT_NAME ? MOST_SLIPS - 1 : MOST_SLIPS;
  /** @type {[number, string][]} */
  const found = [];
  for (const one of level === null ? LEVELS : [level]) {
    for (const [key, codes] of places.byLevel[one]) {
      const slips = key.startsWith(wanted) ? 1 : distance(wanted, key, most);
      if (slips <= most && slips < key.length / 2) {
        found.push(...codes.map((kode) => /** @type {[number, string]} */ ([slips, kode])));
      }
    }
  }
  found.sort(([one], [other]) => one - other);
  return found.filter(([slips]) => slips <= found[0][0] + 1).map(([, kode]) => kode);
}
