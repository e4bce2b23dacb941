/* A small invented blueprint: three guides, of which two are directions in one of two kabupaten, a
   direction of the province, a withdrawn one, and a programme. */
import { FitJudge } from "../../../src/cetakbiru/plans/engine/fit.js";
import { Matcher } from "../../../src/cetakbiru/plans/engine/match.js";
import { Vocabulary } from "../../../src/cetakbiru/plans/engine/vocabulary.js";

const [NORTH, SOUTH] = ["99.01", "99.02"];
const AMBANG = {
  ...{ kuat: 100, lemah: 70, konsep: 100, dekat: 40, kata: 60, bidang: 20, subprogram: 30 },
  ...{ nama: 100, uraian: 50, hasil: 40, penerima: 20, bidang_lain: 30, bidang_sebaris: 3 },
};
const KATA = {
  awalan: ["men", "pem", "pen", "per", "ber", "pe", "di"],
  akhiran: ["nya", "kan", "an"],
  sisa_kata: 4,
  diabaikan: ["program", "kegiatan", "desa", "untuk", "dan"],
  mendua: ["jalan", "lapang", "lapangan", "selaras", "air"],
  orang_dalam: ["karyawan"],
};
const KONSEP = [
  { kode: "beasiswa", bidang: "PEN", subprogram: "PEN-1", kata: ["beasiswa"], dekat: ["asrama"] },
  {
    ...{ kode: "jalan", bidang: "INF", kata: ["jalan desa", "jembatan", "sarana penghubung"] },
    ...{ bila_bidang: ["jalan"], bukan: ["jalan sehat"] },
  },
  { kode: "air-minum", bidang: "INF", kata: ["air minum", "sumur bor"] },
  { kode: "sumber-air", bidang: "LNG", kata: ["mata air"] },
  { kode: "guru", bidang: "PEN", subprogram: "PEN-2", kata: ["guru"] },
  { kode: "pendidikan", bidang: "PEN", hanya_bidang: true, kata: ["pendidikan"] },
  { kode: "tani", bidang: "PDR", kata: ["tani"] },
];
const GUIDES = [
  { id: "PEN-A", nama: "Beasiswa anak desa", bidang: "PEN", subprogram: "PEN-1" },
  { id: "INF-A", nama: "Sarana penghubung desa", bidang: "INF", subprogram: null },
  { id: "INF-B", nama: "Sarana air minum", bidang: "INF", subprogram: null },
  { id: "LNG-A", nama: "Pemulihan sungai bersama", bidang: "LNG", subprogram: null },
].map((guide) => ({ ...guide, jenis: "panduan", hasil: "", penerima: "", indikator: null }));
const BIDANG = new Map([
  ["PEN", "Pendidikan"],
  ["INF", "Infrastruktur"],
  ["LNG", "Lingkungan"],
  ["PDR", "Pendapatan"],
]);

/**
 * @param {string} id
 * @param {string} kabupaten
 * @param {string} calon
 * @param {object} [rest]
 */
function direction(id, kabupaten, calon, rest = {}) {
  const guide = GUIDES.find((one) => one.id === calon);
  const found = { ...guide, id, kabupaten, calon, jenis: "arah", status: "arah", diganti_oleh: [] };
  return { ...found, ...rest };
}

const ARAH = [
  direction("PPM-9900-LNG-01", "99", "LNG-A"),
  direction("PPM-9901-PEN-01", NORTH, "PEN-A"),
  direction("PPM-9901-INF-01", NORTH, "INF-A"),
  direction("PPM-9901-LNG-01", NORTH, "LNG-A", {
    status: "dicabut",
    diganti_oleh: ["PPM-9900-LNG-01"],
  }),
  direction("PPM-9902-INF-01", SOUTH, "INF-B"),
  direction("PRG-9902-PEN-01", SOUTH, "PEN-A", {
    nama: "Bus sekolah hijau",
    jenis: "program",
    calon: null,
  }),
];

const FACTS = {
  aturan: { ambang: AMBANG, kata: KATA, konsep: KONSEP },
  pola_id: "PPM-[0-9]{4}-[A-Z]{3}-[0-9]{2,3}|PRG-[0-9]{4}-[A-Z]{3}-[0-9]{2,3}",
  provinsi: "99",
  arah: ARAH,
  panduan: GUIDES,
};

export const vocabulary = new Vocabulary(FACTS.aturan);
const matcher = new Matcher(FACTS, vocabulary);
const judge = new FitJudge(FACTS, matcher, {
  places: (codes) => codes.map((code) => (code === NORTH ? "Utara" : "Selatan")).join(", "),
  bidang: (code) => BIDANG.get(code) ?? code,
  subprogram: (code) => `subprogram ${code}`,
});

/**
 * The verdict on an activity in the north, and what it fits first; with all that was found.
 * @param {Partial<import("../../../src/cetakbiru/plans/engine/match.js").Wanted>} said
 */
export function fitOf(said) {
  const nothing = { ids: "", name: "", uraian: "", hasil: "", bidang: null, subprogram: null };
  const wanted = { ...nothing, kabupaten: [NORTH], ...said };
  const match = matcher.find(wanted);
  return { ...judge.judge(wanted, match), match };
}

/** @param {Parameters<typeof fitOf>[0]} said */
export function told(said) {
  const { putusan, acuan } = fitOf(said);
  return [putusan, ...acuan.slice(0, 1).map(({ id }) => id)].join(" ");
}
