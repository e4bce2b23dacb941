import assert from "node:assert/strict";
import { test } from "node:test";
import { apart, servedBy, together } from "../../src/cetakbiru/plans/engine/plans.js";
import { agencyOverview } from "../../src/cetakbiru/plans/report/agency.js";
import { jsonReport } from "../../src/cetakbiru/plans/report/json.js";
import { Shown } from "../../src/cetakbiru/plans/report/shown.js";
import { textReport } from "../../src/cetakbiru/plans/report/text.js";
import { cellNames, whyUnjudged } from "../../src/cetakbiru/plans/report/words.js";
import { activity, doubted, FACTS, fitting, lacking, result } from "./invented.js";

/** @import { Tree } from "../../src/cetakbiru/plans/report/tree.js" */

/** @param {Tree} tree @returns {string} */
function words(tree) {
  return typeof tree === "string" ? tree : tree.children.map(words).join("");
}

/** @param {Tree[]} trees @param {string} tag @returns {import("../../src/cetakbiru/plans/report/tree.js").Element[]} */
function all(trees, tag) {
  return trees.flatMap((tree) => {
    if (typeof tree === "string") return [];
    return [...(tree.tag === tag ? [tree] : []), ...all(tree.children, tag)];
  });
}

/** @param {Parameters<typeof textReport>[0]} one */
const text = (one, full = false) => [...textReport(one, FACTS, full)].join("");

const FLAWED = result([
  activity(2),
  activity(3, { ...lacking(["target", "E3"], ["kecamatan", null]) }),
  activity(4, doubted(["x", "mustahil", "F4"])),
]);

/** @param {string} nama @param {ReturnType<typeof result>} plan */
const named = (nama, plan) => ({ ...plan, berkas: [{ ...plan.berkas[0], nama }] });

function several() {
  const plans = [named("a.xlsx", FLAWED), named("b.xlsx", result([activity(2)]))].map((plan) => ({
    ...plan,
    arah_dengan_kegiatan: Array.from(servedBy(plan.kegiatan).values()),
  }));
  const { bentuk, dibuat_oleh, edisi } = plans[0];
  return { bentuk, dibuat_oleh, edisi, ...together(FACTS, plans, []) };
}

test("the text says first what the plan is, and what to mend", () => {
  const told = text(FLAWED);
  assert.match(told, /^Hasil periksa rencana terhadap Cetak Biru Rekaan, edisi 1 \(rancangan\)\n/);
  assert.ok(told.indexOf("Rencana ini belum selaras. 1 dari 3") < told.indexOf("Perbaiki lebih"));
  assert.match(told, /1\. Alasan x pada F4\. \(F4\)/);
  assert.match(told, /Kurang: target \(E3\); kecamatan\./);
  assert.ok(!told.includes("Baris 2: Kegiatan 2"), "nothing is said of an aligned activity");
  assert.ok(text(FLAWED, true).includes("Baris 2: Kegiatan 2"));
});

test("the text of many flawed activities stays short", () => {
  const rows = Array.from({ length: 500 }, (_, at) => activity(at + 2, fitting("di-luar")));
  const told = text(result(rows));
  assert.ok(told.split("\n").length < 120);
  assert.match(told, /dan 490 kegiatan lagi; --rinci menyebut semuanya\./);
});

test("no cell of a plan moves the cursor of a terminal", () => {
  const row = activity(2, { nama: "\u001b[2Jx\u009b1m\r", ...fitting("di-luar") });
  assert.doesNotMatch(text(result([row])), /[^\P{Cc}\n]/u);
});

test("a plan without activities gets the reason", () => {
  const nothing = result([], {
    berkas: [{ nama: "kosong.csv", galat: "Berkas kosong.csv kosong.", catatan: [], lembar: [] }],
  });
  assert.match(whyUnjudged(nothing), /Berkas kosong\.csv kosong\.\nTidak ada kegiatan/);
  assert.match(text(nothing), /Berkas kosong\.csv kosong\./);
});

test("JSON holds the result as it is, in pieces", () => {
  for (const one of [FLAWED, several()]) {
    const pieces = [...jsonReport(one)];
    assert.deepEqual(JSON.parse(pieces.join("")), one);
    assert.ok(Math.max(...pieces.map((piece) => piece.length)) < 2000);
  }
});

test("rows one after another are told once as rows, cells by their names", () => {
  const at = (/** @type {number} */ baris, /** @type {string | null} */ sel = null) => ({
    berkas: "a",
    lembar: "RKAB",
    baris,
    sel,
  });
  assert.equal(cellNames([at(2), at(4), at(5, "F5")], 3, false), "baris 2, 4, F5");
  assert.equal(cellNames([at(5, "F5")], 9, true), "RKAB!F5, dan 8 lagi");
});

test("a page shows the verdict first, and opens what it says of an activity", () => {
  const shown = new Shown(FACTS, "../").everything(FLAWED);
  assert.equal(words(shown[0]), "Rencana ini belum selaras");
  assert.equal(shown[0].attributes.tabindex, "-1");
  const [first] = all(shown, "details").filter((one) => one.attributes.class === "ppm-kegiatan");
  assert.match(words(first), /Kecamatan Hulu · Pendidikan · 2027–2028 · Rp1\.000\.000/);
  const [link] = all([first], "a");
  assert.equal(link.attributes.href, "../kabupaten/rekaan/#PPM-1201-PEN-01");
});

test("bars are as wide as their shares, and each is told in words", () => {
  const [bar] = all(new Shown(FACTS, "").everything(FLAWED), "svg");
  const widths = bar.children.map((part) =>
    typeof part === "string" ? "" : part.attributes.width,
  );
  assert.deepEqual(widths, ["100.00"]);
  assert.match(words(new Shown(FACTS, "").overview(FLAWED)), /Kewajaran 2 wajar, 1 mustahil/);
});

test("nothing is said of what there is none of", () => {
  const told = words({ tag: "div", attributes: {}, children: new Shown(FACTS, "").rest(FLAWED) });
  assert.ok(!told.includes("tidak terbaca"));
  assert.ok(!told.includes("kecamatan tanpa kegiatan"));
});

test("plans of several companies are told apart, summed and compared", () => {
  const results = several();
  assert.equal(results.ringkasan.rencana, 2);
  assert.equal(results.ringkasan.rencana_selaras, 1);
  assert.equal(results.ringkasan.kegiatan, 4);
  assert.deepEqual(results.arah_dengan_kegiatan[0].rencana, ["a.xlsx", "b.xlsx"]);
  assert.match(text(results), /1 dari 2 rencana selaras\./);
  const page = agencyOverview(results, FACTS, "");
  assert.equal(words(page[0]), "1 dari 2 rencana selaras");
  assert.equal(all(page, "tr").length, 3);
});

test("a direction that one company takes up is free for none", () => {
  const free = { id: "PPM-1201-PEN-01", jenis: "arah", nama: "Beasiswa" };
  const [one, other] = several().rencana;
  const { arah_tanpa_kegiatan } = together(
    FACTS,
    [one, { ...other, arah_dengan_kegiatan: [], arah_tanpa_kegiatan: [free] }],
    [],
  );
  assert.deepEqual(arah_tanpa_kegiatan, []);
});

test("files of one name get names that tell them apart", () => {
  const names = apart([{ name: "a" }, { name: "b" }, { name: "a" }]).map(({ name }) => name);
  assert.deepEqual(names, ["a", "b", "a (2)"]);
});
