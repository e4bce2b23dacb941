/* XML documents that are changed where they stand, and all else in them left as it is. */
import { scan } from "../engine/xml.js";

/** How every document begins. */
export const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

const DECLARATION = /^\uFEFF?\s*<\?xml[^>]*\?>\s*/;
// What XML can't hold.
const IMPOSSIBLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;
// Excel takes this for a character by its number.
const LIKE_ESCAPED = /_(?=x[0-9A-Fa-f]{4}_)/g;
const COUNT = /(\scount\s*=\s*["'])[0-9]*(?=["'])/;
/** @type {Record<string, string>} */
const SIGNS = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** A workbook can't be changed without the risk of breaking it. */
export class Odd extends Error {}

/**
 * A text as it stands in an element or an attribute of a workbook.
 *
 * @param {string} text
 */
export function escaped(text) {
  return text
    .replace(IMPOSSIBLE, " ")
    .replace(/\r\n?/g, "\n")
    .replace(LIKE_ESCAPED, "_x005F_")
    .replace(/[&<>"]/g, (sign) => SIGNS[sign]);
}

/**
 * The document as it is written here, whatever encoding it came in.
 *
 * @param {string} xml
 */
export function asWritten(xml) {
  return HEAD + xml.replace(DECLARATION, "");
}

/** Changes of a text, made from its beginning to its end. */
export class Changes {
  /** @type {string[]} */
  #pieces = [];
  #at = 0;

  /** @param {string} text */
  constructor(text) {
    this.text = text;
  }

  /**
   * @param {number} from
   * @param {number} to
   * @param {string} text
   */
  replace(from, to, text) {
    this.#pieces.push(this.text.slice(this.#at, from), text);
    this.#at = to;
  }

  made() {
    return this.#pieces.join("") + this.text.slice(this.#at);
  }
}

/**
 * The prefix with colon of the tag that begins at a place.
 *
 * @param {string} xml
 * @param {number} from
 */
export function prefixAt(xml, from) {
  return /^<([^\s<>/:]+:)?/.exec(xml.slice(from, from + 100))?.[1] ?? "";
}

/**
 * The document with more children at the end of its first element of a name, and these counted where
 * it counts them.
 *
 * @param {string} xml
 * @param {string} name
 * @param {(prefix: string) => string[]} more
 */
export function appended(xml, name, more) {
  const changes = new Changes(xml);
  let children = 0;
  let depth = 0;
  /** @type {{from: number, to: number} | null} */
  let parent = null;
  let done = false;
  run(
    scan(xml, {
      open(tag, _, from, to) {
        if (parent && !done) {
          depth += 1;
          if (depth === 1) children += 1;
        } else if (tag === name && !done) parent = { from, to };
      },
      close(_, from) {
        if (!parent || done) return;
        if (depth > 0) {
          depth -= 1;
          return;
        }
        const prefix = prefixAt(xml, parent.from);
        const added = more(prefix);
        const opening = xml
          .slice(parent.from, parent.to)
          .replace(COUNT, `$1${children + added.length}`);
        const empty = opening.endsWith("/>");
        const begins = empty ? `${opening.slice(0, -2)}>` : opening;
        const ends = empty ? `</${prefix}${name}>` : "";
        changes.replace(parent.from, parent.to, begins);
        changes.replace(from, from, added.join("") + ends);
        done = true;
      },
    }),
  );
  if (!done) throw new Odd(name);
  return changes.made();
}

/**
 * @template T
 * @param {Generator<unknown, T>} steps
 * @returns {T}
 */
export function run(steps) {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}
