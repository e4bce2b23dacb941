// Prints the stems of words given as JSON: stems.cjs STEM.JS < words.json
"use strict";
require(require("node:path").resolve(process.argv[2]));
const words = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(words.map(globalThis.PpmStem.stem)));
