/* The verdict as a workbook: the company's own file with comments in its cells and the lists after its
   sheets, or, where that can't be, its rows as they were read. */
import { Damaged, Swollen, scan } from "../engine/xml.js";
import { comment } from "./comments.js";
import { lists } from "./lists.js";
import { appended, Changes, escaped, HEAD, Odd, run } from "./markup.js";
import { OFFICE, Package, RELATIONS, TYPES } from "./package.js";
import { commentTexts, saidIn } from "./said.js";
import { listXml, MAIN, relationOf, rowsXml, tintedSheet } from "./sheet.js";
import { Styles } from "./styles.js";

/** @import { OpenedFile } from "../engine/files.js" */
/** @import { Sheet } from "../engine/sheet.js" */
/** @import { Result } from "../engine/types.js" */
/** @import { Member, Original } from "./package.js" */
/** @import { List, Looks } from "./sheet.js" */

const BOOK = "xl/workbook.xml";
const KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const BOOK_TYPE = `${KIND}.sheet.main+xml`;
const SHEET_TYPE = `${KIND}.worksheet+xml`;
// Books with macros, and those that new ones are made from.
const OTHER_BOOK =
  /application\/vnd\.(?:ms-excel|openxmlformats-officedocument\.spreadsheetml)\.(?:sheet\.macroEnabled|template|template\.macroEnabled)\.main\+xml/g;
const MACROS = /^xl\/(?:_rels\/)?vba[^/]*$/;
// What no workbook without macros may hold, and what would no longer be true.
const UNCHANGEABLE = /^xl\/macrosheets\/|^_xmlsignatures\//;
const TITLE_LENGTH = 31;
const WIDTH = 24;
const PLAIN_LOOKS = { head: 0, text: 1, number: 0 };

const NOTES = {
  macros: "Makro dalam berkas asli tidak ikut disalin.",
  rows: "Buku kerja ini memuat isi sel sebagaimana terbaca, tanpa rumus dan format berkas asli.",
};

/**
 * The parts of the workbook, which are made one by one when they are asked for. Yields now and then.
 *
 * @param {Result} result
 * @param {any} facts
 * @param {OpenedFile} plan
 * @param {Original | null} original the company's own workbook, if it can be kept
 * @returns {Generator<undefined, Iterable<Member>>}
 */
export function* workbook(result, facts, plan, original) {
  try {
    if (original !== null) {
      const own = new Map(plan.sheets.map(({ name }) => [name, name]));
      return yield* remarked(new Package(original), own, result, facts, plan, []);
    }
  } catch (error) {
    if (!(error instanceof Odd || error instanceof Damaged || error instanceof Swollen))
      throw error;
  }
  const notes = original === null && isText(plan) ? [] : [NOTES.rows];
  const { book, titles } = plainBook(plan);
  return yield* remarked(book, titles, result, facts, plan, notes);
}

/**
 * Text has neither formulas nor formats, and a sheet without a name.
 *
 * @param {OpenedFile} plan
 */
function isText({ sheets }) {
  return sheets.length === 1 && sheets[0].name === "";
}

/**
 * @param {Package} book
 * @param {ReadonlyMap<string, string>} titles of the plan's sheets in the book
 * @param {Result} result
 * @param {any} facts
 * @param {OpenedFile} plan
 * @param {string[]} notes
 * @returns {Generator<undefined, Iterable<Member>>}
 */
function* remarked(book, titles, result, facts, plan, notes) {
  if (book.names.some((name) => UNCHANGEABLE.test(name))) throw new Odd(BOOK);
  const dropped = withoutMacros(book);
  const sheets = sheetsOf(book);
  const style = book.relations(BOOK).find(({ type }) => type === `${OFFICE}/styles`)?.target ?? "";
  const styles = new Styles(book.text(style));
  for (const [name, { comments, tints }] of saidIn(result, plan)) {
    const part = sheets.get(titles.get(name) ?? "");
    if (part === undefined) throw new Odd(name);
    if (!tints.size) continue;
    const { changes, boxes } = yield* tintedSheet(book.text(part), tints, styles);
    if (comments.size) {
      const link = comment(book, part, commentTexts(comments), boxes);
      changes.replace(boxes.at, boxes.at, link);
    }
    book.put(part, changes.made());
  }
  const looks = styles.listed();
  book.put(style, styles.made());
  const taken = new Set(Array.from(sheets.keys(), (name) => name.toLowerCase()));
  const told = dropped ? [...notes, NOTES.macros] : notes;
  const listed = lists(result, facts, told).map((list) => ({
    part: addSheet(book, titled(list.name, taken)),
    list,
  }));
  return membersOf(book, listed, looks);
}

/**
 * @param {Package} book
 * @param {{part: string, list: List}[]} listed
 * @param {Looks} looks
 * @returns {Generator<Member, void>}
 */
function* membersOf(book, listed, looks) {
  yield* book.members();
  for (const { part, list } of listed) yield [part, listXml(list, looks)];
}

/**
 * The sheets that can be commented, by name, and the names of all others.
 *
 * @param {Package} book
 * @returns {Map<string, string | undefined>}
 */
function sheetsOf(book) {
  const targets = new Map(
    book
      .relations(BOOK)
      .filter(({ type, outside }) => type === `${OFFICE}/worksheet` && !outside)
      .map(({ id, target }) => [id, target]),
  );
  /** @type {Map<string, string | undefined>} */
  const found = new Map();
  run(
    scan(book.text(BOOK), {
      open(tag, named) {
        if (tag === "workbook" && !Array.from(named.values()).includes(MAIN)) throw new Odd(tag);
        if (tag !== "sheet") return;
        const name = named.get("name") ?? "";
        if (found.has(name)) throw new Odd(name);
        found.set(name, targets.get(relationOf(named) ?? ""));
      },
    }),
  );
  return found;
}

/**
 * A sheet that is yet to be written, by the name of its part.
 *
 * @param {Package} book
 * @param {string} title
 */
function addSheet(book, title) {
  const part = book.add("xl/worksheets/hasil-periksa", "xml", SHEET_TYPE, null);
  const relation = book.relate(BOOK, "worksheet", part);
  const text = book.text(BOOK);
  let last = 0;
  run(
    scan(text, {
      open(tag, named) {
        if (tag === "sheet") last = Math.max(last, Number(named.get("sheetId")) || 0);
      },
    }),
  );
  const listed = (/** @type {string} */ prefix) => [
    `<${prefix}sheet xmlns:r="${OFFICE}" name="${escaped(title)}" sheetId="${last + 1}" r:id="${relation}"/>`,
  ];
  book.put(BOOK, appended(text, "sheets", listed));
  return part;
}

/**
 * Takes the macros out of a book, which is then one without.
 *
 * @param {Package} book
 */
function withoutMacros(book) {
  const parts = book.names.filter((name) => MACROS.test(name));
  const gone = new Set(parts.map((name) => `/${name}`));
  /** @param {ReadonlyMap<string, string>} named */
  const isGone = (named) => gone.has((named.get("PartName") ?? "").toLowerCase());
  const types = without(book.text(TYPES), "Override", isGone);
  book.put(
    TYPES,
    types
      .replace(OTHER_BOOK, BOOK_TYPE)
      .replaceAll("application/vnd.ms-office.vbaProject", "application/octet-stream"),
  );
  if (!parts.length) return false;
  const relations = "xl/_rels/workbook.xml.rels";
  const leads = (/** @type {ReadonlyMap<string, string>} */ named) =>
    /\/vbaProject$/.test(named.get("Type") ?? "");
  book.put(relations, without(book.text(relations), "Relationship", leads));
  for (const part of parts) book.drop(part);
  return true;
}

/**
 * The document without the elements of a name that are of a kind; they have no children.
 *
 * @param {string} xml
 * @param {string} name
 * @param {(named: ReadonlyMap<string, string>) => boolean} isGone
 */
function without(xml, name, isGone) {
  const changes = new Changes(xml);
  let begins = -1;
  run(
    scan(xml, {
      open(tag, named, from) {
        if (tag === name && isGone(named)) begins = from;
      },
      close(tag, _, to) {
        if (tag !== name || begins < 0) return;
        changes.replace(begins, to, "");
        begins = -1;
      },
    }),
  );
  return changes.made();
}

/**
 * A title that Excel allows and that no other sheet has.
 *
 * @param {string} name
 * @param {Set<string>} taken
 */
function titled(name, taken) {
  const base = name.replace(/[[\]:*?/\\']|\p{Cc}/gu, " ").trim() || "Rencana";
  let title = base.slice(0, TITLE_LENGTH);
  for (let number = 2; taken.has(title.toLowerCase()); number += 1) {
    const tail = ` ${number}`;
    title = base.slice(0, TITLE_LENGTH - tail.length) + tail;
  }
  taken.add(title.toLowerCase());
  return title;
}

/**
 * The sheets of a plan, as they were read, as a workbook, and the title of each.
 *
 * @param {OpenedFile} plan
 */
function plainBook({ name, sheets }) {
  /** @type {Set<string>} */
  const taken = new Set();
  const parts = sheets.map((sheet, at) => ({
    title: titled(sheet.name || name, taken),
    part: `xl/worksheets/sheet${at + 1}.xml`,
    xml: rowsXml(rowsOf(sheet), widthsOf(sheet), PLAIN_LOOKS),
  }));
  const override = (/** @type {string} */ part, /** @type {string} */ type) =>
    `<Override PartName="/${part}" ContentType="${type}"/>`;
  const relation = (
    /** @type {string} */ id,
    /** @type {string} */ kind,
    /** @type {string} */ part,
  ) => `<Relationship Id="${id}" Type="${OFFICE}/${kind}" Target="/${part}"/>`;
  /** @param {string[]} related */
  const relations = (related) =>
    `${HEAD}<Relationships xmlns="${RELATIONS}">${related.join("")}</Relationships>`;
  const styles = "xl/styles.xml";
  /** @type {Record<string, string>} */
  const texts = {
    [TYPES]:
      `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      '<Default Extension="xml" ContentType="application/xml"/>' +
      override(BOOK, BOOK_TYPE) +
      override(styles, `${KIND}.styles+xml`) +
      `${parts.map(({ part }) => override(part, SHEET_TYPE)).join("")}</Types>`,
    "_rels/.rels": relations([relation("rId1", "officeDocument", BOOK)]),
    [BOOK]:
      `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>` +
      parts
        .map(
          ({ title }, at) =>
            `<sheet name="${escaped(title)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
        )
        .join("") +
      "</sheets></workbook>",
    "xl/_rels/workbook.xml.rels": relations([
      ...parts.map(({ part }, at) => relation(`rId${at + 1}`, "worksheet", part)),
      relation(`rId${parts.length + 1}`, "styles", styles),
    ]),
    [styles]: PLAIN_STYLES,
    ...Object.fromEntries(parts.map(({ part, xml }) => [part, xml])),
  };
  const book = new Package({ names: [], texts: {} });
  for (const [part, text] of Object.entries(texts)) book.put(part, text);
  const titles = new Map(parts.map(({ title }, at) => [sheets[at].name, title]));
  return { book, titles };
}

const PLAIN_STYLES =
  `${HEAD}<styleSheet xmlns="${MAIN}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>` +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2">' +
  '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
  '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1">' +
  '<alignment vertical="top" wrapText="1"/></xf></cellXfs>' +
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';

/** @param {Sheet} sheet */
function* rowsOf({ rows }) {
  for (const { number, cells, numeric } of rows) {
    const values = cells.map((text, at) => (numeric.has(at) ? numberOr(text) : text));
    yield { number, cells: values };
  }
}

/** @param {string} text */
function numberOr(text) {
  const value = Number(text);
  return Number.isFinite(value) ? value : text;
}

/** @param {Sheet} sheet */
function widthsOf({ rows }) {
  let width = 1;
  for (const { cells } of rows) width = Math.max(width, cells.length);
  return Array.from({ length: width }, () => WIDTH);
}
