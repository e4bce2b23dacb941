// @ts-check
// Answers the queries of a page away from its main thread. In the page itself this does nothing.
"use strict";

(() => {
  /** @type {any} */
  const scope = globalThis;
  if (typeof scope.WorkerGlobalScope === "undefined") return;
  const search = new scope.PpmSearch.Search(scope.PpmSearchIndex);
  scope.addEventListener("message", (/** @type {MessageEvent} */ { data }) => {
    scope.postMessage({ id: data.id, answer: search.search(data.query, data.filters, data.limit) });
  });
  scope.postMessage({ ready: true, regions: search.index.regions, fields: search.index.fields });
})();
