// The page for an address that is not there: fills the search with the words of that address.
(() => {
  "use strict";
  const input = document.querySelector("[data-ppm-search] input");
  const note = document.querySelector("[data-ppm-404]");
  if (!input || !note) return;
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
  note.hidden = false;
  input.value = words;
  input.focus();
  input.dispatchEvent(new Event("input", { bubbles: true }));
})();
