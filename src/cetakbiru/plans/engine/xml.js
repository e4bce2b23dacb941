/* The tags and texts of an XML document, in one pass. Nothing is expanded: a document that declares
   a type or entities of its own is refused. */

/** What a document may hold at most, in tags; a workbook of two million cells has fewer. */
const MOST_TAGS = 10_000_000;
const TAGS_A_BREATH = 500;
const NAME = /<([^\s<>/="'!?]+)/y;
const ATTRIBUTE = /\s+([^\s<>/="']+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y;
const END = /\s*(\/?)>/y;
const CLOSING = /<\/([^\s<>/="']+)\s*>/y;
const REFERENCE = /&(?:#x([0-9a-f]{1,6});|#([0-9]{1,7});|(amp|lt|gt|quot|apos);|)/gi;
const LAST_LETTER = 0x10ffff;
/** @type {ReadonlyMap<string, string>} */
const NONE = new Map();
/** @type {Record<string, string>} */
const NAMED = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** A file is broken; a part of it can't be read. */
export class Damaged extends Error {}

/** A file holds more than any plan does. */
export class Swollen extends Error {}

/**
 * @typedef {object} Reader
 * @property {(name: string, attributes: ReadonlyMap<string, string>, from: number, to: number) => void} open
 *   the name of a tag comes without its prefix, and with where the tag begins and ends
 * @property {(name: string, from: number, to: number) => void} close an element that is one tag
 *   closes where it ends
 * @property {(text: string) => void} text
 */

/**
 * Tells the reader everything in the order of the document. Yields now and then. Throws Damaged and
 * Swollen.
 * @param {string} xml
 * @param {Partial<Reader>} reader
 * @returns {Generator<undefined, void>}
 */
export function* scan(xml, reader) {
  const { open = ignore, close = ignore, text = ignore } = reader;
  /** @type {string[]} */
  const stack = [];
  let tags = 0;
  let at = 0;
  for (;;) {
    const next = xml.indexOf("<", at);
    if (next < 0) break;
    if (next > at && stack.length) text(plain(xml.slice(at, next)));
    const mark = xml[next + 1];
    if (mark === "!") at = pastMarkup(xml, next, text);
    else if (mark === "?") at = past(xml, next, "?>");
    else if (mark === "/") {
      const name = matched(CLOSING, xml, next)[1];
      if (stack.pop() !== name) throw new Damaged("xml");
      at = CLOSING.lastIndex;
      close(local(name), next, at);
    } else {
      const name = matched(NAME, xml, next)[1];
      const [attributes, after] = attributesAt(xml, NAME.lastIndex);
      const short = local(name);
      const whole = matched(END, xml, after)[1];
      at = END.lastIndex;
      open(short, attributes, next, at);
      if (whole) close(short, at, at);
      else stack.push(name);
      tags += 1;
      if (tags > MOST_TAGS) throw new Swollen("xml");
      if (tags % TAGS_A_BREATH === 0) yield;
    }
  }
  if (stack.length || !tags) throw new Damaged("xml");
}

/**
 * The attributes of a tag from a place on, by name with their prefix, and the place after them.
 * @param {string} xml
 * @param {number} at
 * @returns {[ReadonlyMap<string, string>, number]}
 */
function attributesAt(xml, at) {
  /** @type {Map<string, string> | undefined} */
  let found;
  let match;
  for (;;) {
    ATTRIBUTE.lastIndex = at;
    match = ATTRIBUTE.exec(xml);
    if (match === null) break;
    at = ATTRIBUTE.lastIndex;
    found ??= new Map();
    found.set(match[1], plain(match[2] ?? match[3]));
  }
  return [found ?? NONE, at];
}

function ignore() {}

/** @param {string} name */
function local(name) {
  return name.slice(name.indexOf(":") + 1);
}

/**
 * @param {RegExp} pattern
 * @param {string} xml
 * @param {number} at
 */
function matched(pattern, xml, at) {
  pattern.lastIndex = at;
  const match = pattern.exec(xml);
  if (match === null) throw new Damaged("xml");
  return match;
}

/**
 * The place after a comment or a section of plain text. A declaration of a type is damage.
 * @param {string} xml
 * @param {number} at
 * @param {(text: string) => void} text
 */
function pastMarkup(xml, at, text) {
  if (xml.startsWith("<!--", at)) return past(xml, at + 4, "-->");
  if (!xml.startsWith("<![CDATA[", at)) throw new Damaged("xml");
  const end = past(xml, at, "]]>");
  text(xml.slice(at + 9, end - 3));
  return end;
}

/**
 * @param {string} xml
 * @param {number} at
 * @param {string} mark
 */
function past(xml, at, mark) {
  const end = xml.indexOf(mark, at);
  if (end < 0) throw new Damaged("xml");
  return end + mark.length;
}

/** @param {string} text */
function plain(text) {
  if (!text.includes("&")) return text;
  return text.replace(REFERENCE, (_, hex, decimal, name) => {
    if (name) return NAMED[name.toLowerCase()];
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
    if (!(code > 0 && code <= LAST_LETTER)) throw new Damaged("xml");
    return String.fromCodePoint(code);
  });
}
