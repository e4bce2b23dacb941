import assert from "node:assert/strict";
import { test } from "node:test";
import { LIMITS, read } from "./read.js";

/** @param {string} text */
function rows(text) {
  const file = read({ text });
  if (file.error) throw new Error(file.error.code);
  return file.sheets[0].rows.map(({ number, cells }) => [number, ...cells]);
}

for (const [mark, name] of [
  [";", "semicolons"],
  [",", "commas"],
  ["\t", "tabs"],
  ["|", "bars"],
]) {
  test(`${name} part cells`, () => {
    assert.deepEqual(rows(`a${mark}b\nc${mark}${mark}d\n`), [
      [1, "a", "b"],
      [2, "c", "", "d"],
    ]);
  });
}

test("a quoted cell may hold marks, quotes and line ends", () => {
  assert.deepEqual(rows('a;b\r\n"c;""d""\r\ne";f\rg;h\n\n;;\ni'), [
    [1, "a", "b"],
    [2, 'c;"d"\r\ne', "f"],
    [4, "g", "h"],
    [7, "i"],
  ]);
});

test("the line sep= names the mark, and is counted", () => {
  assert.deepEqual(rows("sep=,\r\na;b,c\r\n"), [[2, "a;b", "c"]]);
});

test("a quote that is never closed, or far away only, is a letter", () => {
  assert.deepEqual(rows('a;b\n"c;d\ne;f\n').slice(1), [
    [2, '"c', "d"],
    [3, "e", "f"],
  ]);
  const far = `a;b\n"c;d\n${"e;f\n".repeat(40_000)}"g";h\n`;
  const file = read({ text: far });
  assert.deepEqual(file.sheets[0].rows[1].cells, ['"c', "d"]);
  assert.deepEqual(
    file.sheets[0].notes.map(({ code }) => code),
    ["catatan-baris", "catatan-kutip"],
  );
});

test("blank rows count for nothing, others up to the limit", () => {
  const text = `a;b\n${"\n;;\n".repeat(1000)}${"c;d\n".repeat(LIMITS.baris)}`;
  const { rows, notes } = read({ text }).sheets[0];
  assert.equal(rows.length, LIMITS.baris);
  assert.deepEqual(
    notes.map(({ code }) => code),
    ["catatan-baris"],
  );
});

for (const [text, code] of [
  ["", "berkas-kosong"],
  [" ;\n;; \n", "berkas-kosong"],
  ["\n <TABLE><tr>", "berkas-html"],
  ['<?xml version="1.0"?><html>', "berkas-html"],
  ['<?xml version="1.0"?><a/>', "berkas-xml"],
  ['<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">', "berkas-xml-2003"],
  ["MIME-Version: 1.0\n", "berkas-html"],
]) {
  test(`${JSON.stringify(text)} is ${code}`, () => assert.equal(read({ text }).error?.code, code));
}

test("a lock file is told as such, whatever it holds", () => {
  assert.equal(read({ name: "~$a.xlsx", text: "a;b" }).error?.code, "berkas-kunci");
});
