import assert from "node:assert/strict";
import { test } from "node:test";
import {
  byKind,
  fateOf,
  fates,
  fieldsOf,
  ofRegion,
  titleOf,
} from "../../src/cetakbiru/pages/browser/editions/comparison.js";

const ROW = { label: "", regions: [], fields: [], successors: [], predecessors: [] };
/** @param {string} field */
const changed = (field) => ({ field, title: field, old_shown: "lama", new_shown: "baru" });

const WITHDRAWN = {
  ...ROW,
  kind: "merged",
  key: ["PRG-1"],
  label: "Sumur",
  regions: ["99.01"],
  fields: [changed("status"), changed("diganti_oleh"), changed("nama")],
  successors: [{ id: "PRG-2", name: "Air bersih" }],
};
const NEW = { ...ROW, kind: "added", key: ["PRG-2"], label: "PRG-2", regions: ["99.02"] };
const COMPARISON = {
  old: { version: "2026.1" },
  new: { version: "2026.2" },
  tables: [
    { name: "program", title: "Program", changes: [NEW, WITHDRAWN] },
    { name: "arah", title: "Arah prioritas", changes: [{ ...NEW, kind: "removed" }] },
  ],
  chapters: [{ kind: "changed", page: "a/", title: "A", region: "99.01", sentences: [] }],
};

test("a kabupaten sees what concerns it, and no table without that", () => {
  const { tables, chapters } = ofRegion(COMPARISON, "99.01");
  assert.deepEqual(
    tables.map(({ name, changes }) => [name, changes]),
    [["program", [WITHDRAWN]]],
  );
  assert.equal(chapters.length, 1);
  assert.deepEqual(ofRegion(COMPARISON, "99.03").tables, []);
  assert.deepEqual(ofRegion(COMPARISON, "99.02").chapters, []);
});

test("kinds stand in their order, in the word for rows of their table", () => {
  const [programs, directions] = COMPARISON.tables;
  assert.deepEqual(
    byKind(programs).map(([title]) => title),
    ["Ditambahkan", "Digabung"],
  );
  assert.deepEqual(
    byKind(directions).map(([title]) => title),
    ["Gugur"],
  );
  assert.equal(fates(COMPARISON, "program"), "1 ditambahkan, 1 digabung");
  assert.equal(fates(COMPARISON, "lain"), "tidak berubah");
});

test("a row tells its fate once", () => {
  assert.equal(titleOf(WITHDRAWN), "PRG-1: Sumur");
  assert.equal(titleOf(NEW), "PRG-2");
  assert.deepEqual(fateOf(WITHDRAWN), ["digabung ke PRG-2 (Air bersih)"]);
  assert.deepEqual(
    fieldsOf(WITHDRAWN).map(({ field }) => field),
    ["nama"],
  );
  assert.deepEqual(fateOf({ ...WITHDRAWN, kind: "withdrawn", successors: [] }), [
    "tanpa pengganti",
  ]);
  assert.deepEqual(fateOf({ ...NEW, predecessors: [{ id: "PRG-1", name: "" }] }), [
    "menggantikan PRG-1",
  ]);
});
