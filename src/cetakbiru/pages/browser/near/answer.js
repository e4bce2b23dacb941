/**
 * What the engine answers, as elements. Sentences about a place come from the site's build.
 *
 * @import { PermitAnswer, Share } from "../../../locating/engine/types.js"
 * @import { Map as Drawn } from "./drawing.js"
 * @import { Places } from "./places.js"
 * @typedef {{arah: string, bukti: string[], tempat: Record<string, string>, langkah: Record<string, string>}} Told
 */
import { make } from "../elements.js";
import { named } from "./drawing.js";

const SVG = "http://www.w3.org/2000/svg";

/**
 * What the build made, with its links leading where they do on this page.
 *
 * @param {string} html of the site's own
 * @param {(href: string) => string} addressOf
 */
export function told(html, addressOf) {
  const template = document.createElement("template");
  template.innerHTML = html;
  for (const link of template.content.querySelectorAll("a")) {
    link.href = addressOf(link.getAttribute("href") ?? "");
  }
  return template.content;
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
 * The kecamatan that a permit touches, the largest share first.
 *
 * @param {Places} places
 * @param {PermitAnswer["kecamatan"]} touched
 * @param {Share | null} outside of the province
 */
export function shares(places, touched, outside) {
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
 * The desa that a permit touches, folded: there may be many.
 *
 * @param {PermitAnswer["desa"]} places
 */
export function villages(places) {
  const fold = make("details", "ppm-lipat");
  const list = make("ul");
  for (const { nama, kecamatan, bagian } of places) {
    list.append(make("li", "", `${nama}, Kecamatan ${kecamatan.nama} (${percent(bagian)})`));
  }
  fold.append(make("summary", "", `Desa dan kelurahan yang tersentuh (${places.length})`), list);
  return fold;
}

/** @param {number} value in km² */
export function area(value) {
  if (value > 0 && value < 0.01) return "< 0,01";
  return value.toLocaleString("id", { maximumFractionDigits: value < 100 ? 2 : 0 });
}

/** @param {number} share 0 to 1 */
export function percent(share) {
  if (share > 0 && share < 0.001) return "< 0,1%";
  return `${(share * 100).toLocaleString("id", { maximumFractionDigits: 1 })}%`;
}

/**
 * The map as a drawing. What it shows stands beside it in words, so it is one picture.
 *
 * @param {Drawn} map
 * @param {(code: string) => string} nameOf
 * @param {string} title
 */
export function picture(map, nameOf, title) {
  const drawing = shape("svg", {
    class: "ppm-svg",
    viewBox: `0 0 ${map.width} ${map.height}`,
    role: "img",
    "aria-label": title,
  });
  for (const { path, isOurs } of map.areas) {
    const css = isOurs ? "ppm-dekat-peta__sini" : "ppm-dekat-peta__tempat";
    drawing.append(shape("path", { class: css, d: path }));
  }
  if (map.permit) drawing.append(shape("path", { class: "ppm-dekat-peta__izin", d: map.permit }));
  for (const { code, isOurs, middle } of named(map, nameOf)) {
    const css = isOurs ? "ppm-dekat-peta__nama" : "";
    const text = shape("text", { x: middle[0], y: middle[1], class: css });
    text.textContent = nameOf(code);
    drawing.append(text);
  }
  if (map.point) {
    const [x, y] = map.point;
    drawing.append(shape("circle", { class: "ppm-dekat-peta__titik", cx: x, cy: y, r: 6 }));
  }
  return drawing;
}

/**
 * @param {string} tag
 * @param {Record<string, string | number>} attributes
 */
function shape(tag, attributes) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  return made;
}
