/* Reads files as the page of the plan check does: paths as JSON in, a line of JSON for each out. */
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { readPlan } from "../../src/cetakbiru/plans/browser/read.js";
import { opened } from "../../src/cetakbiru/plans/engine/files.js";

const { paths, limits } = JSON.parse(readFileSync(0, "utf8"));
for (const path of paths) {
  const file = readPlan(basename(path), new Uint8Array(readFileSync(path)), limits);
  const given = JSON.stringify(file);
  const steps = opened(file, limits);
  let step = steps.next();
  while (!step.done) step = steps.next();
  const sheets = JSON.stringify(step.value, (_, value) =>
    value instanceof Set || value instanceof Map ? Array.from(value) : value,
  );
  process.stdout.write(`{"file":${given},"sheets":${sheets}}\n`);
}
