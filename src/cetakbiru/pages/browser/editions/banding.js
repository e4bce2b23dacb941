/*
 * The page on which a reader picks two editions and a kabupaten. The choice stands in the address,
 * so it can be sent to somebody else. Without this script the page lists the finished pairs.
 */
import { make } from "../elements.js";
import { byKind, fateOf, fates, fieldsOf, KIND_TITLES, ofRegion, titleOf } from "./comparison.js";
import { compareVersions, describe, readEditions, VERSION } from "./published.js";

/**
 * @import { Chapter, Comparison, Row, Table } from "./comparison.js"
 * @import { Edition } from "./published.js"
 */

const EMPTY = "(kosong)";

const root = new URL("../../", /** @type {HTMLScriptElement} */ (document.currentScript).src);
const site = new URL("../", root);
const place = document.querySelector("[data-ppm-banding]");

if (place instanceof HTMLElement)
  start(place).catch(() => {
    /* the list of pairs below stays */
  });

/** @param {HTMLElement} place which tells the names of the kabupaten by code */
async function start(place) {
  const editions = readEditions(await fetchJson(new URL("versions.json", site)));
  if (editions.length < 2) return;
  /** @type {Map<string, string>} */
  const regions = new Map(Object.entries(JSON.parse(place.dataset.ppmBanding ?? "{}")));
  const form = formOf(editions, regions);
  const result = make("div", "ppm-banding-hasil");
  result.setAttribute("aria-live", "polite");
  result.setAttribute("data-ppm-hasil", "");
  place.append(form, result);
  const choice = () => {
    const given = new FormData(form);
    return { from: text(given, "dari"), to: text(given, "ke"), region: text(given, "kabupaten") };
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const { from, to, region } = choice();
    history.replaceState(
      null,
      "",
      `?${new URLSearchParams({ dari: from, ke: to, kabupaten: region })}`,
    );
    show(result, choice(), regions);
  });
  const asked = new URLSearchParams(location.search);
  if (asked.has("dari") && asked.has("ke")) {
    for (const select of form.querySelectorAll("select"))
      select.value = asked.get(select.name) ?? select.value;
    show(result, choice(), regions);
  }
}

/**
 * @param {FormData} given
 * @param {string} name
 */
function text(given, name) {
  return String(given.get(name) ?? "");
}

/** @param {URL} url */
async function fetchJson(url) {
  const answer = await fetch(url, { credentials: "same-origin" });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}

/**
 * @param {Edition[]} editions newest first
 * @param {Map<string, string>} regions
 */
function formOf(editions, regions) {
  const form = make("form", "ppm-banding-pilihan");
  const [newest, before] = editions.map(({ version }) => version);
  /** @type {[string, string][]} */
  const offered = editions.map((edition) => [edition.version, describe(edition)]);
  form.append(
    choiceOf("dari", "Edisi lama", offered, before),
    choiceOf("ke", "Edisi baru", offered, newest),
    choiceOf("kabupaten", "Kabupaten atau kota", [["", "Semua"], ...regions], ""),
  );
  const button = make("button", "md-button", "Bandingkan");
  button.type = "submit";
  form.append(button);
  return form;
}

/**
 * @param {string} name
 * @param {string} title
 * @param {[value: string, text: string][]} options
 * @param {string} chosen
 */
function choiceOf(name, title, options, chosen) {
  const label = make("label", "", title);
  const select = make("select");
  select.name = name;
  select.id = `banding-${name}`;
  label.htmlFor = select.id;
  select.append(
    ...options.map(([value, shown]) => new Option(shown, value, false, value === chosen)),
  );
  const wrap = make("div");
  wrap.append(label, select);
  return wrap;
}

/**
 * @param {HTMLElement} result
 * @param {{from: string, to: string, region: string}} choice
 * @param {Map<string, string>} regions
 */
async function show(result, { from, to, region }, regions) {
  if (!VERSION.test(from) || !VERSION.test(to) || from === to) {
    result.replaceChildren(make("p", "", "Pilih dua edisi yang berbeda."));
    return;
  }
  result.replaceChildren(make("p", "", "Membandingkan …"));
  // The newer edition knows what it changed, whichever of the two was called the old one.
  const [old, fresh] = [from, to].sort(compareVersions);
  try {
    const all = await fetchJson(new URL(`${fresh}/edisi/banding/${old}.json`, site));
    const where = region ? ` untuk ${regions.get(region) ?? region}` : "";
    result.replaceChildren(...parts(region ? ofRegion(all, region) : all, where));
  } catch {
    const sorry = `Perbandingan edisi ${old} dan ${fresh} tidak dapat dimuat. Coba lagi nanti.`;
    result.replaceChildren(make("p", "", sorry));
  }
}

/**
 * @param {Comparison} comparison
 * @param {string} where " untuk …" or ""
 */
function parts(comparison, where) {
  const { old, new: fresh, tables, chapters } = comparison;
  /** @type {HTMLElement[]} */
  const found = [make("h2", "", `Dari edisi ${old.version} ke ${fresh.version}${where}`)];
  if (!tables.length && !chapters.length)
    return [...found, make("p", "", `Tidak ada perubahan${where}.`)];
  const [programs, directions] = [fates(comparison, "program"), fates(comparison, "arah")];
  found.push(make("p", "", `Program: ${programs}. Arah prioritas: ${directions}.`));
  found.push(...tables.flatMap(tableParts));
  if (chapters.length) found.push(make("h3", "", "Naskah halaman"));
  found.push(...chapters.flatMap(chapterParts));
  return found;
}

/**
 * @param {Table} table
 * @returns {HTMLElement[]}
 */
function tableParts(table) {
  const groups = byKind(table).flatMap(([title, rows]) => {
    const list = make("ul");
    list.append(...rows.map(rowItem));
    return [make("h4", "", `${title} (${rows.length})`), list];
  });
  const heading = make("h3", "", table.title);
  if (["program", "arah"].includes(table.name)) return [heading, ...groups];
  const details = make("details");
  details.append(make("summary", "", `${table.changes.length} baris berubah`), ...groups);
  return [heading, details];
}

/** @param {Row} row */
function rowItem(row) {
  const item = make("li", "", titleOf(row));
  const details = make("ul");
  details.append(...fateOf(row).map((told) => make("li", "", told)));
  for (const { title, old_shown, new_shown } of fieldsOf(row)) {
    const line = make("li", "", `${title}: `);
    line.append(make("del", "", old_shown || EMPTY), " → ", make("ins", "", new_shown || EMPTY));
    details.append(line);
  }
  if (details.childElementCount) item.append(details);
  return item;
}

/**
 * @param {Chapter} chapter
 * @returns {HTMLElement[]}
 */
function chapterParts(chapter) {
  const title = `${chapter.title} (${KIND_TITLES[chapter.kind].toLowerCase()})`;
  const heading = make("h4", "", title);
  if (chapter.kind === "removed")
    return [heading, make("p", "", `Halaman ${chapter.page} tidak ada lagi.`)];
  const list = make("ul", "ppm-kalimat");
  for (const sentence of chapter.sentences) {
    const item = make("li");
    if (sentence.old !== null) item.append(make("del", "", sentence.old), " ");
    if (sentence.new !== null) item.append(make("ins", "", sentence.new));
    list.append(item);
  }
  return [heading, list];
}
