import { find } from "../elements.js";

/** The catalogue, should its own script have failed: plain, with the rest of its rows. */
export function plainCatalogue() {
  addEventListener("load", () => {
    const place = document.querySelector("[data-ppm-katalog]:not(.ppm-katalog--aktif)");
    if (!place) return;
    place.classList.add("ppm-katalog--polos");
    const rest = find(place, "noscript", HTMLElement);
    if (rest) rest.outerHTML = rest.textContent;
  });
}
