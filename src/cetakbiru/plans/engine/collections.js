/* Lists and maps, as the engine often needs them. */

// Longer texts don't repeat themselves, and would fill the memory.
const LONGEST_KEPT = 200;

/**
 * A function of a text, and of what stands beside it, that remembers its answers: cells repeat
 * themselves. Once it knows `most` of them it begins anew, so that it stays small.
 *
 * @template T
 * @param {(text: string, beside: string | null) => T} make
 * @param {number} most
 * @returns {(text: string, beside?: string | null) => T}
 */
export function remembered(make, most) {
  /** @type {Map<string, T>} */
  const known = new Map();
  return (text, beside = null) => {
    if (text.length > LONGEST_KEPT) return make(text, beside);
    const key = beside === null ? text : `${beside}\0${text}`;
    let found = known.get(key);
    if (found === undefined) {
      found = make(text, beside);
      if (known.size >= most) known.clear();
      known.set(key, found);
    }
    return found;
  };
}

/**
 * Adds to the list of a key, which it makes where there is none.
 *
 * @template Key, T
 * @param {Map<Key, T[]>} lists
 * @param {Key} key
 * @param {T} item
 */
export function append(lists, key, item) {
  const known = lists.get(key);
  if (known === undefined) lists.set(key, [item]);
  else known.push(item);
}

/**
 * @param {any[]} items
 * @param {string} key
 * @returns {Map<string, any>} each by its own key
 */
export function byKey(items, key) {
  return new Map(items.map((item) => [item[key], item]));
}
