/* Runs the browser's plan check in Node: facts file and plan files in, results as JSON lines out. */
"use strict";
const fs = require("node:fs");
const path = require("node:path");

const ORDER = [
  "pause", "text", "values", "places", "sectors", "columns", "table", "match", "judge", "plan",
  "align", "csv", "zip", "xlsx", "read",
];

async function main([scripts, factsFile, ...groups]) {
  for (const name of ORDER) require(path.join(scripts, `${name}.js`));
  const ppm = globalThis.ppmSelaras;
  const facts = JSON.parse(fs.readFileSync(factsFile, "utf8"));
  for (const group of groups) {
    const files = [];
    for (const file of group.split("::")) {
      const bytes = new Uint8Array(fs.readFileSync(file));
      files.push(await ppm.readPlan(path.basename(file), bytes, facts.aturan.batas));
    }
    process.stdout.write(`${JSON.stringify(await ppm.align(facts, files))}\n`);
  }
}

main(process.argv.slice(2));
