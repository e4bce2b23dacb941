// Answers queries with the search of a finished site: run.cjs SITE < queries.json > answers.json
"use strict";
const fs = require("node:fs");
const path = require("node:path");
const vm = require("node:vm");

const file = path.join(path.resolve(process.argv[2]), "assets/search/search.js");
vm.runInThisContext(fs.readFileSync(file, "utf8"), file);

const started = performance.now();
const search = new globalThis.PpmSearch.Search(globalThis.PpmSearchIndex);
const ready = performance.now() - started;
const asked = JSON.parse(fs.readFileSync(0, "utf8"));
const answers = asked.map(({ query, filters }) => {
  const from = performance.now();
  const answer = search.search(query, filters, 20);
  return { ...answer, milliseconds: performance.now() - from };
});
process.stdout.write(JSON.stringify({ ready, answers }));
