/* The door for a caller that has strings only: the parts of the workbook, as lines of JSON. */
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
 * The workbook of one plan: each part by its name, with a piece of its text, or null where it stays as
 * it is in the company's own.
 *
 * @param {Result | Results} result
 * @param {any} facts
 * @param {OpenedFile[]} plans given up
 * @returns {Generator<string, void>}
 */
export function* form(result, facts, plans) {
  if ("rencana" in result) return;
  // Neither the plan nor the original is held while its parts are written.
  const members = run(workbook(result, facts, plans.splice(0)[0], kept));
  kept = null;
  for (const [name, text] of members) {
    for (const piece of text ?? [null]) yield `${JSON.stringify([name, piece])}\n`;
  }
}
