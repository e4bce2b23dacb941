/* TM-3, in which land is registered, beside what PROJ says. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { readCoordinate } from "../../src/cetakbiru/locating/engine/coordinates.js";
import { degreesOf } from "../../src/cetakbiru/locating/engine/shapes/projection.js";
import { invented } from "./invented.js";
import { TM3 } from "./tm3.js";

// A millimetre, in degrees.
const CLOSE = 1e-8;

for (const [epsg, zone, x, y, lon, lat] of TM3) {
  test(`${x}, ${y} in zone ${zone} is ${lon}, ${lat}`, () => {
    const [east, north] = degreesOf(`EPSG:${epsg}`, [])(x, y);
    assert.ok(Math.abs(east - lon) < CLOSE && Math.abs(north - lat) < CLOSE, `${east}, ${north}`);
    const read = readCoordinate(`TM-3 zona ${zone} X ${x} Y ${y}`);
    const values = read?.angles?.map(({ value }) => value) ?? [];
    assert.ok(Math.abs(values[0] - lat) < CLOSE && Math.abs(values[1] - lon) < CLOSE, `${values}`);
  });
}

for (const text of [
  "TM-3 49.2 110953.77 1444712.95",
  "TM3 zona 49.2 110953,77 1444712,95",
  "TM-3° Zona 49.2: X = 110953.77 Y = 1444712.95",
  "zona 49.2 110953.77 1444712.95",
  "Zone 49,2; 1.444.712,95; 110.953,77",
  "EPSG:23836 110953.77 1444712.95",
]) {
  test(`“${text}” is read in its zone`, () => {
    const { kecamatan, titik, catatan } = invented().find(text);
    assert.equal(kecamatan?.kode, "99.01.02", catatan.join(" "));
    assert.ok(Math.abs((titik?.bujur ?? 0) - 111.7) < 1e-6);
    assert.ok(Math.abs((titik?.lintang ?? 0) + 0.5) < 1e-6);
    assert.match(catatan.join(" "), /TM-3 zona 49\.2 pada DGN95/);
  });
}

test("what is no zone of TM-3 is not read as one, nor metres of UTM as TM-3", () => {
  for (const text of ["TM-3 46.1 144378 1444716", "TM-3 49.2 345678 9876543"]) {
    assert.equal(invented().find(text).titik, null, text);
  }
});
