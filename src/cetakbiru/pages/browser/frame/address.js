const LONGEST = 100;

/**
 * The words of the last part of an address, to search for; "" where it has none.
 *
 * @param {string} path as the browser tells it, with escapes
 * @returns {string}
 */
export function wordsOf(path) {
  const last = decoded(path)
    .replace(/\/(index\.html)?$/, "")
    .split("/")
    .at(-1);
  let words = (last ?? "").replace(/\.\w{1,5}$/, "").slice(0, LONGEST);
  // An ID keeps its hyphens; other addresses are words.
  if (!/^[A-Z]{2,}-/.test(words)) words = words.replace(/[-_+.]+/g, " ").trim();
  return /[\p{L}\p{N}]{2}/u.test(words) ? words : "";
}

/**
 * What an escaped address says; "" where its escapes are no text.
 *
 * @param {string} address
 * @returns {string}
 */
export function decoded(address) {
  try {
    return decodeURIComponent(address);
  } catch {
    return "";
  }
}
