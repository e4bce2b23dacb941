/**
 * What the site knows of places: sentences of its build, with their links leading where they do here.
 *
 * @typedef {object} Told what the build tells of a kabupaten and of each place in it, by code
 * @property {string} arah
 * @property {string[]} bukti the places of which mining is recorded
 * @property {Record<string, string>} tempat
 * @property {Record<string, string>} langkah
 * @import { Places } from "./places.js"
 */
import { make } from "../elements.js";

/**
 * What is known of places, what is directed in their kabupaten, and where to go on.
 *
 * @param {Told[]} answers of the kabupaten
 * @param {string[]} homes their codes
 * @param {string[]} codes of the places
 * @param {Places} places
 */
export function known(answers, homes, codes, places) {
  const isOne = codes.length === 1;
  return answers.flatMap((answer, at) => {
    const own = codes.filter((code) => places.home(code) === homes[at]);
    const directions = make("div", "ppm-dekat-arah");
    directions.append(told(answer.arah, places));
    const recorded = make("div", "ppm-dekat-tempat");
    if (!isOne) recorded.append(make("h3", "", "Yang tercatat di sana"));
    for (const code of own) {
      const sentences = told(answer.tempat[code], places);
      if (isOne) recorded.append(sentences);
      else {
        const fold = make("details", "ppm-lipat");
        fold.open = answer.bukti.includes(code);
        fold.append(make("summary", "", places.name(code)), sentences);
        recorded.append(fold);
      }
    }
    recorded.append(told(answer.langkah[isOne ? own[0] : homes[at]], places));
    return [directions, recorded];
  });
}

/**
 * @param {string} html of the site's own
 * @param {Places} places
 */
function told(html, places) {
  const template = document.createElement("template");
  template.innerHTML = html;
  for (const link of template.content.querySelectorAll("a")) {
    link.href = places.addressOf(link.getAttribute("href") ?? "");
  }
  return template.content;
}
