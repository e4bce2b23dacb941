/* The verdict on a plan as elements of a page. Nothing of a plan ever becomes markup: every text is
   set as text. */
"use strict";
(function (ppm) {
  const { thousands } = ppm.values;
  const STATUSES = {
    selaras: "Selaras", sebagian: "Sebagian", "di-luar-prioritas": "Di luar prioritas",
    "tumpang-tindih": "Berpotensi tumpang tindih", "tidak-dinilai": "Tidak dapat dinilai",
  };
  const FINDINGS = {
    terpenuhi: "terpenuhi", belum: "belum", "tidak-berlaku": "tidak berlaku",
    "tidak-dapat-dinilai": "tidak dapat dinilai dari berkas ini",
  };
  const FIRST_ROWS = 200;

  function make(tag, attributes = {}, ...children) {
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

  function remarks(activity) {
    return [
      ...(activity.penilaian ? [activity.penilaian] : []),
      ...activity.kurang.map((lack) => `Kurang: ${lack.pesan}`),
      ...activity.tumpang_tindih.map((overlap) => overlap.pesan),
      ...activity.catatan,
    ];
  }

  /* The status of an activity in words, with its programme. */
  function verdict({ status, kesesuaian, program }) {
    const name = STATUSES[status];
    if (!program) return name;
    if (status !== "tumpang-tindih") return `${name} dengan ${program}`;
    return `${name}; ${STATUSES[kesesuaian].toLowerCase()} dengan ${program}`;
  }

  let tables = 0;

  function table(caption, titles, rows) {
    tables += 1;
    const id = `tabel-periksa-${tables}`;
    const head = make("tr", {}, ...titles.map((title) => make("th", { scope: "col" }, title)));
    const region = make(
      "div",
      { class: "ppm-table", role: "region", tabindex: "0", "aria-labelledby": id },
      make("table", { class: "ppm-tabel" }, make("caption", { id }, caption), make("thead", {}, head),
        make("tbody", {}, ...rows))
    );
    return make("div", { class: "ppm-data" }, region);
  }

  function row(titles, first, ...cells) {
    return make(
      "tr", {}, make("th", { scope: "row" }, first),
      ...cells.map((cell, at) => make("td", { "data-label": titles[at + 1] }, cell))
    );
  }

  function programLink(facts, root, id) {
    const program = facts.program.find((item) => item.id === id);
    return make("a", { href: `${root}${program.halaman}#${id}` }, id);
  }

  function files(result) {
    const lines = [];
    for (const file of result.berkas) {
      if (file.galat) lines.push(file.galat);
      for (const note of file.catatan) lines.push(`${file.nama}: ${note}`);
      for (const sheet of file.lembar) {
        const name = [file.nama, sheet.nama].filter((part) => part).join(", ");
        if (sheet.dibaca) {
          lines.push(`${name}: ${sheet.kegiatan} kegiatan, judul kolom di baris ${sheet.baris_judul}.`);
        }
        for (const note of sheet.catatan) lines.push(`${name}: ${note}`);
      }
    }
    return make("section", {}, make("h2", {}, "Berkas"), list(lines));
  }

  function summary(result) {
    const counts = result.ringkasan;
    const items = Object.entries(STATUSES).map(([status, name]) => `${name}: ${counts[status]}`);
    return make(
      "section", {}, make("h2", {}, "Ringkasan"),
      make("p", {}, `${counts.kegiatan} kegiatan, anggaran terbaca Rp${thousands(counts.anggaran)}.`),
      list(items),
      ...result.catatan.map((note) => make("p", {}, note))
    );
  }

  function activities(result, facts, root) {
    const titles = ["Tempat", "Kegiatan", "Hasil", "Keterangan"];
    const section = make("section", {}, make("h2", {}, "Kegiatan"));
    const select = make("select", {}, new Option("semua", ""));
    for (const [status, name] of Object.entries(STATUSES)) select.append(new Option(name, status));
    const more = make("button", { type: "button", class: "md-button" }, "Tampilkan semua");
    const told = make("p", { role: "status" });
    const holder = make("div");
    let limit = FIRST_ROWS;
    function draw() {
      const wanted = result.kegiatan.filter((one) => !select.value || one.status === select.value);
      const shown = wanted.slice(0, limit);
      const rows = shown.map((one) => {
        const verdict = make("span", {}, make("strong", {}, STATUSES[one.status]));
        if (one.program) verdict.append(" ", programLink(facts, root, one.program));
        const said = remarks(one);
        const line = row(titles, place(result, one), one.nama, verdict, said.length ? list(said) : "lengkap");
        line.className = `ppm-hasil--${one.status}`;
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
    if (result.program_tanpa_kegiatan.length) {
      const links = result.program_tanpa_kegiatan.flatMap((id, at) => [
        at ? ", " : "", programLink(facts, root, id),
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
      row(titles, one.judul, FINDINGS[one.status], one.pesan, facts.acuan[one.acuan])
    );
    return make("section", {}, make("h2", {}, title), table(title, titles, rows));
  }

  ppm.show = function (result, facts, root) {
    const { versi, status } = result.edisi;
    const note =
      `Diperiksa terhadap edisi ${versi} (${status.toLowerCase()}). ` +
      "Hasil ini alat bantu proyek, bukan penilaian resmi.";
    if (!result.kegiatan.length) {
      return [files(result), make("p", {}, "Tidak ada kegiatan yang terbaca, jadi rencana ini tidak dinilai.")];
    }
    const { mulai, akhir } = facts.aturan.rkab;
    return [
      make("p", { class: "ppm-kecil" }, note), files(result), summary(result),
      activities(result, facts, root), unread(result), whole(result, facts, root),
      findings("Kewajiban", result.kewajiban, facts),
      findings(`Kesiapan untuk RKAB (${mulai}–${akhir})`, result.kesiapan, facts),
    ];
  };
  ppm.show.make = make;
  ppm.show.remarks = remarks;
  Object.assign(ppm.show, { FINDINGS, STATUSES, verdict });
})((globalThis.ppmSelaras ??= {}));
