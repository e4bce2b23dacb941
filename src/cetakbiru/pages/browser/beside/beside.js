/*
 * The page that lays two or three places side by side. The choice stands in the address, so that it
 * can be sent to somebody else. Without this script the page holds the tables of all kabupaten.
 */
import { find, make } from "../elements.js";
import { visit } from "../folder.js";
import { compare, MOST_PLACES, obstacle } from "./arrange.js";
import { csvOf } from "./csv.js";
import { linkTo, tool } from "./parts.js";
import { findPlace, fullName } from "./record.js";
import { foldOf, idOf, tableOf, unfold } from "./tables.js";

/**
 * @import { Comparison } from "./arrange.js"
 * @import { PlaceRecord } from "./record.js"
 */

const NAMES = ["a", "b", "c"].slice(0, MOST_PLACES);
const LABELS = ["Wilayah pertama", "Wilayah kedua", "Wilayah ketiga (bila perlu)"];

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
    way.addEventListener("click", () => unfold(idOf(table)));
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
