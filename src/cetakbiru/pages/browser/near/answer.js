/**
 * What answers for places and for permits are made of alike.
 *
 * @typedef {object} Shown An answer as it is shown.
 * @property {string} words what is said aloud of it
 * @property {Node[]} parts
 * @property {HTMLElement | null} body where what the site knows is added; null where nothing was found
 * @property {string[]} homes the kabupaten that it is about
 * @property {string[]} codes the places that it is about
 * @property {boolean} isCoarse whether outlines of desa would tell more
 * @property {(finer: any) => void} refine adds what they tell, given the answer to the same question
 */
import { make } from "../elements.js";

/** @param {string[]} texts */
export function notes(texts) {
  return texts.map((text) => make("p", "ppm-dekat-catatan", text));
}

/** @param {{kode: string}[]} places */
export function codesOf(places) {
  return places.map(({ kode }) => kode);
}

/**
 * Choices as buttons.
 *
 * @param {string} title the question
 * @param {{kode: string, nama: string}[]} choices
 * @param {(choice: {kode: string, nama: string}) => void} choose
 */
export function question(title, choices, choose) {
  const box = make("div", "ppm-dekat-pilihan");
  box.setAttribute("role", "group");
  box.setAttribute("aria-label", title);
  box.append(make("p", "", title));
  for (const choice of choices) {
    const button = make("button", "md-button", choice.nama);
    button.type = "button";
    button.addEventListener("click", () => choose(choice));
    box.append(button, " ");
  }
  return box;
}

/**
 * What can be done with an answer.
 *
 * @param {Node[]} links
 */
export function actions(links = []) {
  const row = make("p", "ppm-dekat-tindakan");
  for (const link of links) row.append(link, " ");
  const button = make("button", "md-button", "Cetak jawaban");
  button.type = "button";
  button.addEventListener("click", () => print());
  row.append(button);
  return row;
}

/**
 * The facts of an answer with its map beside them.
 *
 * @param {string} title
 * @param {Node[]} facts
 * @param {HTMLElement} map
 * @returns {{parts: Node[], body: HTMLElement}}
 */
export function titled(title, facts, map) {
  const column = make("div", "ppm-dekat-fakta");
  column.append(...facts);
  const body = make("div", "ppm-dekat-isi");
  body.append(column, map);
  return { parts: [make("h2", "", title), body], body };
}
