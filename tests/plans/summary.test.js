import assert from "node:assert/strict";
import { test } from "node:test";
import { repairs, summary, sumOf } from "../../src/cetakbiru/plans/engine/summary.js";
import { activity, doubted, fitting, lacking, SHEET } from "./invented.js";

test("activities are counted by each verdict", () => {
  const counts = summary([
    activity(2),
    activity(3, lacking(["target", "E3"])),
    activity(4, { ...fitting("di-luar"), anggaran: null }),
    activity(5, doubted(["x", "mustahil", "E5"])),
  ]);
  assert.equal(counts.kegiatan, 4);
  assert.equal(counts.selaras, 1);
  assert.deepEqual(counts.kesesuaian, { selaras: 3, sebagian: 0, "di-luar": 1, "tak-dinilai": 0 });
  assert.deepEqual(counts.kelengkapan, { lengkap: 3, kurang: 1 });
  assert.deepEqual(counts.kewajaran, { wajar: 3, diragukan: 0, mustahil: 1, "tak-dinilai": 0 });
  assert.equal(counts.anggaran, 3_000_000);
  assert.deepEqual(sumOf([counts, summary([])]), counts);
});

test("what can't be comes first, then fit, then what is missing, then what is doubtful", () => {
  const found = repairs(
    [
      activity(2, doubted(["ragu", "diragukan", "E2"])),
      activity(3, doubted(["ragu", "diragukan", "E3"])),
      activity(4, lacking(["target", "E4"])),
      activity(5, fitting("di-luar")),
      activity(6, doubted(["tak-mungkin", "mustahil", "E6"], ["ragu", "diragukan", "F6"])),
    ],
    [],
    [SHEET],
  );
  assert.deepEqual(
    found.map(({ kode, banyak }) => [kode, banyak]),
    [
      ["tak-mungkin", 1],
      ["di-luar", 1],
      ["kurang-target", 1],
      ["ragu", 3],
    ],
  );
});

test("a cause on many rows is told once, with its cells and its number", () => {
  const rows = Array.from({ length: 30 }, (_, at) =>
    activity(at + 2, lacking(["target", `E${at + 2}`])),
  );
  const [cause] = repairs(rows, [], [SHEET]);
  assert.equal(cause.pesan, "Isi target pada 30 kegiatan.");
  assert.equal(cause.banyak, 30);
  assert.equal(cause.tempat.length, 20);
  assert.equal(cause.tempat[0].sel, "E2");
});

test("what an activity fits is mended where it is named", () => {
  const [cause] = repairs([activity(7, fitting("di-luar"))], [], [SHEET]);
  assert.deepEqual(cause.tempat, [{ berkas: "a.xlsx", lembar: "RKAB", baris: 7, sel: "C7" }]);
});

test("at most five causes are told", () => {
  const row = activity(
    2,
    lacking(...Array.from("abcdefg", (one) => /** @type {const} */ ([one, `${one}2`]))),
  );
  assert.equal(repairs([row], [], [SHEET]).length, 5);
});

test("parts that have no column are one thing to do", () => {
  const rows = [
    activity(2, lacking(["target (angka)", null], ["tahun", null], ["nilai awal", "E2"])),
    activity(3, lacking(["target (angka)", null])),
  ];
  assert.deepEqual(
    repairs(rows, [], [SHEET]).map(({ pesan, banyak }) => [pesan, banyak]),
    [
      ["Tambahkan kolom target, tahun.", 2],
      ["Isi nilai awal pada 1 kegiatan.", 1],
    ],
  );
});

test("cells that can't be read are a cause of their own", () => {
  const cell = {
    berkas: "a.xlsx",
    lembar: "RKAB",
    baris: 9,
    kolom: "F",
    nilai: "x",
    pesan: "Tulis angka.",
  };
  const [cause] = repairs([], [cell, { ...cell, kolom: null }], [SHEET]);
  assert.match(cause.pesan, /^Perbaiki 2 sel yang tidak terbaca\. Tulis angka\./);
  assert.deepEqual(
    cause.tempat.map(({ sel }) => sel),
    ["F9", null],
  );
});

test("a plan without a flaw has nothing to mend", () => {
  assert.deepEqual(repairs([activity(2)], [], [SHEET]), []);
});
