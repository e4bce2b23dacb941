/* What the answers say, by the codes of messages.json. */
import messages from "./messages.json" with { type: "json" };

/** @import { Note } from "../../plans/engine/note.js" */

/** @type {Record<string, string>} */
const MESSAGES = messages;

/**
 * @param {Note} note
 * @returns {string}
 */
export function say({ code, values }) {
  return MESSAGES[code].replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ""));
}

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
