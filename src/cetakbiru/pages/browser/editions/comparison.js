/**
 * A comparison of two editions, as edisi/banding/<version>.json of the newer one tells it.
 *
 * @typedef {object} Comparison
 * @property {{version: string}} old
 * @property {{version: string}} new
 * @property {Table[]} tables those with changes
 * @property {Chapter[]} chapters
 *
 * @typedef {object} Table
 * @property {string} name
 * @property {string} title
 * @property {Row[]} changes
 *
 * @typedef {object} Row
 * @property {string} kind
 * @property {string[]} key
 * @property {string} label
 * @property {string[]} regions codes of the kabupaten that it concerns, none when it concerns more
 * @property {Field[]} fields
 * @property {Program[]} successors
 * @property {Program[]} predecessors
 *
 * @typedef {object} Field
 * @property {string} field
 * @property {string} title
 * @property {string} old_shown
 * @property {string} new_shown
 *
 * @typedef {{id: string, name: string}} Program
 *
 * @typedef {object} Chapter
 * @property {string} kind
 * @property {string} page
 * @property {string} title
 * @property {string} region
 * @property {{old: string | null, new: string | null}[]} sentences
 */

/** @type {Record<string, string>} */
export const KIND_TITLES = {
  added: "Ditambahkan",
  changed: "Diubah",
  moved: "Dipindahkan",
  merged: "Digabung",
  split: "Dipecah",
  withdrawn: "Dicabut",
  removed: "Dihapus",
};
/** @type {Record<string, string>} */
const DIRECTION_TITLES = {
  ...KIND_TITLES,
  added: "Muncul",
  changed: "Berubah urutan atau alasan",
  removed: "Gugur",
};
/** @type {Record<string, string>} */
const SUCCESSION = {
  moved: "dipindahkan menjadi",
  merged: "digabung ke",
  split: "dipecah menjadi",
};
// Fields that only repeat what kind and successors of a change have said.
const TOLD_BY_FATE = ["status", "diganti_oleh"];

/**
 * The part of a comparison that concerns one kabupaten, in either edition.
 *
 * @param {Comparison} comparison
 * @param {string} code
 * @returns {Comparison}
 */
export function ofRegion(comparison, code) {
  const tables = comparison.tables.map((table) => ({
    ...table,
    changes: table.changes.filter((row) => row.regions.includes(code)),
  }));
  return {
    ...comparison,
    tables: tables.filter((table) => table.changes.length),
    chapters: comparison.chapters.filter((chapter) => chapter.region === code),
  };
}

/**
 * The rows of a table by what became of them, each kind in the word for rows of that table.
 *
 * @param {Table} table
 * @returns {[title: string, rows: Row[]][]}
 */
export function byKind(table) {
  return Object.entries(table.name === "arah" ? DIRECTION_TITLES : KIND_TITLES).flatMap(
    ([kind, title]) => {
      const rows = table.changes.filter((row) => row.kind === kind);
      return rows.length ? [[title, rows]] : [];
    },
  );
}

/**
 * How many rows of a table met which fate, in words.
 *
 * @param {Comparison} comparison
 * @param {string} name
 */
export function fates(comparison, name) {
  const table = comparison.tables.find((one) => one.name === name);
  const told = table
    ? byKind(table).map(([title, rows]) => `${rows.length} ${title.toLowerCase()}`)
    : [];
  return told.join(", ") || "tidak berubah";
}

/**
 * Key and name of a row, once when both are the same.
 *
 * @param {Row} row
 */
export function titleOf({ key, label }) {
  const name = key.filter(Boolean).join(" · ");
  return !name || name === label ? label : `${name}: ${label}`;
}

/**
 * By what a programme is replaced and what it replaces.
 *
 * @param {Row} row
 * @returns {string[]}
 */
export function fateOf({ kind, successors, predecessors }) {
  const told = [];
  if (successors.length) {
    told.push(`${SUCCESSION[kind] ?? "digantikan oleh"} ${listed(successors)}`);
  } else if (kind === "withdrawn") told.push("tanpa pengganti");
  if (predecessors.length) told.push(`menggantikan ${listed(predecessors)}`);
  return told;
}

/**
 * The changed cells that say more than the fate of the row.
 *
 * @param {Row} row
 */
export function fieldsOf({ kind, successors, fields }) {
  const fated = successors.length > 0 || kind === "withdrawn";
  return fated ? fields.filter(({ field }) => !TOLD_BY_FATE.includes(field)) : fields;
}

/** @param {Program[]} programs */
function listed(programs) {
  return programs.map(({ id, name }) => (name ? `${id} (${name})` : id)).join(", ");
}
