/* A message by its code in messages.json, with what fills its braces. */

/**
 * @typedef {object} Note
 * @property {string} code
 * @property {Record<string, string | number>} values
 */

/**
 * @param {string} code
 * @param {Record<string, string | number>} [values]
 * @returns {Note}
 */
export function note(code, values = {}) {
  return { code, values };
}
