/**
 * The answer for a name, a code or a point, as elements.
 *
 * @import { Point } from "../../../locating/engine/geometry.js"
 * @import { Outlines } from "../../../locating/engine/outlines.js"
 * @import { Answer } from "../../../locating/engine/types.js"
 * @import { Shown } from "./answer.js"
 * @import { Places } from "./places.js"
 */
import { make } from "../elements.js";
import { actions, codesOf, notes, question, titled } from "./answer.js";
import { mapOf } from "./picture.js";

// What is asked of whoever gets several places, by what was found.
const TITLES = new Map([
  ["pilihan", "Yang mana?"],
  ["tak-ditemukan", "Mungkin maksud Anda"],
]);

/**
 * @param {Answer} answer
 * @param {Outlines} outlines
 * @param {Places} places
 * @param {(choice: {kode: string, nama: string}) => void} choose
 * @returns {Shown}
 */
export function placeShown(answer, outlines, places, choose) {
  const { kabupaten, kecamatan, catatan, titik } = answer;
  const found = kecamatan ?? kabupaten;
  const asking = asked(answer, choose);
  if (!found) {
    return {
      words: catatan[0] ?? "Yang mana?",
      parts: [...notes(catatan), ...asking],
      body: null,
      homes: [],
      codes: [],
      isCoarse: false,
      refine: () => {},
    };
  }
  const home = places.home(found.kode);
  const title = kecamatan ? `Kecamatan ${found.nama}` : places.name(found.kode);
  const village = make("span");
  const lead = make("p", "ppm-dekat-letak");
  lead.append(village);
  if (kecamatan && kabupaten) lead.append(places.link(kabupaten.kode), " · ");
  lead.append(`kode ${found.kode}`);
  /** @param {Answer} one */
  const tellVillage = ({ desa }) => {
    village.textContent = desa ? `${desa.nama} (${desa.kode}) · ` : "";
  };
  tellVillage(answer);
  const near = places.sentence("Bersebelahan dengan ", codesOf(answer.tetangga), home);
  const page = places.button(found.kode, `Buka halaman ${title}`);
  const facts = [lead, ...notes(catatan), ...asking, near, actions(page ? [page] : [])];
  const point = titik ? /** @type {Point} */ ([titik.bujur, titik.lintang]) : null;
  const ours = kecamatan ? [kecamatan.kode] : places.within(found.kode);
  const map = mapOf(outlines, ours, { point }, places, title);
  return {
    words: kecamatan && kabupaten ? `${title}, ${places.name(kabupaten.kode)}.` : `${title}.`,
    ...titled(title, facts, map),
    homes: [home],
    codes: [found.kode],
    isCoarse: titik !== null && kecamatan !== null && !answer.desa,
    refine(/** @type {Answer} */ finer) {
      tellVillage(finer);
      lead.after(...notes(finer.catatan.filter((text) => !catatan.includes(text))));
    },
  };
}

/**
 * The choices between several places, where there are any.
 *
 * @param {Answer} answer
 * @param {(choice: {kode: string, nama: string}) => void} choose
 */
function asked({ jenis, desa, kecamatan, kabupaten, pilihan, terdekat }, choose) {
  const found = desa ?? kecamatan ?? kabupaten;
  /** @type {{kode: string, nama: string}[]} */
  const choices = pilihan.filter(({ kode }) => kode !== found?.kode);
  if (terdekat) choices.push({ ...terdekat, nama: `Lihat Kecamatan ${terdekat.nama}` });
  return choices.length ? [question(TITLES.get(jenis) ?? "Atau yang ini?", choices, choose)] : [];
}
