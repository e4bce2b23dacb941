import assert from "node:assert/strict";
import { test } from "node:test";
import { plainNumber } from "../../../src/cetakbiru/plans/engine/sheet.js";
import { lookOf } from "../../../src/cetakbiru/plans/engine/xlsx.js";
import { table, workbook } from "./read.js";

const STYLES = {
  "xl/styles.xml":
    '<s><numFmts><numFmt numFmtId="200" formatCode="d mmm"/></numFmts>' +
    '<cellXfs><xf/><xf numFmtId="200"/><xf numFmtId="10"/><xf numFmtId="14"/></cellXfs></s>',
};

/** @param {string} cells @param {Record<string, string>} [more] */
const cellsOf = (cells, more) => table(`<row>${cells}</row>`, "", more).rows[0]?.cells ?? [];

/** @param {ReturnType<typeof workbook>} file */
const codes = (file) => file.sheets.flatMap(({ notes }) => notes);

test("a cell is the text that its file means, and numbers are known as such", () => {
  const sheet = table(
    '<row r="3"><c r="B3" t="s"><v>1</v></c><c t="b"><v>1</v></c><c t="b"><v>0</v></c>' +
      '<c><v>1.5E3</v></c><c t="str"><v>a</v></c><c t="d"><v>2027-05-06T00:00:00</v></c>' +
      '<c r="K3" t="inlineStr"><is><r><t>a</t></r><rPh><t>x</t></rPh><r><t xml:space="preserve"> b</t></r></is></c></row>',
    "",
    {
      "xl/sharedstrings.xml": "<sst><si><t>x</t></si><si><t>007</t><rPh><t>y</t></rPh></si></sst>",
    },
  );
  assert.deepEqual(sheet.rows, [
    {
      number: 3,
      cells: ["", "007", "ya", "tidak", "1500", "a", "2027-05-06", "", "", "", "a b"],
      numeric: new Set([4]),
      merged: new Map(),
    },
  ]);
});

for (const [value, text] of /** @type {const} */ ([
  [0.1, "0.1"],
  [1e-7, "0.0000001"],
  [-1.5e-9, "-0.0000000015"],
  [1e21, "1000000000000000000000"],
  [1.25e22, "12500000000000000000000"],
  [-0, "0"],
  [2027, "2027"],
  [0.1 + 0.2, "0.3"],
])) {
  test(`${value} is written ${text}`, () => assert.equal(plainNumber(value), text));
}

test("a day and a percentage are read as they are shown", () => {
  const cells = cellsOf(
    '<c s="1"><v>46316.9</v></c><c s="2"><v>0.07</v></c><c s="2"><v>-1.2345</v></c>' +
      '<c s="3"><v>1</v></c><c s="1"><v>0.5</v></c><c s="1"><v>9e9</v></c><c s="99"><v>7</v></c>',
    STYLES,
  );
  assert.deepEqual(cells, ["2026-10-21", "7%", "-123,45%", "1899-12-31", "0.5", "9000000000", "7"]);
});

test("days count from 1904 where the workbook says so", () => {
  const book =
    '<w xmlns:r="x"><workbookPr date1904="1"/><sheets><sheet name="A" r:id="1"/></sheets></w>';
  const more = { ...STYLES, "xl/workbook.xml": book };
  assert.deepEqual(cellsOf('<c s="1"><v>46316</v></c>', more), ["2030-10-22"]);
});

for (const [format, look] of /** @type {const} */ ([
  ["General", undefined],
  ['#,##0.00 "ribu tahun"', undefined],
  ["[Red]0;[Yellow]0", undefined],
  ["0\\d", undefined],
  ["dd/mm/yyyy", "date"],
  ["[$-421]d mmmm", "date"],
  ["0.0%", "percent"],
  ['0"%"', undefined],
])) {
  test(`${format} shows ${look ?? "a number"}`, () => assert.equal(lookOf(format), look));
}

test("errors and formulas without a result are empty, and told once", () => {
  const file = workbook(
    '<sheetData><row r="2"><c r="A2"><v>1</v></c><c r="B2" t="e"><v>#REF!</v></c>' +
      '<c r="C2" t="str"><f>A1</f><v></v></c><c r="D2"><f>A1</f></c><c r="E2" t="s"><v>0</v></c>' +
      '<c r="F2" t="e"><v>#DIV/0!</v></c><c r="G2" t="e"><v>#N/A</v></c><c r="H2" t="e"><v>#NUM!</v></c>' +
      "</row></sheetData>",
    { "xl/sharedstrings.xml": "<sst><si><t>#NAME?</t></si></sst>" },
  );
  assert.deepEqual(file.sheets[0].rows[0].cells, ["1"]);
  assert.deepEqual(codes(file), [
    {
      code: "catatan-galat",
      values: { sel: "B2 #REF!, E2 #NAME?, F2 #DIV/0!, dan 2 lagi" },
    },
    { code: "catatan-rumus", values: { sel: "D2" } },
  ]);
});

test("a merged cell stands in all its rows that hold something", () => {
  const sheet = table(
    '<row r="1"><c r="A1"><v>5</v></c><c r="B1" t="str"><v>a</v></c></row>' +
      '<row r="2"><c r="C2"><v>1</v></c></row><row r="4"><c r="B4" t="str"><v>lama</v></c></row>',
    '<mergeCells><mergeCell ref="A1:A4"/><mergeCell ref="B1:B4"/><mergeCell ref="C2:XFD1048576"/>' +
      '<mergeCell ref="B9:A1"/><mergeCell ref="A7:A8"/></mergeCells>',
  );
  const told = sheet.rows.map(({ number, cells, numeric, merged }) => [
    number,
    cells,
    [...numeric],
    [...merged],
  ]);
  assert.deepEqual(told, [
    [1, ["5", "a"], [0], []],
    [
      2,
      ["5", "a", "1"],
      [2, 0],
      [
        [0, 1],
        [1, 1],
      ],
    ],
    [
      4,
      ["5", "a"],
      [0],
      [
        [0, 1],
        [1, 1],
      ],
    ],
  ]);
});

test("hidden rows and sheets are read, and told where they hold something", () => {
  const book = '<w xmlns:r="x"><sheets><sheet name="A" state="veryHidden" r:id="1"/></sheets></w>';
  const file = workbook(
    '<sheetData><row r="1" hidden="1"><c><v>1</v></c></row><row r="2" hidden="1"/></sheetData>',
    { "xl/workbook.xml": book },
  );
  assert.equal(file.sheets[0].hidden, true);
  assert.deepEqual(codes(file), [{ code: "catatan-tersembunyi", values: { baris: "1" } }]);
});

test("rows in any order, twice, or without numbers stand where they belong", () => {
  const sheet = table(
    '<row r="9"><c><v>9</v></c></row><row><c><v>10</v></c></row><row r="2"><c r="B2"><v>2</v></c></row>' +
      '<row r="9"><c r="B9"><v>99</v></c></row>',
  );
  const told = sheet.rows.map(({ number, cells }) => [number, ...cells]);
  assert.deepEqual(told, [
    [2, "", "2"],
    [9, "9", "99"],
    [10, "10"],
  ]);
});

test("of too many rows and columns the first are read, and the rest is told", () => {
  const rows = Array.from({ length: 150 }, (_, at) => `<row r="${at + 1}"><c><v>1</v></c></row>`);
  const file = workbook(
    `<sheetData><row r="900"><c r="XFD900"><v>1</v></c></row>${rows.join("")}</sheetData>`,
  );
  assert.equal(file.sheets[0].rows.length, 100);
  assert.deepEqual(
    codes(file).map(({ code }) => code),
    ["catatan-kolom", "catatan-baris"],
  );
});

test("what stands beside the table is no row of it", () => {
  const sheet = table(
    "<row><c><v>1</v></c></row>",
    "<controls><anchor><xdr:row>5</xdr:row><xdr:c><v>2</v></xdr:c></anchor></controls>",
  );
  assert.deepEqual(
    sheet.rows.map(({ cells }) => cells),
    [["1"]],
  );
});

for (const [why, sheet, more] of /** @type {[string, string, Record<string, string>?][]} */ ([
  ["is cut short", "<sheetData><row>"],
  ["closes what it did not open", "</row>"],
  ["declares a type", '<!DOCTYPE a [<!ENTITY b "c">]><a/>'],
  ["has an entity of its own", "<a>&b;</a>"],
  ["has a letter that is none", "<a>&#x110000;</a>"],
  ["has an attribute left open", '<a b="c></a>'],
  ["has a text that is not there", '<sheetData><row><c t="s"><v>5</v></c></row></sheetData>'],
  ["has a row that is none", '<sheetData><row r="x"/></sheetData>'],
  ["names no parts", "", { "xl/_rels/workbook.xml.rels": "" }],
])) {
  test(`a workbook that ${why} is damaged`, () => {
    assert.deepEqual(workbook(sheet, more).error, {
      code: "berkas-rusak",
      values: { berkas: "r" },
    });
  });
}

const LONG = "x".repeat(90_000);
for (const [why, sheet, more] of /** @type {[string, string, Record<string, string>?][]} */ ([
  [
    "one letter more than a cell may hold",
    `<sheetData><row><c t="str"><v>${LONG}${LONG}</v></c></row></sheetData>`,
  ],
  [
    "one text in many cells",
    `<sheetData><row>${'<c t="s"><v>0</v></c>'.repeat(15)}</row></sheetData>`,
    { "xl/sharedstrings.xml": `<sst><si><t>${LONG}</t></si></sst>` },
  ],
  [
    "one text merged over many cells",
    `<sheetData><row><c t="str"><v>${LONG}</v></c></row></sheetData><mergeCell ref="A1:A50"/>`,
  ],
])) {
  test(`${why} is too much`, () => {
    assert.equal(workbook(sheet, more).error?.code, "berkas-mengembang");
  });
}

test("a sheet that is listed a thousand times is read once", () => {
  const book = `<w xmlns:r="x">${'<sheet name="A" r:id="1"/>'.repeat(1000)}</w>`;
  const file = workbook("<sheetData><row><c><v>1</v></c></row></sheetData>", {
    "xl/workbook.xml": book,
  });
  assert.equal(file.sheets.length, 1);
});

test("many attributes cost no depth", () => {
  const many = Array.from({ length: 200_000 }, (_, at) => ` a${at}="1"`).join("");
  assert.equal(workbook(`<a${many}/>`).error?.code, "lembar-berkas-kosong");
});

test("Excel's way to write what XML can't hold is undone", () => {
  assert.deepEqual(cellsOf('<c t="str"><v>a_x000D_\nb_x0041_</v></c>'), ["a\r\nbA"]);
});
