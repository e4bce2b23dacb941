// Prints the stems of texts that are words, and their words: stems.cjs STEM.JS < texts.json
"use strict";
require(require("node:path").resolve(process.argv[2]));
const texts = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
const { stem, words, EMPTY } = globalThis.PpmStem;
process.stdout.write(
  JSON.stringify({ stems: texts.map(stem), words: texts.map(words), empty: [...EMPTY] }),
);
