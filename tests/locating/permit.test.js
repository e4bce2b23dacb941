/* Permits, in whatever form they come, against the outlines. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { strToU8, zipSync } from "fflate";
import { Locating } from "../../src/cetakbiru/locating/engine/locating.js";
import { Permits } from "../../src/cetakbiru/locating/engine/permits.js";
import { FACTS, invented } from "./invented.js";

/** @import { PermitAnswer } from "../../src/cetakbiru/locating/engine/types.js" */

/** @typedef {[number, number][]} Ring */

const locating = new Locating(FACTS);
/* A square of 0.4° around the corner where four kecamatan meet. */
/** @type {Ring} */
const SQUARE = [
  [110.8, -0.8],
  [111.2, -0.8],
  [111.2, -1.2],
  [110.8, -1.2],
];
/** @type {Ring} */
const CLOSED = [...SQUARE, SQUARE[0]];
/* The same in metres of zone 49, whose edges bend a little against those in degrees. */
/** @type {Ring} */
const METRES = [
  [477747.7, 9911572.3],
  [522252.3, 9911572.3],
  [522249.6, 9867358.4],
  [477750.4, 9867358.4],
];
/* And in metres of zone 49.1 of TM-3. */
/** @type {Ring} */
const THIRDS = [
  [344699.4, 1411526.4],
  [389233.8, 1411510.2],
  [389210.9, 1367265.1],
  [344681.8, 1367289.6],
];
/* The integral of the ellipsoid over the square, reckoned apart from the engine. */
const AREA = 1969.156;
const DMS = [
  [110, 48, 0, 0, 48, 0],
  [111, 12, 0, 0, 48, 0],
  [111, 12, 0, 1, 12, 0],
  [110, 48, 0, 1, 12, 0],
];

/** @param {(corner: [number, number], at: number) => string} write */
function lines(write) {
  return SQUARE.map(write).join("\n");
}

/** @param {(row: number[], at: number) => string} write */
function rows(write) {
  return DMS.map(write).join("\n");
}

/** @param {string} text */
function comma(text) {
  return text.replaceAll(".", ",");
}

/**
 * A workbook of Excel with sheets of numbers and texts, by their names; one called "tersembunyi" is
 * hidden.
 *
 * @param {Record<string, (string | number)[][]>} sheets
 */
function workbook(sheets) {
  const all = Object.entries(sheets);
  const listed = all.map(
    ([name], at) =>
      `<sheet name="${name}" r:id="r${at}"${name === "tersembunyi" ? ' state="hidden"' : ""}/>`,
  );
  const linked = all.map(
    (_, at) => `<Relationship Id="r${at}" Type="x/worksheet" Target="worksheets/s${at}.xml"/>`,
  );
  /** @param {string | number} cell */
  const written = (cell) =>
    typeof cell === "number"
      ? `<c><v>${cell}</v></c>`
      : `<c t="inlineStr"><is><t>${cell}</t></is></c>`;
  const parts = all.map(([, rows], at) => [
    `xl/worksheets/s${at}.xml`,
    strToU8(
      `<worksheet><sheetData>${rows.map((row) => `<row>${row.map(written).join("")}</row>`).join("")}</sheetData></worksheet>`,
    ),
  ]);
  return zipSync({
    "[Content_Types].xml": strToU8("<Types/>"),
    "xl/workbook.xml": strToU8(`<workbook><sheets>${listed.join("")}</sheets></workbook>`),
    "xl/_rels/workbook.xml.rels": strToU8(`<Relationships>${linked.join("")}</Relationships>`),
    ...Object.fromEntries(parts),
  });
}

/**
 * An archive with other letters amid what it packs.
 *
 * @param {Uint8Array} bytes
 */
function torn(bytes) {
  return bytes.map((byte, at) => (at > 60 && at < bytes.length - 400 ? byte ^ 0x55 : byte));
}

/** @param {unknown} value */
function geojson(value) {
  return JSON.stringify(value);
}

/** @param {string} content */
function kml(content) {
  return `<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2">${content}</kml>`;
}

/** @param {string} text */
function utf16(text) {
  return Uint8Array.from(
    [...text].flatMap((letter) => [letter.charCodeAt(0) & 255, letter.charCodeAt(0) >> 8]),
  );
}

const RING = CLOSED.map((corner) => `${corner.join(",")},0`).join(" ");
const KML = kml(
  `<Placemark><Polygon><outerBoundaryIs><LinearRing><coordinates>${RING}</coordinates>
  </LinearRing></outerBoundaryIs></Polygon></Placemark>`,
);
const POLYGON = { type: "Polygon", coordinates: [CLOSED] };

/**
 * A shapefile of one polygon.
 *
 * @param {Ring} ring
 */
function shapefile(ring) {
  const length = 48 + 16 * ring.length;
  const data = new DataView(new ArrayBuffer(108 + length));
  data.setInt32(0, 9994);
  data.setInt32(104, length / 2);
  data.setInt32(108, 5, true);
  data.setInt32(144, 1, true);
  data.setInt32(148, ring.length, true);
  for (const [at, [x, y]] of ring.entries()) {
    data.setFloat64(156 + 16 * at, x, true);
    data.setFloat64(164 + 16 * at, y, true);
  }
  return new Uint8Array(data.buffer);
}

/** @type {Record<string, string | Uint8Array>} forms of the square */
const SAME = {
  "longitude first": lines((corner) => corner.join(" ")),
  "latitude first": lines(([x, y]) => `${y}, ${x}`),
  "decimal commas": lines(([x, y]) => comma(`${x} ${y}`)),
  "decimal commas and semicolons": lines(([x, y]) => comma(`${x};${y}`)),
  numbered: lines((corner, at) => `${at + 1}. ${corner.join(" ")}`),
  "pasted from a sheet": lines((corner, at) => `${at + 1}\t${corner.join("\t")}`),
  "with heights": lines((corner, at) => `${at + 1} ${corner.join(" ")} 35`),
  lettered: lines((corner, at) => `${"ABCD"[at]} ${corner.join(", ")}`),
  "with a word before": lines((corner, at) => `Titik ${at + 1}: ${corner.join(", ")}`),
  "with letters that are directions, too": lines(([x, y], at) => `Titik ${"BEST"[at]}: ${y}, ${x}`),
  "in one line": SQUARE.map((corner) => corner.join(" ")).join("; "),
  "in one line of KML": RING,
  "in one line of numbers": SQUARE.flat()
    .map((one) => one.toFixed(3))
    .join(", "),
  "lettered, with directions": rows(
    ([a, b, c, d, e, f], at) => `${"ABST"[at]}. ${a}°${b}'${c}" BT dan ${d}°${e}'${f}" LS`,
  ),
  "in brackets": JSON.stringify(SQUARE),
  "in brackets, line by line": SQUARE.map((corner) => JSON.stringify(corner)).join(",\n"),
  closed: CLOSED.map((corner) => corner.join(" ")).join("\n"),
  "with empty lines": lines((corner) => `${corner.join(" ")}\n`),
  "CSV with other columns": `id,nama,lon,lat,ket\n${lines((corner, at) => `${at},Patok ${at},${corner.join(",")},batas 12`)}`,
  "CSV, latitude first": `Latitude,Longitude\n${lines(([x, y]) => `${y},${x}`)}`,
  "CSV of Indonesia": `No;Bujur;Lintang\n${lines(([x, y], at) => comma(`${at + 1};${x};${y}`))}`,
  "CSV in quotes": `"x","y"\n${lines((corner) => corner.map((one) => `"${one}"`).join(","))}`,
  "signs of degrees": rows(([a, b, c, d, e, f]) => `${a}°${b}'${c}" BT ${d}°${e}'${f}" LS`),
  "latitude first with signs": rows(([a, b, c, d, e, f]) => `${d}°${e}'${f}" S, ${a}°${b}'${c}" E`),
  "columns of a decree": `No\tBujur Timur\t\t\tLintang\t\t\t\n\t°\t'\t"\t°\t'\t"\tLU/LS\n${rows((row, at) => [at + 1, ...row, "LS"].join("\t"))}`,
  "columns of a decree without directions": `NO TITIK GARIS BUJUR (BT) GARIS LINTANG (LS)\n${rows((row, at) => [at + 1, ...row].join(" "))}`,
  "columns of a decree as CSV": `No,BT_d,BT_m,BT_s,L_d,L_m,L_s,arah\n${rows((row, at) => [at + 1, ...row.map((one) => one.toFixed(2)), "LS"].join(",").replace(/\.00,(?=\d)/g, ","))}`,
  "a whole decree": `Lampiran Keputusan\nNomor : 503/12/2020\nTanggal 1 Januari 2020\nKoordinat WIUP\n° ' " BT ° ' " LU/LS\n${rows(([a, b, c, d, e, f], at) => `${at + 1} ${a} ${b} ${c},00 BT ${d} ${e} ${f},00 LS`)}\nLuas: 100 Ha\nKepala Dinas`,
  "cells with signs": `No;Bujur;Lintang\n${rows(([a, b, c, d, e, f], at) => `${at + 1};${a}°${b}'${c}" BT;${d}°${e}'${f}" LS`)}`,
  WKT: `POLYGON ((${CLOSED.map((corner) => corner.join(" ")).join(", ")}))`,
  EWKT: `SRID=4326;MULTIPOLYGON(((${CLOSED.map((corner) => corner.join(" ")).join(",")})))`,
  GeoJSON: geojson(POLYGON),
  "GeoJSON, features": geojson({
    type: "FeatureCollection",
    features: [{ type: "Feature", properties: {}, geometry: POLYGON }],
  }),
  "GeoJSON, a closed line": geojson({ type: "LineString", coordinates: CLOSED }),
  "GeoJSON, twice the same": geojson({
    type: "MultiPolygon",
    coordinates: [[CLOSED], [CLOSED]],
  }),
  "GeoJSON of CRS84": geojson({
    ...POLYGON,
    crs: { type: "name", properties: { name: "urn:ogc:def:crs:OGC:1.3:CRS84" } },
  }),
  KML,
  "KML of a line": kml(`<LineString><coordinates>${RING}</coordinates></LineString>`),
  GPX: `<gpx><trk><trkseg>${lines(([x, y]) => `<trkpt lat="${y}" lon="${x}"><ele>1</ele></trkpt>`)}</trkseg></trk></gpx>`,
  KMZ: zipSync({ "doc.kml": strToU8(KML) }),
  shapefile: shapefile(CLOSED),
  "zip of a shapefile": zipSync({
    "izin/a.shp": shapefile(CLOSED),
    "izin/a.prj": strToU8('GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984"]]'),
    "__MACOSX/izin/._a.shp": strToU8("junk"),
  }),
  "zip with a description in UTF-16": zipSync({
    "a.shp": shapefile(CLOSED),
    "a.prj": utf16('GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984"]]'),
  }),
  "zip with something to read": zipSync({
    "BACA.txt": strToU8("Izin 12 tahun 2020"),
    "titik.csv": strToU8(lines((corner) => corner.join(" "))),
  }),
  "UTF-8 with a mark": strToU8(`\ufeffx;y\n${lines((corner) => comma(corner.join(";")))}`),
  "UTF-16": utf16(`\ufeff${lines((corner) => corner.join(" "))}`),
  "Windows-1252": Uint8Array.from(
    rows(([a, b, c, d, e, f]) => `${a}°${b}'${c}" BT ${d}°${e}'${f}" LS`),
    (letter) => letter.charCodeAt(0),
  ),
  "a workbook with numbers": workbook({
    Izin: [["No", "Bujur", "Lintang"], ...SQUARE.map((corner, at) => [at + 1, ...corner])],
  }),
  "a workbook with minutes in columns": workbook({
    Izin: DMS.map(([x, m, s, y, n, t], at) => [at + 1, x, m, s, "BT", y, n, t, "LS"]),
  }),
};

/** @type {Record<string, [string | Uint8Array, RegExp]>} forms of the square of which something is said */
const TOLD = {
  "points that a file doesn't join": [
    geojson({ type: "MultiPoint", coordinates: SQUARE }),
    /4 titik tanpa garis/,
  ],
  "latitude first in GeoJSON": [
    geojson({ type: "Polygon", coordinates: [CLOSED.map(([x, y]) => [y, x])] }),
    /tertukar/,
  ],
  "GeoJSON in UTM": [
    geojson({
      type: "Polygon",
      coordinates: [METRES],
      crs: { type: "name", properties: { name: "urn:ogc:def:crs:EPSG::32749" } },
    }),
    /zona 49S/,
  ],
  "a shapefile in UTM": [
    zipSync({
      "a.shp": shapefile(METRES),
      "a.prj": strToU8('PROJCS["WGS_1984_UTM_Zone_49S",GEOGCS["GCS_WGS_1984"]]'),
    }),
    /zona 49S/,
  ],
  "a workbook with metres, behind a sheet of words and before one that is hidden": [
    workbook({
      Sampul: [["PT Contoh"], ["Tahun", 2026]],
      Titik: [["Zona 49S"], ["X", "Y"], ...METRES],
      tersembunyi: SQUARE,
    }),
    /zona 49S/,
  ],
  "a workbook with two permits": [
    workbook({ Satu: SQUARE, Dua: SQUARE }),
    /Beberapa lembar memuat titik \(Satu, Dua\); hanya Satu/,
  ],
  "TM-3 with its zone above": [
    `TM-3 zona 49.1\n${THIRDS.map((corner, at) => `${at + 1} ${corner.join(" ")}`).join("\n")}`,
    /TM-3 zona 49\.1/,
  ],
  "TM-3 with its zone in a column": [
    `No;X;Y;Zona\n${THIRDS.map((corner, at) => `${at + 1};${corner.join(";")};TM-3 49.1`).join("\n")}`,
    /TM-3 zona 49\.1/,
  ],
  "GeoJSON in TM-3": [
    geojson({
      type: "Polygon",
      crs: { properties: { name: "urn:ogc:def:crs:EPSG::23835" } },
      coordinates: [THIRDS],
    }),
    /TM-3 zona 49\.1/,
  ],
  "a shapefile in TM-3": [
    zipSync({
      "a.shp": shapefile(THIRDS),
      "a.prj": strToU8('PROJCS["DGN_1995_Indonesia_TM-3_Zone_49.1",GEOGCS["DGN95"]]'),
    }),
    /TM-3 zona 49\.1/,
  ],
  "metres below their zone": [
    `Zona 49S\n${METRES.map((corner, at) => `${at + 1} ${corner.join(" ")}`).join("\n")}`,
    /zona 49S/,
  ],
  "metres with a column for the zone": [
    `No,X,Y,Zona\n${METRES.map((corner, at) => `${at + 1},${corner.join(",")},49S`).join("\n")}`,
    /zona 49S/,
  ],
  "GeoJSON in UTM on SRGI2013": [
    geojson({
      type: "Polygon",
      coordinates: [METRES],
      crs: { type: "name", properties: { name: "urn:ogc:def:crs:EPSG::9489" } },
    }),
    /zona 49S/,
  ],
  "a shapefile on an old datum": [
    zipSync({
      "a.shp": shapefile(CLOSED),
      "a.prj": strToU8('GEOGCS["GCS_Batavia",DATUM["D_Batavia"]]'),
    }),
    /datum "D_Batavia".*bergeser/,
  ],
  "a layer that another points to": [
    zipSync({ "doc.kml": strToU8(kml("<NetworkLink/>")), "files/a.kml": strToU8(KML) }),
    /hanya files\/a\.kml yang dibaca/,
  ],
  "words within an outline": [
    SQUARE.map((corner, at) => `${corner.join(" ")}${at === 1 ? "\nrusak" : ""}`).join("\n"),
    /1 baris tidak terbaca.*"rusak"/,
  ],
  "a line that is no point": [
    `${lines((corner) => corner.join(" "))}\n111 rusak 12 -1.0`,
    /1 baris tidak terbaca/,
  ],
  "a point among polygons": [
    geojson({
      type: "GeometryCollection",
      geometries: [POLYGON, { type: "Point", coordinates: [1, 1] }],
    }),
    /juga memuat 1 garis atau titik/,
  ],
};

/** @type {Record<string, [string | Uint8Array, RegExp]>} what can't be read, and what is said */
const UNREAD = {
  nothing: ["", /kosong/],
  words: ["halo dunia", /Tidak ada koordinat/],
  "two points": ["110 -1\n111 -1", /Baru 2 titik/],
  "points on a line": ["110 -1\n110.5 -1\n111 -1", /segaris/],
  "metres without a zone": [METRES.map((corner) => corner.join(" ")).join("\n"), /UTM.*49S/],
  "metres in GeoJSON": [geojson({ type: "Polygon", coordinates: [METRES] }), /meter/],
  "another system": [
    geojson({ ...POLYGON, crs: { properties: { name: "EPSG:23846" } } }),
    /EPSG:23846/,
  ],
  "a zone that TM-3 has not": [
    zipSync({
      "a.shp": shapefile(METRES),
      "a.prj": strToU8('PROJCS["DGN95 / Indonesia TM-3 zone 55.1",GEOGCS["DGN95"]]'),
    }),
    /TM-3 zone 55\.1"/,
  ],
  "impossible degrees": ["200 -1\n201 -1\n201 -2", /tidak mungkin/],
  "torn JSON": ['{"type":"Polygon"', /rusak/],
  "other JSON": ['{"a":1}', /bukan GeoJSON/],
  "JSON of null": ["[null]", /bukan angka/],
  "words for coordinates": [geojson({ type: "Polygon", coordinates: [[["a", 1]]] }), /bukan angka/],
  "no features": [geojson({ type: "FeatureCollection", features: [] }), /Tidak ada koordinat/],
  "deep brackets": ["[".repeat(200_000) + "]".repeat(200_000), /angka|rusak/],
  "deep collections": [
    '{"type":"GeometryCollection","geometries":['.repeat(20_000) + "]}".repeat(20_000),
    /Tidak ada koordinat|rusak/,
  ],
  "torn XML": [KML.slice(0, 200), /rusak/],
  "XML with entities": [`<!DOCTYPE a [<!ENTITY b "c">]>${KML.slice(21)}`, /rusak/],
  "other XML": ["<svg xmlns='http://www.w3.org/2000/svg'/>", /bukan KML/],
  "KML that points elsewhere": [kml("<NetworkLink/>"), /NetworkLink/],
  "a gzip": [Uint8Array.of(0x1f, 0x8b, 8, 0), /gzip/],
  HTML: ["<!DOCTYPE html><html></html>", /halaman web/],
  "a torn shapefile": [shapefile(CLOSED).subarray(0, 150), /terpotong/],
  "a part of a shapefile": [new Uint8Array(40), /tidak dikenal/],
  PDF: [strToU8("%PDF-1.7"), /PDF/],
  "a picture": [Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10), /Gambar/],
  "a RAR": [strToU8("Rar!\x1a"), /RAR/],
  "a torn workbook": [
    zipSync({ "[Content_Types].xml": strToU8("<a/>"), "xl/workbook.xml": strToU8("<a/>") }),
    /Excel ini rusak/,
  ],
  "a workbook whose parts are torn": [torn(workbook({ Izin: SQUARE })), /rusak/],
  "a workbook of words": [workbook({ Izin: [["halo", "dunia"]] }), /Tidak ada koordinat/],
  "a workbook that is hidden": [workbook({ tersembunyi: SQUARE }), /Tidak ada koordinat/],
  "a document of Word": [
    zipSync({ "[Content_Types].xml": strToU8("<a/>"), "word/document.xml": strToU8("<a/>") }),
    /Word/,
  ],
  "another zip": [zipSync({ "a.pdf": strToU8("x") }), /tidak memuat/],
  "a torn zip": [zipSync({ "doc.kml": strToU8(KML) }).subarray(0, 90), /rusak/],
  "too many bytes": [new Uint8Array(9_000_000), /terlalu besar/],
  "points in no order": [
    Array.from(
      { length: 2000 },
      (_, at) => `${110 + ((at * 7919) % 1009) / 1009} ${-((at * 104729) % 997) / 997}`,
    ).join("\n"),
    /saling memotong/,
  ],
  "too many points": [
    Array.from({ length: 60_001 }, (_, at) => `${110 + at / 1e6} -1`).join("\n"),
    /lebih dari 50\.000/,
  ],
};

/**
 * @param {string | Uint8Array} content
 * @param {Locating} [asking]
 * @returns {PermitAnswer}
 */
function asked(content, asking = locating) {
  const file = typeof content === "string" ? { text: content } : { bytes: content };
  return /** @type {PermitAnswer} */ (new Permits(asking).permit({ name: "izin", ...file }));
}

/** @param {PermitAnswer} answer */
function assertSquare(answer) {
  const told = answer.catatan.join(" ");
  assert.equal(answer.jenis, "izin", told);
  assert.ok(Math.abs((answer.luas_km2 ?? 0) / AREA - 1) < 1e-4, `${answer.luas_km2} ${told}`);
  assert.equal(answer.kecamatan.length, 4);
  for (const { bagian } of answer.kecamatan) assert.ok(Math.abs(bagian - 0.25) < 1e-3);
}

for (const [form, content] of Object.entries(SAME)) {
  test(`${form}: the square is read, and nothing need be said`, () => {
    const answer = asked(content);
    assertSquare(answer);
    assert.deepEqual(answer.catatan, []);
  });
}

for (const [form, [content, words]] of Object.entries(TOLD)) {
  test(`${form}: the square is read, and told how`, () => {
    const answer = asked(content);
    assertSquare(answer);
    assert.match(answer.catatan.join(" "), words);
  });
}

for (const [form, [content, words]] of Object.entries(UNREAD)) {
  test(`${form}: told why it can't be read`, () => {
    const answer = asked(content);
    assert.equal(answer.jenis, "tak-terbaca");
    assert.equal(answer.luas_km2, null);
    assert.match(answer.catatan.join(" "), words);
    assert.ok(!/[{}]|undefined|NaN/.test(answer.catatan.join(" ")));
  });
}

test("kabupaten, desa, what is beside and what is outside are named with their shares", () => {
  const answer = asked("109.9 -1.2\n110.3 -1.2\n110.3 -1.6\n109.9 -1.6", invented());
  assert.deepEqual(
    answer.kecamatan.map(({ kode, bagian }) => [kode, bagian]),
    [["99.02.01", 0.75]],
  );
  assert.deepEqual(
    answer.kabupaten.map(({ kode, bagian }) => [kode, bagian]),
    [["99.02", 0.75]],
  );
  assert.deepEqual(
    answer.desa.map(({ kode, bagian }) => [kode, bagian]),
    [["99.02.01.2001", 0.75]],
  );
  assert.equal(answer.di_luar?.bagian, 0.25);
  assert.deepEqual(
    answer.bersebelahan.map(({ kode }) => kode),
    ["99.01.01", "99.10.01"],
  );
  assert.match(answer.catatan.join(" "), /25% izin .* di luar garis batas/);
  assert.doesNotMatch(answer.catatan.join(" "), /Tanpa Garis/);
  const east = asked("110.3 -1.2\n110.9 -1.2\n110.9 -1.6\n110.3 -1.6", invented());
  assert.match(east.catatan.join(" "), /tidak terhitung: Desa Tanpa Garis/);
});

test("its rings come along, for a map", () => {
  assert.deepEqual(asked(geojson(POLYGON)).garis, [SQUARE]);
  assert.deepEqual(asked("halo").garis, []);
});

test("one point is located, in whatever form", () => {
  for (const content of ["110.5 -0.5", geojson({ type: "Point", coordinates: [110.5, -0.5] })]) {
    const answer = asked(content);
    assert.equal(answer.jenis, "titik");
    assert.equal(/** @type {any} */ (answer).kecamatan.kode, "99.01.01");
  }
});

test("a permit outside has the nearest kecamatan told", () => {
  const answer = asked("109 -0.4\n109.1 -0.4\n109.1 -0.5");
  assert.equal(answer.di_provinsi, false);
  assert.equal(answer.di_luar?.bagian, 1);
  assert.match(answer.catatan.join(" "), /Yang terdekat .* Kecamatan Sungai Raya/);
});

test("a hole is left out, and so is what lies over itself", () => {
  const hole = [
    [110.9, -0.9],
    [111.1, -0.9],
    [111.1, -1.1],
    [110.9, -1.1],
  ];
  const holed = asked(geojson({ type: "Polygon", coordinates: [CLOSED, hole] }));
  assert.ok(Math.abs((holed.luas_km2 ?? 0) / (AREA * 0.75) - 1) < 1e-4);
  const crossed = asked("110.8 -0.8\n111.2 -1.2\n111.2 -0.8\n110.8 -1.2");
  assert.ok(Math.abs((crossed.luas_km2 ?? 0) / (AREA / 2) - 1) < 1e-3);
  assert.match(crossed.catatan.join(" "), /memotong dirinya sendiri di 1 tempat/);
});

test("blocks below headings, and those that close, are apart; what they share counts once", () => {
  const east = SQUARE.map(([x, y]) => [x + 0.2, y]);
  const all = { one: SQUARE, other: east };
  const headed = Object.entries(all).map(
    ([name, ring]) => `Blok ${name}\n${ring.map((corner) => corner.join(" ")).join("\n")}`,
  );
  const closed = Object.values(all).map((ring) =>
    [...ring, ring[0]].map((corner) => corner.join(" ")).join("\n"),
  );
  const numbered = Object.values(all).map((ring) =>
    ring.map((corner, at) => `${at + 1} ${corner.join(" ")}`).join("\n"),
  );
  const named = Object.entries(all).map(([name, ring]) =>
    ring.map((corner) => `PT ${name};${corner.join(";")}`).join("\n"),
  );
  const wkt = `MULTIPOLYGON (${Object.values(all).map(
    (ring) => `((${[...ring, ring[0]].map((corner) => corner.join(" ")).join(", ")}))`,
  )})`;
  for (const content of [headed, closed, numbered, named, [wkt]]) {
    const answer = asked(content.join("\n"));
    assert.ok(Math.abs((answer.luas_km2 ?? 0) / (AREA * 1.5) - 1) < 1e-4, answer.catatan.join());
  }
});

test("edges that lie on borders belong to neither side twice", () => {
  const answer = asked("110 0\n111 0\n111 -1\n110 -1");
  assert.deepEqual(
    answer.kecamatan.map(({ kode, bagian }) => [kode, bagian]),
    [["99.01.01", 1]],
  );
  assert.equal(answer.di_luar?.luas_km2, 0);
});

test("a corner right above the middle of an edge counts as one of both edges that it ends", () => {
  const { luas_km2: whole } = asked("110.5 -0.75\n111.5 -0.75\n111.5 -1.25\n110.5 -1.25");
  const cut = asked("110.5 -0.75\n111 -0.75\n111.5 -0.75\n111.5 -1.25\n110.5 -1.25");
  const tooth = asked("110.5 -0.75\n111 -0.7\n111.5 -0.75\n111.5 -1.25\n110.5 -1.25");
  assert.equal(cut.luas_km2, whole);
  const triangle = asked("110.5 -0.75\n111 -0.7\n111.5 -0.75").luas_km2 ?? 0;
  assert.ok(Math.abs((tooth.luas_km2 ?? 0) - (whole ?? 0) - triangle) < 1e-3);
});

test("a number with letters in it is no corner", () => {
  const answer = asked(`${SQUARE.map(([x, y]) => `${x};${y}`).join("\n")}\n111;-1.6x7`);
  assert.match(answer.catatan.join(" "), /1 baris tidak terbaca.*-1\.6x7/);
});

test("ten thousand points take less than a second", () => {
  const circle = Array.from({ length: 10_000 }, (_, at) => {
    const turn = (2 * Math.PI * at) / 10_000;
    return `${at + 1};${111 + 0.3 * Math.cos(turn)};${-1 + 0.3 * Math.sin(turn)}`;
  });
  const start = process.cpuUsage().user;
  const answer = asked(["No;Bujur;Lintang", ...circle].join("\n"));
  assert.ok(process.cpuUsage().user - start < 1_000_000);
  assert.equal(answer.titik_sudut, 10_000);
  assert.ok(answer.kecamatan.every(({ bagian }) => Math.abs(bagian - 0.25) < 1e-4));
});
