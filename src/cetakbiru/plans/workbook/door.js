/* The door for a caller that has strings only: the parts of the workbook, a line of JSON each. */
import { run } from "./markup.js";
import { workbook } from "./workbook.js";

/** @import { OpenedFile } from "../engine/files.js" */
/** @import { Result, Results } from "../engine/types.js" */
/** @import { Original } from "./package.js" */

/** @type {Original | null} */
let kept = null;

/**
 * Keeps the company's own workbook until the next verdict is written as one.
 *
 * @param {string} original JSON; null where there is none
 */
export function keep(original) {
  kept = JSON.parse(original);
  return "";
}

/**
 * The workbook of one plan: each part by its name, with its text, or null where it stays as it is in
 * the company's own.
 *
 * @param {Result | Results} result
 * @param {any} facts
 * @param {OpenedFile[]} plans
 * @returns {Generator<string, void>}
 */
export function* form(result, facts, [plan]) {
  const original = kept;
  kept = null;
  if ("rencana" in result) return;
  for (const member of run(workbook(result, facts, plan, original))) {
    yield `${JSON.stringify(member)}\n`;
  }
}
