// @ts-check
// Answers the queries of a page away from its main thread.
"use strict";

/** @type {any} */
const scope = self;
/** @type {any} */
let search;

try {
  scope.importScripts("vendor/minisearch-7.2.0.min.js", "stem.js", "engine.js", "index.js");
  search = new scope.PpmSearch.Search(scope.PpmSearchIndex);
  scope.postMessage({ ready: true, regions: search.index.regions, fields: search.index.fields });
} catch (reason) {
  scope.postMessage({ failed: String(reason) });
}

self.addEventListener("message", ({ data }) => {
  if (search) scope.postMessage({ id: data.id, answer: search.search(data.query, data.filters, data.limit) });
});
