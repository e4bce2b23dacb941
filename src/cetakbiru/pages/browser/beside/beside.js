/*
 * The page that lays two or three places side by side. The choice stands in the address, so that it
 * can be sent to somebody else. Without this script the page holds the tables of all kabupaten.
 */
import { find, make } from "../elements.js";
import { pageAddress, visit } from "../folder.js";
import { compare, MOST_PLACES, obstacle, withUnit } from "./arrange.js";
import { csvOf } from "./csv.js";
import { findPlace, fullName } from "./record.js";

/**
 * @import { Comparison, Row, Table } from "./arrange.js"
 * @import { PlaceRecord } from "./record.js"
 */

const NAMES = ["a", "b", "c"].slice(0, MOST_PLACES);
const LABELS = ["Wilayah pertama", "Wilayah kedua", "Wilayah ketiga (bila perlu)"];

const VERDICT = "Perbandingan";

// Where rows stand as cards (beside.css), all at once would be fifteen screens.
const NARROW = "(max-width: 37.5em)";

const root = new URL("../../", /** @type {HTMLScriptElement} */ (document.currentScript).src);
const place = find(document, "[data-ppm-sanding]", HTMLElement);
const record = /** @type {{cetakbiruBanding?: PlaceRecord}} */ (globalThis).cetakbiruBanding;
const title = document.title;

if (place && record) start(place, record);

/**
 * @param {HTMLElement} place
 * @param {PlaceRecord} record
 */
function start(place, record) {
  const form = make("form", "ppm-banding-pilihan ppm-sanding-pilihan");
  const list = make("datalist");
  list.id = "sanding-wilayah";
  list.append(...Object.keys(record.places).map((code) => new Option(fullName(record, code))));
  const fields = NAMES.map((name, at) => fieldOf(name, LABELS[at], list.id));
  const button = make("button", "md-button", "Bandingkan");
  button.type = "submit";
  form.append(...fields.map(({ wrap }) => wrap), button, list);
  const status = make("p", "ppm-sanding-status");
  status.setAttribute("role", "status");
  const result = make("div", "ppm-sanding-hasil");
  place.append(form, status, result);
  place.hidden = false;

  /** @param {string[]} asked */
  const show = (asked) => {
    const found = answer(record, asked);
    result.replaceChildren(...found.content);
    status.textContent = found.status;
    document.title = found.title ? `${found.title} – ${title}` : title;
    document.body.classList.toggle("ppm-sanding-tampil", found.title !== "");
  };
  const read = () => {
    const query = new URLSearchParams(location.search);
    const asked = NAMES.map((name) => query.get(name) ?? "");
    for (const [at, { input }] of fields.entries()) input.value = shownName(record, asked[at]);
    show(asked);
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const codes = fields.map(({ input }) => codeOrText(record, input.value));
    visit(addressOf(codes));
    show(codes);
  });
  addEventListener("popstate", read);
  read();
}

/**
 * @param {string} name
 * @param {string} label
 * @param {string} list
 */
function fieldOf(name, label, list) {
  const input = make("input");
  input.name = name;
  input.id = `sanding-${name}`;
  input.autocomplete = "off";
  input.setAttribute("list", list);
  const told = make("label", "", label);
  told.htmlFor = input.id;
  const wrap = make("div");
  wrap.append(told, input);
  return { input, wrap };
}

/**
 * @param {PlaceRecord} record
 * @param {string} asked
 */
function codeOrText(record, asked) {
  const { codes, nearly } = findPlace(record, asked);
  return codes.length === 1 && !nearly ? codes[0] : asked.trim();
}

/**
 * @param {PlaceRecord} record
 * @param {string} asked
 */
function shownName(record, asked) {
  const known = codeOrText(record, asked);
  return Object.hasOwn(record.places, known) ? fullName(record, known) : asked;
}

/** @param {string[]} codes */
function addressOf(codes) {
  const given = NAMES.flatMap((name, at) =>
    codes[at] ? [`${name}=${encodeURIComponent(codes[at])}`] : [],
  );
  return `${location.pathname}${given.length > 0 ? `?${given.join("&")}` : ""}`;
}

/**
 * What stands below the choice.
 *
 * @param {PlaceRecord} record
 * @param {string[]} asked
 * @returns {{content: Node[], status: string, title: string}} `title` is "" while nothing is
 *   compared
 */
function answer(record, asked) {
  /** @type {string[]} */
  const notes = [];
  /** @type {string[]} */
  const codes = [];
  /** @type {Node[]} */
  const questions = [];
  for (const [at, text] of asked.entries()) {
    if (!text.trim()) continue;
    const found = findPlace(record, text);
    if (found.codes.length === 1 && !found.nearly) {
      codes.push(found.codes[0]);
      if (found.note) notes.push(found.note);
    } else {
      questions.push(question(record, asked, at, found));
    }
  }
  const why = questions.length > 0 ? "" : obstacle(record, codes);
  if (questions.length > 0 || why || codes.length < 2) {
    const one = codes.length === 1 && questions.length === 0;
    const told =
      why || (one ? `Pilih wilayah yang dibandingkan dengan ${record.places[codes[0]].name}.` : "");
    const content = one ? [...questions, nearOf(record, codes[0])] : questions;
    return { content, status: told, title: "" };
  }
  const found = compare(record, codes);
  return {
    content: [
      ...notes.map((note) => make("p", "ppm-catatan", note)),
      ...drawn(record, codes, found),
    ],
    status: found.summary,
    title: found.title,
  };
}

/**
 * Why a text is no place, and those that it may mean.
 *
 * @param {PlaceRecord} record
 * @param {string[]} asked
 * @param {number} at
 * @param {import("./record.js").Found} found
 */
function question(record, asked, at, { codes, note, nearly }) {
  const box = make("div");
  const text = asked[at].trim();
  const why =
    nearly || codes.length === 0
      ? `“${text}” tidak dikenal sebagai kabupaten, kota, atau kecamatan di sini.`
      : note || `“${text}” dapat berarti lebih dari satu wilayah.`;
  const ask =
    codes.length === 0
      ? " Tulis nama atau kodenya, misalnya seperti pada daftar."
      : nearly
        ? " Mungkin maksudnya:"
        : " Yang mana?";
  box.append(make("p", "", why + ask));
  if (codes.length > 0) {
    box.append(
      choices(record, codes, (code) =>
        asked.map((one, to) => (to === at ? code : codeOrText(record, one))),
      ),
    );
  }
  return box;
}

/**
 * @param {PlaceRecord} record
 * @param {string} code
 */
function nearOf(record, code) {
  const box = make("div");
  const { near } = record.places[code];
  const known = near.filter((one) => Object.hasOwn(record.places, one));
  if (known.length === 0) return box;
  box.append(
    make("p", "", "Tetangganya:"),
    choices(record, known, (one) => [code, one]),
  );
  return box;
}

/**
 * @param {PlaceRecord} record
 * @param {string[]} codes
 * @param {(code: string) => string[]} asked what an address must ask for
 */
function choices(record, codes, asked) {
  const list = make("ul", "ppm-butir");
  for (const code of codes) {
    const item = make("li");
    const link = make("a", "", fullName(record, code));
    link.href = addressOf(asked(code));
    item.append(link);
    list.append(item);
  }
  return list;
}

/**
 * @param {PlaceRecord} record
 * @param {string[]} codes
 * @param {Comparison} found
 * @returns {Node[]}
 */
function drawn(record, codes, found) {
  const head = make("h2", "", found.title);
  const pages = make("p", "ppm-sanding-alat");
  const all = make("a", "", "Semua kabupaten dan kota");
  all.href = location.pathname;
  for (const [at, code] of codes.entries()) {
    if (at > 0) pages.append(" · ");
    pages.append(linkTo(record.places[code].href, `Halaman ${fullName(record, code)}`));
  }
  pages.append(" · ", all);
  const ways = make("p", "ppm-sanding-alat ppm-sanding-jalan", "Ke tabel: ");
  for (const [at, table] of found.tables.entries()) {
    const way = make("a", "", table.title);
    way.href = `#${idOf(table)}`;
    way.addEventListener("click", () => open(idOf(table)));
    ways.append(at > 0 ? " · " : "", way);
  }
  const first = found.tables.find(({ judged }) => judged) ?? found.tables[0];
  const tables = found.tables.map((table) => tableOf(table, table === first));
  /** @type {HTMLElement[]} */
  const content = [head, pages, toolsOf(codes, found), ways, ...tables];
  if (found.silent.length > 0) {
    content.push(
      make("p", "", `Belum ada yang tercatat untuk wilayah ini: ${found.silent.join("; ")}.`),
    );
  }
  const sources = make("p", "ppm-catatan");
  for (const [at, kode] of found.sources.entries()) {
    const [cited, href] = record.sources[kode];
    sources.append(at > 0 ? "; " : "", linkTo(href, cited));
  }
  sources.append(`. Cetak biru edisi ${record.edition}.`);
  const fold = foldOf(make("h3", "", `Sumber (${found.sources.length})`), "");
  fold.append(sources);
  content.push(fold);
  return content;
}

/**
 * @param {string[]} codes
 * @param {Comparison} found
 */
function toolsOf(codes, found) {
  const line = make("p", "ppm-sanding-alat");
  const copy = tool("Salin tautan", async () => {
    const address = new URL(addressOf(codes), location.href).href;
    try {
      await navigator.clipboard.writeText(address);
      told.textContent = " Tersalin";
    } catch {
      told.textContent = ` Salin sendiri: ${address}`;
    }
  });
  const told = make("span", "ppm-salin-hasil");
  told.setAttribute("role", "status");
  const file = make("a", "ppm-salin", "Unduh CSV");
  file.download = `banding-${codes.join("-")}.csv`;
  file.href = URL.createObjectURL(new Blob([csvOf(found)], { type: "text/csv" }));
  line.append(
    copy,
    " ",
    file,
    " ",
    tool("Cetak", () => print()),
    told,
  );
  return line;
}

/**
 * @param {string} text
 * @param {() => void} click
 */
function tool(text, click) {
  const button = make("button", "ppm-salin", text);
  button.type = "button";
  button.addEventListener("click", click);
  return button;
}

/** @param {Table} table */
function idOf({ id }) {
  return `sanding-tabel-${id}`;
}

/**
 * A table that folds. On a telephone only the leading one is open, and of it the rows that differ.
 *
 * @param {Table} table
 * @param {boolean} leads
 */
function tableOf(table, leads) {
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
function foldOf(title, gist, leads = false) {
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
function open(id) {
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

/**
 * @param {string} href below the site's root
 * @param {string} text
 */
function linkTo(href, text) {
  const link = make("a", "", text);
  link.href = pageAddress(href, root);
  return link;
}
