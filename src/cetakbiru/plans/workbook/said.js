/* What the verdict says in the cells of a plan. */
import { partName } from "../engine/summary.js";
import { fullName, remarks, verdicts } from "../report/words.js";
import { placeOf } from "./sheet.js";

/** @import { OpenedFile } from "../engine/files.js" */
/** @import { Activity, Place, Result, SheetTold } from "../engine/types.js" */
/** @import { Tint } from "./styles.js" */

// Excel slows to a crawl with more; the lists hold every remark.
const MOST_COMMENTS = 3000;
const LONGEST_COMMENT = 1500;
// A cell that is merged over many rows has what is said of all.
const MOST_LINES = 50;
// The columns that name an activity, the best first.
const NAMING = ["kegiatan", "program", "id"];

/**
 * The lines of each comment by its cell, and tints by row and column.
 * @typedef {{comments: Map<string, string[]>, tints: Map<number, Map<number, Tint>>}} Said
 */

/**
 * What is said in each sheet of a plan, by the name of the sheet. What needs work comes first, as long
 * as there is room for comments.
 *
 * @param {Result} result
 * @param {OpenedFile} plan
 * @returns {Map<string, Said>}
 */
export function saidIn(result, plan) {
  const cells = new Cells(result, plan);
  const fine = result.kegiatan.filter(({ selaras }) => selaras);
  const rest = result.kegiatan.filter(({ selaras }) => !selaras);
  for (const activity of rest) cells.tell(activity, "look");
  for (const cell of result.tidak_terbaca) {
    cells.say(cell, cells.cell(cell, cell.kolom), "look", () => [cell.pesan]);
  }
  for (const activity of fine) cells.tell(activity, "fine");
  return cells.found;
}

class Cells {
  /** @type {Map<string, Said>} */
  found = new Map();
  #room = MOST_COMMENTS;
  /** @type {Map<string, Map<number, ReadonlyMap<number, number>>>} */
  #merged = new Map();
  /** @type {Map<string, SheetTold[]>} */
  #tables = new Map();

  /**
   * @param {Result} result
   * @param {OpenedFile} plan
   */
  constructor(result, plan) {
    for (const { name, rows } of plan.sheets) {
      if (this.#merged.has(name)) continue;
      this.#merged.set(name, new Map(rows.map(({ number, merged }) => [number, merged])));
      this.found.set(name, { comments: new Map(), tints: new Map() });
    }
    for (const told of result.berkas.flatMap(({ lembar }) => lembar)) {
      this.#tables.set(told.nama, [...(this.#tables.get(told.nama) ?? []), told]);
    }
  }

  /**
   * @param {Activity} activity
   * @param {Tint} tint
   */
  tell(activity, tint) {
    const { kesesuaian, kelengkapan, kewajaran } = activity;
    const fits = ["selaras", "sebagian"].includes(kesesuaian.putusan) && kesesuaian.acuan[0];
    const wrong = new Set(
      kewajaran.alasan.flatMap(({ pesan, putusan }) => (putusan === "mustahil" ? [pesan] : [])),
    );
    const said = remarks(activity);
    const naming = this.cell(activity, this.#naming(activity));
    this.say(activity, naming, tint, () => [
      `${verdicts(activity)}.`,
      ...(fits ? [`Mengacu pada ${fullName(fits)}.`] : []),
      ...said.flatMap(({ sel, pesan }) => (sel === null ? [pesan] : [])),
    ]);
    for (const { sel, pesan } of said) {
      if (sel === null) continue;
      this.say(activity, sel, wrong.has(pesan) ? "wrong" : "look", () => [pesan]);
    }
    for (const { sel, pesan } of kelengkapan.kurang) {
      // A whole sentence stands among the remarks.
      if (sel !== null && !/^\p{Lu}/u.test(pesan)) {
        this.say(activity, sel, "look", () => [`Kurang: ${partName(pesan)}.`]);
      }
    }
  }

  /**
   * @param {Place} place
   * @param {string} cell
   * @param {Tint} tint
   * @param {() => string[]} lines
   */
  say({ lembar }, cell, tint, lines) {
    const sheet = this.found.get(lembar);
    const place = placeOf(cell);
    if (sheet === undefined || place === null) return;
    const [column, given] = place;
    // A merged cell has its comment where it begins.
    const row =
      this.#merged
        .get(lembar)
        ?.get(given)
        ?.get(column - 1) ?? given;
    const name = cell.replace(/[0-9]+$/, String(row));
    const tints = sheet.tints.get(row) ?? new Map();
    sheet.tints.set(row, tints);
    const before = tints.get(column);
    tints.set(column, before === "wrong" || (before === "look" && tint === "fine") ? before : tint);
    const known = sheet.comments.get(name);
    if (known === undefined && !this.#room) return;
    const comment = known ?? [];
    if (known === undefined) {
      this.#room -= 1;
      sheet.comments.set(name, comment);
    }
    if (comment.length >= MOST_LINES) return;
    for (const line of lines()) if (!comment.includes(line)) comment.push(line);
  }

  /**
   * @param {Place} place
   * @param {string | null} column
   */
  cell({ baris }, column) {
    return `${column ?? "A"}${baris}`;
  }

  /**
   * The column that names the activities of a table: of the last that begins above.
   *
   * @param {Place} place
   */
  #naming({ lembar, baris }) {
    const above = (this.#tables.get(lembar) ?? []).filter(
      ({ baris_judul }) => baris_judul !== null && baris_judul < baris,
    );
    const columns = above.at(-1)?.kolom ?? {};
    const part = NAMING.find((one) => columns[one]);
    return part === undefined ? null : columns[part].split(", ")[0];
  }
}

/**
 * The texts of comments, cut where they are too long to be seen.
 *
 * @param {ReadonlyMap<string, string[]>} comments
 * @returns {Map<string, string>}
 */
export function commentTexts(comments) {
  const texts = new Map();
  for (const [cell, lines] of comments) {
    const text = lines.join("\n");
    const cut = text.length > LONGEST_COMMENT;
    texts.set(cell, cut ? `${text.slice(0, LONGEST_COMMENT - 2)} …` : text);
  }
  return texts;
}
