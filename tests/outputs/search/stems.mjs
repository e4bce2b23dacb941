// Prints the stems of texts that are words, and their words: stems.mjs < texts.json
import { readFileSync } from "node:fs";
import { stem, words } from "../../../src/cetakbiru/language/stem.js";

const texts = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify({ stems: texts.map(stem), words: texts.map(words) }));
