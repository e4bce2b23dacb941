import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { BUNDLES, bundled } from "../../scripts/bundle.js";

for (const [entry, script] of BUNDLES) {
  test(`${script} is made from what ${entry} holds today`, async () => {
    const committed = await readFile(new URL(`../../${script}`, import.meta.url), "utf8");
    assert.ok(committed === (await bundled(entry)), "run `make bundle` and commit what it writes");
  });
}
