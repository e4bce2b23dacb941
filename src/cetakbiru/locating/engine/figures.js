/* Numbers and ways as people read them. */

/**
 * A number as Indonesian writes it.
 *
 * @param {number} value
 * @param {number} digits behind the comma at most
 */
export function figure(value, digits) {
  const [whole, part = ""] = Math.abs(value).toFixed(digits).split(".");
  const grouped = whole.replace(/\B(?=(?:[0-9]{3})+$)/g, ".");
  const rest = part.replace(/0+$/, "");
  const sign = value < 0 && /[1-9]/.test(whole + part) ? "-" : "";
  return `${sign}${grouped}${rest ? `,${rest}` : ""}`;
}

/**
 * A way as a person would say it.
 *
 * @param {number} km
 */
export function way(km) {
  if (km < 0.01) return "kurang dari 10 meter";
  if (km < 1) return `${figure(Math.round(km * 100) * 10, 0)} meter`;
  return `${figure(km, km < 10 ? 1 : 0)} km`;
}
