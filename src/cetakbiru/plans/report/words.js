/* The words of a verdict, which page, text and workbook share. */

import { partName } from "../engine/summary.js";

/** @import { Activity, Cell, FileTold, Named, Place, Result } from "../engine/types.js" */

/** The three questions, each with its answers: the best first.
 * @type {Record<"kesesuaian" | "kelengkapan" | "kewajaran", Record<string, string>>} */
export const VERDICTS = {
  kesesuaian: {
    selaras: "selaras",
    sebagian: "sebagian",
    "di-luar": "di luar arah",
    "tak-dinilai": "tidak dapat dinilai",
  },
  kelengkapan: { lengkap: "lengkap", kurang: "kurang" },
  kewajaran: {
    wajar: "wajar",
    diragukan: "diragukan",
    mustahil: "mustahil",
    "tak-dinilai": "tidak dapat dinilai",
  },
};

/** What is asked under each of the three names.
 * @type {Record<keyof typeof VERDICTS, string>} */
export const QUESTIONS = {
  kesesuaian: "Kesesuaian",
  kelengkapan: "Kelengkapan",
  kewajaran: "Kewajaran",
};

/** @type {Record<string, string>} */
export const FINDINGS = {
  terpenuhi: "terpenuhi",
  belum: "belum",
  "tidak-berlaku": "tidak berlaku",
  "tidak-dapat-dinilai": "tidak dapat dinilai dari berkas ini",
};

export const AID = "Hasil ini alat bantu proyek, bukan penilaian resmi.";
export const UNJUDGED = "Tidak ada kegiatan yang terbaca, jadi rencana ini tidak dinilai.";

const SHOWN_CELLS = 6;

/**
 * What the plan as a whole is called.
 *
 * @param {Result} result
 */
export function planVerdict({ putusan_rencana, ringkasan }) {
  if (!ringkasan.kegiatan) return "Rencana ini tidak dapat dinilai";
  return putusan_rencana === "selaras" ? "Rencana ini selaras" : "Rencana ini belum selaras";
}

/**
 * Why it is called so, in a sentence.
 *
 * @param {Result} result
 */
export function planReason({ ringkasan: { kegiatan, selaras } }) {
  if (!kegiatan) return UNJUDGED;
  if (selaras === kegiatan) return `Semua ${kegiatan} kegiatan selaras, lengkap, dan wajar.`;
  return `${selaras || "Tidak satu pun"} dari ${kegiatan} kegiatan selaras, lengkap, dan wajar.`;
}

/**
 * By what the plan was judged: the stage that it is of, and the edition.
 *
 * @param {Result} result
 * @param {any} facts
 */
export function judgedBy({ tahap, edisi, ringkasan }, facts) {
  const stage = facts.aturan.tahap.find((/** @type {any} */ { kode }) => kode === tahap);
  const as = ringkasan.kegiatan && stage ? ` sebagai ${decapitalized(stage.nama)}` : "";
  return `Diperiksa${as} terhadap edisi ${edisi.versi} (${edisi.status.toLowerCase()}).`;
}

/** @param {string} text */
function decapitalized(text) {
  return text[0].toLowerCase() + text.slice(1);
}

/**
 * The answers to a question with how many activities got them; those that none got are left out.
 *
 * @param {keyof typeof VERDICTS} question
 * @param {Record<string, number>} counts
 * @returns {[verdict: string, word: string, count: number][]}
 */
export function counted(question, counts) {
  return Object.entries(VERDICTS[question])
    .map(
      ([verdict, word]) =>
        /** @type {[string, string, number]} */ ([verdict, word, counts[verdict]]),
    )
    .filter(([, , count]) => count);
}

/**
 * The three answers on an activity.
 *
 * @param {Activity} activity
 * @returns {{question: keyof typeof VERDICTS, verdict: string, word: string}[]}
 */
export function answers(activity) {
  return questions().map((question) => {
    const verdict = activity[question].putusan;
    return { question, verdict, word: VERDICTS[question][verdict] };
  });
}

/** @returns {(keyof typeof VERDICTS)[]} */
export function questions() {
  return ["kesesuaian", "kelengkapan", "kewajaran"];
}

/**
 * The three answers on an activity in one line.
 *
 * @param {Activity} activity
 */
export function verdicts(activity) {
  return answers(activity)
    .map(({ question, word }) => `${QUESTIONS[question]}: ${word}`)
    .join("; ");
}

/**
 * All that is said of an activity beyond its answers, each with the cell that it is about.
 *
 * @param {Activity} activity
 * @returns {{sel: string | null, pesan: string}[]}
 */
export function remarks({ kesesuaian, kelengkapan, kewajaran, tumpang_tindih, catatan }) {
  /** @param {string} pesan */
  const ofRow = (pesan) => ({ sel: null, pesan });
  return [
    ...kewajaran.alasan.map(({ sel, pesan }) => ({ sel, pesan })),
    ...kesesuaian.pesan.map(ofRow),
    ...lacks(kelengkapan.kurang),
    ...tumpang_tindih.map(({ pesan }) => ofRow(pesan)),
    ...catatan.map(ofRow),
  ];
}

/**
 * What is missing: the names of parts in one line, and each whole sentence.
 *
 * @param {import("../engine/types.js").Lack[]} found
 * @returns {{sel: string | null, pesan: string}[]}
 */
function lacks(found) {
  const sentences = found.filter(({ pesan }) => /^\p{Lu}/u.test(pesan));
  const parts = found.filter((one) => !sentences.includes(one));
  const named = parts.map(({ sel, pesan }) => {
    return sel === null ? partName(pesan) : `${partName(pesan)} (${sel})`;
  });
  const line = { sel: null, pesan: `Kurang: ${named.join("; ")}.` };
  return [...(named.length ? [line] : []), ...sentences.map(({ sel, pesan }) => ({ sel, pesan }))];
}

/**
 * A direction or programme with its ID, a guide as such.
 *
 * @param {Named} named
 */
export function fullName({ id, jenis, nama }) {
  return jenis === "panduan" ? `panduan ${nama}` : `${id} ${nama}`;
}

/**
 * A row, with its sheet where the file has several.
 *
 * @param {Place} place
 * @param {boolean} several
 */
export function rowName({ lembar, baris }, several) {
  return several && lembar ? `${lembar}, baris ${baris}` : `baris ${baris}`;
}

/**
 * The first cells of a cause as Excel names them, and how many more there are.
 *
 * @param {Cell[]} cells
 * @param {number} count
 * @param {boolean} several
 */
export function cellNames(cells, count, several) {
  const shown = cells.slice(0, SHOWN_CELLS);
  const names = shown.map((cell, at) => {
    const name = cellName(cell, several);
    const before = shown[at - 1];
    // Rows one after another are told as rows once: "baris 18, 21".
    const goesOn = before?.sel === null && cell.sel === null && before.lembar === cell.lembar;
    return goesOn ? String(cell.baris) : name;
  });
  const rest = count - names.length;
  return rest > 0 ? `${names.join(", ")}, dan ${rest} lagi` : names.join(", ");
}

/**
 * @param {Cell} cell
 * @param {boolean} several
 */
export function cellName(cell, several) {
  if (cell.sel === null) return rowName(cell, several);
  return several && cell.lembar ? `${cell.lembar}!${cell.sel}` : cell.sel;
}

/**
 * Whether activities stand on several sheets, so that a place must name its sheet.
 *
 * @param {Result} result
 */
export function severalSheets({ berkas }) {
  return berkas.flatMap((file) => file.lembar.filter((sheet) => sheet.kegiatan)).length > 1;
}

/**
 * What became of a file and its sheets.
 *
 * @param {FileTold} file
 * @returns {string[]}
 */
export function fileLines({ galat, catatan, lembar }) {
  const lines = galat === null ? [] : [galat];
  lines.push(...catatan);
  for (const sheet of lembar) {
    const name = sheet.nama ? `Lembar ${sheet.nama}: ` : "";
    if (sheet.dibaca) {
      lines.push(`${name}${sheet.kegiatan} kegiatan, judul kolom di baris ${sheet.baris_judul}.`);
    }
    lines.push(...sheet.catatan.map((note) => `${name}${note}`));
  }
  return lines;
}

/**
 * What a plan may overlap with, each said once with the number of its activities.
 *
 * @param {Result} result
 * @returns {{pesan: string, banyak: number}[]}
 */
export function overlaps({ kegiatan }) {
  /** @type {Map<string, {pesan: string, banyak: number}>} */
  const found = new Map();
  for (const { tumpang_tindih } of kegiatan) {
    for (const { id, pesan } of tumpang_tindih) {
      // Other rows have no ID, and are counted apart.
      if (id === null) continue;
      const known = found.get(id) ?? { pesan, banyak: 0 };
      known.banyak += 1;
      found.set(id, known);
    }
  }
  return Array.from(found.values());
}

/**
 * Why a plan without a single activity isn't judged: what became of its file.
 *
 * @param {Result} result
 */
export function whyUnjudged({ berkas: [file] }) {
  const lines = [`Berkas ${file.nama}`, ...indented(fileLines(file)), UNJUDGED];
  return lines.map(printable).join("\n");
}

/** @param {string[]} lines */
export function indented(lines) {
  return lines.map((line) => `  ${line}`);
}

/**
 * A line that a terminal shows as it stands: what a plan holds moves no cursor and draws no colour.
 *
 * @param {string} line
 */
export function printable(line) {
  return line.replace(/\p{Cc}/gu, " ");
}
