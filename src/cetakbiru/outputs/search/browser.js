/* What a page of the site needs to search: this script comes with the directory of the index. */
import { Search } from "./engine/search.js";

Object.assign(globalThis, { PpmSearch: { Search } });
