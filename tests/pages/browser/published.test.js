import assert from "node:assert/strict";
import { test } from "node:test";
import {
  compareVersions,
  describe,
  longDate,
  placeIn,
  readEditions,
} from "../../../src/cetakbiru/pages/browser/editions/published.js";

const MAP = {
  pages: ["", "kabupaten/utara/", "rilis/perubahan/"],
  moved: { "lama/": "kabupaten/utara/" },
  programs: {
    "PRG-1": { page: "kabupaten/utara/", status: "aktif", successors: [] },
    "PRG-2": { page: "kabupaten/utara/", status: "dicabut", successors: ["PRG-1", "PRG-9"] },
    "PRG-3": { page: "kabupaten/utara/", status: "dicabut", successors: [] },
  },
};

test("what is no edition is left out, the newest comes first", () => {
  const told = [{ version: "2026.2" }, null, 7, { version: "<b>" }, { version: "2026.10" }];
  assert.deepEqual(
    readEditions(told).map((one) => one.version),
    ["2026.10", "2026.2"],
  );
  assert.deepEqual(readEditions({}), []);
});

test("what an entry lacks or has of another kind is empty", () => {
  const [edition] = readEditions([
    { version: "2026.1", aliases: "terbaru", properties: { diralat_oleh: "../..", dicabut: 1 } },
  ]);
  assert.deepEqual(edition, {
    version: "2026.1",
    aliases: [],
    status: "",
    label: "",
    date: "",
    correctedBy: "",
    withdrawal: null,
  });
});

test("a withdrawal is told with what is known of it", () => {
  const properties = { status: "dicabut", dicabut: { tanggal: "2026-03-01" } };
  const [edition] = readEditions([{ version: "2026.1", properties }]);
  assert.deepEqual(edition.withdrawal, {
    date: "2026-03-01",
    document: "",
    basis: "",
    successor: "",
  });
});

test("versions are compared part by part", () => {
  assert.ok(compareVersions("2026.2", "2026.10") < 0);
  assert.ok(compareVersions("2026.1.1", "2026.1") > 0);
  assert.equal(compareVersions("2026.1", "2026.1"), 0);
});

for (const [page, anchor, address, remark] of [
  ["kabupaten/utara/", "", "kabupaten/utara/", ""],
  ["kabupaten/utara/", "a b", "kabupaten/utara/#a%20b", ""],
  ["kabupaten/utara/", "PRG-1", "kabupaten/utara/#PRG-1", ""],
  ["lain/", "PRG-1", "kabupaten/utara/#PRG-1", "Program ini pindah halaman."],
  ["lain/", "PRG-3", "kabupaten/utara/#PRG-3", "Program PRG-3 dicabut."],
  ["lama/", "", "kabupaten/utara/", "Halaman ini pindah alamat."],
  ["tiada/", "", "rilis/perubahan/", "Halaman ini tidak ada pada edisi itu."],
  ["tiada/", "constructor", "rilis/perubahan/", "Halaman ini tidak ada pada edisi itu."],
]) {
  test(`${page}#${anchor} stands at ${address}`, () => {
    const found = placeIn(MAP, page, anchor);
    assert.equal(found.address, address);
    assert.equal(found.remark, remark);
  });
}

test("of the successors of a programme those are named that the edition has", () => {
  const found = placeIn(MAP, "kabupaten/utara/", "PRG-2");
  assert.equal(found.remark, "Program PRG-2 dicabut dan digantikan oleh");
  assert.deepEqual(found.successors, [{ id: "PRG-1", page: "kabupaten/utara/" }]);
});

test("an edition is described by what is known of it", () => {
  const [edition] = readEditions([
    { version: "2026.1", properties: { label: "Rancangan", tanggal: "2026-01-31" } },
  ]);
  assert.equal(describe(edition), "2026.1 (rancangan, 31 Januari 2026)");
  assert.equal(describe({ ...edition, label: "", date: "" }), "2026.1");
  assert.equal(longDate("kemarin"), "kemarin");
});
