/**
 * The tables of a comparison as elements that fold, and the rows of which a telephone shows fewer.
 *
 * @import { Row, Table } from "./arrange.js"
 */
import { find, make } from "../elements.js";
import { MOST_PLACES, withUnit } from "./arrange.js";
import { linkTo, tool } from "./parts.js";

const VERDICT = "Perbandingan";

// Where rows stand as cards (beside.css), all at once would be fifteen screens.
const NARROW = "(max-width: 37.5em)";

/** @param {Table} table */
export function idOf({ id }) {
  return `sanding-tabel-${id}`;
}

/**
 * A table that folds. On a telephone only the leading one is open, and of it the rows that differ.
 *
 * @param {Table} table
 * @param {boolean} leads
 */
export function tableOf(table, leads) {
  const columns = [table.head, ...table.columns, ...(table.judged ? [VERDICT] : [])];
  const made = make("table", "ppm-tabel");
  const head = make("thead");
  const titles = make("tr");
  titles.append(...columns.map((column) => headOf("col", column)));
  head.append(titles);
  made.append(
    head,
    ...table.groups.map(({ title, rows }) => bodyOf(table, columns.length, title, rows)),
  );
  const title = make("h3", "", table.title);
  title.id = idOf(table);
  made.setAttribute("aria-labelledby", title.id);
  const sheet = make("div", "ppm-table");
  sheet.classList.toggle("ppm-sanding-bertiga", table.columns.length === MOST_PLACES);
  // It scrolls aside where a screen is too narrow for it.
  sheet.role = "group";
  sheet.tabIndex = 0;
  sheet.setAttribute("aria-labelledby", title.id);
  sheet.append(made);
  const fold = foldOf(title, table.gist, leads);
  fold.append(sheet);
  const rows = table.groups.flatMap((group) => group.rows);
  const alike = rows.filter(({ differs }) => !differs).length;
  if (alike > 1 && alike < rows.length) fold.append(moreOf(fold, alike));
  fold.append(...table.notes.map((note) => make("p", "ppm-catatan", note)));
  const region = make("div");
  region.role = "region";
  region.setAttribute("aria-labelledby", title.id);
  region.append(fold);
  return region;
}

/**
 * A part that is open unless the screen is narrow.
 *
 * @param {HTMLElement} title
 * @param {string} gist
 * @param {boolean} [leads] it is open on a narrow screen, too
 */
export function foldOf(title, gist, leads = false) {
  const fold = make("details", "ppm-data lipat");
  const summary = make("summary");
  summary.append(title);
  if (gist) summary.append(" ", make("span", "ppm-kecil", gist));
  fold.append(summary);
  fold.open = leads || !matchMedia(NARROW).matches;
  return fold;
}

/**
 * What brings in rows that say of no difference; seen only where they are left out (beside.css).
 *
 * @param {HTMLElement} fold
 * @param {number} count
 */
function moreOf(fold, count) {
  const line = make("p", "ppm-sanding-lagi");
  const button = tool(`Tampilkan ${count} lain yang sama atau tidak diselisihkan`, () => {
    fold.classList.remove("ppm-sanding-pendek");
    line.remove();
    find(fold, ".ppm-table", HTMLElement)?.focus({ preventScroll: true });
  });
  fold.classList.add("ppm-sanding-pendek");
  line.append(button);
  return line;
}

/** @param {string} id within a fold */
export function unfold(id) {
  const fold = document.getElementById(id)?.closest("details");
  if (fold) fold.open = true;
}

/**
 * @param {Table} table
 * @param {number} columns
 * @param {string} title of the group, or ""
 * @param {Row[]} rows
 */
function bodyOf(table, columns, title, rows) {
  const body = make("tbody");
  if (title) {
    const line = make("tr", "ppm-sanding-kelompok");
    const head = headOf("colgroup", title);
    head.colSpan = columns;
    line.append(head);
    body.append(line);
  }
  body.append(...rows.map((row) => rowOf(table, row)));
  return body;
}

/**
 * @param {Table} table
 * @param {Row} row
 */
function rowOf({ led, judged, labels }, row) {
  const line = make("tr", row.differs ? "" : "ppm-sanding-sama");
  const head = headOf("row", "");
  head.append(row.href ? linkTo(row.href, row.title) : row.title);
  if (row.small) head.append(" ", make("span", "ppm-kecil", row.small));
  line.append(head);
  for (const [at, { lines, lags, empty }] of row.cells.entries()) {
    const [first, ...rest] = lines;
    const cell = cellOf(labels[at], withUnit(first, empty ? "" : row.unit), empty);
    cell.append(...rest.map((text) => make("span", led ? "ppm-kecil" : "ppm-sanding-baris", text)));
    if (lags) cell.classList.add("ppm-sanding-lemah");
    line.append(cell);
  }
  if (judged) line.append(cellOf(VERDICT, row.verdict || "–", !row.verdict));
  return line;
}

/**
 * @param {string} label
 * @param {string} text
 * @param {boolean} empty
 */
function cellOf(label, text, empty) {
  const cell = make("td");
  cell.dataset.label = label;
  cell.append(empty ? make("span", "ppm-kosong", text) : text);
  return cell;
}

/**
 * @param {"col" | "row" | "colgroup"} scope
 * @param {string} text
 */
function headOf(scope, text) {
  const cell = make("th", "", text);
  cell.scope = scope;
  return cell;
}
