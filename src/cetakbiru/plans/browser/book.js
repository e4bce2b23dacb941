// @ts-nocheck: not typed yet
/* An Excel workbook out of rows of text, with fills and comments in the cells, as bytes of a zip.
   Texts are written as text, never as formulas. Knows nothing of plans. */

import { letters } from "../engine/sheet.js";
import { breathe } from "./pause.js";
import { checksum, SIGNS } from "./zip.js";

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const [PLAIN, BOLD, TEXT, FIRST_FILL] = [0, 1, 2, 3];
const LONGEST_CELL = 32767;
const LONGEST_COMMENT = 1500;
const WIDTH = 24;
const { END, ENTRY, LOCAL, DEFLATED } = SIGNS;
const UTF_8 = 0x0800;
// The first day that a zip can tell: the same verdict gives the same bytes.
const FIRST_DAY = 0x21;

function escaped(text) {
  return (
    text
      // eslint-disable-next-line no-control-regex -- what XML can't hold
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, " ")
      .replaceAll("&", "&amp;")
      .replaceAll("<", "&lt;")
      .replaceAll(">", "&gt;")
      .replaceAll('"', "&quot;")
  );
}

function cellXml(reference, text, style, isNumber) {
  if (isNumber) return `<c r="${reference}" s="${style}"><v>${Number(text)}</v></c>`;
  const content = escaped(text.slice(0, LONGEST_CELL));
  return (
    `<c r="${reference}" s="${style}" t="inlineStr">` +
    `<is><t xml:space="preserve">${content}</t></is></c>`
  );
}

/* A sheet before it is written: `rows` of {number, cells, numeric}, `fills` and `comments` by
   reference. */
export function planSheet(name, rows) {
  return { name, rows, widths: [], header: false, fills: new Map(), comments: new Map() };
}

export function listSheet(name, widths, titles, lines) {
  const rows = [titles, ...lines].map((cells, at) => ({
    number: at + 1,
    cells,
    numeric: new Set(),
  }));
  return { ...planSheet(name, rows), widths, header: true };
}

function styleOf(sheet, number, fill, isNumber) {
  if (fill !== undefined) return FIRST_FILL + fill;
  if (sheet.header && number === 1) return BOLD;
  return isNumber ? PLAIN : TEXT;
}

function sheetXml(sheet) {
  const rows = sheet.rows.map(({ number, cells, numeric }) => {
    const made = cells.map((text, column) => {
      const reference = `${letters(column)}${number}`;
      const fill = sheet.fills.get(reference);
      if (!text && fill === undefined) return "";
      const style = styleOf(sheet, number, fill, numeric.has(column));
      return cellXml(reference, text, style, numeric.has(column));
    });
    return `<row r="${number}">${made.join("")}</row>`;
  });
  const width = Math.max(1, ...sheet.rows.slice(0, 200).map((row) => row.cells.length));
  const columns = Array.from({ length: width }, (_, at) => {
    const wide = sheet.widths[at] || WIDTH;
    return `<col min="${at + 1}" max="${at + 1}" width="${wide}" customWidth="1"/>`;
  });
  const frozen = sheet.header
    ? '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" ' +
      'activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
    : "";
  const drawing = sheet.comments.size ? '<legacyDrawing r:id="rId1"/>' : "";
  return (
    `${HEAD}<worksheet xmlns="${MAIN}" xmlns:r="${OFFICE}">${frozen}<cols>${columns.join("")}</cols>` +
    `<sheetData>${rows.join("")}</sheetData>${drawing}</worksheet>`
  );
}

function commentsXml(comments) {
  const all = Array.from(comments, ([reference, lines]) => {
    const text = escaped(lines.join("\n").slice(0, LONGEST_COMMENT));
    return (
      `<comment ref="${reference}" authorId="0"><text>` +
      `<t xml:space="preserve">${text}</t></text></comment>`
    );
  });
  return (
    `${HEAD}<comments xmlns="${MAIN}"><authors><author>periksa rencana</author></authors>` +
    `<commentList>${all.join("")}</commentList></comments>`
  );
}

/* Excel shows a comment only with the box that it is to stand in. */
function boxesXml(comments) {
  const boxes = Array.from(comments.keys(), (reference, at) => {
    const [, column, row] = /^([A-Z]+)(\d+)$/.exec(reference);
    const index = Array.from(column).reduce((sum, one) => sum * 26 + one.charCodeAt(0) - 64, 0) - 1;
    return (
      `<v:shape id="_x0000_s${1025 + at}" type="#_x0000_t202" style="position:absolute;` +
      'width:270pt;height:120pt;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">' +
      '<v:textbox/><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>' +
      `<x:AutoFill>False</x:AutoFill><x:Row>${row - 1}</x:Row><x:Column>${index}</x:Column>` +
      "</x:ClientData></v:shape>"
    );
  });
  return (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"' +
    ' xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shapetype id="_x0000_t202" o:spt="202"' +
    ' coordsize="21600,21600" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>' +
    `<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>${boxes.join("")}</xml>`
  );
}

function stylesXml(colours) {
  const fill = (inner) => `<fill><patternFill ${inner}</patternFill></fill>`;
  const solid = colours.map((colour) => fill(`patternType="solid"><fgColor rgb="FF${colour}"/>`));
  const fills = [fill('patternType="none">'), fill('patternType="gray125">'), ...solid];
  const look = (font, at, format = 49) =>
    `<xf numFmtId="${format}" fontId="${font}" fillId="${at}" borderId="0" xfId="0" ` +
    'applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1">' +
    '<alignment vertical="top" wrapText="1"/></xf>';
  const looks = [look(0, 0, 0), look(1, 0), look(0, 0), ...solid.map((_, at) => look(0, at + 2))];
  const font = (bold) => `<font>${bold}<sz val="11"/><name val="Calibri"/></font>`;
  return (
    `${HEAD}<styleSheet xmlns="${MAIN}"><fonts count="2">${font("")}${font("<b/>")}</fonts>` +
    `<fills count="${fills.length}">${fills.join("")}</fills><borders count="1"><border/></borders>` +
    '<cellStyleXfs count="1"><xf/></cellStyleXfs>' +
    `<cellXfs count="${looks.length}">${looks.join("")}</cellXfs><cellStyles count="1">` +
    '<cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
  );
}

function relations(all) {
  const made = all.map(
    ([type, target], at) =>
      `<Relationship Id="rId${at + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  );
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${made.join("")}</Relationships>`;
}

function members(sheets, colours) {
  const found = [];
  const types = [
    ["xl/workbook.xml", `${KIND}.sheet.main+xml`],
    ["xl/styles.xml", `${KIND}.styles+xml`],
  ];
  sheets.forEach((sheet, at) => {
    const number = at + 1;
    found.push([`xl/worksheets/sheet${number}.xml`, sheetXml(sheet)]);
    types.push([`xl/worksheets/sheet${number}.xml`, `${KIND}.worksheet+xml`]);
    if (!sheet.comments.size) return;
    found.push(
      [`xl/comments${number}.xml`, commentsXml(sheet.comments)],
      [`xl/drawings/vmlDrawing${number}.vml`, boxesXml(sheet.comments)],
      [
        `xl/worksheets/_rels/sheet${number}.xml.rels`,
        relations([
          ["vmlDrawing", `../drawings/vmlDrawing${number}.vml`],
          ["comments", `../comments${number}.xml`],
        ]),
      ],
    );
    types.push([`xl/comments${number}.xml`, `${KIND}.comments+xml`]);
  });
  const listed = sheets.map(
    (sheet, at) => `<sheet name="${escaped(sheet.name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
  );
  const targets = sheets.map((_, at) => ["worksheet", `worksheets/sheet${at + 1}.xml`]);
  const overrides = types.map(
    ([part, type]) => `<Override PartName="/${part}" ContentType="${type}"/>`,
  );
  return [
    [
      "[Content_Types].xml",
      `${HEAD}<Types xmlns="${PACKAGE}/content-types">` +
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
        '<Default Extension="xml" ContentType="application/xml"/>' +
        '<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>' +
        `${overrides.join("")}</Types>`,
    ],
    ["_rels/.rels", relations([["officeDocument", "xl/workbook.xml"]])],
    [
      "xl/workbook.xml",
      `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${listed.join("")}</sheets></workbook>`,
    ],
    ["xl/_rels/workbook.xml.rels", relations([...targets, ["styles", "styles.xml"]])],
    ["xl/styles.xml", stylesXml(colours)],
    ...found,
  ];
}

async function deflated(bytes) {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/* The fields of a zip header: [size in bytes, value] each. */
function header(fields) {
  const bytes = new Uint8Array(fields.reduce((sum, [size]) => sum + size, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const [size, value] of fields) {
    if (size === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += size;
  }
  return bytes;
}

/* Promises the bytes of a zip of [name, text]. */
async function zipped(files) {
  const [parts, entries] = [[], []];
  let start = 0;
  for (const [name, text] of files) {
    await breathe();
    const [title, content] = [name, text].map((one) => new TextEncoder().encode(one));
    const packed = await deflated(content);
    const told = [
      [2, UTF_8],
      [2, DEFLATED],
      [2, 0],
      [2, FIRST_DAY],
      [4, checksum(content)],
      [4, packed.length],
      [4, content.length],
      [2, title.length],
      [2, 0],
    ];
    const local = header([[4, LOCAL], [2, 20], ...told]);
    entries.push(
      header([[4, ENTRY], [2, 20], [2, 20], ...told, [2, 0], [2, 0], [2, 0], [4, 0], [4, start]]),
      title,
    );
    parts.push(local, title, packed);
    start += local.length + title.length + packed.length;
  }
  const size = entries.reduce((sum, one) => sum + one.length, 0);
  const count = files.length;
  const end = header([
    [4, END],
    [2, 0],
    [2, 0],
    [2, count],
    [2, count],
    [4, size],
    [4, start],
    [2, 0],
  ]);
  return new Uint8Array(await new Blob([...parts, ...entries, end]).arrayBuffer());
}

/* Promises the bytes of a workbook; the cells of `fills` bear the numbers of `colours`. */
export function written(sheets, colours) {
  return zipped(members(sheets, colours));
}
