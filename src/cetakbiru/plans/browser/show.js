/* The verdict on a plan as elements of a page. Nothing of a plan ever becomes markup: every text is
   set as text. */
import { thousands } from "../engine/values.js";

const VERDICTS = {
  kesesuaian: {
    selaras: "selaras",
    sebagian: "sebagian",
    "di-luar": "di luar arah",
    "tak-dinilai": "tak dinilai",
  },
  kelengkapan: { lengkap: "lengkap", kurang: "kurang" },
  kewajaran: {
    wajar: "wajar",
    diragukan: "diragukan",
    mustahil: "mustahil",
    "tak-dinilai": "tak dinilai",
  },
};
export const FINDINGS = {
  terpenuhi: "terpenuhi",
  belum: "belum",
  "tidak-berlaku": "tidak berlaku",
  "tidak-dapat-dinilai": "tidak dapat dinilai dari berkas ini",
};
const FIRST_ROWS = 200;

export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

function list(items) {
  return make("ul", { class: "ppm-butir" }, ...items.map((item) => make("li", {}, item)));
}

/* The place of a row; the file is named only where there are several. */
function place(result, { berkas, lembar, baris }) {
  const file = result.berkas.length > 1 ? berkas : "";
  const text = [file, lembar, `baris ${baris}`].filter((part) => part).join(", ");
  return text[0].toUpperCase() + text.slice(1);
}

export function remarks({ kesesuaian, kelengkapan, kewajaran, tumpang_tindih, catatan }) {
  return [
    ...kesesuaian.pesan,
    ...kelengkapan.kurang.map((lack) => `Kurang: ${lack.pesan}`),
    ...kewajaran.alasan.map((reason) => reason.pesan),
    ...tumpang_tindih.map((overlap) => overlap.pesan),
    ...catatan,
  ];
}

/* The three verdicts on an activity in words. */
export function verdicts(activity) {
  return Object.entries(VERDICTS)
    .map(([name, words]) => words[activity[name].putusan])
    .join(", ");
}

let tables = 0;

function table(caption, titles, rows) {
  tables += 1;
  const id = `tabel-periksa-${tables}`;
  const head = make("tr", {}, ...titles.map((title) => make("th", { scope: "col" }, title)));
  const region = make(
    "div",
    { class: "ppm-table", role: "region", tabindex: "0", "aria-labelledby": id },
    make(
      "table",
      { class: "ppm-tabel" },
      make("caption", { id }, caption),
      make("thead", {}, head),
      make("tbody", {}, ...rows),
    ),
  );
  return make("div", { class: "ppm-data" }, region);
}

function row(titles, first, ...cells) {
  return make(
    "tr",
    {},
    make("th", { scope: "row" }, first),
    ...cells.map((cell, at) => make("td", { "data-label": titles[at + 1] }, cell)),
  );
}

function programLink(facts, root, id) {
  return make("a", { href: `${root}${facts.halaman[id]}#${id}` }, id);
}

function files(result) {
  const lines = [];
  for (const file of result.berkas) {
    if (file.galat) lines.push(file.galat);
    for (const note of file.catatan) lines.push(`${file.nama}: ${note}`);
    for (const sheet of file.lembar) {
      const name = [file.nama, sheet.nama].filter((part) => part).join(", ");
      if (sheet.dibaca) {
        lines.push(
          `${name}: ${sheet.kegiatan} kegiatan, judul kolom di baris ${sheet.baris_judul}.`,
        );
      }
      for (const note of sheet.catatan) lines.push(`${name}: ${note}`);
    }
  }
  return make("section", {}, make("h2", {}, "Berkas"), list(lines));
}

function summary(result) {
  const counts = result.ringkasan;
  const items = Object.entries(VERDICTS).flatMap(([name, words]) =>
    Object.entries(words).map(([verdict, word]) => `${name}, ${word}: ${counts[name][verdict]}`),
  );
  return make(
    "section",
    {},
    make("h2", {}, "Ringkasan"),
    make("p", {}, `${counts.kegiatan} kegiatan, anggaran terbaca Rp${thousands(counts.anggaran)}.`),
    list(items),
    ...result.catatan.map((note) => make("p", {}, note)),
  );
}

function activities(result, facts, root) {
  const titles = ["Tempat", "Kegiatan", "Hasil", "Keterangan"];
  const section = make("section", {}, make("h2", {}, "Kegiatan"));
  const select = make("select", {}, new Option("semua", ""));
  select.append(
    new Option("selaras, lengkap, dan wajar", "ya"),
    new Option("perlu diperbaiki", "tidak"),
  );
  const more = make("button", { type: "button", class: "md-button" }, "Tampilkan semua");
  const told = make("p", { role: "status" });
  const holder = make("div");
  let limit = FIRST_ROWS;
  function draw() {
    const wanted = result.kegiatan.filter(
      (one) => !select.value || one.selaras === (select.value === "ya"),
    );
    const shown = wanted.slice(0, limit);
    const rows = shown.map((one) => {
      const verdict = make("span", {}, make("strong", {}, verdicts(one)));
      for (const { id } of one.kesesuaian.acuan) verdict.append(" ", programLink(facts, root, id));
      const said = remarks(one);
      const line = row(
        titles,
        place(result, one),
        one.nama,
        verdict,
        said.length ? list(said) : "lengkap",
      );
      line.className = `ppm-hasil--${one.selaras ? "selaras" : "sebagian"}`;
      return line;
    });
    holder.replaceChildren(table("Hasil menurut kegiatan", titles, rows));
    told.textContent = `${shown.length} dari ${wanted.length} kegiatan ditampilkan.`;
    more.hidden = shown.length === wanted.length;
  }
  select.addEventListener("change", draw);
  more.addEventListener("click", () => {
    limit = Infinity;
    draw();
  });
  section.append(make("label", {}, "Tampilkan hasil ", select), told, holder, more);
  draw();
  return section;
}

function unread(result) {
  if (!result.tidak_terbaca.length) return "";
  const items = result.tidak_terbaca.slice(0, FIRST_ROWS).map((cell) => {
    const column = cell.kolom ? `, kolom ${cell.kolom}` : "";
    return `${place(result, cell)}${column}: ${cell.pesan}`;
  });
  const rest = result.tidak_terbaca.length - items.length;
  if (rest > 0) items.push(`dan ${rest} lagi; semuanya ada dalam unduhan JSON.`);
  return make("section", {}, make("h2", {}, "Yang tidak terbaca"), list(items));
}

function whole(result, facts, root) {
  const names = new Map(facts.kecamatan.map((item) => [item.kode, item.nama]));
  const items = result.program_utama.filter((one) => one.pesan).map((one) => one.pesan);
  items.push(result.fokus.pesan);
  if (result.arah_tanpa_kegiatan.length) {
    const links = result.arah_tanpa_kegiatan.flatMap((id, at) => [
      at ? ", " : "",
      programLink(facts, root, id),
    ]);
    items.push(make("span", {}, "Arah dan program tanpa kegiatan: ", ...links, "."));
  }
  if (result.kecamatan_tanpa_kegiatan.length) {
    const told = result.kecamatan_tanpa_kegiatan.map((kode) => names.get(kode)).join(", ");
    items.push(`Kecamatan tanpa kegiatan: ${told}.`);
  }
  return make("section", {}, make("h2", {}, "Seluruh rencana"), list(items));
}

function findings(title, found, facts) {
  const titles = ["Butir", "Hasil", "Keterangan", "Sumber"];
  const rows = found.map((one) =>
    row(titles, one.judul, FINDINGS[one.status], one.pesan, facts.dasar[one.acuan]),
  );
  return make("section", {}, make("h2", {}, title), table(title, titles, rows));
}

export function show(result, facts, root) {
  const { versi, status } = result.edisi;
  const note =
    `Diperiksa terhadap edisi ${versi} (${status.toLowerCase()}). ` +
    "Hasil ini alat bantu proyek, bukan penilaian resmi.";
  if (!result.kegiatan.length) {
    return [
      files(result),
      make("p", {}, "Tidak ada kegiatan yang terbaca, jadi rencana ini tidak dinilai."),
    ];
  }
  const { mulai, akhir } = facts.aturan.rkab;
  return [
    make("p", { class: "ppm-kecil" }, note),
    files(result),
    summary(result),
    activities(result, facts, root),
    unread(result),
    whole(result, facts, root),
    findings("Kewajiban", result.kewajiban, facts),
    findings(`Kesiapan untuk RKAB (${mulai}–${akhir})`, result.kesiapan, facts),
  ];
}
