import assert from "node:assert/strict";
import { test } from "node:test";
import { Sense } from "../../../src/cetakbiru/plans/engine/sense.js";
import { FACTS, judged, row, SENSE } from "./invented.js";

const UHH = { indikator: "Umur harapan hidup", baseline: "70,5 (2025)" };
const POOR = { indikator: "Persentase penduduk miskin", baseline: "8,44" };
const money = (/** @type {number} */ value) => ({ text: `Rp${value}`, value });

test("nothing to judge is no verdict, a small step forward makes sense", () => {
  assert.deepEqual(judged({}), ["tak-dinilai"]);
  assert.deepEqual(judged({ ...UHH, target: "70,9" }), ["wajar"]);
  assert.deepEqual(judged({ ...POOR, target: "8,1 %" }), ["wajar"]);
});

test("a target can be, and its baseline too", () => {
  assert.deepEqual(judged({ ...UHH, target: "10" }), ["mustahil", "target-luar-rentang E2"]);
  assert.deepEqual(judged({ indikator: "UHH", baseline: "705", target: "71" }), [
    "mustahil",
    "nilai-awal-luar-rentang D2",
  ]);
  const villages = { indikator: "Jumlah desa mandiri", baseline: "40" };
  assert.deepEqual(judged({ ...villages, target: "101 desa" }), [
    "mustahil",
    "target-luar-rentang E2",
  ]);
  assert.deepEqual(judged({ ...villages, target: "60 desa" }), ["wajar"]);
});

test("an output is not judged as the indicator", () => {
  assert.deepEqual(judged({ ...UHH, target: "3 unit" }), ["wajar"]);
  assert.deepEqual(judged({ ...POOR, target: "40 keluarga" }), ["wajar"]);
});

test("a target goes the good way", () => {
  assert.deepEqual(judged({ ...POOR, target: "95 %" }), ["mustahil", "target-berbalik E2"]);
  assert.deepEqual(judged({ ...POOR, target: "9" }), ["diragukan", "target-mundur E2"]);
  assert.deepEqual(judged({ ...POOR, target: "8,44" }), ["diragukan", "target-tetap E2"]);
  assert.deepEqual(judged({ ...POOR, target: "8,44 dipertahankan" }), ["wajar"]);
  assert.deepEqual(judged({ ...POOR, target: "meningkat 10 %" }), [
    "mustahil",
    "target-kata-berbalik E2",
  ]);
  assert.deepEqual(judged({ ...POOR, target: "turun 5 %" }), ["wajar"]);
  assert.deepEqual(judged({ ...POOR, target: "turun menjadi 8 %" }), ["wajar"]);
  assert.deepEqual(judged({ ...POOR, target: "8–8,2 %" }), ["wajar"]);
  assert.deepEqual(judged({ ...POOR, target: "8–120 %" }), ["mustahil", "target-luar-rentang E2"]);
});

test("a number of the kabupaten is measured by what is on record, a village's is not", () => {
  assert.deepEqual(judged({ ...POOR, target: "0" }), ["diragukan", "target-melompat E2"]);
  assert.deepEqual(judged({ ...POOR, baseline: "35 %", target: "20 %" }), ["wajar"]);
  assert.deepEqual(judged({ ...POOR, baseline: "35 %", target: "60 %" }), [
    "mustahil",
    "target-berbalik E2",
  ]);
  assert.deepEqual(judged({ ...POOR, target: "2,5" }, { years: [2030] }), [
    "diragukan",
    "target-melampaui-terbaik E2",
  ]);
});

test("a slow indicator is slow in a village too", () => {
  const village = { ...UHH, baseline: "66" };
  assert.deepEqual(judged({ ...village, target: "69" }), ["wajar"]);
  assert.deepEqual(judged({ ...village, target: "99" }), ["diragukan", "target-melompat E2"]);
  const unstated = { indikator: "UHH", target: "60" };
  assert.deepEqual(judged(unstated), ["diragukan", "target-di-bawah-catatan E2"]);
  assert.deepEqual(judged({ ...unstated, target: "71" }), ["wajar"]);
});

test("a change beside a state is no reading of it", () => {
  assert.deepEqual(judged({ ...UHH, target: "71, naik 0,3 per tahun" }), ["wajar"]);
  assert.deepEqual(judged({ ...UHH, target: "10, naik 0,3 per tahun" }), [
    "mustahil",
    "target-luar-rentang E2",
  ]);
});

test("what may be read in two ways is judged by the milder", () => {
  const spending = { indikator: "Pengeluaran per kapita", baseline: "10.826 (2025)" };
  assert.deepEqual(judged({ ...spending, target: "10.900" }), ["wajar"]);
  assert.deepEqual(judged({ ...spending, target: "Rp 10,9 juta" }), ["wajar"]);
  assert.deepEqual(judged({ ...spending, target: "Rp 10 juta" }), [
    "mustahil",
    "target-berbalik E2",
  ]);
  // Marks mean the same in both cells.
  assert.deepEqual(judged({ ...spending, baseline: "9.500", target: "6.000" }), [
    "mustahil",
    "target-berbalik E2",
  ]);
  const excel = { text: "0.08", numeric: true };
  assert.deepEqual(judged({ ...POOR, target: excel }), ["wajar"]);
});

test("targets of years stand in order, after their baseline", () => {
  const yearly = (/** @type {string[]} */ ...texts) =>
    texts.map((text, at) => ({ text, year: 2027 + at }));
  assert.deepEqual(judged({ ...POOR, target: yearly("8,2", "8,0", "7,8") }), ["wajar"]);
  assert.deepEqual(judged({ ...POOR, target: yearly("8,2", "8,3") }), [
    "diragukan",
    "target-tak-urut EE2",
  ]);
  assert.deepEqual(judged({ ...POOR, baseline: "8,44 (2029)", target: "8,2" }), [
    "mustahil",
    "nilai-awal-sesudah-target D2",
  ]);
});

test("of an indicator that nobody knows only what is sure is said", () => {
  const guides = { indikator: "Jumlah pemandu", baseline: "4" };
  assert.deepEqual(judged({ ...guides, target: "12" }), ["wajar"]);
  assert.deepEqual(judged({ ...guides, target: "2" }), ["wajar"]);
  assert.deepEqual(judged({ ...guides, baseline: "8 guru", target: "8 guru" }), ["wajar"]);
  assert.deepEqual(judged({ indikator: "Persentase hadir", target: "140" }), [
    "mustahil",
    "bagian-lebih-seratus E2",
  ]);
  assert.deepEqual(judged({ indikator: "Omzet", baseline: "100 %", target: "150 %" }), ["wajar"]);
  assert.deepEqual(judged({ indikator: "Rumah", target: "200 dari 180 rumah" }), [
    "mustahil",
    "bagian-lebih-dari-seluruh E2",
  ]);
});

test("of a count only the direction is known, and only where it counts whom it names", () => {
  const poor = { indikator: "Jumlah penduduk miskin", baseline: "40", target: "90" };
  assert.deepEqual(judged(poor), ["diragukan", "hitungan-berbalik E2"]);
  assert.deepEqual(judged({ ...poor, indikator: "Jumlah penduduk miskin terbantu" }), ["wajar"]);
  const dropouts = { indikator: "Anak putus sekolah", baseline: "12 anak" };
  assert.deepEqual(judged({ ...dropouts, target: "30 anak" }), [
    "diragukan",
    "hitungan-berbalik E2",
  ]);
  assert.deepEqual(judged({ ...dropouts, target: "6 anak" }), ["wajar"]);
});

test("the indicator of the ID stands in where the cell names none", () => {
  const program = { id: "PPM-9901-KES-01", indikator: "uhh" };
  const cited = { match: { how: "id", program, stranger: null } };
  const row = { indikator: "sesuai cetak biru", target: "10" };
  assert.deepEqual(judged({ ...row, baseline: "70,5" }, cited), [
    "mustahil",
    "target-luar-rentang E2",
  ]);
  assert.deepEqual(judged({ ...row, baseline: "4" }, cited), ["wajar"]);
});

test("money has a size that can be", () => {
  /** @param {any} anggaran */
  const paid = (anggaran) => judged({ anggaran });
  assert.deepEqual(paid(money(15_000_000)), ["wajar"]);
  assert.deepEqual(paid(money(5_000_000_000)), ["wajar"]);
  assert.deepEqual(paid(money(1_000)), ["mustahil", "anggaran-terlalu-kecil F2"]);
  assert.deepEqual(paid(money(400_000)), ["diragukan", "anggaran-kecil F2"]);
  assert.deepEqual(paid(money(0)), ["diragukan", "anggaran-nol F2"]);
  assert.deepEqual(paid(money(200_000_000_000)), ["diragukan", "anggaran-besar F2"]);
  assert.deepEqual(paid(money(9_000_000_000_000)), ["mustahil", "anggaran-melebihi-semua F2"]);
  assert.deepEqual(paid(money(-500_000_000)), ["mustahil", "anggaran-di-bawah-nol F2"]);
  assert.deepEqual(paid("50 - 75 juta"), ["tak-dinilai"]);
});

test("sums add up: years to their total, volume times price", () => {
  const years = [2027, 2028].map((year) => ({ ...money(100_000_000), year }));
  assert.deepEqual(judged({ anggaran: [...years, money(200_000_000)] }), ["wajar"]);
  assert.deepEqual(judged({ anggaran: [...years, money(300_000_000)] }), [
    "diragukan",
    "jumlah-tahunan-beda FFF2",
  ]);
  const product = { volume: "10 guru", harga: "Rp 500.000" };
  assert.deepEqual(judged({ ...product, anggaran: money(5_000_000) }), ["wajar"]);
  assert.deepEqual(judged({ ...product, anggaran: money(60_000_000) }), ["wajar"]);
  assert.deepEqual(judged({ ...product, anggaran: money(75_000_000) }), [
    "diragukan",
    "kali-harga-beda F2",
  ]);
});

test("beneficiaries live where they are told to, and cost what they may", () => {
  const anggaran = money(200_000_000);
  assert.deepEqual(judged({ penerima: "40 siswa", anggaran }), ["wajar"]);
  assert.deepEqual(judged({ penerima: "1 siswa", anggaran }), [
    "diragukan",
    "anggaran-per-penerima-tinggi F2",
  ]);
  for (const penerima of ["6 desa", "1 rumah ibadah", "SDN 1", "kelas 5, RT 02", "1 kepala desa"]) {
    assert.deepEqual(judged({ penerima, anggaran }), ["wajar"], penerima);
  }
  assert.deepEqual(judged({ penerima: "10.000.000 orang", anggaran }), [
    "mustahil",
    "penerima-melebihi-penduduk B2",
  ]);
  assert.deepEqual(judged({ penerima: "150.000 jiwa" }), [
    "diragukan",
    "penerima-terlalu-banyak B2",
  ]);
  assert.deepEqual(judged({ penerima: "0 orang" }), ["diragukan", "penerima-nol B2"]);
  assert.deepEqual(judged({ penerima: "-3 orang" }), ["mustahil", "penerima-negatif B2"]);
});

test("what is built costs what it may", () => {
  const built = { bidang: "INF", subprogram: null };
  const anggaran = money(5_000_000);
  assert.deepEqual(judged({ target: "10 unit", anggaran }, built), ["wajar"]);
  assert.deepEqual(judged({ target: "100 unit", anggaran }, built), [
    "diragukan",
    "anggaran-per-penerima-rendah F2",
  ]);
  assert.deepEqual(judged({ volume: "100", satuan: "Unit", anggaran }, built).slice(0, 1), [
    "diragukan",
  ]);
  assert.deepEqual(judged({ target: "100 unit", anggaran }), ["wajar"]);
});

test("a target counts no more people than there are", () => {
  assert.deepEqual(judged({ indikator: "Peserta", target: "5 juta orang" }), [
    "mustahil",
    "target-melebihi-penduduk E2",
  ]);
  assert.deepEqual(judged({ indikator: "Peserta", target: "5.000 orang" }), ["wajar"]);
});

test("years are in order, within reach, and those of the plan", () => {
  assert.deepEqual(judged({ tahun: "2027–2030" }), ["tak-dinilai"]);
  assert.deepEqual(judged({ tahun: "2030 s.d. 2027" }), ["mustahil", "tahun-terbalik G2"]);
  const months = "Desember 2027 - Januari 2026";
  assert.deepEqual(judged({ tahun: months }), ["mustahil", "tahun-terbalik G2"]);
  assert.deepEqual(judged({ tahun: "2028, 2027" }), ["tak-dinilai"]);
  assert.deepEqual(judged({ tahun: "1999" }), ["mustahil", "tahun-tak-terjangkau G2"]);
  assert.deepEqual(judged({ tahun: "2099" }), ["mustahil", "tahun-tak-terjangkau G2"]);
  assert.deepEqual(judged({ tahun: "2022" }), ["diragukan", "tahun-lampau G2"]);
  assert.deepEqual(judged({ tahun: "2022" }, { plan: { stage: "laporan" } }), ["tak-dinilai"]);
  assert.deepEqual(judged({ tahun: "2030" }, { plan: { years: [2027] } }), [
    "diragukan",
    "tahun-di-luar-rencana G2",
  ]);
});

test("a name says what is done, and is no stranger to its ID", () => {
  assert.deepEqual(judged({ kegiatan: "Kegiatan lapangan 3" }), [
    "diragukan",
    "nama-tanpa-arti A2",
  ]);
  const stranger = { id: "PPM-9901-KES-01", nama: "Insentif bidan", bidang: "KES" };
  const match = { how: "id", program: null, stranger };
  const bidang = (/** @type {string[]} */ ...all) => ({ match: { ...match, bidang: all } });
  assert.deepEqual(judged({}, bidang("PEN")), ["diragukan", "nama-asing-bagi-id A2"]);
  assert.deepEqual(judged({}, bidang()), ["diragukan", "nama-asing-bagi-id A2"]);
  assert.deepEqual(judged({}, bidang("KES")), ["tak-dinilai"]);
});

/** @param {[cells: Record<string, any>, changes?: Record<string, any>][]} rows */
function beside(...rows) {
  const all = rows.map(([cells, changes = {}], at) =>
    SENSE.judge(row(cells, { row: at + 2, ...changes }), { years: [] }),
  );
  SENSE.judgeTogether(all, ["99.01"], []);
  return all.map(({ reasons }) => reasons.found.map(({ kode }) => kode));
}

test("one text for several directions is copied, at several places it is planned", () => {
  const same = { kegiatan: "Penyuluhan", target: "10 orang", anggaran: money(9_000_000) };
  const copied = [1, 2, 3, 4].map((at) => [
    { ...same, kegiatan: `Penyuluhan ${at}`, id: `PPM-9901-PEN-0${at}` },
  ]);
  assert.deepEqual(beside(.../** @type {any} */ (copied)), Array(4).fill(["baris-berulang"]));
  const planned = [1, 2, 3, 4].map((at) => {
    return [same, { place: { kabupaten: ["99.01"], kecamatan: [`99.01.0${at}`] } }];
  });
  assert.deepEqual(beside(.../** @type {any} */ (planned)), Array(4).fill([]));
});

test("one target for indicators that have nothing in common is none", () => {
  const aims = ["pemandu", "sumur", "kader", "warung", "kolam"];
  const rows = aims.map((indikator) => [{ kegiatan: indikator, indikator, target: "10" }]);
  assert.deepEqual(beside(.../** @type {any} */ (rows)), Array(5).fill(["target-seragam"]));
  const honest = aims.map((indikator, at) => [
    { kegiatan: indikator, indikator, target: `${at + 2}` },
  ]);
  assert.deepEqual(beside(.../** @type {any} */ (honest)), Array(5).fill([]));
});

test("a place away from the plan's home has some evidence of mining", () => {
  const away = { place: { kabupaten: ["99.71"], kecamatan: [] } };
  assert.deepEqual(beside([{}, away], [{}]), [["tempat-tanpa-bukti"], []]);
  const rows = [row({}, away), row({}), row({}), row({})].map((one) =>
    SENSE.judge(one, { years: [] }),
  );
  SENSE.judgeTogether(rows, [], []);
  assert.deepEqual(
    rows.map(({ reasons }) => reasons.found.length),
    [1, 0, 0, 0],
  );
});

test("a row of a total is a sum of the rows that it may stand for", () => {
  /** @param {number} millions */
  const paid = (millions) => ({ anggaran: money(millions * 1_000_000) });
  /** @param {[millions: number, after: number][]} totals */
  const told = (...totals) => {
    const rows = [10, 20, 30].map((millions, at) =>
      SENSE.judge(row(paid(millions), { row: at + 2 }), { years: [] }),
    );
    const table = {
      entries: rows.map(({ verdict }) => verdict.entry),
      totals: totals.map(([millions, after]) => {
        return { entry: row(paid(millions), { row: 9 }).entry, after };
      }),
    };
    SENSE.judgeTogether(rows, [], [table]);
    return rows.map(({ reasons }) => reasons.found.map(({ kode, sel }) => `${kode} ${sel}`));
  };
  const wrong = ["jumlah-baris-beda F9"];
  assert.deepEqual(told([60, 3]), [[], [], []]);
  assert.deepEqual(told([30, 2], [30, 3], [60, 3]), [[], [], []]);
  assert.deepEqual(told([75, 3]), [[], [], wrong]);
  // The second is missing in the sum.
  assert.deepEqual(told([40, 3]), [[], wrong, []]);
});

test("what a province does not ask is not answered", () => {
  const { kewajaran } = FACTS.aturan;
  const quiet = new Sense({ ...FACTS, aturan: { kewajaran: { ...kewajaran, aturan: [] } } });
  const cells = { ...POOR, target: "95 %", tahun: "1999", penerima: "0", anggaran: money(-5) };
  const rows = [1, 2, 3, 4, 5].map(() => quiet.judge(row(cells), { years: [2027] }));
  quiet.judgeTogether(rows, ["99.01"], []);
  assert.deepEqual(
    rows.map(({ reasons }) => reasons.verdict),
    Array(5).fill("wajar"),
  );
});

test("what was reached may be worse than the target, but can be", () => {
  const report = { ...UHH, target: "70,9" };
  assert.deepEqual(judged({ ...report, realisasi: "69,8" }), ["wajar"]);
  assert.deepEqual(judged({ ...report, realisasi: "105 %" }), ["wajar"]);
  assert.deepEqual(judged({ ...report, realisasi: "Rp190 juta" }), ["wajar"]);
  assert.deepEqual(judged({ ...report, realisasi: "10" }), [
    "mustahil",
    "realisasi-luar-rentang L2",
  ]);
  const columns = [{ part: "realisasi", title: "Realisasi fisik (%)" }];
  assert.deepEqual(judged({ ...report, realisasi: "15" }, { columns }), ["wajar"]);
  assert.deepEqual(judged({ ...POOR, target: "8,1", realisasi: "110 %" }), ["wajar"]);
  assert.deepEqual(judged({ realisasi: "900000 siswa", target: "40 siswa" }), [
    "mustahil",
    "realisasi-melebihi-penduduk L2",
  ]);
  assert.deepEqual(judged({ realisasi: "-5", target: "40 siswa" }), [
    "diragukan",
    "realisasi-negatif L2",
  ]);
  assert.deepEqual(judged({ realisasi: "38 siswa, Rp190 juta", target: "40 siswa" }), ["wajar"]);
});
