/* The years out of cells as people write them: "2027 s.d. 2030", "TA 2027/2028", "'27", a date, or
   the years of the plan: "tahun ke-2". */
import { oneLine, plainMarks } from "./clean.js";

const LONGEST = 400;
const MAX_SPAN = 30;
const YEAR = /(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])/g;
/* "2027-30" and "2027/28", but not the month of "2027-03-01" or "2027-12". */
const SHORT_END = /(?<![0-9])((?:19|20)[0-9]{2})\s?[-/]\s?'?([0-9]{2})(?![0-9]|[-/.][0-9])/g;
const SHORT = /(?<![0-9a-z])'([0-9]{2})(?![0-9])/g;
/* A number of Excel for a day from 2000 to 2099. */
const SERIAL =
  /^(?:3652[6-9]|365[3-9][0-9]|36[6-9][0-9]{2}|3[7-9][0-9]{3}|[4-6][0-9]{4}|7[0-2][0-9]{3}|730[0-4][0-9])(?:\.[0-9]+)?$/;
const FIRST_DAY = Date.UTC(1899, 11, 30);
const DAY = 86_400_000;
/* Days of a beginning and an end, from two cells. */
const DAYS = /^([0-9.]+) ?- ?([0-9.]+)$/;
/* A cell that is nothing but a year, however far off: that it can't be is for others to say. */
const ONLY = /^(?:(?:tahun|thn|th|ta|year|fy)\.? ?)?([1-9][0-9]{3})$/;
/* A year that somebody formatted as a number. */
const POINTED = /^2[.,]0([0-9]{2})$/;
const MONTHS =
  "jan(?:uari|uary)?|feb(?:ruari|ruary)?|mar(?:et|ch)?|apr(?:il)?|mei|may|jun[ie]?|jul[iy]?|ag(?:u?s)?t(?:us)?|aug(?:ust)?|sept?(?:ember)?|o[kc]t(?:ober)?|nov?(?:p?ember)?|de[sc](?:ember)?";
const PERIODS = "triwulan|tw|kuartal|quarter|q[1-4]|semester|smt|bulan|month|minggu|week";
const PERIOD = new RegExp(`(?<![a-z])(?:${MONTHS}|${PERIODS})\\.?(?![a-z])`);
/* What may stand between the two ends of a span beside the joint: days, months, "tahun". */
const FILLERS = new RegExp(
  `(?<![a-z])(?:${MONTHS}|${PERIODS}|akhir|awal|pertengahan|tahun|thn|th|ta|anggaran|year|fy|i{1,3}|iv|dan)\\.?(?![a-z])|[0-9'./(),]+`,
  "g",
);
const JOINT = /^(?:-+|sd|s d|s-d|sampai|sampai dengan|hingga|to|until|through|ke|->|→)$/;
const EVERY_YEAR =
  /(?<![a-z])(?:(?:setiap|tiap|per|sepanjang|selama) ?(?:[0-9]+ )?(?:tahun|thn|th|periode)|(?:se)?panjang periode|tahunan|rutin|every year|annual(?:ly)?|yearly|multi ?years?|semua tahun|seluruh tahun|selama periode)(?![a-z])/;
const ORDINALS = new Map(
  [
    ["i", "pertama", "kesatu", "first"],
    ["ii", "kedua", "second"],
    ["iii", "ketiga", "third"],
    ["iv", "keempat", "fourth"],
    ["v", "kelima", "fifth"],
    ["vi", "keenam"],
    ["vii", "ketujuh"],
    ["viii", "kedelapan"],
  ].flatMap((names, at) => names.map((name) => [name, at + 1])),
);
const ORDINAL = "(?:ke ?-? ?)?([0-9]{1,2}|[a-z]+)";
const YEAR_OF_PLAN = new RegExp(
  `(?<![a-z])(?:tahun|thn|th|years?|y)\\.? ?-? ?${ORDINAL}(?:\\s?(-|s\\.?\\s?\\/?\\s?d\\.?|sampai(?: dengan)?|hingga|to|,|&|dan|and)\\s?(?:tahun |year )?${ORDINAL})?(?![a-z0-9])`,
);
const LISTS = new Set([",", "&", "dan", "and"]);

/**
 * The years that a clean text names, from the earliest on.
 *
 * @param {string} text
 * @returns {number[]}
 */
export function years(text) {
  const plain = plainMarks(oneLine(text)).slice(0, LONGEST).toLowerCase().trim();
  const days = DAYS.exec(plain)?.slice(1) ?? [plain];
  if (days.every((day) => SERIAL.test(day))) {
    const [first, last = first] = days.map(yearOfDay);
    return first <= last ? span(first, last) : [last, first];
  }
  const only = ONLY.exec(plain);
  if (only !== null) return [Number(only[1])];
  const pointed = POINTED.exec(plain);
  if (pointed !== null) return [Number(`20${pointed[1]}`)];
  const long = plain
    .replace(SHORT_END, (whole, first, end) =>
      isEnd(first, end) ? `${first}-${first.slice(0, 2)}${end}` : whole,
    )
    .replace(SHORT, "20$1");
  /** @type {Set<number>} */
  const found = new Set();
  let [before, stop] = [0, 0];
  for (const match of long.matchAll(YEAR)) {
    const year = Number(match[0]);
    if (
      before &&
      isSpan(long.slice(stop, match.index)) &&
      year > before &&
      year - before <= MAX_SPAN
    ) {
      for (let one = before + 1; one < year; one += 1) found.add(one);
    }
    found.add(year);
    [before, stop] = [year, match.index + match[0].length];
  }
  return sorted(found);
}

/** @param {string} day as a number of Excel */
function yearOfDay(day) {
  return new Date(FIRST_DAY + Math.floor(Number(day)) * DAY).getUTCFullYear();
}

/**
 * Whether two digits after a year are the end of a span.
 *
 * @param {string} first
 * @param {string} end
 */
function isEnd(first, end) {
  const length = Number(first.slice(0, 2) + end) - Number(first);
  return length > 0 && length <= MAX_SPAN;
}

/** @param {string} between */
function isSpan(between) {
  const joint = between.replace(/s\s?[./]\s?d\.?(?![a-z])/g, "sd").replace(FILLERS, " ");
  return JOINT.test(joint.replace(/\s+/g, " ").trim());
}

/**
 * When an activity is: the years that its cell names, or those of the plan that it counts by.
 *
 * @param {string} text
 * @param {number[]} plan the years of the plan, from the earliest on
 * @returns {number[]}
 */
export function yearsOf(text, plan) {
  const named = years(text);
  if (named.length) return named;
  const plain = plainMarks(oneLine(text)).slice(0, LONGEST).toLowerCase();
  return byPlan(plain, plan);
}

/**
 * @param {string} plain
 * @param {number[]} plan
 * @returns {number[]}
 */
function byPlan(plain, plan) {
  if (!plan.length) return [];
  const match = YEAR_OF_PLAN.exec(plain);
  const first = match === null ? null : ordinal(match[1]);
  if (match !== null && first !== null) {
    const last = match[3] === undefined ? first : ordinal(match[3]);
    if (last === null || last < first || last > MAX_SPAN) return [];
    const told = LISTS.has(match[2]) ? [first, last] : span(first, last);
    return told.map((one) => plan[0] + one - 1);
  }
  if (EVERY_YEAR.test(plain)) return plan;
  return plan.length === 1 && PERIOD.test(plain) ? plan : [];
}

/** @param {string} word */
function ordinal(word) {
  return /^[0-9]/.test(word) ? Number(word) || null : (ORDINALS.get(word) ?? null);
}

/**
 * @param {number} first
 * @param {number} last
 */
function span(first, last) {
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}

/** @param {Iterable<number>} found */
function sorted(found) {
  return Array.from(found).sort((one, other) => one - other);
}
