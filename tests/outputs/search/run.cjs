// Answers queries with the search of a finished site: run.cjs SITE [HITS] < queries.json > answers.json
// With each answer stand the files that it fetched beside the engine.
"use strict";
const fs = require("node:fs");
const path = require("node:path");
const vm = require("node:vm");

const folder = path.join(path.resolve(process.argv[2]), "assets/search");
const run = (name) => {
  const file = path.join(folder, `${name}.js`);
  vm.runInThisContext(fs.readFileSync(file, "utf8"), file);
};
let part;
globalThis.PpmSearchPart = (_, content) => (part = content);
run("search");

const asked = JSON.parse(fs.readFileSync(0, "utf8"));
(async () => {
  const answers = [];
  for (const { query, filters } of asked) {
    const fetched = [];
    const search = new globalThis.PpmSearch.Search(globalThis.PpmSearchIndex, async (name) => {
      fetched.push(`${name}.js`);
      run(name);
      return part;
    });
    const from = performance.now();
    const answer = await search.search(query, filters, Number(process.argv[3] || 20));
    answers.push({ ...answer, fetched, milliseconds: performance.now() - from });
  }
  process.stdout.write(JSON.stringify({ answers }));
})();
