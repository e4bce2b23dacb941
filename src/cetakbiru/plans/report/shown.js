/* The verdict on one plan as a page shows it: first what matters on one screen, then the activities,
   then all the rest. */
import { planName } from "../engine/plans.js";
import { thousands } from "../engine/values.js";
import { folded, foldedList, list, node, table } from "./tree.js";
import {
  AID,
  answers,
  cellName,
  cellNames,
  counted,
  FINDINGS,
  fileLines,
  judgedBy,
  overlaps,
  planReason,
  planVerdict,
  QUESTIONS,
  questions,
  rowName,
  severalSheets,
  VERDICTS,
} from "./words.js";

/** @import { Activity, Finding, Named, Result, Served, Summary } from "../engine/types.js" */
/** @import { Child, Element } from "./tree.js" */

// What is seen before a list is opened.
const [SEEN_SERVED, SEEN_OVERLAPS, SEEN_UNREAD, MOST_UNREAD] = [3, 2, 10, 500];
// How good an answer is, for colour and sign; the word always stands beside them.
/** @type {Record<string, string>} */
const TONES = {
  selaras: "baik",
  lengkap: "baik",
  wajar: "baik",
  sebagian: "kurang",
  kurang: "kurang",
  diragukan: "kurang",
  "di-luar": "buruk",
  mustahil: "buruk",
  "tak-dinilai": "kosong",
};

/** Shows verdicts: knows the names behind codes, and where the page of each stands. */
export class Shown {
  /**
   * @param {any} facts
   * @param {string} root the way from the page to the root of the site
   * @param {string} name the plan, where a page shows several
   */
  constructor(facts, root, name = "") {
    this.facts = facts;
    this.root = root;
    this.name = name;
    /** @type {Map<string, string>} */
    this.names = new Map([
      ...facts.kabupaten.map((/** @type {any} */ one) => [one.kode, `${one.jenis} ${one.nama}`]),
      ...facts.kecamatan.map((/** @type {any} */ one) => [one.kode, `Kecamatan ${one.nama}`]),
      ...facts.bidang.map((/** @type {any} */ one) => [one.kode, one.nama_pendek]),
    ]);
  }

  /**
   * The heading that takes the focus, and what it stands on.
   *
   * @param {Result} result
   * @returns {Element[]}
   */
  verdict(result) {
    const { ringkasan, catatan, putusan_rencana } = result;
    const tone = putusan_rencana === "selaras" ? "baik" : ringkasan.kegiatan ? "kurang" : "kosong";
    const title = { class: `ppm-putusan-rencana ppm-nada--${tone}`, tabindex: "-1" };
    const money = ` Anggaran yang terbaca Rp${thousands(ringkasan.anggaran)}.`;
    return [
      node("h2", title, planVerdict(result)),
      node("p", {}, `${planName(result)}: `, planReason(result), ringkasan.kegiatan > 0 && money),
      ...(catatan.length ? [node("p", {}, catatan.join(" "))] : []),
      node("p", { class: "ppm-kecil" }, `${judgedBy(result, this.facts)} ${AID}`),
    ];
  }

  /**
   * What matters, for one screen.
   *
   * @param {Result} result
   */
  overview(result) {
    return node(
      "div",
      { class: "ppm-ikhtisar" },
      node("section", {}, node("h3", {}, "Tiga pertanyaan"), counts(result.ringkasan)),
      repairs(result),
      this.coverage(result),
      overlapSection(result),
    );
  }

  /** @param {Result} result */
  coverage({ arah_dengan_kegiatan, arah_tanpa_kegiatan }) {
    return this.coverageOf(
      arah_dengan_kegiatan,
      arah_tanpa_kegiatan,
      "Arah dan program di wilayah ini",
    );
  }

  /**
   * @param {(Served & {rencana?: string[]})[]} served
   * @param {Named[]} free
   * @param {string} title
   */
  coverageOf(served, free, title) {
    if (!served.length && !free.length) return null;
    const items = served.map((one) => [
      this.link(one),
      `: ${one.banyak} kegiatan`,
      one.rencana !== undefined && ` (${one.rencana.join("; ")})`,
    ]);
    const told = `${served.length} dari ${served.length + free.length} mempunyai kegiatan.`;
    return node(
      "section",
      {},
      node("h3", {}, title),
      node("p", {}, told),
      foldedList(items, SEEN_SERVED, (rest) => `${rest} lainnya yang mempunyai kegiatan`),
      folded(`${free.length} belum mempunyai kegiatan`, list(free.map((one) => this.link(one)))),
    );
  }

  /**
   * A direction or programme by its name, with its ID; a guide by its name.
   *
   * @param {Named} named
   */
  link({ id, jenis, nama }) {
    const page = this.facts.halaman?.[id];
    const name = page === undefined ? nama : node("a", { href: this.root + page }, nama);
    const told = jenis === "panduan" ? "panduan" : id;
    return node("span", {}, name, " ", node("span", { class: "ppm-kecil ppm-id" }, told));
  }

  /**
   * An activity, its answers at sight and its details to be opened.
   *
   * @param {Activity} activity
   * @param {boolean} several
   */
  activity(activity, several) {
    const signs = answers(activity).map(({ verdict, word }) =>
      node("span", { class: `ppm-nada ppm-nada--${TONES[verdict]}` }, word),
    );
    return node(
      "details",
      { class: "ppm-kegiatan" },
      node(
        "summary",
        {},
        node("span", { class: "ppm-kegiatan-nama" }, activity.nama || "(tanpa nama)"),
        " ",
        node("span", { class: "ppm-kegiatan-tempat" }, rowName(activity, several)),
        " ",
        node("span", { class: "ppm-kegiatan-putusan" }, spaced(signs)),
      ),
      node("dl", {}, ...this.details(activity)),
    );
  }

  /**
   * @param {Activity} activity
   * @returns {Element[]}
   */
  details(activity) {
    const { kesesuaian, kelengkapan, kewajaran, tumpang_tindih, catatan } = activity;
    const fits = ["selaras", "sebagian"].includes(kesesuaian.putusan);
    const references = kesesuaian.acuan.map((one) => [
      this.link(one),
      one.sebab !== "" && `: ${one.sebab}`,
    ]);
    const nearest = !fits && references.length > 0;
    return [
      entry("Isi", this.read(activity)),
      entry(answer("kesesuaian", kesesuaian.putusan), [
        list(kesesuaian.pesan),
        nearest && node("p", {}, "Yang terdekat:"),
        list(references),
      ]),
      entry(
        answer("kelengkapan", kelengkapan.putusan),
        list(kelengkapan.kurang.map(({ sel, pesan }) => atCell(sel, pesan))),
      ),
      entry(
        answer("kewajaran", kewajaran.putusan),
        list(kewajaran.alasan.map(({ sel, pesan }) => atCell(sel, pesan))),
      ),
      tumpang_tindih.length > 0 &&
        entry("Tumpang tindih", list(tumpang_tindih.map(({ pesan }) => pesan))),
      catatan.length > 0 && entry("Catatan", list(catatan)),
    ].filter((one) => one !== false);
  }

  /**
   * What was read of an activity.
   *
   * @param {Activity} activity
   */
  read({ kabupaten, kecamatan, bidang, tahun, anggaran }) {
    /** @param {string} kode */
    const name = (kode) => this.names.get(kode) ?? kode;
    const places = kecamatan.length ? kecamatan : kabupaten;
    const parts = [
      places.slice(0, 3).map(name).join(", ") +
        (places.length > 3 ? ` dan ${places.length - 3} lagi` : ""),
      bidang === null ? "" : name(bidang),
      span(tahun),
      anggaran === null ? "" : `Rp${thousands(anggaran)}`,
    ];
    return parts.filter((part) => part).join(" · ") || "Tidak ada yang terbaca.";
  }

  /**
   * All the rest: what could not be read, the plan as a whole, duties and readiness, the file.
   *
   * @param {Result} result
   */
  rest(result) {
    if (!result.kegiatan.length) return [files(result)];
    return [
      unread(result),
      this.whole(result),
      this.findings("Kewajiban", "kewajiban", result.kewajiban),
      this.findings("Kesiapan", "kesiapan", result.kesiapan),
      files(result),
    ].filter((one) => one !== null);
  }

  /** @param {Result} result */
  whole({ program_utama, fokus, kecamatan_tanpa_kegiatan }) {
    const names = kecamatan_tanpa_kegiatan.map((kode) => this.names.get(kode) ?? kode);
    return node(
      "section",
      {},
      node("h2", {}, "Seluruh rencana"),
      list([...program_utama.flatMap(({ pesan }) => pesan ?? []), fokus.pesan]),
      folded(`${names.length} kecamatan tanpa kegiatan`, list(names)),
    );
  }

  /**
   * @param {string} title
   * @param {string} id
   * @param {Finding[]} found
   */
  findings(title, id, found) {
    const rows = found.map(({ judul, status, pesan, acuan }) => [
      judul,
      FINDINGS[status],
      this.facts.dasar[acuan] ?? acuan,
      pesan,
    ]);
    const done = found.filter(({ status }) => status === "terpenuhi").length;
    const titles = ["Butir", "Hasil", "Dasar", "Keterangan"];
    const of = this.name && ` pada ${this.name}`;
    const caption = `${title}${of}: ${done} dari ${found.length} terpenuhi`;
    return node(
      "section",
      {},
      node("h2", {}, title),
      table(`tabel-${id}${this.name}`.replace(/\s/g, "-"), caption, titles, rows),
    );
  }

  /**
   * The whole verdict with every activity: of a small plan.
   *
   * @param {Result} result
   * @returns {Element[]}
   */
  everything(result) {
    const several = severalSheets(result);
    const activities = result.kegiatan.map((one) => this.activity(one, several));
    return [
      ...this.verdict(result),
      this.overview(result),
      node("section", {}, node("h2", {}, "Kegiatan"), ...activities),
      ...this.rest(result),
    ];
  }
}

/**
 * How many activities got each answer to the three questions, in words beside a bar.
 *
 * @param {Summary} summary
 */
export function counts(summary) {
  return questions().map((question) => {
    const found = counted(question, summary[question]);
    let x = 0;
    const parts = found.map(([verdict, , count]) => {
      const width = (100 * count) / summary.kegiatan;
      const place = { x: x.toFixed(2), width: width.toFixed(2), y: "0", height: "6" };
      x += width;
      return node("rect", { ...place, class: `ppm-batang--${TONES[verdict]}` });
    });
    const bar = {
      class: "ppm-batang",
      viewBox: "0 0 100 6",
      preserveAspectRatio: "none",
      "aria-hidden": "true",
    };
    const told = found.map(([, word, count]) => `${count} ${word}`).join(", ");
    return node(
      "div",
      { class: "ppm-ukuran" },
      node("p", {}, node("strong", {}, QUESTIONS[question]), ` ${told}`),
      node("svg", bar, ...parts),
    );
  });
}

/** @param {Result} result */
function repairs(result) {
  const several = severalSheets(result);
  const items = result.perbaikan.map(({ pesan, tempat, banyak }) =>
    node(
      "li",
      {},
      pesan,
      " ",
      node("span", { class: "ppm-sel" }, cellNames(tempat, banyak, several)),
    ),
  );
  return node(
    "section",
    {},
    node("h3", {}, "Perbaiki lebih dahulu"),
    items.length ? node("ol", {}, ...items) : node("p", {}, "Tidak ada yang perlu diperbaiki."),
  );
}

/** @param {Result} result */
function overlapSection(result) {
  const items = overlaps(result).map(({ pesan, banyak }) => `${pesan} (${banyak} kegiatan)`);
  for (const [kind, others] of [
    ["perusahaan", "rencana lain"],
    ["baris", "baris lain dalam rencana ini"],
  ]) {
    const rows = result.kegiatan.filter((one) =>
      one.tumpang_tindih.some(({ jenis }) => jenis === kind),
    );
    if (rows.length)
      items.push(`${rows.length} kegiatan mengerjakan hal yang sama dengan ${others}.`);
  }
  return node(
    "section",
    {},
    node("h3", {}, "Tumpang tindih"),
    items.length
      ? foldedList(items, SEEN_OVERLAPS, (rest) => `${rest} lainnya`)
      : node("p", {}, "Tidak ditemukan pada baris rencana dan program pemerintah yang tercatat."),
  );
}

/** @param {Result} result */
function unread(result) {
  const cells = result.tidak_terbaca;
  if (!cells.length) return null;
  const several = severalSheets(result);
  const items = cells.slice(0, MOST_UNREAD).map((cell) => {
    const sel = cell.kolom === null ? null : `${cell.kolom}${cell.baris}`;
    return atCell(cellName({ ...cell, sel }, several), cell.pesan);
  });
  const rest = cells.length - items.length;
  return node(
    "section",
    {},
    node("h2", {}, "Yang tidak terbaca"),
    foldedList(items, SEEN_UNREAD, (more) => `${more} lainnya`),
    rest > 0 && node("p", {}, `Masih ada ${rest} lagi; semuanya ada dalam berkas JSON.`),
  );
}

/** @param {Result} result */
function files({ berkas: [file] }) {
  return node(
    "section",
    {},
    node("h2", {}, "Berkas"),
    node("p", {}, file.nama),
    list(fileLines(file)),
  );
}

/**
 * @param {keyof typeof VERDICTS} question
 * @param {string} verdict
 */
function answer(question, verdict) {
  return `${QUESTIONS[question]}: ${VERDICTS[question][verdict]}`;
}

/**
 * @param {string} title
 * @param {Child} content
 */
function entry(title, content) {
  return node("div", {}, node("dt", {}, title), node("dd", {}, content));
}

/**
 * @param {string | null} cell
 * @param {string} text
 * @returns {Child}
 */
function atCell(cell, text) {
  return cell === null ? text : [node("strong", { class: "ppm-sel" }, cell), `: ${text}`];
}

/**
 * @param {Element[]} items
 * @returns {Child[]}
 */
function spaced(items) {
  return items.flatMap((item, at) => (at ? [" ", item] : [item]));
}

/** @param {number[]} years */
function span(years) {
  if (!years.length) return "";
  const [first, last] = [years[0], years[years.length - 1]];
  return first === last ? String(first) : `${first}–${last}`;
}
