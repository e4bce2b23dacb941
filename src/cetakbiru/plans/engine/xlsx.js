/* The sheets of an XLSX file, from the texts of the few parts that tables need. */
import { plainNumber, SheetMaker } from "./sheet.js";
import { Damaged, scan } from "./xml.js";

/** @import { Area, FileCell, Limits, Room } from "./sheet.js" */
/** @typedef {"date" | "percent" | undefined} Look */

const BOOK = "xl/workbook.xml";
const RELATIONS = "xl/_rels/workbook.xml.rels";
const TEXTS = "xl/sharedstrings.xml";
const STYLES = "xl/styles.xml";
const CHANGED =
  /^\[content_types\]\.xml$|\.(?:rels|vml)$|^xl\/(?:workbook|styles|worksheets\/[^/]+|(?:[^/]+\/)?comment[^/]*)\.xml$/i;
const PLACE = /^([A-Z]{1,3})([0-9]{1,7})$/;
const DIGITS = /^(-?)([0-9]+)(?:\.([0-9]+))?$/;
const NUMBER = /^[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:e[-+]?[0-9]{1,3})?$/i;
// A character that XML can't hold, as Excel writes it.
const ESCAPED = /_x([0-9A-F]{4})_/gi;
// What stands for itself in a number format: quoted text, escaped characters, colours, fillers.
const LITERALS = /"[^"]*"|\\.|\[[^\]]*\]|[_*]./g;
// The formats that every spreadsheet knows by number.
const DATES = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
];
const PERCENTAGES = [9, 10];
const DAY = 86_400_000;
const EPOCH = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);
const LAST_DAY = Date.UTC(9999, 11, 31);

/**
 * Whether a part of the file is read at all.
 * @param {string} name in lower case
 */
export function isPart(name) {
  return (
    [BOOK, RELATIONS, TEXTS, STYLES].includes(name) || /^xl\/worksheets\/[^/]+\.xml$/.test(name)
  );
}

/**
 * Whether a part may have to be changed when cells are commented.
 * @param {string} name
 */
export function isChanged(name) {
  return CHANGED.test(name);
}

/**
 * The sheets in the order of the book, charts left out. Yields now and then. Throws Damaged and
 * Swollen. The large parts are given up when they are read.
 * @param {Record<string, string>} parts the texts by name in lower case
 * @param {Limits} limits
 * @param {Room} room
 */
export function* xlsxSheets(parts, limits, room) {
  /** @type {ReadonlyMap<string, string>[]} */
  const listed = [];
  let epoch = EPOCH;
  yield* scan(part(parts, BOOK), {
    open(tag, named) {
      if (tag === "sheet") listed.push(named);
      else if (tag === "workbookPr" && isTrue(named.get("date1904"))) {
        epoch = EPOCH_1904;
      }
    },
  });
  const targets = yield* targetsOf(part(parts, RELATIONS));
  const texts = yield* textsOf(parts[TEXTS]);
  delete parts[TEXTS];
  const cells = new CellReader(texts, yield* looksOf(parts[STYLES]), epoch);
  const sheets = [];
  for (const named of listed) {
    const relation = [...named.keys()].find((name) => name.endsWith(":id")) ?? "";
    const target = targets.get(named.get(relation) ?? "") ?? "";
    if (!Object.hasOwn(parts, target)) continue;
    const maker = new SheetMaker(named.get("name") ?? "", limits, room);
    yield* fill(maker, parts[target], cells);
    // So a sheet that a book lists a thousand times is read once, too.
    delete parts[target];
    const hidden = named.get("state")?.toLowerCase().endsWith("hidden") ?? false;
    sheets.push({ ...maker.sheet(), hidden });
  }
  return sheets;
}

/**
 * @param {Record<string, string>} parts
 * @param {string} name
 */
function part(parts, name) {
  if (!Object.hasOwn(parts, name)) throw new Damaged(name);
  return parts[name];
}

/**
 * The names of the worksheets by the IDs that the book gives them.
 * @param {string} xml
 */
function* targetsOf(xml) {
  /** @type {Map<string, string>} */
  const found = new Map();
  yield* scan(xml, {
    open(tag, named) {
      if (tag !== "Relationship") return;
      if (!named.get("Type")?.endsWith("/worksheet")) return;
      found.set(named.get("Id") ?? "", pathOf(named.get("Target") ?? ""));
    },
  });
  return found;
}

/** @param {string} target */
function pathOf(target) {
  const path = target.replaceAll("\\", "/").toLowerCase();
  /** @type {string[]} */
  const found = [];
  for (const step of (path.startsWith("/") ? path : `xl/${path}`).split("/")) {
    if (step === "..") found.pop();
    else if (step && step !== ".") found.push(step);
  }
  return found.join("/");
}

/**
 * The texts that cells share.
 * @param {string | undefined} xml
 */
function* textsOf(xml) {
  /** @type {string[]} */
  const found = [];
  const gathered = new Gathered();
  if (xml === undefined) return found;
  yield* scan(xml, {
    open(tag) {
      if (tag === "si") gathered.begin();
      else gathered.open(tag);
    },
    close(tag) {
      if (tag === "si") found.push(gathered.end());
      else gathered.close(tag);
    },
    text: (content) => gathered.add(content),
  });
  return found;
}

/** The text of an item that may have pieces, hints on pronunciation left out. */
class Gathered {
  #text = "";
  #inside = false;
  #reading = false;
  #hints = 0;

  begin() {
    this.#text = "";
    this.#inside = true;
    this.#hints = 0;
  }

  /** @param {string} tag */
  open(tag) {
    if (tag === "rPh") this.#hints += 1;
    else if (tag === "t") this.#reading = this.#inside && !this.#hints;
  }

  /** @param {string} tag */
  close(tag) {
    if (tag === "rPh") this.#hints -= 1;
    else if (tag === "t") this.#reading = false;
  }

  /** @param {string} content */
  add(content) {
    if (this.#reading) this.#text += content;
  }

  end() {
    this.#inside = false;
    return unescaped(this.#text);
  }
}

/** @param {string} text */
function unescaped(text) {
  if (!text.includes("_x")) return text;
  return text.replace(ESCAPED, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));
}

/**
 * As what each cell style shows numbers.
 * @param {string | undefined} xml
 */
function* looksOf(xml) {
  /** @type {string[]} */
  const forms = [];
  /** @type {Map<string, Look>} */
  const custom = new Map();
  if (xml === undefined) return [];
  let inside = false;
  yield* scan(xml, {
    open(tag, named) {
      if (tag === "cellXfs") inside = true;
      else if (tag === "numFmt") {
        custom.set(named.get("numFmtId") ?? "", lookOf(named.get("formatCode") ?? ""));
      } else if (tag === "xf" && inside) forms.push(named.get("numFmtId") ?? "");
    },
    close(tag) {
      if (tag === "cellXfs") inside = false;
    },
  });
  return forms.map((id) => (custom.has(id) ? custom.get(id) : builtIn(Number(id))));
}

/**
 * As what a number format shows numbers: "0.0%" is a percentage, "d mmm yyyy" a date.
 * @param {string} format
 * @returns {Look}
 */
export function lookOf(format) {
  const bare = format.toLowerCase().replace(LITERALS, "");
  if (/[ymd]/.test(bare)) return "date";
  return bare.includes("%") ? "percent" : undefined;
}

/**
 * @param {number} id
 * @returns {Look}
 */
function builtIn(id) {
  if (DATES.some(([first, last]) => first <= id && id <= last)) return "date";
  return PERCENTAGES.includes(id) ? "percent" : undefined;
}

/** Reads cells by their type, style, and what stands in them. */
class CellReader {
  /**
   * @param {string[]} texts
   * @param {Look[]} looks
   * @param {number} epoch
   */
  constructor(texts, looks, epoch) {
    this.texts = texts;
    this.looks = looks;
    this.epoch = epoch;
  }

  /**
   * @param {string | undefined} type
   * @param {string | undefined} style
   * @param {string} value
   * @returns {FileCell}
   */
  read(type, style, value) {
    if (type === "s") {
      const text = this.texts[Number(value)];
      if (text === undefined) throw new Damaged("xml");
      return text;
    }
    if (type === "b") return value === "1";
    if (type === "d") return value.slice(0, 10);
    if (type === "str") return unescaped(value);
    if ((type !== undefined && type !== "n") || !NUMBER.test(value)) return value;
    return this.number(Number(value), style === undefined ? undefined : this.looks[Number(style)]);
  }

  /**
   * @param {number} value
   * @param {Look} look
   * @returns {FileCell}
   */
  number(value, look) {
    if (look === "percent") return percentage(value);
    const day = this.epoch + Math.floor(value) * DAY;
    if (look !== "date" || value < 1 || day > LAST_DAY) return value;
    return new Date(day).toISOString().slice(0, 10);
  }
}

/**
 * @param {SheetMaker} maker
 * @param {string} xml
 * @param {CellReader} reader
 */
function* fill(maker, xml, reader) {
  const inline = new Gathered();
  let table = false;
  let row = 0;
  let column = 0;
  /** @type {ReadonlyMap<string, string>} */
  let cell = new Map();
  let value = "";
  let reading = false;
  let formula = false;
  /** @type {Record<string, (named: ReadonlyMap<string, string>) => void>} */
  const opening = {
    row(named) {
      row = Number(named.get("r") ?? row + 1);
      if (!Number.isSafeInteger(row)) throw new Damaged("xml");
      if (isTrue(named.get("hidden"))) maker.hide(row);
      column = 0;
    },
    c(named) {
      cell = named;
      const place = PLACE.exec(cell.get("r") ?? "");
      column = place ? columnNumber(place[1]) : column + 1;
      value = "";
      formula = false;
    },
    v() {
      reading = true;
    },
    f() {
      formula = true;
    },
    is() {
      inline.begin();
    },
  };
  yield* scan(xml, {
    open(tag, named) {
      if (tag === "sheetData") table = true;
      else if (table && Object.hasOwn(opening, tag)) opening[tag](named);
      else if (table) inline.open(tag);
      else if (tag === "mergeCell") {
        const area = areaOf(named.get("ref") ?? "");
        if (area) maker.merge(area);
      }
    },
    close(tag) {
      if (tag === "sheetData") table = false;
      else if (tag === "v") reading = false;
      else if (tag === "is") value = inline.end();
      else if (tag === "c" && table) {
        const type = cell.get("t");
        if (value) maker.put(row, column, reader.read(type, cell.get("s"), value));
        else if (formula && type !== "str") maker.unsolved(row, column);
      } else inline.close(tag);
    },
    text(content) {
      if (reading) value += content;
      else inline.add(content);
    },
  });
}

/**
 * A share as a percentage is written: 0.07 is "7%", digit by digit, since 0.07 * 100 is
 * 7.000000000000001.
 * @param {number} share
 */
function percentage(share) {
  const [, sign, whole, decimals = ""] = DIGITS.exec(plainNumber(share)) ?? [];
  const front = (whole + decimals.slice(0, 2).padEnd(2, "0")).replace(/^0+(?=[0-9])/, "");
  return `${sign}${front}${decimals.length > 2 ? "," : ""}${decimals.slice(2)}%`;
}

/**
 * @param {string} reference
 * @returns {Area | null}
 */
function areaOf(reference) {
  const [first, last] = reference.split(":").map((place) => PLACE.exec(place));
  if (!first || !last) return null;
  return [Number(first[2]), columnNumber(first[1]), Number(last[2]), columnNumber(last[1])];
}

/** @param {string} letters */
function columnNumber(letters) {
  let number = 0;
  for (const letter of letters) number = number * 26 + letter.charCodeAt(0) - 64;
  return number;
}

/** @param {string | undefined} text */
function isTrue(text) {
  return text === "1" || text === "true";
}
