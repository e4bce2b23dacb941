/* Which row of a sheet holds the headers, and which part each column plays. */
import { distance, normal, words } from "./text.js";

const NAME_PARTS = ["kegiatan", "program"];
const YEARLY_PARTS = ["anggaran", "target", "realisasi"];
const PARENTHESES = /\([^)]*\)/g;
const YEAR = /\b((?:19|20)[0-9]{2})\b/;
const WHOLE_YEAR = /^(?:19|20)[0-9]{2}$/;
const FIGURE = /^[0-9][0-9.,]*$/;
const UNITS = new Set(["rp", "rupiah", "dalam", "idr"]);
// Headers with these say whence money comes, not how much.
const ORIGINS = new Set(["asal", "sumber", "source"]);
const MONEY_PARTS = ["anggaran", "pembiayaan"];
// In English a kabupaten is a regency or a district; beside a regency a district is a kecamatan.
const DISTRICT = "district";
const TYPO_MIN_LENGTH = 5;
const SHORT_WORD = 4;

function count(text, mark) {
  return text.split(mark).length - 1;
}

function joined(upper, lower) {
  const texts = [];
  let left = "";
  for (let at = 0; at < Math.max(upper.length, lower.length); at += 1) {
    const above = upper[at] || "";
    const below = lower[at] || "";
    left = above || (WHOLE_YEAR.test(below) ? left : "");
    texts.push(!below || below === above ? above : `${left} ${below}`.trim());
  }
  return texts;
}

export class HeaderFinder {
  constructor(rules) {
    this.limit = rules.batas.baris_judul;
    this.factors = new Map(
      rules.kata.kali.filter((item) => item.kata.length > 1).map((item) => [item.kata, item.nilai]),
    );
    this.parts = new Map();
    for (const item of rules.kolom) {
      for (const name of [item.judul, ...item.sebutan]) {
        const key = this.bareKey(name);
        if (!this.parts.has(key)) this.parts.set(key, item.peran);
      }
    }
    this.phrases = Array.from(this.parts.keys()).filter((name) => name.includes(" "));
    this.phrases.sort(
      (one, other) => count(other, " ") - count(one, " ") || other.length - one.length,
    );
    this.known = new Map();
  }

  find(rows) {
    let best = null;
    rows.slice(0, this.limit).forEach((row, at) => {
      const options = [row.cells.slice()];
      if (at && this.isLowerHeader(rows[at - 1].cells, row.cells)) {
        options.push(joined(rows[at - 1].cells, row.cells));
      }
      for (const texts of options) {
        const [parts, yearly] = this.score(texts);
        const better = best === null || parts > best.parts;
        if (parts && (better || (parts === best.parts && yearly > best.yearly))) {
          best = { parts, yearly, at, texts };
        }
      }
    });
    return best === null ? null : this.header(best.at, best.texts);
  }

  key(text) {
    return this.read(text).key;
  }

  score(texts) {
    const readings = texts.filter((text) => text).map((text) => this.read(text));
    const parts = new Set(readings.map((one) => one.part).filter((part) => part));
    const alone = readings.some((one) => one.exact && NAME_PARTS.includes(one.part));
    const named = [...NAME_PARTS, "id"].some((part) => parts.has(part));
    if (!named || !(parts.size > 1 || alone)) return [0, 0];
    const yearly = readings.filter((one) => one.year && YEARLY_PARTS.includes(one.part));
    return [parts.size, yearly.length];
  }

  isLowerHeader(upper, lower) {
    if (new Set(upper.filter((cell) => cell)).size < 2) return false;
    let leaves = false;
    const own = [];
    for (let at = 0; at < Math.min(upper.length, lower.length); at += 1) {
      const [one, cell] = [upper[at], lower[at]];
      if (cell && cell !== one) own.push(cell);
      if (one && (!cell || cell === one)) leaves = true;
    }
    const known = own.filter((cell) => WHOLE_YEAR.test(cell) || this.read(cell).part);
    const figures = own.some((cell) => FIGURE.test(cell) && !WHOLE_YEAR.test(cell));
    return leaves && !figures && 2 * known.length > own.length;
  }

  header(row, texts) {
    const columns = [];
    const unknown = [];
    const isDistrict = (one) => one.key.split(" ").includes(DISTRICT);
    const readings = texts.map((text) => this.read(text));
    const regency = readings.some((one) => one.part === "kabupaten" && !isDistrict(one));
    texts.forEach((text, index) => {
      const { key, year, factor } = readings[index];
      let { part } = readings[index];
      if (part === "kabupaten" && isDistrict(readings[index]) && regency) part = "kecamatan";
      if (part !== null) columns.push({ index, part, year, factor });
      else if (key || year) unknown.push(text);
    });
    return { row, columns, unknown, texts };
  }

  read(text) {
    if (!this.known.has(text)) this.known.set(text, this.reading(text));
    return this.known.get(text);
  }

  reading(text) {
    const all = words(text);
    const year = YEAR.exec(text);
    const scaled = all.find((word) => this.factors.has(word));
    const key = this.bareKey(text);
    let [part, exact] = this.part(key);
    const origin = all.some((word) => ORIGINS.has(word));
    if (part === null && all.includes("rp") && !origin) part = "anggaran";
    return {
      key,
      part,
      exact,
      year: year ? Number(year[1]) : null,
      factor: scaled === undefined ? 1 : this.factors.get(scaled),
    };
  }

  bareKey(text) {
    const bare = text.replace(PARENTHESES, " ").replace(new RegExp(YEAR, "g"), " ");
    return normal(bare)
      .split(" ")
      .filter((word) => !UNITS.has(word) && !this.factors.has(word))
      .join(" ");
  }

  part(key) {
    if (this.parts.has(key)) return [this.parts.get(key), true];
    const padded = ` ${key} `;
    const all = key.split(" ");
    const origin = all.some((word) => ORIGINS.has(word));
    if (origin && all.some((word) => MONEY_PARTS.includes(this.parts.get(word)))) {
      return ["pembiayaan", false];
    }
    for (const phrase of this.phrases) {
      if (padded.includes(` ${phrase} `)) return [this.parts.get(phrase), false];
    }
    for (const word of all) {
      if (word.length >= SHORT_WORD && this.parts.has(word)) return [this.parts.get(word), false];
    }
    // "Sumber data" is no slip of "sumber dana".
    if (key.length >= TYPO_MIN_LENGTH && !origin) {
      for (const [name, part] of this.parts) {
        const near = name.length >= TYPO_MIN_LENGTH && Math.abs(name.length - key.length) <= 1;
        if (near && distance(key, name) === 1) return [part, false];
      }
    }
    return [null, false];
  }
}
