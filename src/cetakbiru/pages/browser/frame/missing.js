// The page for an address that is not there: fills the search with the words of that address.
import { wordsOf } from "./address.js";

/** @type {HTMLInputElement | null} */
const input = document.querySelector("[data-ppm-search] input");
const words = wordsOf(location.pathname);
if (input && words) offer(input, words);

/**
 * @param {HTMLInputElement} input
 * @param {string} words
 */
function offer(input, words) {
  function search() {
    input.value = words;
    input.focus();
    input.dispatchEvent(new Event("input", { bubbles: true }));
  }

  // On a narrow screen the search covers the page, which has to say first what happened.
  const narrow = matchMedia("(max-width: 59.9375em)").matches;
  /** @type {HTMLElement | null} */
  const note = document.querySelector(`[data-ppm-404=${narrow ? "sempit" : "lebar"}]`);
  if (!note) return;
  note.hidden = false;
  if (narrow) note.querySelector("button")?.addEventListener("click", search);
  else search();
}
