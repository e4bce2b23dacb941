/**
 * The answer for a permit, as elements.
 *
 * @import { Outlines } from "../../../locating/engine/outlines.js"
 * @import { Answer, PermitAnswer, Share } from "../../../locating/engine/types.js"
 * @import { Shown } from "./answer.js"
 * @import { Places } from "./places.js"
 * @typedef {{name: string, text?: string, bytes?: Uint8Array}} Permit a file, or what was pasted
 * @typedef {{permit: (file: Permit) => PermitAnswer | Answer}} Permits
 */
import { figure } from "../../../locating/engine/figures.js";
import { make } from "../elements.js";
import { actions, codesOf, notes, titled } from "./answer.js";
import { mapOf } from "./picture.js";

const TITLE = "Wilayah izin Anda";

/**
 * @param {Answer | PermitAnswer} answer
 * @returns {answer is PermitAnswer}
 */
export function isPermit(answer) {
  return Array.isArray(answer.kecamatan);
}

/**
 * @param {PermitAnswer} answer
 * @param {Outlines} outlines
 * @param {Places} places
 * @returns {Shown}
 */
export function permitShown(answer, outlines, places) {
  const { kecamatan, kabupaten, bersebelahan, catatan, di_luar: outside } = answer;
  if (!kecamatan.length) {
    return {
      words: catatan[0] ?? "Batas izin ini tidak menyentuh kecamatan mana pun yang dipetakan.",
      parts: notes(catatan),
      body: null,
      homes: [],
      codes: [],
      isCoarse: false,
      refine: () => {},
    };
  }
  const around = kabupaten.map(({ kode }) => places.name(kode)).join(", ");
  const lead = `Batas itu seluas ${area(answer.luas_km2 ?? 0)} km² dan menyentuh ${kecamatan.length} kecamatan di ${around}. Luas dihitung dari garis batas.`;
  const codes = codesOf(kecamatan);
  const homes = [...new Set(codes.map((kode) => places.home(kode)))];
  const near = places.sentence("Kecamatan yang bersebelahan: ", codesOf(bersebelahan), homes[0]);
  const table = make("div", "ppm-dekat-luas");
  table.append(shares(places, kecamatan, outside));
  const map = mapOf(outlines, codes, { permit: answer.garis }, places, TITLE);
  const facts = [
    make("p", "", lead),
    ...notes(catatan),
    table,
    ...villages(answer.desa),
    near,
    actions(),
  ];
  return {
    words: lead,
    ...titled(TITLE, facts, map),
    homes,
    codes,
    isCoarse: true,
    refine(/** @type {PermitAnswer} */ finer) {
      const more = finer.catatan.filter((text) => !catatan.includes(text));
      near.before(...villages(finer.desa), ...notes(more));
    },
  };
}

/**
 * The kecamatan that a permit touches, the largest share first.
 *
 * @param {Places} places
 * @param {PermitAnswer["kecamatan"]} touched
 * @param {Share | null} outside of the province
 */
function shares(places, touched, outside) {
  const table = make("table", "ppm-tabel");
  table.append(make("caption", "", "Kecamatan yang tersentuh batas izin"));
  const head = table.createTHead().insertRow();
  for (const title of ["Kecamatan", "Luas (km²)", "Bagian izin"]) {
    const cell = make("th", /^[LB]/.test(title) ? "ppm-angka" : "", title);
    cell.scope = "col";
    head.append(cell);
  }
  const body = table.createTBody();
  /**
   * @param {HTMLElement} name
   * @param {string} home
   * @param {Share} share
   */
  function add(name, home, { luas_km2, bagian }) {
    const title = make("th");
    title.scope = "row";
    title.append(name);
    if (home) title.append(" ", make("span", "ppm-kecil", home));
    body
      .insertRow()
      .append(
        title,
        make("td", "ppm-angka", area(luas_km2)),
        make("td", "ppm-angka", percent(bagian)),
      );
  }
  const several = new Set(touched.map(({ kode }) => places.home(kode))).size > 1;
  for (const one of touched) {
    add(places.link(one.kode), several ? places.name(places.home(one.kode)) : "", one);
  }
  if (outside?.luas_km2) add(make("span", "", "Di luar provinsi ini"), "", outside);
  return table;
}

/**
 * The desa that a permit touches, folded: there may be many, or none known.
 *
 * @param {PermitAnswer["desa"]} places
 */
function villages(places) {
  if (!places.length) return [];
  const fold = make("details", "ppm-lipat");
  const list = make("ul");
  for (const { nama, kecamatan, bagian } of places) {
    list.append(make("li", "", `${nama}, Kecamatan ${kecamatan.nama} (${percent(bagian)})`));
  }
  fold.append(make("summary", "", `Desa dan kelurahan yang tersentuh (${places.length})`), list);
  return [fold];
}

/** @param {number} value in km² */
export function area(value) {
  if (value > 0 && value < 0.01) return "< 0,01";
  return figure(value, value < 100 ? 2 : 0);
}

/** @param {number} share 0 to 1 */
export function percent(share) {
  if (share > 0 && share < 0.001) return "< 0,1%";
  return `${figure(share * 100, 1)}%`;
}
