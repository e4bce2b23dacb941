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
 * @param {boolean} isFolder whether the site was opened from a folder
 */
export function pageAddress(address, base, isFolder) {
  const target = new URL(address, base);
  if (isFolder && target.pathname.endsWith("/")) target.pathname += "index.html";
  return target.href;
}
