/* The lists of a verdict, each a sheet of its own. */
import { thousands } from "../engine/values.js";
import {
  AID,
  answers,
  cellNames,
  counted,
  FINDINGS,
  fileLines,
  fullName,
  judgedBy,
  overlaps,
  planReason,
  planVerdict,
  QUESTIONS,
  questions,
  remarks,
  severalSheets,
} from "../report/words.js";

/** @import { Activity, Result } from "../engine/types.js" */
/** @import { List } from "./sheet.js" */

/**
 * @param {Result} result
 * @param {any} facts
 * @param {string[]} notes what is to be said of the workbook itself
 * @returns {List[]}
 */
export function lists(result, facts, notes) {
  const several = severalSheets(result);
  return [
    {
      name: "Ringkasan",
      widths: [36, 100],
      titles: ["Hal", "Isi"],
      lines: () => summaryLines(result, facts, notes),
    },
    {
      name: "Perbaikan",
      widths: [8, 90, 40, 12],
      titles: ["Urutan", "Yang diperbaiki", "Tempat", "Banyak"],
      lines: () =>
        result.perbaikan.map(({ pesan, tempat, banyak }, at) => [
          at + 1,
          pesan,
          cellNames(tempat, banyak, several),
          banyak,
        ]),
    },
    {
      name: "Hasil kegiatan",
      widths: [18, 8, 44, 18, 44, 18, 18, 90],
      titles: [
        "Lembar",
        "Baris",
        "Kegiatan",
        ...questions()
          .slice(0, 1)
          .map((one) => QUESTIONS[one]),
        "Mengacu pada",
        ...questions()
          .slice(1)
          .map((one) => QUESTIONS[one]),
        "Keterangan",
      ],
      lines: () => activityLines(result),
    },
    {
      name: "Tidak terbaca",
      widths: [18, 8, 8, 36, 90],
      titles: ["Lembar", "Baris", "Kolom", "Isi", "Keterangan"],
      lines: () =>
        result.tidak_terbaca.map(({ lembar, baris, kolom, nilai, pesan }) => [
          lembar,
          baris,
          kolom ?? "",
          nilai,
          pesan,
        ]),
    },
    {
      name: "Kewajiban dan kesiapan",
      widths: [14, 48, 24, 80, 50],
      titles: ["Bagian", "Butir", "Hasil", "Keterangan", "Dasar"],
      lines: () => [
        ...result.kewajiban.map((one) => ["Kewajiban", ...findingLine(one, facts)]),
        ...result.kesiapan.map((one) => ["Kesiapan", ...findingLine(one, facts)]),
      ],
    },
  ];
}

/**
 * @param {Result} result
 * @param {any} facts
 * @param {string[]} notes
 */
function summaryLines(result, facts, notes) {
  const { ringkasan, edisi, berkas, catatan, program_utama, fokus } = result;
  return [
    ["Putusan", planVerdict(result)],
    ["Sebab", planReason(result)],
    ["Dasar", `${edisi.judul}. ${judgedBy(result, facts)}`],
    ["Sifat", AID],
    ...notes.map((note) => ["Buku kerja ini", note]),
    ...questions().map((question) => [
      QUESTIONS[question],
      counted(question, ringkasan[question])
        .map(([, word, count]) => `${count} ${word}`)
        .join(", "),
    ]),
    ["Anggaran yang terbaca", `Rp ${thousands(ringkasan.anggaran)}`],
    ...berkas.flatMap((file) => fileLines(file).map((line) => [`Berkas ${file.nama}`, line])),
    ...catatan.map((note) => ["Catatan", note]),
    ...program_utama.flatMap(({ pesan }) => (pesan ? [["Program utama", pesan]] : [])),
    ["Fokus", fokus.pesan],
    ...overlaps(result).map(({ pesan, banyak }) => [
      "Dapat tumpang tindih",
      banyak > 1 ? `${pesan} (${banyak} kegiatan)` : pesan,
    ]),
    ...result.arah_tanpa_kegiatan.map((named) => ["Arah tanpa kegiatan", fullName(named)]),
  ];
}

/** @param {Result} result */
function* activityLines({ kegiatan }) {
  for (const activity of kegiatan) yield activityLine(activity);
}

/** @param {Activity} activity */
function activityLine(activity) {
  const { lembar, baris, nama, kesesuaian } = activity;
  const [fit, complete, sense] = answers(activity).map(({ word }) => word);
  const fits = ["selaras", "sebagian"].includes(kesesuaian.putusan) && kesesuaian.acuan[0];
  const said = remarks(activity).map(({ sel, pesan }) =>
    sel === null ? pesan : `${sel}: ${pesan}`,
  );
  return [lembar, baris, nama, fit, fits ? fullName(fits) : "", complete, sense, said.join("\n")];
}

/**
 * @param {import("../engine/types.js").Finding} finding
 * @param {any} facts
 */
function findingLine({ judul, status, pesan, acuan }, facts) {
  return [judul, FINDINGS[status], pesan, facts.dasar[acuan] ?? acuan];
}
