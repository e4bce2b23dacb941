import { findAll, make } from "../elements.js";

const COPIED = "Tersalin";
const FAILED = "Tidak dapat menyalin; pilih teksnya";

/** Adds a copy button to every citation. Without it the text can still be selected. */
export function citations() {
  for (const source of findAll(document, "[data-ppm-kutipan]", HTMLElement)) offer(source);
}

/** @param {HTMLElement} source */
function offer(source) {
  const control = make("button", "ppm-salin", "Salin kutipan");
  control.type = "button";
  const answer = make("span", "ppm-salin-hasil");
  answer.setAttribute("role", "status");
  control.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(citation(source));
      answer.textContent = ` ${COPIED}`;
    } catch {
      answer.textContent = ` ${FAILED}`;
    }
  });
  const line = make("p");
  line.append(control, answer);
  source.after(line);
}

/**
 * The citation as one line, with links by their full address.
 *
 * @param {HTMLElement} source
 */
function citation(source) {
  const copy = /** @type {HTMLElement} */ (source.cloneNode(true));
  const links = source.querySelectorAll("a");
  copy.querySelectorAll("a").forEach((link, at) => {
    link.textContent = links[at].href;
  });
  return copy.textContent.replace(/\s+/g, " ").trim();
}
