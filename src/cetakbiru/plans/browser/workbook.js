// @ts-nocheck: not typed yet
/* The verdict as an Excel workbook: the plan's own rows with comments in their cells, and the lists.
   ppm align --format xlsx gives the same lists and comments. */

import { FINDINGS, remarks, verdicts } from "../report/words.js";
import { listSheet, planSheet, written } from "./book.js";

// Colour is never alone: the comment says the same in words.
const FILLS = { selaras: "DDEFE4", sebagian: "FFF2CC" };
// Excel slows to a crawl with more; the list of results holds every remark.
const MOST_COMMENTS = 3000;
const TITLE_LENGTH = 31;

/* A title that Excel allows and that no other sheet has. */
function titled(name, taken) {
  const base = name.replace(/[[\]:*?/\\']/g, " ").trim() || "Rencana";
  let title = base.slice(0, TITLE_LENGTH);
  for (let number = 2; taken.has(title.toLowerCase()); number += 1) {
    const tail = ` ${number}`;
    title = base.slice(0, TITLE_LENGTH - tail.length) + tail;
  }
  taken.add(title.toLowerCase());
  return title;
}

function said(activity) {
  return remarks(activity).map(({ sel, pesan }) => (sel === null ? pesan : `${sel}: ${pesan}`));
}

function lists(result, facts) {
  const { versi, judul, status } = result.edisi;
  const place = ({ berkas, lembar, baris }) => [berkas, lembar, String(baris)];
  const findings = (found) =>
    found.map((one) => [one.judul, FINDINGS[one.status], one.pesan, facts.dasar[one.acuan] || ""]);
  const finding = ["Butir", "Hasil", "Keterangan", "Sumber"];
  return [
    listSheet(
      "Ringkasan",
      [44, 90],
      ["Hal", "Isi"],
      [
        ["Diperiksa terhadap", `${judul}, edisi ${versi} (${status.toLowerCase()})`],
        ["Sifat", "Alat bantu proyek, bukan penilaian resmi."],
        ["Kegiatan", String(result.ringkasan.kegiatan)],
        ["Selaras, lengkap, dan wajar", String(result.ringkasan.selaras)],
        ...result.berkas.filter((file) => file.galat).map((file) => ["Berkas", file.galat]),
        ...result.program_utama
          .filter((one) => one.pesan)
          .map((one) => ["Program utama", one.pesan]),
        ["Fokus", result.fokus.pesan],
      ],
    ),
    listSheet(
      "Hasil kegiatan",
      [22, 18, 8, 44, 36, 90],
      ["Berkas", "Lembar", "Baris", "Kegiatan", "Hasil", "Keterangan"],
      result.kegiatan.map((one) => [...place(one), one.nama, verdicts(one), said(one).join("\n")]),
    ),
    listSheet(
      "Tidak terbaca",
      [22, 18, 8, 8, 36, 90],
      ["Berkas", "Lembar", "Baris", "Kolom", "Isi", "Keterangan"],
      result.tidak_terbaca.map((one) => [...place(one), one.kolom || "", one.nilai, one.pesan]),
    ),
    listSheet("Kewajiban", [48, 24, 80, 50], finding, findings(result.kewajiban)),
    listSheet("Kesiapan RKAB", [48, 24, 80, 50], finding, findings(result.kesiapan)),
  ];
}

function nameColumn(columns) {
  const part = ["kegiatan", "program", "id"].find((one) => columns[one]);
  return part ? columns[part].split(", ")[0] : "A";
}

function comment(sheets, result) {
  const columns = new Map();
  for (const file of result.berkas) {
    for (const sheet of file.lembar) columns.set(`${file.nama}\n${sheet.nama}`, sheet.kolom);
  }
  let room = MOST_COMMENTS;
  const say = (one, column, lines) => {
    const { comments } = sheets.get(`${one.berkas}\n${one.lembar}`);
    const reference = `${column}${one.baris}`;
    if (!comments.has(reference)) {
      if (!room) return;
      room -= 1;
      comments.set(reference, []);
    }
    comments.get(reference).push(...lines);
  };
  for (const one of result.kegiatan) {
    const key = `${one.berkas}\n${one.lembar}`;
    const column = nameColumn(columns.get(key));
    sheets.get(key).fills.set(`${column}${one.baris}`, one.selaras ? 0 : 1);
    say(one, column, [verdicts(one), ...said(one)]);
  }
  for (const one of result.tidak_terbaca) say(one, one.kolom || "A", [one.pesan]);
}

/* Promises the bytes of the workbook: `files` as they were read, and their verdict. */
export function workbook(files, result, facts) {
  const found = lists(result, facts);
  const taken = new Set(found.map((sheet) => sheet.name.toLowerCase()));
  const plans = new Map();
  for (const file of files) {
    for (const { name, rows } of file.sheets) {
      plans.set(`${file.name}\n${name}`, planSheet(titled(name || file.name, taken), rows));
    }
  }
  comment(plans, result);
  return written([...found, ...plans.values()], Object.values(FILLS));
}
