/* Cells become what they look like, and amounts and years what people mean. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { cleaned, oneLine, plainMarks } from "../../src/cetakbiru/plans/engine/clean.js";
import { moneyOf, moneyOfNumber } from "../../src/cetakbiru/plans/engine/money.js";
import { years, yearsOf } from "../../src/cetakbiru/plans/engine/years.js";

const FACTORS = new Map([
  ["ribu", 1e3],
  ["rb", 1e3],
  ["juta", 1e6],
  ["jt", 1e6],
  ["miliar", 1e9],
  ["m", 1e9],
  ["million", 1e6],
  ["billion", 1e9],
]);
/** @param {string} text */
const money = (text) => moneyOf(text, FACTORS);

test("what nobody sees is gone, and what looks the same is the same", () => {
  const same = [
    ["\ufeffID", "ID"],
    ["Insen\u00adtif\u200b bidan\u2060", "Insentif bidan"],
    ["\u202aMarau\u202c", "Marau"],
    ["Air\u2007\u00a0Upas\u3000", "Air Upas"],
    ["\u202fRp\u202f400", "Rp 400"],
    ["ＰＰＭ－６１０４", "PPM-6104"],
    ["РРМ-6104-РЕN-01", "PPM-6104-PEN-01"],
    ["ΚΕΤΑΡΑΝG", "KETAPANG"],
    ["Anggaran\u00b9", "Anggaran"],
    ["luas 3 km\u00b2", "luas 3 km2"],
    ["Marau\r\n \n- Singkup\u0085Sandai", "Marau\n- Singkup\nSandai"],
    ["sepi\ud800 ", "sepi"],
    ["Be\u0301a", "B\u00e9a"],
    ["\u0000\u0001", ""],
  ];
  for (const [odd, plain] of same) assert.equal(cleaned(odd), plain, JSON.stringify(odd));
  assert.equal(cleaned("1.500.000\u00b9"), "1.500.000\u00b9", "no footnote becomes a digit");
  assert.equal(oneLine("Manis\nMata"), "Manis Mata");
  assert.equal(plainMarks("’27 – ‘30"), "'27 - '30");
});

test("cleaning twice changes nothing", () => {
  for (let code = 1; code < 0x3000; code += 1) {
    const once = cleaned(`a${String.fromCodePoint(code)}1 b`);
    assert.equal(cleaned(once), once, code.toString(16));
  }
});

test("an amount is what it says", () => {
  const amounts = [
    ["Rp 1,5 M", 1.5e9],
    ["1.5 billion", 1.5e9],
    ["1,500 million", 1.5e9],
    ["1.500 million", 1.5e6],
    ["1.500 juta", 1.5e9],
    ["1,500 juta", 1.5e6],
    ["1500 juta", 1.5e9],
    ["Rp1.500.000.000,-", 1.5e9],
    ["Rp. 1.500.000,-", 1.5e6],
    ["Rp1.500.000,00", 1.5e6],
    ["1,200,000", 1.2e6],
    ["1 500 000", 1.5e6],
    ["IDR 7.000", 7000],
    ["300,000,000 IDR", 3e8],
    ["Rp50jt", 5e7],
    ["Rp 50.000.000 *)", 5e7],
    ["50.000.000 (lima puluh juta rupiah)", 5e7],
    ["1 miliar 500 juta", 1.5e9],
    ["0", 0],
    ["Rp 0,-", 0],
    ["9.000.000.000.000.000", 9e15],
  ];
  for (const [text, value] of amounts) {
    assert.deepEqual(money(String(text)), { value, code: null }, String(text));
  }
});

test("what is worked out or rounded is told with its value", () => {
  const told = [
    ["± 50 juta", 5e7, "anggaran-kira"],
    ["sekitar Rp 50 juta", 5e7, "anggaran-kira"],
    ["1,5E+09", 1.5e9, "anggaran-kira"],
    ["Rp 250 rb/orang x 40 orang", 1e7, "anggaran-kali"],
    ["40 orang x Rp250.000", 1e7, "anggaran-kali"],
    ["12 bulan x 2 juta", 2.4e7, "anggaran-kali"],
    ["40 siswa @ Rp1.500.000", 6e7, "anggaran-kali"],
    ["Rp1.500.000,-/siswa x 40 siswa = Rp60.000.000", 6e7, "anggaran-kali"],
  ];
  for (const [text, value, code] of told) {
    assert.deepEqual(money(String(text)), { value, code }, String(text));
  }
});

test("what is no single amount in rupiah is told and counts for nothing", () => {
  const odd = [
    ["USD 15,000", "anggaran-asing"],
    ["$ 12.500", "anggaran-asing"],
    ["RM 40.000", "anggaran-asing"],
    ["50–75 juta", "anggaran-rentang"],
    ["50 juta s.d. 75 juta", "anggaran-rentang"],
    ["Rp 250rb/orang", "anggaran-satuan"],
    ["Rp50 juta per tahun", "anggaran-satuan"],
    ["Rp 10.000.000,- (per tahun)", "anggaran-satuan"],
    ["2 juta x 3 orang = 7 juta", "anggaran-tak-terbaca"],
    ["Rp. 1.500.000.000.00", "anggaran-tak-terbaca"],
    ["15%", "anggaran-persen"],
    ["99999999999999999999", "anggaran-terlalu-besar"],
    ["secukupnya", "anggaran-tak-terbaca"],
    ["1.50.000", "anggaran-tak-terbaca"],
    ["5 unit", "anggaran-tak-terbaca"],
    ["1.500.000\u00b9", "anggaran-tak-terbaca"],
    ["1".repeat(500), "anggaran-tak-terbaca"],
  ];
  for (const [text, code] of odd) {
    assert.deepEqual(money(text), { value: null, code }, text);
  }
});

test("an amount below nothing keeps its sign", () => {
  for (const text of ["-5000", "(5.000)", "minus 5 ribu", "Rp -5.000", "−5000"]) {
    assert.equal(money(text).value, -5000, text);
  }
  assert.equal(moneyOfNumber("-5000").value, -5000);
  assert.equal(moneyOfNumber("1234.567", 1000).value, 1234567);
  assert.equal(moneyOfNumber("1e300").value, null);
});

test("years are those that a cell names", () => {
  /** @type {[string, number[]][]} */
  const told = [
    ["2027–2030", [2027, 2028, 2029, 2030]],
    ["2027 s.d. 2029", [2027, 2028, 2029]],
    ["Januari 2027 – Desember 2029", [2027, 2028, 2029]],
    ["01/03/2027 - 31/12/2029", [2027, 2028, 2029]],
    ["TW I 2027 s/d TW IV 2028", [2027, 2028]],
    ["2027, 2029", [2027, 2029]],
    ["2027 dan 2029", [2027, 2029]],
    ["TA 2027/2028", [2027, 2028]],
    ["2027-29", [2027, 2028, 2029]],
    ["2027/28", [2027, 2028]],
    ["’27–’29", [2027, 2028, 2029]],
    ["2027-12", [2027]],
    ["2027-03-01", [2027]],
    ["15/07/2027", [2027]],
    ["46583", [2027]],
    ["2.027", [2027]],
    ["Triwulan II 2027", [2027]],
    ["2028–2026", [2026, 2028]],
    ["2027–2098", [2027, 2098]],
    ["tidak tentu", []],
  ];
  for (const [text, found] of told) assert.deepEqual(years(text), found, text);
});

test("a cell may count by the years of its plan", () => {
  const plan = [2027, 2028, 2029, 2030, 2031];
  /** @type {[string, number[]][]} */
  const told = [
    ["tahun 1–5", plan],
    ["Tahun I-V", plan],
    ["Tahun ke-2", [2028]],
    ["tahun pertama", [2027]],
    ["tahun 2 dan 4", [2028, 2030]],
    ["setiap tahun", plan],
    ["triwulan kedua", []],
    ["2027", [2027]],
  ];
  for (const [text, found] of told) assert.deepEqual(yearsOf(text, plan), found, text);
  assert.deepEqual(yearsOf("Januari–Maret", [2027]), [2027], "a plan of one year has no other");
  assert.deepEqual(yearsOf("tahun 1–5", []), []);
});

// What takes a minute for a million letters would never end for a file of them.
test("a cell of a million letters is read", { timeout: 60_000 }, () => {
  for (const bit of [
    "1",
    "1.",
    "a ",
    " \n",
    "\u200b\u00a0",
    "²",
    "m",
    "2027-",
    "'27 ",
    "(",
    "x ",
    "Rp",
  ]) {
    const cell = cleaned(bit.repeat(1_000_000 / bit.length));
    assert.equal(money(cell).value, null);
    assert.ok(yearsOf(cell, [2027]).length < 2);
  }
});
