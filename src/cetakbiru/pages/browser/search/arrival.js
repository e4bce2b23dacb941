// What was searched for is marked on the page that a hit leads to; its address stays clean.

const KEY = "ppm-search-arrived";

/**
 * Tells the page that comes next which words to mark.
 *
 * @param {string} page its address, without a place on it
 * @param {string[]} words as they stand in the index
 */
export function announceArrival(page, words) {
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ at: page, words }));
  } catch {
    // Storage may be closed to a page; then nothing is marked.
  }
}

/** Marks on this page the words that were searched for. */
export function markArrival() {
  try {
    const { at, words } = JSON.parse(sessionStorage.getItem(KEY) ?? "{}");
    sessionStorage.removeItem(KEY);
    const article = document.querySelector("article");
    if (!words?.length || at !== location.href.split("#")[0] || !article) return;
    CSS.highlights.set("ppm-search", new Highlight(...rangesOf(article, new Set(words))));
  } catch {
    // A page without marks is a working page; some browsers can't mark.
  }
}

/**
 * @param {Element} element
 * @param {Set<string>} wanted
 */
function rangesOf(element, wanted) {
  const ranges = [];
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    for (const { 0: word, index } of (node.textContent ?? "").matchAll(/[\p{L}\p{N}]+/gu)) {
      if (!wanted.has(word.toLowerCase())) continue;
      const range = new Range();
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      ranges.push(range);
    }
  }
  return ranges;
}
