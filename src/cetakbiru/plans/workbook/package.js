/* The package of a workbook: its parts by name, and what relates them. Names are told apart as Windows
   does, but stay as they are written. */
import { scan } from "../engine/xml.js";
import { appended, asWritten, escaped, HEAD, Odd, run } from "./markup.js";

export const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
export const RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships";
export const TYPES = "[Content_Types].xml";

/**
 * A package as it is read: the names of all its parts, and the texts of those that are XML.
 * @typedef {{names: string[], texts: Record<string, string>}} Original
 *
 * A part as it is to be written: with the pieces of its text, or with null where it stays as it is.
 * @typedef {[name: string, text: Iterable<string> | null]} Member
 *
 * @typedef {{id: string, type: string, target: string, outside: boolean}} Relation
 */

export class Package {
  /** @type {Map<string, {name: string, text: string | null, changed: boolean}>} what is changed and has
   * no text is written by others */
  #parts = new Map();

  /** @param {Original} original */
  constructor({ names, texts }) {
    for (const name of names) {
      if (/^\/|^[a-z]:|(?:^|\/)\.\.(?:\/|$)/i.test(name)) throw new Odd(name);
      const text = Object.hasOwn(texts, name) ? texts[name] : null;
      this.#parts.set(name.toLowerCase(), { name, text, changed: false });
    }
  }

  /** The names of the parts, in lower case. */
  get names() {
    return Array.from(this.#parts.keys());
  }

  /** @param {string} name */
  has(name) {
    return this.#parts.has(name.toLowerCase());
  }

  /** @param {string} name */
  text(name) {
    const text = this.#parts.get(name.toLowerCase())?.text ?? null;
    if (text === null) throw new Odd(name);
    return text;
  }

  /**
   * @param {string} name
   * @param {string | null} text
   */
  put(name, text) {
    const known = this.#parts.get(name.toLowerCase());
    const changed = { name: known?.name ?? name, text, changed: true };
    this.#parts.set(name.toLowerCase(), changed);
  }

  /**
   * A part that there was none of, by a name of its own; without a text where that is written by others.
   *
   * @param {string} base
   * @param {string} ending
   * @param {string} type
   * @param {string | null} text
   */
  add(base, ending, type, text) {
    let number = 1;
    while (this.has(`${base}${number}.${ending}`)) number += 1;
    const name = `${base}${number}.${ending}`;
    this.put(name, text);
    const override = (/** @type {string} */ prefix) => [
      `<${prefix}Override PartName="/${name}" ContentType="${type}"/>`,
    ];
    this.put(TYPES, appended(this.text(TYPES), "Types", override));
    return name;
  }

  /** @param {string} name */
  drop(name) {
    this.#parts.delete(name.toLowerCase());
  }

  /**
   * What a part leads to, by the whole names of the targets in lower case.
   *
   * @param {string} part
   * @returns {Relation[]}
   */
  relations(part) {
    /** @type {Relation[]} */
    const found = [];
    const name = relationsOf(part);
    if (!this.has(name)) return found;
    const read = scan(this.text(name), {
      open(tag, named) {
        if (tag !== "Relationship") return;
        found.push({
          id: named.get("Id") ?? "",
          type: named.get("Type") ?? "",
          target: pathFrom(part, named.get("Target") ?? ""),
          outside: named.get("TargetMode") === "External",
        });
      },
    });
    run(read);
    return found;
  }

  /**
   * Leads from a part to another, and gives the ID by which it does.
   *
   * @param {string} part
   * @param {string} kind
   * @param {string} target
   */
  relate(part, kind, target) {
    const taken = new Set(this.relations(part).map(({ id }) => id));
    let number = taken.size + 1;
    while (taken.has(`rId${number}`)) number += 1;
    const id = `rId${number}`;
    const written = this.#parts.get(part.toLowerCase())?.name ?? part;
    const name = relationsOf(written);
    const before = this.has(name) ? this.text(name) : `<Relationships xmlns="${RELATIONS}"/>`;
    const relation = (/** @type {string} */ prefix) => [
      `<${prefix}Relationship Id="${id}" Type="${OFFICE}/${kind}" Target="/${escaped(target)}"/>`,
    ];
    this.put(name, appended(before, "Relationships", relation));
    return id;
  }

  /**
   * Gives all parts up, as they are to be written.
   *
   * @returns {Generator<Member, void>}
   */
  *members() {
    for (const [key, { name, text, changed }] of this.#parts) {
      this.#parts.delete(key);
      if (!changed) yield [name, null];
      else if (text !== null) yield [name, [text.startsWith(HEAD) ? text : declared(name, text)]];
    }
  }
}

/**
 * @param {string} name
 * @param {string} text
 */
function declared(name, text) {
  // Boxes of comments are a kind of XML that begins without a declaration.
  return name.toLowerCase().endsWith(".vml") ? text : asWritten(text);
}

/** @param {string} part */
function relationsOf(part) {
  const folder = part.slice(0, part.lastIndexOf("/") + 1);
  return `${folder}_rels/${part.slice(folder.length)}.rels`;
}

/**
 * @param {string} part
 * @param {string} target
 */
function pathFrom(part, target) {
  const path = target.replaceAll("\\", "/").toLowerCase();
  const folder = part.toLowerCase().split("/").slice(0, -1);
  const found = path.startsWith("/") ? [] : folder;
  for (const step of path.split("/")) {
    if (step === "..") found.pop();
    else if (step && step !== ".") found.push(step);
  }
  return found.join("/");
}
