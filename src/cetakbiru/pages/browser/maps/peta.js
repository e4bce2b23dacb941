/* Shades the map of a province by what a reader chooses, and shows what is told of the place that
   is pointed at. Without this script the first choice stands, and places tell it by their titles. */
import { find, findAll, make } from "../elements.js";
import { choiceOf, look, retold } from "./choice.js";

for (const map of findAll(document, "[data-peta]", HTMLElement)) enhance(map);

/** @param {HTMLElement} map */
function enhance(map) {
  const select = find(map, "select", HTMLSelectElement);
  const drawing = find(map, ".ppm-svg", SVGElement);
  if (select === null || drawing === null) return;
  const places = findAll(drawing, ".ppm-tempat", SVGElement);
  const reading = make("p", "ppm-peta-baca", "Tunjuk satu wilayah untuk membaca angkanya.");
  reading.setAttribute("aria-hidden", "true"); // the place itself says it
  select.parentElement?.after(reading);
  /** @param {Event} event */
  const read = ({ target }) => {
    const place = target instanceof Element ? target.closest(".ppm-tempat") : null;
    const title = place?.querySelector("title");
    if (title) reading.textContent = title.textContent;
  };
  drawing.addEventListener("pointerover", read);
  drawing.addEventListener("focusin", read);
  select.addEventListener("change", () => shade(map, select.selectedOptions[0], places));
  if (select.parentElement) select.parentElement.hidden = false;
}

/**
 * @param {HTMLElement} map
 * @param {HTMLOptionElement} option
 * @param {SVGElement[]} places
 */
function shade(map, option, places) {
  const choice = choiceOf(option.dataset, option.text, option.value);
  const hatch = find(map, "pattern", SVGElement);
  for (const [at, place] of places.entries()) {
    const { name, turned } = look(choice.shades[at]);
    // A small place is drawn twice.
    const shapes = findAll(place, "path, circle", SVGElement);
    const title = find(place, "title", SVGElement);
    for (const shape of shapes) {
      shape.setAttribute("class", name);
      if (hatch && choice.shades[at] === null) shape.setAttribute("fill", `url(#${hatch.id})`);
    }
    if (title) title.textContent = retold(title.textContent, choice.figures[at]);
    map.querySelector(`text[data-ke="${at}"]`)?.classList.toggle("ppm-peta-balik", turned);
  }
  explain(map, choice);
}

/**
 * @param {HTMLElement} map
 * @param {import("./choice.js").Choice} choice
 */
function explain(map, choice) {
  for (const [at, line] of findAll(map, "[data-warna-ke]", HTMLElement).entries()) {
    const range = choice.ranges[at];
    line.hidden = !range;
    const text = find(line, "span", HTMLElement);
    if (text && range) text.textContent = range;
  }
  const unknown = choice.shades.filter((shade) => shade === null).length;
  const lacking = find(map, "[data-tanpa]", HTMLElement);
  const text = lacking && find(lacking, "span", HTMLElement);
  if (lacking && text) {
    lacking.hidden = unknown === 0;
    text.textContent = `belum ada data (${unknown} wilayah)`;
  }
  const about = find(map, "[data-keterangan]", HTMLElement);
  if (!about) return;
  about.textContent = `${choice.title}. ${choice.note} `;
  if (choice.address) {
    const link = make("a", "", "Arti indikator ini");
    link.href = choice.address;
    about.append(link);
  }
}
