/**
 * A comparison as CSV for a spreadsheet in an Indonesian Windows: semicolons, and a mark at the
 * beginning by which it knows UTF-8. The open data write the same dialect (opendata/csvtext.py).
 *
 * @import { Comparison } from "./arrange.js"
 */

// What a spreadsheet would run as a formula (base/formulas.py).
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]./su;

/**
 * One line a row: the first line of a cell by itself, so that a spreadsheet can reckon with it.
 *
 * @param {Comparison} comparison
 * @returns {string}
 */
export function csvOf({ names, tables }) {
  const places = names.flatMap((name) => [name, `${name}: keterangan`]);
  const head = ["Bagian", "Butir", "Satuan", ...places, "Perbandingan"];
  const lines = tables.flatMap((table) =>
    table.groups.flatMap(({ rows }) =>
      rows.map((row) => [
        table.title,
        row.title,
        row.unit,
        ...table.places.flatMap((at) => {
          const [first, ...rest] = row.cells[at].lines;
          return [first, rest.join("; ")];
        }),
        row.verdict,
      ]),
    ),
  );
  return `\ufeff${[head, ...lines].map((cells) => `${cells.map(cellOf).join(";")}\r\n`).join("")}`;
}

/** @param {string} text */
function cellOf(text) {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
