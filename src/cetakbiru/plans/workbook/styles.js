/* The looks of cells: those of a workbook, and with them those that the verdict gives. */
import { scan } from "../engine/xml.js";
import { appended, Odd, prefixAt, run } from "./markup.js";

/** Colour is never alone: the comment says the same in words.
 * @typedef {"fine" | "look" | "wrong"} Tint */

/** @type {Record<Tint, string>} */
const COLOURS = { fine: "DDEFE4", look: "FFF2CC", wrong: "F8D7DA" };
const TINTS = /** @type {Tint[]} */ (Object.keys(COLOURS));
const FILL = /\s(?:fillId|applyFill)\s*=\s*(?:"[^"]*"|'[^']*')/g;
// Text as it was written, which stays text when somebody goes into the cell.
const TEXT = 49;

export class Styles {
  /** @type {{tag: string, rest: string}[]} each as its first tag and what is in it */
  #looks = [];
  /** @type {Map<string, number>} */
  #tinted = new Map();
  #known = 0;
  #fills = 0;
  #fonts = 0;

  /** @param {string} xml */
  constructor(xml) {
    this.xml = xml;
    let inside = "";
    let from = 0;
    let to = 0;
    let depth = 0;
    run(
      scan(xml, {
        open: (tag, _, begins, ends) => {
          if (!inside && ["cellXfs", "fills", "fonts"].includes(tag)) {
            inside = tag;
            depth = 0;
            return;
          }
          depth += 1;
          if (!inside || depth !== 1) return;
          [from, to] = [begins, ends];
          if (inside === "fills") this.#fills += 1;
          if (inside === "fonts") this.#fonts += 1;
        },
        close: (tag, _, ends) => {
          if (inside === tag && depth === 0) inside = "";
          else if (inside === "cellXfs" && depth === 1) {
            this.#looks.push({ tag: xml.slice(from, to), rest: xml.slice(to, ends) });
          }
          depth -= 1;
        },
      }),
    );
    if (!this.#looks.length || !this.#fills || !this.#fonts) throw new Odd("styles");
    this.#known = this.#looks.length;
  }

  /**
   * The number of a look that is another but for its fill.
   *
   * @param {number} look
   * @param {Tint} tint
   */
  tinted(look, tint) {
    const key = `${look} ${tint}`;
    let number = this.#tinted.get(key);
    if (number === undefined) {
      const fill = this.#fills + TINTS.indexOf(tint);
      const { tag, rest } = (look < this.#known ? this.#looks[look] : undefined) ?? this.#looks[0];
      const filled = tag
        .replace(FILL, "")
        .replace(/\/?>$/, (end) => ` fillId="${fill}" applyFill="1"${end}`);
      number = this.#add(filled, rest);
      this.#tinted.set(key, number);
    }
    return number;
  }

  /** The numbers of the looks of lists: of their heads, their texts, and their numbers. */
  listed() {
    const prefix = prefixAt(this.#looks[0].tag, 0);
    const look = (/** @type {number} */ font, /** @type {number} */ format) =>
      this.#add(
        `<${prefix}xf numFmtId="${format}" fontId="${font}" fillId="0" borderId="0" xfId="0" ` +
          'applyNumberFormat="1" applyFont="1" applyAlignment="1">',
        `<${prefix}alignment vertical="top" wrapText="1"/></${prefix}xf>`,
      );
    return { head: look(this.#fonts, TEXT), text: look(0, TEXT), number: look(0, 0) };
  }

  /**
   * @param {string} tag
   * @param {string} rest
   */
  #add(tag, rest) {
    this.#looks.push({ tag, rest });
    return this.#looks.length - 1;
  }

  made() {
    const fills = (/** @type {string} */ prefix) =>
      TINTS.map(
        (tint) =>
          `<${prefix}fill><${prefix}patternFill patternType="solid">` +
          `<${prefix}fgColor rgb="FF${COLOURS[tint]}"/></${prefix}patternFill></${prefix}fill>`,
      );
    const bold = (/** @type {string} */ prefix) => [
      `<${prefix}font><${prefix}b/><${prefix}sz val="11"/><${prefix}name val="Calibri"/></${prefix}font>`,
    ];
    const filled = appended(this.xml, "fills", fills);
    const lettered = appended(filled, "fonts", bold);
    return appended(lettered, "cellXfs", () =>
      this.#looks.slice(this.#known).map(({ tag, rest }) => tag + rest),
    );
  }
}
