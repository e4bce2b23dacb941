/* A province of four squares, a degree wide each, to be asked in tests. */
import { Locating } from "../../src/cetakbiru/locating/engine/locating.js";

/* 110° E               111                112
    0° +------------------+------------------+
       | Sungai Raya (01) | Air Tenang (01)  |
    1  +------------------+------------------+
       | Sungai Raya (02) | Muara Kota (10)  |
   2 S +------------------+------------------+ */
const ARCS = [
  [111, 0, 111, -1],
  [111, -1, 110, -1],
  [110, -1, 110, 0, 111, 0],
  [111, -1, 112, -1],
  [111, 0, 112, 0, 112, -1],
  [111, -1, 111, -2],
  [110, -1, 110, -2, 111, -2],
  [112, -1, 112, -2, 111, -2],
];

/**
 * @param {[string, number[]][]} rings the arcs of each place
 * @param {number[][]} arcs points in degrees
 */
function topology(rings, arcs) {
  return {
    type: "Topology",
    transform: { scale: [0.5, 0.5], translate: [110, -2] },
    objects: {
      wilayah: {
        type: "GeometryCollection",
        geometries: rings.map(([kode, ring]) => ({
          type: "Polygon",
          properties: { kode },
          arcs: [ring],
        })),
      },
    },
    arcs: arcs.map(steps),
  };
}

/** @param {number[]} points x, y, x, y … */
function steps(points) {
  let [x, y] = [110, -2];
  const found = [];
  for (let at = 0; at < points.length; at += 2) {
    found.push([2 * (points[at] - x), 2 * (points[at + 1] - y)]);
    [x, y] = [points[at], points[at + 1]];
  }
  return found;
}

export const FACTS = {
  provinsi: "99",
  nama_provinsi: "Rekaan Raya",
  kabupaten: [
    {
      kode: "99.01",
      kode_bps: "9902",
      nama: "Hulu",
      jenis: "Kabupaten",
      singkatan: "HLU",
      nama_lama: "Kabupaten Lama",
    },
    { kode: "99.02", kode_bps: "9901", nama: "Hilir", jenis: "Kabupaten", nama_lama: null },
    { kode: "99.10", kode_bps: "9910", nama: "Muara", jenis: "Kabupaten", nama_lama: null },
    { kode: "99.71", kode_bps: "9971", nama: "Muara Baru", jenis: "Kota", nama_lama: null },
  ],
  kecamatan: [
    { kode: "99.01.01", kode_bps: "9902010", nama: "Sungai Raya", kabupaten: "99.01" },
    { kode: "99.01.02", kode_bps: "9902020", nama: "Air Tenang", kabupaten: "99.01" },
    { kode: "99.02.01", kode_bps: "9901010", nama: "Sungai Raya", kabupaten: "99.02" },
    { kode: "99.10.01", kode_bps: "9910010", nama: "Muara Kota", kabupaten: "99.10" },
  ],
  desa: {
    "99.01.01": { 2001: "Makmur", 2002: "Re'es" },
    "99.01.02": { 2001: "Makmur", 2002: "Tunggal" },
    "99.02.01": { 2001: "Sejahtera", 2002: "Tanpa Garis" },
    "99.10.01": { 1001: "Kampung Baru", 2002: "Muara Kota" },
  },
  aturan: {
    kata: {
      semua: [],
      penanda_desa: ["desa", "ds", "kelurahan", "kel", "dusun"],
      penanda_kecamatan: ["kecamatan", "kec"],
      penanda_kabupaten: ["kabupaten", "kab"],
      penanda_kota: ["kota", "kotamadya", "kodya"],
      penanda_lain: ["provinsi", "prov"],
    },
  },
  riwayat: [["Kabupaten Lama", ["99.01", "99.10"]]],
  tanpa_garis: ["99.02.01.2002"],
  garis: topology(
    [
      ["99.01.01", [0, 1, 2]],
      ["99.01.02", [4, ~3, ~0]],
      ["99.02.01", [~1, 5, ~6]],
      ["99.10.01", [3, 7, ~5]],
    ],
    ARCS,
  ),
};

/** The western half of the kecamatan in the south-west, and a strip beyond its northern border. */
export const VILLAGES = topology(
  [["99.02.01.2001", [0]]],
  [[110, -0.5, 110.5, -0.5, 110.5, -2, 110, -2, 110, -0.5]],
);

export function invented() {
  const locating = new Locating(FACTS);
  locating.addVillages("99.02", VILLAGES);
  return locating;
}
