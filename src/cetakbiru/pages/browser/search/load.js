/**
 * Loads the engine of the search, and the parts of its index that a query needs. All come as
 * scripts, since a page opened from a folder can load nothing else.
 *
 * @import { Index, Search } from "../../../outputs/search/engine/search.js"
 * @typedef {Index & {version: string}} Directory
 * @typedef {{PpmSearch: {Search: typeof Search}, PpmSearchIndex: Directory,
 *   PpmSearchPart: (name: string, content: unknown) => void}} Globals what the scripts set and call
 */
import { loadScript } from "../folder.js";

const globals = /** @type {Globals} */ (/** @type {unknown} */ (globalThis));

/**
 * @param {URL} folder of the search's scripts
 * @returns {Promise<{search: Search, index: Directory}>}
 */
export async function loadSearch(folder) {
  /** @type {Map<string, unknown>} */
  const arrived = new Map();
  globals.PpmSearchPart = (name, content) => arrived.set(name, content);
  await loadScript(new URL("search.js", folder));
  const index = globals.PpmSearchIndex;
  const search = new globals.PpmSearch.Search(index, async (name) => {
    await loadScript(new URL(`${name}.js?v=${index.version}`, folder));
    const content = arrived.get(name);
    arrived.delete(name);
    return content;
  });
  return { search, index };
}
