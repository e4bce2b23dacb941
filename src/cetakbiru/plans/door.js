/* The door for a caller that has strings and numbers only (plans/engine.py): facts and files come as
   JSON, a file at a time, and the verdict is given as text in pieces, so that neither a plan of twenty
   thousand rows nor what is said of it is held twice. */
import { jsonReport } from "./report/json.js";
import { whyUnjudged } from "./report/words.js";

/** @import { File, OpenedFile } from "./engine/files.js" */
/** @import { Owned, Work } from "./engine/meet.js" */
/** @import { Result, Results } from "./engine/types.js" */

/**
 * What a verdict on plans is written as, each by pieces of text. Other scripts add to them.
 *
 * @type {Record<string, (result: Result | Results, facts: any, plans: OpenedFile[]) => Iterable<string>>}
 */
export const forms = { json: jsonReport };
// The engine is a script of its own, which is loaded before.
const { align, opened, Meet, meetingsOf, serving } = /** @type {typeof import("./offers.js")} */ (
  /** @type {any} */ (globalThis).cetakbiruRencana
);
// Letters that a piece has at least.
const PIECE = 1 << 18;

/** @type {Iterator<string>} */
let pieces = [].values();

/** @type {OpenedFile[]} */
let plans = [];

/**
 * Reads a file, as engine/files.js takes it, which is the next of the plans to judge.
 *
 * @param {string} limits
 * @param {string} file
 * @param {string} place how many come before it: those are kept
 */
export function take(limits, file, place) {
  plans.length = Number(place);
  plans.push(finished(opened(JSON.parse(file), JSON.parse(limits))));
  return "";
}

/**
 * Judges the plans that were taken, and gives them up. Answers whether all are aligned, and why
 * nothing could be judged; `next` then gives the verdict in this form.
 *
 * @param {string} facts
 * @param {string} form a name of `forms`
 * @returns {string}
 */
export function judged(facts, form) {
  const known = JSON.parse(facts);
  const read = plans;
  plans = [];
  /** @type {Result | Results} */
  const result = finished(align(known, read));
  pieces = forms[form](result, known, read)[Symbol.iterator]();
  return JSON.stringify(outcome(result));
}

/**
 * The next piece of the last verdict; nothing at its end.
 *
 * @returns {string}
 */
export function next() {
  let text = "";
  while (text.length < PIECE) {
    const { done, value } = pieces.next();
    if (done) break;
    text += value;
  }
  return text;
}

/**
 * The files as they are read; sets and maps of their rows come as lists.
 *
 * @param {string} limits
 * @param {string} given
 * @returns {string}
 */
export function read(limits, given) {
  const known = JSON.parse(limits);
  /** @type {File[]} */
  const files = JSON.parse(given);
  const sheets = files.map((file) => finished(opened(file, known)));
  return JSON.stringify(sheets, (_, value) =>
    value instanceof Set || value instanceof Map ? Array.from(value) : value,
  );
}

/**
 * Which works of different owners meet, and which serve an aim. Meetings come as
 * `[one, other, degree, likeness, reason, bidang, years, places]`, works by their places in the list; for each
 * aim the places of those that serve it.
 *
 * @param {string} facts the rules, and names of places and codes
 * @param {string} given
 * @returns {string}
 */
export function met(facts, given) {
  /** @type {{works: Owned[], aims: Work[]}} */
  const { works, aims } = JSON.parse(given);
  const meet = new Meet(JSON.parse(facts));
  const meetings = meetingsOf(works, meet).map(([one, other, found]) => {
    const { degree, subject, bidang, years, place } = found;
    return [one, other, degree, subject.code, meet.reason(found), bidang, years, place.places];
  });
  return JSON.stringify({ meetings, serving: serving(aims, works, meet) });
}

/**
 * @template T
 * @param {Generator<any, T>} steps
 * @returns {T}
 */
function finished(steps) {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/**
 * @param {Result | Results} result
 * @returns {{selaras: boolean, sebab: string | null}}
 */
function outcome(result) {
  const plans = "rencana" in result ? result.rencana : [result];
  return {
    selaras: plans.every((plan) => plan.putusan_rencana === "selaras"),
    sebab: plans.some(({ kegiatan }) => kegiatan.length) ? null : plans.map(whyUnjudged).join("\n"),
  };
}
