/* XLSX files as sheets of text: codes keep their zeros, dates become years that can be found. */
import { note } from "../engine/places.js";
import { Archive, Damaged, scan } from "./zip.js";

const WORKBOOK = "xl/workbook.xml";
const REFERENCE = /^([A-Z]{1,3})([0-9]{1,7})$/;
const FORMAT_LITERALS = /"[^"]*"|\\.|\[[^\]]*\]|[_*]./g;
const LAST_DAY = 2958465;
const DAY = 86400000;
const EPOCH = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);

export class Unreadable extends Error {
  constructor(code, values = {}) {
    super(code);
    this.note = note(code, values);
  }
}

function nothing() {}

function isDateFormat(number) {
  const ranges = [
    [14, 22],
    [27, 36],
    [45, 47],
    [50, 58],
  ];
  return ranges.some(([first, last]) => first <= number && number <= last);
}

function showsDate(code) {
  return /[ymd]/.test(code.toLowerCase().replace(FORMAT_LITERALS, ""));
}

function columnNumber(letters) {
  let number = 0;
  for (const letter of letters) number = number * 26 + letter.charCodeAt(0) - 64;
  return number - 1;
}

function span(reference) {
  const [first, last] = reference.split(":");
  const [start, end] = [REFERENCE.exec(first || ""), REFERENCE.exec(last || "")];
  if (start === null || end === null) return null;
  return [Number(start[2]), columnNumber(start[1]), Number(end[2]), columnNumber(end[1])];
}

/* A number without exponent: 1e-7 → "0.0000001". */
export function plainNumber(value) {
  if (!Number.isFinite(value)) throw new Damaged("xml");
  const text = String(value === 0 ? 0 : value);
  const match = /^(-?)(\d+)(?:\.(\d+))?e([+-]\d+)$/.exec(text);
  if (match === null) return text;
  const [, sign, whole, decimals = "", exponent] = match;
  const digits = whole + decimals;
  const point = whole.length + Number(exponent);
  if (point <= 0) return `${sign}0.${"0".repeat(-point)}${digits}`;
  return sign + digits.padEnd(point, "0");
}

function normalPath(path) {
  const found = [];
  for (const part of path.split("/")) {
    if (part === "..") found.pop();
    else if (part && part !== ".") found.push(part);
  }
  return found.join("/");
}

/* Text gathered between the opening and the closing of an element; promises the end. */
function strings(xml, name, keep) {
  let inside = false;
  let phonetic = 0;
  let reading = false;
  let text = "";
  return scan(xml, {
    open(tag) {
      if (tag === name) [inside, text] = [true, ""];
      else if (tag === "rPh") phonetic += 1;
      else if (tag === "t") reading = inside && !phonetic;
    },
    close(tag) {
      if (tag === "rPh") phonetic -= 1;
      else if (tag === "t") reading = false;
      else if (tag === name) {
        inside = false;
        keep(text);
      }
    },
    text(content) {
      if (reading) text += content;
    },
  });
}

class Workbook {
  constructor(bytes, limits) {
    this.limits = limits;
    this.archive = new Archive(bytes);
    if (this.archive.size > limits.ukuran_terurai) throw new Unreadable("berkas-mengembang");
  }

  has(name) {
    return this.archive.members.has(name);
  }

  async read() {
    if (!this.has(WORKBOOK)) {
      throw new Unreadable(this.has("content.xml") ? "berkas-ods" : "berkas-lain");
    }
    const notes = this.has("xl/vbaProject.bin") ? [note("catatan-makro")] : [];
    const listed = [];
    this.epoch = EPOCH;
    await scan(await this.archive.text(WORKBOOK), {
      open: (tag, attributes) => {
        if (tag === "sheet") listed.push(attributes);
        const flag = tag === "workbookPr" ? attributes.get("date1904") : undefined;
        if (flag === "1" || flag === "true") this.epoch = EPOCH_1904;
      },
      close: nothing,
      text: nothing,
    });
    const targets = await this.targets();
    await this.readTexts();
    await this.readStyles();
    const sheets = [];
    for (const attributes of listed) {
      const relation = Array.from(attributes.keys()).find((name) => name.endsWith(":id"));
      const target = targets.get(attributes.get(relation) || "");
      if (target !== undefined && this.has(target) && target.includes("worksheets/")) {
        sheets.push(await this.sheet(attributes.get("name") || "", target));
      }
    }
    return [sheets, notes];
  }

  async targets() {
    const found = new Map();
    await scan(await this.archive.text("xl/_rels/workbook.xml.rels"), {
      open(tag, attributes) {
        if (tag !== "Relationship") return;
        const target = attributes.get("Target") || "";
        const path = target.startsWith("/") ? target.slice(1) : normalPath(`xl/${target}`);
        found.set(attributes.get("Id") || "", path);
      },
      close: nothing,
      text: nothing,
    });
    return found;
  }

  async readTexts() {
    this.texts = [];
    if (!this.has("xl/sharedStrings.xml")) return;
    await strings(await this.archive.text("xl/sharedStrings.xml"), "si", (text) =>
      this.texts.push(text),
    );
  }

  async readStyles() {
    this.dates = new Set();
    if (!this.has("xl/styles.xml")) return;
    const custom = new Map();
    const numbers = [];
    let inFormats = false;
    await scan(await this.archive.text("xl/styles.xml"), {
      open(tag, attributes) {
        if (tag === "cellXfs") inFormats = true;
        const id = Number(attributes.get("numFmtId") || "0");
        if (tag === "numFmt") custom.set(id, showsDate(attributes.get("formatCode") || ""));
        if (tag === "xf" && inFormats) numbers.push(id);
      },
      close(tag) {
        if (tag === "cellXfs") inFormats = false;
      },
      text: nothing,
    });
    numbers.forEach((number, at) => {
      if (custom.get(number) ?? isDateFormat(number)) this.dates.add(at);
    });
  }

  async sheet(name, target) {
    const { limits } = this;
    const rows = new Map();
    const merges = [];
    const notes = new Map();
    let last = 0;
    let row = null;
    let column = -1;
    let cell = null;
    let reading = null;
    const add = (key, code, batas) => {
      if (!notes.has(key)) notes.set(key, note(code, { batas }));
    };
    const open = (tag, attributes) => {
      if (tag === "row") {
        last = Number(attributes.get("r") || last + 1);
        column = -1;
        row = rows.size === limits.baris ? null : { cells: new Map(), numeric: new Set() };
        if (row === null) add("baris", "catatan-baris", limits.baris);
      } else if (tag === "c" && row !== null) {
        const reference = REFERENCE.exec(attributes.get("r") || "");
        column = reference ? columnNumber(reference[1]) : column + 1;
        cell = {
          kind: attributes.get("t") || "n",
          style: Number(attributes.get("s") || "0"),
          value: null,
          inline: "",
          phonetic: 0,
        };
      } else if (cell !== null && tag === "v" && cell.value === null) {
        cell.value = "";
        reading = "value";
      } else if (cell !== null && tag === "rPh") {
        cell.phonetic += 1;
      } else if (cell !== null && tag === "t") {
        reading = cell.phonetic ? null : "inline";
      } else if (tag === "mergeCell") {
        const found = span(attributes.get("ref") || "");
        if (found !== null) merges.push(found);
      }
    };
    const close = (tag) => {
      if (tag === "v" || tag === "t") reading = null;
      else if (tag === "rPh" && cell !== null) cell.phonetic -= 1;
      else if (tag === "c" && cell !== null) {
        this.keep(cell, column, row, () => add("kolom", "catatan-kolom", limits.kolom));
        cell = null;
      } else if (tag === "row" && row !== null) {
        rows.set(last, row);
        row = null;
      }
    };
    const text = (content) => {
      if (reading !== null && cell !== null) cell[reading] += content;
    };
    await scan(await this.archive.text(target), { open, close, text });
    const merged = spread(rows, merges, limits);
    const found = Array.from(rows.keys())
      .sort((one, other) => one - other)
      .map((number) => sheetRow(number, rows.get(number), merged.get(number) || new Map()));
    return {
      name,
      rows: found.filter((one) => one.cells.some((content) => content)),
      notes: Array.from(notes.values()),
    };
  }

  keep(cell, column, row, tooWide) {
    const [text, isNumber] = this.cellText(cell);
    if (!text) return;
    if (column >= this.limits.kolom) {
      tooWide();
      return;
    }
    row.cells.set(column, text);
    if (isNumber) row.numeric.add(column);
  }

  cellText({ kind, style, value, inline }) {
    if (kind === "inlineStr") return [inline, false];
    if (!value || kind === "e") return ["", false];
    if (kind === "s") {
      const text = this.texts[Number(value)];
      if (text === undefined) throw new Damaged("xml");
      return [text, false];
    }
    if (kind === "b") return [value === "1" ? "ya" : "tidak", false];
    if (kind !== "n") return [value, false];
    const number = Number(value);
    if (this.dates.has(style) && number >= 1 && number <= LAST_DAY) {
      const day = new Date(this.epoch + Math.floor(number) * DAY);
      return [day.toISOString().slice(0, 10), false];
    }
    return [plainNumber(number), true];
  }
}

function sheetRow(number, { cells, numeric }, merged) {
  const width = 1 + Math.max(-1, ...cells.keys());
  const texts = Array.from({ length: width }, (_, column) => cells.get(column) || "");
  return { number, cells: texts, numeric, merged };
}

function spread(rows, merges, limits) {
  const merged = new Map();
  for (const [top, left, bottom, right] of merges) {
    const text = rows.has(top) ? rows.get(top).cells.get(left) : undefined;
    if (!text || (bottom - top + 1) * (right - left + 1) > limits.sel_gabung) continue;
    const isNumber = rows.get(top).numeric.has(left);
    for (let number = top; number <= bottom; number += 1) {
      if (!rows.has(number)) continue;
      const { cells, numeric } = rows.get(number);
      for (let column = left; column <= Math.min(right, limits.kolom - 1); column += 1) {
        if (number === top && column === left) continue;
        cells.set(column, text);
        if (!merged.has(number)) merged.set(number, new Map());
        merged.get(number).set(column, top);
        if (isNumber) numeric.add(column);
      }
    }
  }
  return merged;
}

export async function readSpreadsheet(bytes, limits) {
  try {
    return await new Workbook(bytes, limits).read();
  } catch (error) {
    throw error instanceof Damaged ? new Unreadable("berkas-rusak") : error;
  }
}
