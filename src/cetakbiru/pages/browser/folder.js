// What pages need that may be opened from a folder, without a server.

/**
 * Loads a script of the site into the page: a page opened from a folder can load nothing else.
 *
 * @param {URL} address
 * @returns {Promise<void>} rejected where the script can't be had
 */
export function loadScript(address) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = address.href;
    script.onload = () => resolve();
    script.onerror = reject;
    document.head.append(script);
  });
}

/**
 * Where a link to a page of the site leads: a folder opened from disk shows its files, and not its
 * index.html.
 *
 * @param {string} address relative to `base`, or whole
 * @param {string | URL} base
 */
export function pageAddress(address, base) {
  const target = new URL(address, base);
  if (target.protocol === "file:" && target.pathname.endsWith("/")) target.pathname += "index.html";
  return target.href;
}

/**
 * Puts what is shown into the address of the page, from which a reader can go back.
 *
 * @param {string} address of this page
 */
export function visit(address) {
  try {
    history.pushState(null, "", address);
  } catch {
    // Some browsers keep no history of pages from a folder; what is shown stands all the same.
  }
}
