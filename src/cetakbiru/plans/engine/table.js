/* The rows of a plan as entries: what stands in which part, and what is not an activity. */
import { HeaderFinder } from "./columns.js";
import { normal, partition, squeezed, unique, withoutEnumerator } from "./text.js";
import { amount, multipliers, numberAmount, years } from "./values.js";

const LABEL_ROWS = 200;
const ORDINAL = /^\(?([0-9]{1,2})\)?\.?$/;
const MANY = 3;

export function letters(index) {
  let text = "";
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    text = String.fromCharCode(65 + ((rest - 1) % 26)) + text;
  }
  return text;
}

class Entry {
  constructor(row, section) {
    this.row = row;
    this.section = section;
    this.texts = new Map();
    this.cells = new Map();
    // Every cell of a part: {text, column, year, numeric, value}; a part may have a column a year.
    this.told = new Map();
    this.budgets = [];
    this.budgetText = null;
    this.mergedWith = null;
    this.targetYears = [];
  }

  text(part) {
    return this.texts.get(part) || "";
  }

  get name() {
    return this.text("kegiatan") || this.text("program");
  }

  get budget() {
    const yearly = this.budgets.filter(([year]) => year !== null);
    const found = yearly.length ? yearly : this.budgets.slice(0, 1);
    return found.length ? found.reduce((sum, [, value]) => sum + value, 0) : null;
  }

  get budgetByYear() {
    return new Map(this.budgets.filter(([year]) => year !== null));
  }

  /* All cells that play a part, in the order of the columns. */
  all(part) {
    return this.told.get(part) || [];
  }

  tell(part, cell) {
    if (!this.told.has(part)) this.told.set(part, []);
    this.told.get(part).push(cell);
  }

  keep(part, text, index) {
    if (!this.cells.has(part)) this.cells.set(part, letters(index));
    if (text !== null) {
      const before = this.texts.get(part);
      this.texts.set(part, before ? `${before} ${text}` : text);
    }
  }
}

export function entryYears(entry) {
  const found = new Set(years(entry.text("tahun")));
  for (const [year, value] of entry.budgetByYear) if (value) found.add(year);
  for (const year of entry.targetYears) found.add(year);
  return Array.from(found).sort((one, other) => one - other);
}

function titles(rows) {
  const told = rows.map((row) => unique(row.cells.filter((cell) => cell)));
  return told.find((cells) => cells.length > 1) || told.find((cells) => cells.length) || [];
}

function isEnumerator(name) {
  return withoutEnumerator(`${name} x`) === "x";
}

export class TableReader {
  constructor(rules, sectors) {
    this.headers = new HeaderFinder(rules);
    this.sectors = sectors;
    this.factors = multipliers(rules);
    this.empty = new Set(rules.kata.kosong);
    this.totals = new Set(rules.kata.jumlah);
    this.labels = new Map();
    for (const item of rules.isian) {
      for (const name of [item.judul, ...item.label]) {
        this.labels.set(this.headers.key(name), item.kode);
      }
    }
  }

  *read(sheet) {
    const rows = [];
    for (const row of sheet.rows) {
      yield;
      rows.push(this.cleaned(row));
    }
    const header = this.headers.find(rows);
    const answers = this.answers(rows.slice(0, header ? header.row : LABEL_ROWS));
    const reading = { answers, header, entries: [], strays: [], titles: [], totals: [] };
    if (header === null) {
      reading.titles = titles(rows);
      return reading;
    }
    let section = null;
    for (const row of rows.slice(header.row + 1)) {
      yield;
      const told = row.cells.filter((cell) => cell);
      if (!told.length) continue;
      if (this.isTotal(told)) {
        // After how many entries a sum stands says what it sums.
        reading.totals.push({
          entry: this.entry(row, header, section),
          after: reading.entries.length,
        });
        continue;
      }
      if (this.isFurniture(row, told, header)) continue;
      const entry = this.entry(row, header, section);
      const found = this.section(entry, told);
      if (found !== null) section = found;
      else if (this.isStray(row, entry, told)) reading.strays.push([row.number, told[0]]);
      else reading.entries.push(entry);
    }
    return reading;
  }

  cleaned(row) {
    const cells = row.cells.map((cell) => {
      const text = squeezed(cell);
      return this.empty.has(text.toLowerCase()) ? "" : text;
    });
    return { ...row, cells };
  }

  answers(rows) {
    const found = new Map();
    for (const row of rows) {
      row.cells.forEach((cell, index) => {
        const [label, colon, after] = partition(cell, ":");
        const kode = this.labels.get(this.headers.key(label));
        if (kode === undefined || found.has(kode)) return;
        if (colon && after.trim()) {
          found.set(kode, [row.number, after.trim(), false]);
          return;
        }
        for (let right = index + 1; right < row.cells.length; right += 1) {
          const text = row.cells[right].replace(/^[: ]+/, "").trim();
          if (text && row.cells[right] !== cell) {
            found.set(kode, [row.number, text, row.numeric.has(right)]);
            break;
          }
        }
      });
    }
    return found;
  }

  isTotal(told) {
    return told.slice(0, 3).some((cell) => this.totals.has(normal(cell)));
  }

  isFurniture(row, told, header) {
    const texts = header.texts;
    if (row.cells.length >= texts.length && texts.every((text, at) => row.cells[at] === text)) {
      return true;
    }
    if (told.length < MANY || !told.every((cell) => ORDINAL.test(cell))) return false;
    const ordinals = told.map((cell) => Number(ORDINAL.exec(cell)[1]));
    return ordinals.every((one, at) => one === ordinals[0] + at);
  }

  section(entry, told) {
    if (entry.text("id")) return null;
    let name = withoutEnumerator(normal(entry.name));
    if (!name) {
      const keys = unique(told.map((cell) => withoutEnumerator(normal(cell))));
      const plain = keys.filter((key) => key && !isEnumerator(key));
      name = plain.length === 1 ? plain[0] : "";
    }
    return this.sectors.exact(name);
  }

  isStray(row, entry, told) {
    if (!entry.name && !entry.text("id")) return true;
    const across = Array.from(row.merged.values()).some((origin) => origin === row.number);
    return across && new Set(told).size === 1;
  }

  entry(row, header, section) {
    const entry = new Entry(row.number, section);
    for (const { index, part, year, factor } of header.columns) {
      const text = row.cells[index] || "";
      if (!text) continue;
      const cell = {
        text,
        column: letters(index),
        year,
        numeric: row.numeric.has(index),
        value: null,
      };
      entry.tell(part, cell);
      if (part === "anggaran") {
        cell.value = this.readBudget(entry, row, index, text, year, factor);
        entry.keep(part, null, index);
        continue;
      }
      if (part === "target" && year !== null) entry.targetYears.push(year);
      const again = (part === "kegiatan" || part === "program") && entry.texts.has(part);
      entry.keep(again ? "uraian" : part, text, index);
    }
    return entry;
  }

  readBudget(entry, row, index, text, year, factor) {
    if (row.merged.has(index)) {
      entry.mergedWith = row.merged.get(index);
      return null;
    }
    const value = row.numeric.has(index)
      ? numberAmount(text, factor)
      : amount(text, this.factors, factor);
    if (value === null) entry.budgetText = entry.budgetText || text;
    else entry.budgets.push([year, value]);
    return value;
  }
}
