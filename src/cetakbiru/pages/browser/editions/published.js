/**
 * The published editions, as versions.json tells them, and where a page of one stands in another.
 *
 * @typedef {object} Edition
 * @property {string} version
 * @property {string[]} aliases "terbaru", "berlaku"
 * @property {string} status its code
 * @property {string} label its status in words
 * @property {string} date as YYYY-MM-DD
 * @property {string} correctedBy the version of its erratum, or ""
 * @property {Withdrawal | null} withdrawal
 *
 * @typedef {object} Withdrawal why an edition is withdrawn; what is unknown is ""
 * @property {string} date
 * @property {string} document
 * @property {string} basis
 * @property {string} successor a version
 *
 * @typedef {object} PageMap what edisi/peta.json tells of an edition
 * @property {string[]} pages
 * @property {Record<string, string>} moved old address → new one
 * @property {Record<string, {page: string, status: string, successors: string[]}>} programs
 *
 * @typedef {object} Place
 * @property {string} address below the edition
 * @property {boolean} same whether it is the same page, or the same programme
 * @property {string} remark what became of it, or ""
 * @property {{id: string, page: string}[]} successors of a withdrawn programme
 */

export const VERSION = /^\d{4}\.\d+(\.\d+)?$/;

const CHANGES = "rilis/perubahan/";
const MONTHS =
  "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split(
    " ",
  );

/**
 * The entries of versions.json that can be trusted to be editions, newest first.
 *
 * @param {unknown} value
 * @returns {Edition[]}
 */
export function readEditions(value) {
  if (!Array.isArray(value)) return [];
  return value
    .filter((entry) => VERSION.test(String(entry?.version)))
    .map(readEdition)
    .sort((one, other) => compareVersions(other.version, one.version));
}

/**
 * @param {{version: unknown, aliases?: unknown, properties?: unknown}} entry
 * @returns {Edition}
 */
function readEdition({ version, aliases, properties }) {
  const told = texts(properties);
  const withdrawn = Object(properties).dicabut;
  const facts = texts(withdrawn);
  return {
    version: String(version),
    aliases: Array.isArray(aliases) ? aliases.map(String) : [],
    status: told("status"),
    label: told("label") || told("status"),
    date: told("tanggal"),
    correctedBy: VERSION.test(told("diralat_oleh")) ? told("diralat_oleh") : "",
    withdrawal:
      withdrawn && typeof withdrawn === "object"
        ? {
            date: facts("tanggal"),
            document: facts("dokumen"),
            basis: facts("dasar"),
            successor: facts("pengganti"),
          }
        : null,
  };
}

/**
 * @param {unknown} value
 * @returns {(key: string) => string} the text of a key, "" where there is none
 */
function texts(value) {
  return (key) => String(Object(value)[key] || "");
}

/**
 * @param {string} one
 * @param {string} other
 * @returns {number} as a sort wants it: the lower version first
 */
export function compareVersions(one, other) {
  const [left, right] = [one, other].map((version) => version.split(".").map(Number));
  for (let at = 0; at < 3; at += 1) {
    const difference = (left[at] ?? 0) - (right[at] ?? 0);
    if (difference) return difference;
  }
  return 0;
}

/**
 * Where a page stands in another edition.
 *
 * @param {PageMap} map of that edition
 * @param {string} page the address of the page within its own edition
 * @param {string} anchor the place on it, or ""
 * @returns {Place}
 */
export function placeIn(map, page, anchor) {
  const program = own(map.programs, anchor);
  if (program) {
    const found = { address: `${program.page}#${anchor}`, same: true };
    if (program.status !== "dicabut") {
      const remark = program.page === page ? "" : "Program ini pindah halaman.";
      return { ...found, remark, successors: [] };
    }
    const successors = program.successors.flatMap((id) => {
      const successor = own(map.programs, id);
      return successor ? [{ id, page: successor.page }] : [];
    });
    const fate = program.successors.length ? "dicabut dan digantikan oleh" : "dicabut.";
    return { ...found, remark: `Program ${anchor} ${fate}`, successors };
  }
  if (map.pages.includes(page)) {
    const address = page + (anchor && `#${encodeURIComponent(anchor)}`);
    return { address, same: true, remark: "", successors: [] };
  }
  const moved = own(map.moved, page);
  if (moved) {
    return { address: moved, same: true, remark: "Halaman ini pindah alamat.", successors: [] };
  }
  return {
    address: map.pages.includes(CHANGES) ? CHANGES : "",
    same: false,
    remark: "Halaman ini tidak ada pada edisi itu.",
    successors: [],
  };
}

/**
 * @template T
 * @param {Record<string, T> | undefined} record as read from a file
 * @param {string} key
 * @returns {T | undefined}
 */
function own(record, key) {
  return record && Object.hasOwn(record, key) ? record[key] : undefined;
}

/**
 * @param {string} text a date as YYYY-MM-DD
 * @returns {string} the date in words; what is no date stays as it is
 */
export function longDate(text) {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  return year ? `${Number(day)} ${MONTHS[Number(month) - 1]} ${year}` : text;
}

/**
 * @param {Edition} edition
 * @returns {string} its number with what it is and of when
 */
export function describe(edition) {
  const parts = [edition.label.toLowerCase(), longDate(edition.date)].filter(Boolean);
  return edition.version + (parts.length ? ` (${parts.join(", ")})` : "");
}
