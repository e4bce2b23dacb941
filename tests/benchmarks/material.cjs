// Answers queries with the theme's own search: material.cjs SITE < queries.json > answers.json
// The worker of the theme runs as it is, with its index as it is.
"use strict";
const fs = require("node:fs");
const path = require("node:path");
const vm = require("node:vm");

const site = path.resolve(process.argv[2]);
const workers = path.join(site, "assets/javascripts/workers");
const code = fs.readFileSync(
  path.join(
    workers,
    fs.readdirSync(workers).find((name) => name.endsWith(".js")),
  ),
  "utf8",
);
const stock = JSON.parse(fs.readFileSync(path.join(site, "search/search_index.json"), "utf8"));
const asked = JSON.parse(fs.readFileSync(0, "utf8"));

let listener;
let answered;
const scope = { console: { ...console, warn() {} }, setTimeout, URL, performance };
scope.self = scope.globalThis = scope;
scope.addEventListener = (_, handler) => (listener = handler);
scope.postMessage = (message) => answered(message);
scope.importScripts = () => {};
vm.runInNewContext(code, scope);

const send = (data) => new Promise((resolve) => ((answered = resolve), listener({ data })));

(async () => {
  const started = performance.now();
  await send({ type: 0, data: { ...stock, options: { suggest: false } } });
  const ready = performance.now() - started;
  const answers = [];
  for (const { query } of asked) {
    const from = performance.now();
    const { data } = await send({ type: 2, data: query });
    const pages = data.items.map((group) =>
      [...group].sort((a, b) => b.score - a.score).map((item) => item.location),
    );
    answers.push({ pages, milliseconds: performance.now() - from });
  }
  process.stdout.write(JSON.stringify({ ready, answers }));
})();
