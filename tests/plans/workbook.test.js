import assert from "node:assert/strict";
import { test } from "node:test";
import { scan } from "../../src/cetakbiru/plans/engine/xml.js";
import { appended, escaped, Odd, run } from "../../src/cetakbiru/plans/workbook/markup.js";
import { Package } from "../../src/cetakbiru/plans/workbook/package.js";
import { workbook } from "../../src/cetakbiru/plans/workbook/workbook.js";
import { activity, doubted, FACTS, lacking, result } from "./invented.js";

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";

const STYLES =
  `<styleSheet xmlns="${MAIN}"><fonts count="1"><font/></fonts><fills count="2"><fill/><fill/></fills>` +
  '<cellXfs count="2"><xf fillId="0"/><xf fillId="1" applyFill="1" borderId="7"><alignment wrapText="1"/></xf></cellXfs></styleSheet>';

/** @param {string} rows @param {string} [after] */
const sheet = (rows, after = "") =>
  `<worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData>${after}</worksheet>`;

/**
 * A workbook of one sheet, RKAB, with other parts or other texts of them.
 *
 * @param {Record<string, string>} parts
 */
function book(parts) {
  /** @type {Record<string, string>} */
  const texts = {
    "[Content_Types].xml": `<Types xmlns="${PACKAGE}/content-types"/>`,
    "xl/workbook.xml": `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="RKAB" sheetId="4" r:id="rId1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels":
      `<Relationships xmlns="${PACKAGE}/relationships">` +
      `<Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/Sheet1.xml"/>` +
      `<Relationship Id="rId2" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    "xl/styles.xml": STYLES,
    "xl/worksheets/Sheet1.xml": sheet(""),
    ...parts,
  };
  return { names: Object.keys(texts), texts };
}

/** @param {Record<number, Map<number, number>>} [merged] */
const plan = (merged = {}) => ({
  name: "a.xlsx",
  notes: [],
  error: null,
  sheets: [
    {
      name: "RKAB",
      notes: [],
      rows: [2, 3].map((number) => ({
        number,
        cells: ["Kegiatan", `=${number}`],
        numeric: new Set(/** @type {number[]} */ ([])),
        merged: merged[number] ?? new Map(),
      })),
    },
  ],
});

/**
 * What the workbook is made of: the text of each part, null for what stays.
 *
 * @param {ReturnType<typeof book> | null} original
 * @param {Parameters<typeof result>[0]} activities
 * @param {ReturnType<typeof plan>} [read]
 */
function made(original, activities, read = plan()) {
  const told = result(activities);
  told.berkas[0].lembar = [
    {
      nama: "RKAB",
      dibaca: true,
      baris_judul: 1,
      kolom: { kegiatan: "A" },
      kegiatan: activities.length,
      catatan: [],
    },
  ];
  const members = Array.from(run(workbook(told, FACTS, read, original)));
  return new Map(members.map(([name, text]) => [name, text && Array.from(text).join("")]));
}

/** @param {Map<string, string | null>} parts @param {string} name */
const text = (parts, name) => {
  const found = parts.get(name);
  assert.equal(typeof found, "string", name);
  return /** @type {string} */ (found);
};
const SHEET = "xl/worksheets/Sheet1.xml";
const DOUBTED = activity(2, doubted(["x", "mustahil", "F2"]));
const kept = (/** @type {Map<string, string | null>} */ parts) =>
  !parts.has("xl/worksheets/sheet1.xml");

test("a cell keeps its look but for the fill, and one that there is none of is made in its place", () => {
  const rows = '<row r="2"><c r="A2" s="1" t="s"><v>0</v></c><c r="G2"><f>1+1</f></c></row>';
  const parts = made(book({ [SHEET]: sheet(rows) }), [DOUBTED]);
  const changed = text(parts, SHEET);
  assert.match(changed, /<c s="2" r="A2" t="s"><v>0<\/v><\/c><c r="F2" s="3"\/><c r="G2"><f>/);
  const styles = text(parts, "xl/styles.xml");
  assert.match(styles, /<fills count="5">/);
  assert.match(
    styles,
    /<xf borderId="7" fillId="3" applyFill="1"><alignment wrapText="1"\/><\/xf>/,
  );
});

test("cells without a place, looks that there are none of, and rows without cells do no harm", () => {
  const rows = '<row r="2"><c s="-1"/><c s="x"/></row><row r="3"/>';
  const parts = made(book({ [SHEET]: sheet(rows) }), [DOUBTED, activity(3)]);
  assert.match(
    text(parts, SHEET),
    /<row r="2"><c s="2"\/><c s="x"\/><c r="F2" s="3"\/><\/row><row r="3"\/>/,
  );
});

test("a row or a column gives the look of a cell that is made", () => {
  const columns = `<worksheet xmlns="${MAIN}"><cols><col min="6" max="6" style="1"/></cols>`;
  const rows = '<row r="2"><c r="A2"/></row><row r="3" s="1" customFormat="1"><c r="A3"/></row>';
  const xml = sheet(rows).replace(/^<worksheet[^>]*>/, columns);
  const parts = made(book({ [SHEET]: xml }), [
    DOUBTED,
    activity(3, doubted(["x", "mustahil", "G3"])),
  ]);
  const [f, g] = ["F2", "G3"].map(
    (cell) => new RegExp(`r="${cell}" s="(\\d+)"`).exec(text(parts, SHEET))?.[1],
  );
  assert.equal(f, g);
});

test("prefixes of a document are those of what is added", () => {
  const xml = `<x:worksheet xmlns:x="${MAIN}"><x:sheetData><x:row r="2"><x:c r="A2"/></x:row></x:sheetData></x:worksheet>`;
  const changed = text(made(book({ [SHEET]: xml }), [DOUBTED]), SHEET);
  assert.match(changed, /<x:c s="\d+" r="A2"\/><x:c r="F2" s="\d+"\/><\/x:row>/);
  assert.match(
    changed,
    /<\/x:sheetData><x:legacyDrawing xmlns:r="[^"]+" r:id="rId\d"\/><\/x:worksheet>/,
  );
});

test("the link to the boxes stands where the schema wants it", () => {
  const after = '<pageMargins/><drawing r:id="a"/><tableParts count="0"/><extLst><ext/></extLst>';
  const changed = text(made(book({ [SHEET]: sheet("", after) }), [DOUBTED]), SHEET);
  assert.match(changed, /<drawing r:id="a"\/><legacyDrawing [^>]+><tableParts/);
});

test("comments that stand there are kept, with ours below, and their boxes, too", () => {
  const comments =
    `<comments xmlns="${MAIN}"><authors><author>Budi</author></authors><commentList>` +
    '<comment ref="A2" authorId="0"><text><t>Lama &amp; baik</t><rPh sb="0" eb="1"><t>x</t></rPh></text></comment>' +
    '<comment ref="Z9" authorId="0"><text><t>Jauh</t></text></comment></commentList></comments>';
  const boxes = '<xml><v:shape id="_x0000_s2050"><br></v:shape></xml>';
  const parts = made(
    book({
      [SHEET]: sheet("", '<legacyDrawing r:id="b"/>'),
      "xl/worksheets/_rels/Sheet1.xml.rels":
        `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="c" Type="${OFFICE}/comments" Target="../comments7.xml"/>` +
        `<Relationship Id="b" Type="${OFFICE}/vmlDrawing" Target="../drawings/v.vml"/></Relationships>`,
      "xl/comments7.xml": comments,
      "xl/drawings/v.vml": boxes,
    }),
    [DOUBTED],
  );
  const changed = text(parts, "xl/comments7.xml");
  assert.match(
    changed,
    /<t>Lama &amp; baik<\/t><r><t xml:space="preserve">\n\nPeriksa rencana:\n[^<]+<\/t><\/r><rPh/,
  );
  assert.match(
    changed,
    /<comment ref="Z9" authorId="0"><text><t>Jauh<\/t><\/text><\/comment><comment ref="F2" authorId="1">/,
  );
  const drawn = text(parts, "xl/drawings/v.vml");
  assert.ok(drawn.startsWith('<xml><v:shape id="_x0000_s2050"><br></v:shape>'));
  assert.equal(drawn.match(/<x:Row>/g)?.length, 1, "a box for the cell that had no comment");
  assert.match(drawn, /id="_x0000_s2051"/);
});

test("a merged cell has its comment where it begins", () => {
  const parts = made(
    book({}),
    [activity(3, doubted(["x", "diragukan", "F3"]))],
    plan({ 3: new Map([[5, 2]]) }),
  );
  assert.match(text(parts, "xl/comments-periksa1.xml"), /ref="F2"/);
});

test("what is missing is said in the cell to fill", () => {
  const parts = made(book({}), [activity(2, lacking(["target (angka)", "E2"]))]);
  assert.match(text(parts, "xl/comments-periksa1.xml"), /ref="E2"[^/]*>Kurang: target\.</);
});

test("lists come after the sheets, with numbers of their own", () => {
  const parts = made(book({}), [DOUBTED]);
  const names = Array.from(
    text(parts, "xl/workbook.xml").matchAll(/ name="([^"]+)" sheetId="(\d+)"/g),
  );
  assert.deepEqual(
    names.map(([, name, id]) => `${name} ${id}`),
    [
      "RKAB 4",
      "Ringkasan 5",
      "Perbaikan 6",
      "Hasil kegiatan 7",
      "Tidak terbaca 8",
      "Kewajiban dan kesiapan 9",
    ],
  );
  for (const at of [1, 2, 3, 4, 5]) {
    const part = `/xl/worksheets/hasil-periksa${at}.xml`;
    assert.ok(text(parts, part.slice(1)).endsWith("</worksheet>"));
    assert.ok(text(parts, "[Content_Types].xml").includes(`PartName="${part}"`));
    assert.ok(text(parts, "xl/_rels/workbook.xml.rels").includes(`Target="${part}"`));
  }
});

test("what stays as it is has no text", () => {
  const parts = made(book({ "xl/media/image1.png": "" }), [DOUBTED]);
  assert.equal(parts.get("xl/media/image1.png"), null);
});

for (const [why, parts] of /** @type {[string, Record<string, string>][]} */ ([
  ["a signature", { "_xmlsignatures/origin.sigs": "" }],
  ["macros of old", { "xl/macrosheets/sheet1.xml": "" }],
  ["a name that leads out", { "../../evil.xml": "" }],
  ["a sheet of another kind", { [SHEET]: "<chartsheet/>" }],
  ["a broken sheet", { [SHEET]: "<worksheet><sheetData>" }],
  ["an entity", { [SHEET]: `<!DOCTYPE x>${sheet("")}` }],
  ["no looks", { "xl/styles.xml": `<styleSheet xmlns="${MAIN}"/>` }],
  ["no types", { "[Content_Types].xml": "<Typen/>" }],
])) {
  test(`${why} makes the rows as read a new workbook, which says so`, () => {
    const found = made(book(parts), [DOUBTED]);
    assert.ok(!kept(found));
    assert.match(text(found, "xl/worksheets/sheet1.xml"), /<is><t>=2<\/t><\/is>/);
    assert.match(text(found, "xl/worksheets/hasil-periksa1.xml"), /sebagaimana terbaca/);
  });
}

test("texts are written so that they come back", () => {
  assert.equal(
    escaped('<a b="c">&\u0000_x0041_\r\n'),
    "&lt;a b=&quot;c&quot;&gt;&amp; _x005F_x0041_\n",
  );
});

test("children are counted, also in a parent that had none", () => {
  const more = (/** @type {string} */ prefix) => [`<${prefix}b/>`];
  assert.equal(appended('<r><a count="0"/></r>', "a", more), '<r><a count="1"><b/></a></r>');
  assert.equal(
    appended('<p:a count="1"><p:a/></p:a>', "a", more),
    '<p:a count="2"><p:a/><p:b/></p:a>',
  );
  assert.throws(() => appended("<r/>", "a", more), Odd);
});

test("a part that is added has a name of its own, whatever the case", () => {
  const held = new Package(book({ "xl/Extra1.XML": "" }));
  assert.equal(held.add("xl/extra", "xml", "x/y", "<a/>"), "xl/extra2.xml");
});

test("whatever is broken in a package, what is made of it is whole", () => {
  const rows = '<row r="2" s="1"><c r="A2" s="1" t="s"><v>0</v></c><c r="G2"/></row><row r="3"/>';
  const { names, texts } = book({ [SHEET]: sheet(rows, "<drawing/><extLst/>") });
  const marks = [
    "<",
    ">",
    "/",
    '"',
    "&",
    "</c>",
    '<row r="2"/>',
    's="-1"',
    "<sheetData/>",
    "<xf/>",
  ];
  let seed = 20261129;
  const upTo = (/** @type {number} */ most) => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return Math.floor(seed / 65536) % most;
  };
  let changed = 0;
  for (let turn = 0; turn < 600; turn += 1) {
    const name = names[upTo(names.length)];
    const whole = texts[name];
    const at = upTo(whole.length);
    const broken = whole.slice(0, at) + marks[upTo(marks.length)] + whole.slice(at + upTo(9));
    const parts = made({ names, texts: { ...texts, [name]: broken } }, [DOUBTED, activity(3)]);
    if (kept(parts)) changed += 1;
    for (const [part, xml] of parts) if (xml && part.endsWith(".xml")) run(scan(xml, {}));
  }
  assert.ok(changed > 30, `${changed} were changed`);
});
