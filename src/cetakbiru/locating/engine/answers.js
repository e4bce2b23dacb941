/* Answers that hold nothing yet but notes. */
import { say } from "./say.js";

/** @import { Note } from "../../plans/engine/note.js" */
/** @import { Answer, PermitAnswer } from "./types.js" */

/**
 * @param {Note[]} notes
 * @returns {Answer}
 */
export function none(notes) {
  return {
    bentuk: 1,
    masukan: "",
    jenis: "tak-ditemukan",
    di_provinsi: false,
    titik: null,
    kabupaten: null,
    kecamatan: null,
    desa: null,
    tetangga: [],
    terdekat: null,
    pilihan: [],
    catatan: notes.map(say),
  };
}

/**
 * @param {Note[]} notes
 * @returns {PermitAnswer}
 */
export function unmeasured(notes) {
  return {
    bentuk: 1,
    masukan: "",
    jenis: "tak-terbaca",
    di_provinsi: false,
    luas_km2: null,
    titik_sudut: 0,
    garis: [],
    kotak: null,
    kabupaten: [],
    kecamatan: [],
    desa: [],
    di_luar: null,
    bersebelahan: [],
    tetangga: [],
    pilihan: [],
    catatan: notes.map(say),
  };
}
