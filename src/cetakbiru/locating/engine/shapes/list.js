/* A list of points as people type, paste or tabulate it: one point a line, in degrees, in minutes and
   seconds, or in metres of UTM. A line without a point ends a block of points. */
import { note } from "../../../plans/engine/note.js";
import { angled, anglesIn } from "../coordinates.js";
import { isIndonesian } from "../geometry.js";
import { tokensOf } from "../numbers.js";
import { metresIn, unprojected, zoneIn } from "../utm.js";
import { Drawn, Unread } from "./drawn.js";

/** @import { Angle } from "../angles.js" */
/** @import { Point } from "../geometry.js" */
/** @import { Axis, Token } from "../numbers.js" */
/** @import { Zone } from "../utm.js" */

/** @typedef {[Angle, Angle]} Pair */

const MOST_LINES = 60_000;
const SAMPLE = 50;
const HEADER_LINES = 10;
const DELIMITERS = ["\t", ";", "|"];
const DOT_DECIMAL = /[0-9]\.[0-9]/;
const LONGEST = 400;
const MANY_METRES = /[0-9]{6}|[0-9]{3}[.,][0-9]{3}/;
/** @type {[Axis, RegExp][]} what heads a column of numbers of an axis */
const HEADS = [
  ["lon", /\b(?:lon|lng|long|longitude|bujur|bt|x|easting|timur|east|mt)\b/],
  ["lat", /\b(?:lat|latitude|lintang|ls|lu|y|northing|utara|north|mu)\b/],
];
const SOUTH = /lintang\s*selatan|\bls\b|\bsouth\b/;
const NORTH = /lintang\s*utara|\blu\b|\bnorth\b/;

/**
 * The points of a list; null for a text that holds none. Throws Unread.
 *
 * @param {string} text
 * @returns {Drawn | null}
 */
export function readList(text) {
  const lines = text.split(/\r\n?|[\n\u2028\u2029]/);
  if (lines.length > MOST_LINES) throw new Unread("titik-terlalu-banyak");
  return new List(lines).read();
}

/** Lines that are being read. */
class List {
  /** @param {string[]} lines */
  constructor(lines) {
    this.drawn = new Drawn();
    const sample = lines.filter((line) => line.trim()).slice(0, SAMPLE);
    const hasDots = sample.some((line) => DOT_DECIMAL.test(line));
    const delimiter = DELIMITERS.find((mark) => sample.some((line) => line.includes(mark)));
    this.delimiter = delimiter ?? (hasDots ? "," : null);
    this.rows = lines.map((line) => this.cells(line));
    const heads = this.rows.slice(0, HEADER_LINES).map((cells) => cells.join(" ").toLowerCase());
    const head = heads.find((one) => HEADS.every(([, pattern]) => pattern.test(one))) ?? "";
    const all = heads.join(" ");
    this.zone = zoneIn(all);
    /** Which axis the heading names first. */
    this.order = head ? orderOf(head) : null;
    this.isSouth = SOUTH.test(all) && !NORTH.test(all);
    this.columns = this.ownColumns();
  }

  /** @param {string} line */
  cells(line) {
    if (this.delimiter === null) return [line.trim()];
    return line.split(this.delimiter).map((cell) => cell.trim().replace(/^"(.*)"$/s, "$1"));
  }

  read() {
    /** @type {(Pair | null)[]} */
    const pairs = this.rows.map((cells) => this.pair(cells));
    const first = pairs.findIndex((pair) => pair !== null);
    if (first < 0) return null;
    /** @type {Pair[][]} */
    const blocks = [[]];
    let strange = 0;
    let strangest = "";
    for (const [at, pair] of pairs.entries()) {
      if (at < first) continue;
      const text = this.rows[at].join(" ").trim();
      if (pair !== null) blocks[blocks.length - 1].push(pair);
      else if (text && blocks[blocks.length - 1].length) blocks.push([]);
      // A line with several numbers is one that should have been a point.
      if (pair === null && (text.match(/[0-9]+/g) ?? []).length >= 2) {
        strange += 1;
        strangest ||= text;
      }
    }
    if (strange) {
      const nilai = strangest.slice(0, 60);
      this.drawn.notes.push(note("baris-tak-terbaca", { jumlah: strange, nilai }));
    }
    const found = blocks.filter((block) => block.length);
    const place = this.placing(found.flat());
    for (const block of found) {
      for (const ring of closedApart(block.map(place))) this.drawn.lines.push(ring);
    }
    return this.drawn;
  }

  /**
   * The columns of longitude and latitude, where a heading names one of each and they hold whole
   * angles.
   *
   * @returns {[number, number] | null}
   */
  ownColumns() {
    for (const [at, cells] of this.rows.slice(0, HEADER_LINES).entries()) {
      const heads = cells.map((cell) => cell.toLowerCase().replace(/[^a-z]+/g, " "));
      const [lon, lat] = HEADS.map(([, pattern]) =>
        heads.flatMap((head, column) => (pattern.test(head) ? [column] : [])),
      );
      if (lon.length !== 1 || lat.length !== 1 || lon[0] === lat[0]) continue;
      const rows = this.rows.slice(at + 1, at + 1 + SAMPLE).filter((row) => row.length > 1);
      const good = rows.filter((row) => this.pairAt(row, lon[0], lat[0]) !== null);
      if (good.length && good.length * 2 >= rows.length) return [lon[0], lat[0]];
    }
    return null;
  }

  /**
   * @param {string[]} cells
   * @returns {Pair | null}
   */
  pair(cells) {
    if (this.columns !== null) return this.pairAt(cells, ...this.columns);
    const line = cells.join(" ");
    if (line.length > LONGEST || !/[0-9]/.test(line)) return null;
    if (MANY_METRES.test(line)) {
      const pair = this.unprojected(line);
      if (pair !== null) return pair;
    }
    for (const tokens of tokensOf(line)) {
      const pair = pairIn(tokens);
      if (pair !== null) return pair;
    }
    return null;
  }

  /**
   * @param {string[]} cells
   * @param {number} lonColumn
   * @param {number} latColumn
   * @returns {Pair | null}
   */
  pairAt(cells, lonColumn, latColumn) {
    const [x, y] = [cells[lonColumn] ?? "", cells[latColumn] ?? ""];
    if (MANY_METRES.test(y)) {
      const pair = this.unprojected(`${x} ${y}`);
      if (pair !== null) return pair;
    }
    const [lon, lat] = [angleIn(x), angleIn(y)];
    if (lon === null || lat === null) return null;
    // Degrees alone, with their minutes in columns of their own.
    const isWhole = Number.isInteger(lon.value) && Number.isInteger(lat.value);
    if (isWhole && cells.filter((cell) => /^[-+]?[0-9]/.test(cell)).length >= 4) return null;
    return [
      { ...lon, axis: "lon" },
      { ...lat, axis: "lat" },
    ];
  }

  /**
   * @param {string} line
   * @returns {Pair | null}
   */
  unprojected(line) {
    const own = zoneIn(line);
    // Of "1 345678 9876543" the first number is that of the line.
    const named =
      own !== null && (own.half || this.zone === null) && /zon|utm|[a-z]/i.test(own.text);
    /** @type {Zone | null} */
    const zone = named ? own : this.zone;
    const metres =
      metresIn(named && own ? line.replace(own.text, " ") : line) ??
      metresIn(line.replace(/^\s*\S+\s+/, ""));
    if (metres === null) return null;
    if (zone === null) throw new Unread("utm-tanpa-zona");
    const { lat, lon, name } = unprojected(metres, zone);
    if (!this.drawn.notes.length) this.drawn.notes.push(note("utm", { zona: name }));
    return [
      { value: lon, axis: "lon", sign: 0 },
      { value: lat, axis: "lat", sign: 0 },
    ];
  }

  /**
   * What makes points of pairs: by the axes that lines name, else by the heading, else by the order in
   * which more of the points are in Indonesia.
   *
   * @param {Pair[]} pairs
   * @returns {(pair: Pair) => Point}
   */
  placing(pairs) {
    const silent = pairs.filter(([one]) => one.axis === null);
    const asLonLat = silent.filter(([x, y]) => isIndonesian([x.value, y.value])).length;
    const asLatLon = silent.filter(([y, x]) => isIndonesian([x.value, y.value])).length;
    const lonFirst = asLonLat === asLatLon ? this.order !== "lat" : asLonLat > asLatLon;
    return ([one, other]) => {
      const isLon = one.axis === null ? lonFirst : one.axis === "lon";
      const [lon, lat] = isLon ? [one, other] : [other, one];
      const isSouth = this.isSouth && !lat.sign && lat.value > 0;
      return [lon.value, isSouth ? -lat.value : lat.value];
    };
  }
}

/**
 * @param {string} head
 * @returns {Axis}
 */
function orderOf(head) {
  const [lon, lat] = HEADS.map(([, pattern]) => head.search(pattern));
  return lon < lat ? "lon" : "lat";
}

/**
 * The pair of angles of a line, which may begin with its number and end with a height.
 *
 * @param {Token[]} tokens
 * @returns {Pair | null}
 */
function pairIn(tokens) {
  const numbers = tokens.filter(({ kind }) => kind === "number");
  const [first, last] = [numbers[0], numbers[numbers.length - 1]];
  if (numbers.length < 2) return null;
  const isNumbered = /^[0-9]+$/.test(first.text);
  /** @type {Pair | null} */
  let other = null;
  for (const without of [[], isNumbered ? [first] : [], [last], isNumbered ? [first, last] : []]) {
    if (!isNumbered && without.includes(first)) continue;
    const rest = tokens.filter((one) => !without.includes(one));
    const found = angled(without.includes(first) ? fromNumber(rest) : rest);
    if (!found?.angles) continue;
    const [one, two] = found.angles;
    const [x, y] = [one.value, two.value].map(Math.abs);
    if (isIndonesian([x, y]) || isIndonesian([y, x])) return found.angles;
    if (x <= 180 && y <= 180) other ??= found.angles;
  }
  return other;
}

/**
 * What stands from the first number on, without the mark behind the number of a line.
 *
 * @param {Token[]} tokens
 */
function fromNumber(tokens) {
  const start = tokens.findIndex(({ kind }) => kind !== "break" && kind !== "word");
  return tokens.slice(start);
}

/**
 * The one angle of a cell.
 *
 * @param {string} cell
 * @returns {Angle | null}
 */
function angleIn(cell) {
  for (const tokens of tokensOf(cell)) {
    if (tokens.some(({ kind }) => kind === "word")) return null;
    const found = anglesIn(tokens, 1);
    if (Array.isArray(found) && found.length === 1) return found[0];
  }
  return null;
}

/**
 * A block of points cut wherever it comes back to where it began: several outlines in one list.
 *
 * @param {Point[]} points
 * @returns {Point[][]}
 */
function closedApart(points) {
  /** @type {Point[][]} */
  const rings = [];
  let start = 0;
  for (let at = 0; at < points.length; at += 1) {
    const [x, y] = points[start];
    const isBack = at >= start + 3 && points[at][0] === x && points[at][1] === y;
    if (isBack) {
      rings.push(points.slice(start, at + 1));
      start = at + 1;
    }
  }
  if (start < points.length) rings.push(points.slice(start));
  return rings;
}
