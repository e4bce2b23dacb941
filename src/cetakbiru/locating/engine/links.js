/* Coordinates in links, as maps and chats give them. Nothing is asked of the address. */
import { coordinate, unreadable } from "./angles.js";

/** @import { Coordinate } from "./angles.js" */

const LINK = /(?:https?:\/\/|www\.|geo:|maps?\.|goo\.gl\/)\S/i;
const SHORT = /goo\.gl\/|g\.co\/|bit\.ly\/|s\.id\/|tinyurl\./i;
const NUMBER = "([+-]?[0-9]{1,3}(?:\\.[0-9]+)?)";
const EXACT = "([+-]?[0-9]{1,3}\\.[0-9]{3,})";
/* The point that is marked comes before the middle of the map. */
const PLACES = [
  `!3d${NUMBER}!4d${NUMBER}`,
  `[?&](?:q|query|ll|sll|destination|daddr|saddr|origin|center|viewpoint|cp|loc)=(?:loc:)?${NUMBER}[,~+ ]+${NUMBER}`,
  `[?&]mlat=${NUMBER}&(?:amp;)?mlon=${NUMBER}`,
  `[?&]lat(?:itude)?=${NUMBER}&(?:amp;)?(?:lon|lng|long|longitude)=${NUMBER}`,
  `geo:${NUMBER},${NUMBER}`,
  `/(?:search|place|dir)/(?:[^/?]*/)?${NUMBER},[+ ]*${NUMBER}`,
  `@${NUMBER},${NUMBER}`,
  `#map=[0-9.]+/${NUMBER}/${NUMBER}`,
  // In any other link, what is as exact as a point.
  `(?<![0-9]|[0-9]\\.)${EXACT}[,~/+ ]+${EXACT}`,
].map((pattern) => new RegExp(pattern, "i"));
/* What somebody looked for, which may be a point in degrees and minutes. */
const SOUGHT = /\/(?:search|place)\/([^/?]+)|[?&](?:q|query)=([^&]+)/i;
// No link of a map has more letters.
const LONGEST = 4000;

/** @param {string} text */
export function isLink(text) {
  return LINK.test(text.slice(0, LONGEST));
}

/**
 * The coordinate in a link.
 *
 * @param {string} text
 * @param {(text: string) => Coordinate | null} read what a text says that is no link
 * @returns {Coordinate}
 */
export function fromLink(text, read) {
  const link = unescaped(text.slice(0, LONGEST));
  const [, place, query] = SOUGHT.exec(link) ?? [];
  const sought = /[°º]/.test(place ?? query ?? "") && read((place ?? query).replaceAll("+", " "));
  if (sought) return sought;
  for (const place of PLACES) {
    const found = place.exec(link);
    // "geo:0,0?q=…" says that the point stands behind it.
    if (!found || (Number(found[1]) === 0 && Number(found[2]) === 0)) continue;
    return coordinate(Number(found[1]), Number(found[2]));
  }
  return unreadable(SHORT.test(link) ? "tautan-pendek" : "tautan-tanpa-titik");
}

/** @param {string} link */
function unescaped(link) {
  try {
    return decodeURIComponent(link);
  } catch {
    return link;
  }
}
