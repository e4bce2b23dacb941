/* The page on which a reader picks two editions and a kabupaten. The choice stands in the address,
   so it can be sent to somebody else. Without this script the page lists the finished pairs. */
import { compare, ofRegion } from "./compare.js";

const KIND_TITLES = {
  added: "Ditambahkan",
  changed: "Diubah",
  moved: "Dipindahkan",
  merged: "Digabung",
  split: "Dipecah",
  withdrawn: "Dicabut",
  removed: "Dihapus",
};
const DIRECTION_TITLES = {
  ...KIND_TITLES,
  added: "Muncul",
  changed: "Berubah urutan atau alasan",
  removed: "Gugur",
};
const SUCCESSION = {
  moved: "dipindahkan menjadi",
  merged: "digabung ke",
  split: "dipecah menjadi",
  withdrawn: "digantikan oleh",
};
const EMPTY = "(kosong)";
const VERSION = /^\d{4}\.\d+(\.\d+)?$/;

const root = new URL("../../", /** @type {HTMLScriptElement} */ (document.currentScript).src);
const site = new URL("../", root);
const place = document.querySelector("[data-ppm-banding]");

if (place)
  start().catch(() => {
    /* the list of pairs below stays */
  });

async function start() {
  const versions = (await fetchJson(new URL("versions.json", site))).filter((entry) =>
    VERSION.test(String(entry.version)),
  );
  if (versions.length < 2) return;
  const newest = await snapshot(versions[0].version);
  const form = formOf(versions, newest.regions);
  const result = make("div", "ppm-banding-hasil");
  result.setAttribute("aria-live", "polite");
  result.setAttribute("data-ppm-hasil", "");
  place.append(form, result);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const choice = new URLSearchParams(new FormData(form));
    history.replaceState(null, "", `?${choice}`);
    show(result, choice);
  });
  const asked = new URLSearchParams(location.search);
  if (asked.has("dari") && asked.has("ke")) {
    for (const select of form.querySelectorAll("select")) {
      if (asked.has(select.name)) select.value = asked.get(select.name);
    }
    show(result, asked);
  }
}

async function fetchJson(url) {
  const answer = await fetch(url, { credentials: "same-origin" });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}

function snapshot(version) {
  if (!VERSION.test(version)) throw new Error(version);
  return fetchJson(new URL(`${version}/edisi/isi.json`, site));
}

function formOf(versions, regions) {
  const form = make("form", "ppm-banding-pilihan");
  const editions = versions.map((entry) => [entry.version, String(entry.title)]);
  form.append(
    choice("dari", "Edisi lama", editions, versions[1].version),
    choice("ke", "Edisi baru", editions, versions[0].version),
    choice("kabupaten", "Kabupaten atau kota", [["", "Semua"], ...Object.entries(regions)], ""),
  );
  const button = make("button", "md-button", "Bandingkan");
  button.type = "submit";
  form.append(button);
  return form;
}

function choice(name, title, options, chosen) {
  const wrap = make("div");
  const label = make("label", "", title);
  const select = make("select");
  select.name = name;
  select.id = `banding-${name}`;
  label.htmlFor = select.id;
  for (const [value, text] of options) {
    const option = make("option", "", text);
    option.value = value;
    option.selected = value === chosen;
    select.append(option);
  }
  wrap.append(label, select);
  return wrap;
}

async function show(result, asked) {
  result.replaceChildren(make("p", "", "Membandingkan …"));
  try {
    const [old, fresh] = await Promise.all([
      snapshot(asked.get("dari")),
      snapshot(asked.get("ke")),
    ]);
    let comparison = compare(old, fresh);
    const code = asked.get("kabupaten");
    const names = { ...old.regions, ...fresh.regions };
    if (code) comparison = ofRegion(comparison, code, names[code] || code);
    result.replaceChildren(...parts(comparison));
  } catch {
    result.replaceChildren(make("p", "", "Perbandingan tidak dapat dimuat. Coba lagi nanti."));
  }
}

function parts(comparison) {
  const where = comparison.region_name ? ` untuk ${comparison.region_name}` : "";
  const found = [
    make("h2", "", `Dari edisi ${comparison.old.version} ke ${comparison.new.version}${where}`),
  ];
  if (!comparison.tables.length && !comparison.chapters.length) {
    return [...found, make("p", "", `Tidak ada perubahan${where}.`)];
  }
  const told = (title, name) => `${title}: ${fates(comparison, name) || "tidak berubah"}.`;
  found.push(make("p", "", `${told("Program", "program")} ${told("Arah prioritas", "arah")}`));
  for (const table of comparison.tables) found.push(...tableParts(table));
  if (comparison.chapters.length) found.push(make("h3", "", "Naskah halaman"));
  for (const chapter of comparison.chapters) found.push(...chapterParts(chapter));
  return found;
}

function titlesOf(name) {
  return name === "arah" ? DIRECTION_TITLES : KIND_TITLES;
}

function fates(comparison, name) {
  const table = comparison.tables.find((one) => one.name === name);
  return Object.entries(titlesOf(name))
    .map(([kind, title]) => [
      table ? table.changes.filter((row) => row.kind === kind).length : 0,
      title,
    ])
    .filter(([count]) => count)
    .map(([count, title]) => `${count} ${title.toLowerCase()}`)
    .join(", ");
}

function tableParts(table) {
  const groups = [];
  for (const [kind, title] of Object.entries(titlesOf(table.name))) {
    const rows = table.changes.filter((row) => row.kind === kind);
    if (!rows.length) continue;
    groups.push(make("h4", "", `${title} (${rows.length})`));
    const list = make("ul");
    list.append(...rows.map(rowItem));
    groups.push(list);
  }
  const heading = make("h3", "", table.title);
  if (["program", "arah"].includes(table.name)) return [heading, ...groups];
  const details = make("details");
  details.append(make("summary", "", `${table.changes.length} baris berubah`), ...groups);
  return [heading, details];
}

function rowItem(row) {
  const name = row.key.filter(Boolean).join(" · ");
  const item = make("li", "", !name || name === row.label ? row.label : `${name}: ${row.label}`);
  const details = make("ul");
  const listed = (programs) =>
    programs.map((one) => (one.name ? `${one.id} (${one.name})` : one.id)).join(", ");
  const fated = row.successors.length > 0 || row.kind === "withdrawn";
  if (row.successors.length) {
    const word = SUCCESSION[row.kind] || "digantikan oleh";
    details.append(make("li", "", `${word} ${listed(row.successors)}`));
  } else if (row.kind === "withdrawn") details.append(make("li", "", "tanpa pengganti"));
  if (row.predecessors.length) {
    details.append(make("li", "", `menggantikan ${listed(row.predecessors)}`));
  }
  for (const field of row.fields) {
    if (fated && ["status", "diganti_oleh"].includes(field.field)) continue;
    const line = make("li", "", `${field.title}: `);
    line.append(
      make("del", "", field.old_shown || EMPTY),
      " → ",
      make("ins", "", field.new_shown || EMPTY),
    );
    details.append(line);
  }
  if (details.childElementCount) item.append(details);
  return item;
}

function chapterParts(chapter) {
  const title = `${chapter.title} (${KIND_TITLES[chapter.kind].toLowerCase()})`;
  const heading = make("h4", "", title);
  if (chapter.kind === "removed") {
    return [heading, make("p", "", `Halaman ${chapter.page} tidak ada lagi.`)];
  }
  const list = make("ul", "ppm-kalimat");
  for (const sentence of chapter.sentences) {
    const item = make("li");
    if (sentence.old !== null) item.append(make("del", "", sentence.old), " ");
    if (sentence.new !== null) item.append(make("ins", "", sentence.new));
    list.append(item);
  }
  return [heading, list];
}

function make(tag, css = "", text = "") {
  const made = document.createElement(tag);
  if (css) made.className = css;
  if (text) made.textContent = text;
  return made;
}
