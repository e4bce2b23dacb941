/**
 * What shades a map.
 *
 * @typedef {object} Choice
 * @property {string} title
 * @property {string} note
 * @property {string} address where the choice is defined; empty where it needs no definition
 * @property {(number | null)[]} shades for each place of the drawing from 0, null where unknown
 * @property {string[]} figures for each place, in words
 * @property {string[]} ranges for each shade its range; empty where no place has it
 */

/** Shades from this one on are so dark, or in the dark scheme so bright, that names are turned. */
const TURNED = 3;

/**
 * The choice that an option of the page holds.
 *
 * @param {Record<string, string | undefined>} data the data attributes of the option
 * @param {string} title
 * @param {string} address
 * @returns {Choice}
 */
export function choiceOf(data, title, address) {
  return {
    title,
    address,
    note: data.catatan ?? "",
    shades: [...(data.warna ?? "")].map((digit) => (digit === "-" ? null : Number(digit))),
    figures: (data.angka ?? "").split("|"),
    ranges: (data.rentang ?? "").split("|"),
  };
}

/**
 * What is told of a place, with another figure: "Name: figure; what else is known".
 *
 * @param {string} told
 * @param {string} figure
 */
export function retold(told, figure) {
  const [name] = told.split(": ", 1);
  const rest = told.slice(name.length + 2);
  const more = rest.indexOf("; ");
  return `${name}: ${figure}${more < 0 ? "" : rest.slice(more)}`;
}

/**
 * The class of a place, and whether its name is set in the other colour.
 *
 * @param {number | null} shade
 */
export function look(shade) {
  return shade === null
    ? { name: "ppm-peta-tanpa", turned: false }
    : { name: `ppm-peta-${shade + 1}`, turned: shade >= TURNED };
}
