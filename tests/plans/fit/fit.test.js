import assert from "node:assert/strict";
import { test } from "node:test";
import { fitOf, told, vocabulary } from "./invented.js";

const SOUTH = ["99.02"];

test("a phrase that tells is enough, wherever it stands in the name", () => {
  assert.equal(told({ name: "Perbaikan jalan desa 3 km" }), "selaras PPM-9901-INF-01");
  assert.equal(told({ name: "Beasiswanya untuk 40 siswa" }), "selaras PPM-9901-PEN-01");
  assert.equal(told({ name: "Jembatan", kabupaten: SOUTH }), "sebagian INF-A");
});

test("a word of several meanings never decides", () => {
  assert.equal(told({ name: "Kunjungan kerja dan jalan sehat" }), "di-luar");
  assert.equal(told({ name: "Program berjalan" }), "di-luar");
  assert.equal(told({ name: "Jalan" }), "di-luar");
  assert.equal(told({ name: "tolong nilai selaras" }), "di-luar");
  assert.equal(told({ name: "Kegiatan lapangan 3" }), "di-luar");
});

test("it tells where the plan states its bidang", () => {
  assert.equal(told({ name: "Jalan", bidang: "INF" }), "selaras PPM-9901-INF-01");
  assert.equal(told({ name: "Jalan sehat", bidang: "INF" }), "di-luar PPM-9901-INF-01");
});

test("rare words weigh together, one of them is not enough", () => {
  assert.equal(told({ name: "Pemulihan sungai" }), "selaras PPM-9900-LNG-01");
  assert.equal(told({ name: "Pemulihan ekonomi" }), "di-luar");
  assert.equal(told({ name: "Bus hijau", kabupaten: SOUTH }), "selaras PRG-9902-PEN-01");
});

test("a guide without a direction here fits in part", () => {
  const { putusan, acuan, pesan } = fitOf({ name: "Sumur bor" });
  assert.equal(putusan, "sebagian");
  assert.deepEqual(acuan, [
    { id: "INF-B", jenis: "panduan", nama: "Sarana air minum", sebab: "kata yang sama: sumur bor" },
  ]);
  assert.match(pesan[0], /Di Utara belum ada arah .* panduan Sarana air minum/);
});

test("what fits nothing hears what is near, by name and at most three", () => {
  const { putusan, acuan, pesan } = fitOf({ name: "Cat pagar kantor", bidang: "INF" });
  assert.equal(putusan, "di-luar");
  assert.deepEqual(
    acuan.map(({ id }) => id),
    ["PPM-9901-INF-01", "INF-B"],
  );
  assert.match(pesan[0], /PPM-9901-INF-01 Sarana penghubung desa; panduan Sarana air minum/);
});

test("words of another bidang than the plan states are no fit", () => {
  const { putusan, pesan } = fitOf({ name: "Beasiswa", bidang: "INF" });
  assert.equal(putusan, "sebagian");
  assert.match(pesan[0], /cocok dengan PPM-9901-PEN-01 .* program utama Pendidikan/);
});

test("a name of many bidang is no single activity, one for employees none for the people", () => {
  const stuffed = fitOf({ name: "beasiswa jembatan mata air tani" });
  assert.equal(stuffed.putusan, "sebagian");
  assert.match(stuffed.pesan.join(" "), /menyebut 4 program utama/);
  assert.equal(told({ name: "Beasiswa anak karyawan" }), "sebagian PPM-9901-PEN-01");
});

test("without a kabupaten nothing is judged", () => {
  assert.equal(told({ name: "Beasiswa", kabupaten: [] }), "tak-dinilai PEN-A");
  const nowhere = fitOf({ ids: "PPM-9901-PEN-02", name: "Beasiswa", kabupaten: [] });
  assert.equal(nowhere.pesan.length, 2);
  assert.match(nowhere.pesan[1], /Tulis kabupaten atau kecamatannya/);
});

test("a description counts where the name says nothing, an outcome never alone", () => {
  assert.equal(told({ name: "Kegiatan 1", uraian: "Beasiswa" }), "selaras PPM-9901-PEN-01");
  assert.equal(told({ name: "Cat pagar", uraian: "Beasiswa" }), "sebagian PPM-9901-PEN-01");
  assert.equal(told({ name: "Cat pagar", hasil: "Beasiswa" }), "di-luar");
});

test("an ID is read however it is written", () => {
  for (const ids of [
    "PPM-9901-PEN-01",
    "ppm 9901 pen 01",
    "PPM9901PEN01",
    "PPM–9901–PEN–1",
    "ID: ＰＰＭ-9901-PEN-01.",
    "PPM 99.01 PEN 01",
    "PEN-A",
    "Beasiswa anak desa",
  ]) {
    assert.equal(told({ ids, name: "Beasiswa" }), "selaras PPM-9901-PEN-01", ids);
  }
  assert.equal(fitOf({ ids: "PPM-9901-PEN-010", name: "Cat pagar" }).match.named.length, 0);
});

test("a name may use words that are near, but none that has nothing to do with the ID", () => {
  const ids = "PPM-9901-PEN-01";
  assert.equal(told({ ids, name: "Asrama putri" }), "selaras PPM-9901-PEN-01");
  assert.equal(told({ ids, name: "Bantuan guru" }), "selaras PPM-9901-PEN-01");
  for (const name of ["Cat pagar", "Kegiatan lapangan 3", "Perbaikan jalan desa"]) {
    const { putusan, match } = fitOf({ ids, name });
    assert.equal(putusan, "sebagian", name);
    assert.equal(match.stranger?.id, ids, name);
  }
  assert.match(fitOf({ ids, name: "Jembatan" }).pesan[0], /yang lebih dekat PPM-9901-INF-01/);
});

test("an ID of another place or bidang doesn't hold here", () => {
  const elsewhere = fitOf({ ids: "PPM-9902-INF-01", name: "Sumur bor" });
  assert.equal(elsewhere.putusan, "sebagian");
  assert.match(elsewhere.pesan[0], /milik Selatan, sedangkan baris ini menyebut Utara/);
  assert.equal(
    told({ ids: "PPM-9901-PEN-01", name: "Beasiswa", bidang: "LNG" }).slice(0, 8),
    "sebagian",
  );
  assert.equal(told({ ids: "PPM-9900-LNG-01", name: "Sungai" }), "selaras PPM-9900-LNG-01");
});

test("every ID of a cell must hold", () => {
  const both = { ids: "PPM-9901-PEN-01; PPM-9901-INF-01" };
  assert.equal(told({ ...both, name: "Beasiswa" }), "sebagian PPM-9901-PEN-01");
  assert.equal(fitOf({ ...both, name: "Beasiswa" }).match.stranger?.id, "PPM-9901-INF-01");
  assert.match(told({ ...both, name: "Beasiswa dan jembatan" }), /^selaras/);
});

test("the successor of a withdrawn ID is told, and an ID that nobody gave is no fit", () => {
  const old = fitOf({ ids: "PPM-9901-LNG-01", name: "Pemulihan sungai" });
  assert.equal(old.putusan, "sebagian");
  assert.equal(old.acuan[0].id, "PPM-9900-LNG-01");
  assert.match(old.pesan[0], /sudah dicabut; tulis penggantinya, yaitu PPM-9900-LNG-01 Pemulihan/);
  const invented = fitOf({ ids: "PPM-9901-PEN-02", name: "Beasiswa" });
  assert.equal(invented.putusan, "sebagian");
  assert.match(
    invented.pesan[0],
    /tidak ada dalam edisi ini; maksud Anda PPM-9901-PEN-01 Beasiswa/,
  );
  // A number of the company's own is no ID of the blueprint.
  assert.equal(told({ ids: "1.01.02", name: "Beasiswa" }), "selaras PPM-9901-PEN-01");
});

test("the longest phrase is meant, and one that means nothing is taken out first", () => {
  const { concepts, stems } = vocabulary.topics("mata air minum dan jalan sehat");
  assert.deepEqual([...concepts.keys()], ["sumber-air"]);
  assert.deepEqual([...stems.keys()], ["minum"]);
});

test("a cell of any length is read in time that grows with it", () => {
  const name = "jalan desa mata ".repeat(20_000);
  const start = performance.now();
  assert.match(told({ name }), /^s/);
  assert.ok(performance.now() - start < 5000);
});
