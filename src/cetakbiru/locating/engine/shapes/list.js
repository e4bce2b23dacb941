/* A list of points as people type, paste or tabulate it: one point a line, in degrees, in minutes and
   seconds, or in metres of UTM or TM-3. A line without a point ends a block of points. */
import { note } from "../../../plans/engine/note.js";
import { angled, anglesIn, WORDS } from "../coordinates.js";
import { isIndonesian } from "../geometry.js";
import { metresIn, unprojected, zoneIn } from "../metres.js";
import { tokensOf } from "../numbers.js";
import { Drawn, Unread } from "./drawn.js";

/** @import { Angle } from "../angles.js" */
/** @import { Point } from "../geometry.js" */
/** @import { Axis, Token } from "../numbers.js" */
/** @import { Zone } from "../metres.js" */

/** @typedef {[Angle, Angle]} Pair */

const LEAST_CORNERS = 3;
const MOST_LINES = 60_000;
const SAMPLE = 50;
const HEADER_LINES = 10;
const DELIMITERS = ["\t", ";", "|"];
const DOT_DECIMAL = /[0-9]\.[0-9]/;
const LONGEST = 400;
const LONGEST_TOGETHER = 200_000;
// More is no angle, though one may be mistyped: it is told.
const MOST_DEGREES = 1000;
const MANY_METRES = /[0-9]{6}|[0-9]{3}[.,][0-9]{3}/;
/** @type {[Axis, RegExp][]} what heads a column of numbers of an axis */
const HEADS = [
  ["lon", /\b(?:lon|lng|long|longitude|bujur|bt|x|easting|timur|east|mt)\b/],
  ["lat", /\b(?:lat|latitude|lintang|ls|lu|y|northing|utara|north|mu)\b/],
];
const ONE_POINT = /^[-+]?[0-9.]+,[-+]?[0-9.]+(?:,[-+]?[0-9.]+)?[,;]?$/;
const TWO_NUMBERS = /^[-+]?[0-9]+(?:\.[0-9]+)?\s+[-+]?[0-9]+(?:\.[0-9]+)?$/;
const LINE_NUMBER = /^\D{0,12}?([0-9]{1,4})[.):]?\s/;
/* Nothing but numbers with points, set apart by one and the same mark. */
const NUMBERS =
  /^\s*[-+]?[0-9]+\.[0-9]+(?:(?:\s*,\s*[-+]?[0-9]+\.[0-9]+)+|(?:\s+[-+]?[0-9]+\.[0-9]+)+)\s*$/;
/* An angle in degrees, and two of them with the same mark of decimals: most lines are no more. */
const PLAIN_ANGLE = /^[-+]?[0-9]+[.,][0-9]+$/;
const PLAIN_PAIR = /^([-+]?[0-9]+([.,])[0-9]+)(?:\s*;\s*|,?\s+)([-+]?[0-9]+\2[0-9]+)$/;
const SOUTH = /lintang\s*selatan|\bls\b|\bsouth\b/;
const NORTH = /lintang\s*utara|\blu\b|\bnorth\b/;

/**
 * The points of a list; null for a text that holds none. Throws Unread.
 *
 * @param {string} text
 * @returns {Drawn | null}
 */
export function readList(text) {
  const lines = apart(text.split(/\r\n?|[\n\u2028\u2029]/).filter((line) => line.trim()));
  if (lines.length > MOST_LINES) throw new Unread("titik-terlalu-banyak");
  return new List(lines).read();
}

/**
 * The points of a list that somebody wrote in one line, a line each: "110,-1; 111,-1; 111,-2", or as
 * KML has them, "110,-1,0 111,-1,0".
 *
 * @param {string[]} lines
 */
function apart(lines) {
  if (lines.length !== 1 || lines[0].length > LONGEST_TOGETHER) return lines;
  const parts = lines[0].split(";").filter((part) => part.trim());
  if (parts.length > 2) return parts;
  const numbers = NUMBERS.test(lines[0]) ? (lines[0].match(/[-+]?[0-9.]+/g) ?? []) : [];
  if (numbers.length > 5 && numbers.length % 2 === 0) {
    return numbers.flatMap((one, at) => (at % 2 ? [] : [`${one} ${numbers[at + 1]}`]));
  }
  const pairs = lines[0].trim().split(/\s*,\s*/);
  if (pairs.length > 2 && pairs.every((one) => TWO_NUMBERS.test(one))) return pairs;
  const points = lines[0].trim().split(/\s+/);
  return points.length > 2 && points.every((one) => ONE_POINT.test(one)) ? points : lines;
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
    /** @type {Zone | null} */
    this.zone = heads.map(zoneIn).find((zone) => zone && /[a-z]/.test(zone.text)) ?? null;
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
    const all = this.rows.map((cells) => this.pair(cells));
    // Amid points a line of other numbers is that of a date or a letter, or has a slip in it.
    const likely = all.map((pair) => (pair && isLikely(pair) ? pair : null));
    const pairs = likely.filter((pair) => pair !== null).length > 2 ? likely : all;
    const first = pairs.findIndex((pair) => pair !== null);
    const last = pairs.map((pair) => pair !== null).lastIndexOf(true);
    if (first < 0) return null;
    /** @type {Pair[][]} */
    const blocks = [[]];
    let strange = 0;
    let strangest = "";
    let counted = 0;
    const named = this.parts(pairs);
    for (const [at, pair] of pairs.entries()) {
      if (at < first) continue;
      const text = this.rows[at].join(" ").trim();
      const block = blocks[blocks.length - 1];
      // A line with several numbers is one that should have been a point; so is one within an outline
      // that is none yet.
      const isWithin = block.length > 0 && block.length < LEAST_CORNERS && at < last;
      if (pair === null && (isWithin || (text.match(/[0-9]+/g) ?? []).length >= 2)) {
        strange += 1;
        strangest ||= text;
        continue;
      }
      const number = Number(LINE_NUMBER.exec(text)?.[1] ?? 0);
      const isAnew = number === 1 && counted > 2 && counted === block.length;
      if ((pair === null || isAnew || named.has(at)) && block.length) blocks.push([]);
      counted = number === 1 ? 1 : number === counted + 1 ? number : 0;
      if (pair !== null) blocks[blocks.length - 1].push(pair);
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
   * The lines at which another part begins, where the first column names a part for each of its points.
   *
   * @param {(Pair | null)[]} pairs
   * @returns {Set<number>}
   */
  parts(pairs) {
    const points = Array.from(pairs.keys()).filter((at) => pairs[at] !== null);
    const starts = points.filter((at, nth) => this.label(at) !== this.label(points[nth - 1]));
    const ends = [...starts.slice(1).map((at) => points.indexOf(at)), points.length];
    const lengths = ends.map((end, nth) => end - points.indexOf(starts[nth]));
    const areNames = starts.every((at) => /^[a-z]{2}/i.test(this.label(at)));
    return new Set(areNames && lengths.every((length) => length > 2) ? starts : []);
  }

  /** @param {number | undefined} row */
  label(row) {
    const cells = row === undefined ? [] : this.rows[row];
    return cells.length > 2 ? cells[0] : "";
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
    const plain = this.zone === null ? plainPair(line) : null;
    if (plain !== null) return plain;
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
      own !== null &&
      (own.half || own.part || this.zone === null) &&
      /zon|utm|[a-z]/i.test(own.text);
    /** @type {Zone | null} */
    const zone = named ? own : this.zone;
    const metres =
      metresIn(named && own ? line.replace(own.text, " ") : line, zone) ??
      metresIn(line.replace(/^\s*\S+\s+/, ""), zone);
    if (metres === null) return null;
    if (zone === null) throw new Unread("utm-tanpa-zona");
    const { lat, lon, told } = unprojected(metres, zone);
    if (!this.drawn.notes.length) this.drawn.notes.push(told);
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
 * Whether a pair is in Indonesia, whichever comes first and whatever its direction.
 *
 * @param {Pair} pair
 */
function isLikely(pair) {
  const [x, y] = pair.map(({ value }) => Math.abs(value));
  return (
    isIndonesian([x, y]) || isIndonesian([x, -y]) || isIndonesian([y, x]) || isIndonesian([y, -x])
  );
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
  const directions = tokens.filter(({ kind }) => kind === "direction");
  // "B 110.5 -1.2": a letter that numbers the line is no direction.
  const isLetter =
    directions.length % 2 === 1 && tokens.find(({ kind }) => kind !== "break") === directions[0];
  const plain = isLetter ? tokens.filter((one) => one !== directions[0]) : tokens;
  for (const without of [[], isNumbered ? [first] : [], [last], isNumbered ? [first, last] : []]) {
    if (!isNumbered && without.includes(first)) continue;
    const rest = plain.filter((one) => !without.includes(one));
    if (isTorn(rest)) continue;
    const found = angled(without.includes(first) ? fromNumber(rest) : rest);
    if (!found?.angles) continue;
    const [one, two] = found.angles;
    if (isLikely(found.angles)) return found.angles;
    if (Math.max(Math.abs(one.value), Math.abs(two.value)) <= MOST_DEGREES) other ??= found.angles;
  }
  return other;
}

/**
 * The pair of a line that has nothing but two angles in degrees, which needs no closer look.
 *
 * @param {string} line
 * @returns {Pair | null}
 */
function plainPair(line) {
  const [, one, , other] = PLAIN_PAIR.exec(line) ?? [];
  if (one === undefined) return null;
  /** @type {Pair} */
  const pair = [plainAngle(one), plainAngle(other)];
  return isLikely(pair) ? pair : null;
}

/** @param {string} text */
function plainAngle(text) {
  return { value: Number(text.replace(",", ".")), axis: null, sign: 0 };
}

/**
 * Whether words stand between numbers that say nothing of a point.
 *
 * @param {Token[]} tokens
 */
function isTorn(tokens) {
  const kinds = tokens.map(({ kind }) => kind);
  const within = tokens.slice(kinds.indexOf("number"), kinds.lastIndexOf("number"));
  return within.some(({ kind, text }) => kind === "word" && !WORDS.has(text));
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
  if (PLAIN_ANGLE.test(cell)) return plainAngle(cell);
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
