// What a page loads to search. The directory of the index follows in the same file, as
// PpmSearchIndex.
import { Search } from "./engine.js";

Object.assign(globalThis, { PpmSearch: { Search } });
