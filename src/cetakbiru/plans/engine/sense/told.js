/* Numbers as an Indonesian sentence has them. */

/**
 * @param {number} value
 * @param {number} decimals At most so many.
 * @returns {string}
 */
export function number(value, decimals = 2) {
  const sign = value < 0 ? "−" : "";
  const text = Math.abs(value).toFixed(decimals);
  const [whole, rest = ""] = text.split(".");
  const tail = rest.replace(/0+$/u, "");
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/gu, ".");
  return sign + grouped + (tail ? `,${tail}` : "");
}

/** @param {number} value Rupiah, in words where it is large. */
export function rupiah(value) {
  const size = Math.abs(value);
  const sign = value < 0 ? "−" : "";
  if (size >= 1e12) return `${sign}Rp${number(size / 1e12)} triliun`;
  if (size >= 1e9) return `${sign}Rp${number(size / 1e9)} miliar`;
  if (size >= 1e6) return `${sign}Rp${number(size / 1e6)} juta`;
  return `${sign}Rp${number(size, 0)}`;
}
