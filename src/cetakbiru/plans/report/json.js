/* The verdict as JSON text: a line for each key of a plan, and for each item of a list in it. */

/** @import { Result, Results } from "../engine/types.js" */

/**
 * @param {Result | Results} result
 * @returns {Generator<string, void>}
 */
export function* jsonReport(result) {
  yield* written(result);
  yield "\n";
}

/**
 * @param {object} result
 * @returns {Generator<string, void>}
 */
function* written(result) {
  let sign = "{";
  for (const [key, value] of Object.entries(result)) {
    yield `${sign}\n${JSON.stringify(key)}: `;
    if (Array.isArray(value)) yield* listed(value);
    else yield JSON.stringify(value);
    sign = ",";
  }
  yield "\n}";
}

/**
 * @param {any[]} items
 * @returns {Generator<string, void>}
 */
function* listed(items) {
  yield "[";
  for (const [at, item] of items.entries()) {
    yield at ? ",\n" : "\n";
    // A plan among several has lists of its own.
    if (item?.bentuk) yield* written(item);
    else yield JSON.stringify(item);
  }
  yield "]";
}
