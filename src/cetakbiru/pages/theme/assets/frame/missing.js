// The page for an address that is not there: fills the search with the words of that address.
(() => {
  "use strict";
  const input = document.querySelector("[data-ppm-search] input");
  if (!input) return;
  let words = "";
  try {
    const parts = decodeURIComponent(location.pathname).replace(/\/(index\.html)?$/, "").split("/");
    words = (parts.pop() || "").replace(/\.\w{1,5}$/, "").slice(0, 100);
  } catch {
    return; // an address that is no text
  }
  // An ID keeps its hyphens; other addresses are words.
  if (!/^[A-Z]{2,}-/.test(words)) words = words.replace(/[-_+.]+/g, " ").trim();
  if (!/[\p{L}\p{N}]{2}/u.test(words)) return;

  function search() {
    input.value = words;
    input.focus();
    input.dispatchEvent(new Event("input", { bubbles: true }));
  }

  // On a narrow screen the search covers the page, which has to say first what happened.
  const narrow = matchMedia("(max-width: 59.9375em)").matches;
  const note = document.querySelector(`[data-ppm-404=${narrow ? "sempit" : "lebar"}]`);
  note.hidden = false;
  if (narrow) note.querySelector("button").addEventListener("click", search);
  else search();
})();
