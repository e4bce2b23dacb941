/* The one door of cells: what looks the same becomes the same. Every cell of every file goes through
   here once, before anybody looks at it (table.js), and nowhere again. */

/* Letters that nobody sees, as first and last: they come along when texts are pasted from pages,
   documents and other programs. A written list, since what a browser knows as such changes. */
const INVISIBLE = [
  ["\u0000", "\u0008"], // controls; tabs and line ends are spaces
  ["\u000e", "\u001f"],
  ["\u007f", "\u0084"],
  ["\u0086", "\u009f"],
  ["\u00ad", "\u00ad"], // soft hyphen
  ["\u034f", "\u034f"], // combining grapheme joiner
  ["\u061c", "\u061c"], // marks of direction, here and below
  ["\u115f", "\u1160"], // fillers of Hangul
  ["\u17b4", "\u17b5"], // inherent vowels of Khmer
  ["\u180b", "\u180f"], // separators of Mongolian
  ["\u200b", "\u200f"], // zero-width space and joiners
  ["\u202a", "\u202e"],
  ["\u2060", "\u206f"], // word joiner, invisible signs of formulas
  ["\u3164", "\u3164"],
  ["\ufe00", "\ufe0f"], // variation selectors
  ["\ufeff", "\ufeff"], // byte order mark
  ["\uffa0", "\uffa0"],
  ["\ufff0", "\ufffb"], // annotations, and what is assigned to nothing
  ["\u{1bca0}", "\u{1bca3}"], // controls of shorthand
  ["\u{1d173}", "\u{1d17a}"], // controls of music
  ["\u{e0000}", "\u{e0fff}"], // tags, more variation selectors
];
/* What is wide or narrow or hard and still a space, and what ends a line. */
const SPACES = "\\t\\v\\f \u00a0\u1680\u2000-\u200a\u202f\u205f\u2800\u3000";
const LINE_ENDS = "\\n\\r\u0085\u2028\u2029";
/* Letters of Greek and Cyrillic that a reader can't tell from Latin ones. */
const LOOK_ALIKES = new Map(
  [
    ["АВЕЅІЈКМНОРСТХУҮԚԜ", "ABESIJKMHOPCTXYYQW"],
    ["аеоѕіјрсхуһԁԛԝ", "aeosijpcxyhdqw"],
    ["ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX"],
    ["ον", "ov"],
  ].flatMap(([others, latin]) => Array.from(others, (letter, at) => [letter, latin[at]])),
);

const PLAIN = /^[!-~]+(?: [!-~]+)*$/;
const UNSEEN = new RegExp(`[${INVISIBLE.map((ends) => ends.join("-")).join("")}]`, "gu");
const LONE_SURROGATE = /\p{Cs}/gu;
const SPACE = new RegExp(`[${SPACES}]+`, "gu");
const LINE_END = new RegExp(` ?[${LINE_ENDS}][${LINE_ENDS} ]*`, "gu");
const LOOK_ALIKE = new RegExp(`[${Array.from(LOOK_ALIKES.keys()).join("")}]`, "gu");
/* A raised figure after a letter is a mark of a footnote, but for "m²"; after a figure it stays, for
   nobody knows whether "10⁶" has a note. */
const RAISED = "\u00b9\u00b2\u00b3\u2070\u2074-\u2079";
const FOOTNOTE = new RegExp(`(?<=[\\p{L})])(?<!(?:^|[^\\p{L}])[kcd]?m)[${RAISED}]+`, "gu");
const RAISED_FIGURE = new RegExp(`[0-9.,][${RAISED}]`, "u");

/**
 * A cell as all of the engine sees it: letters in their plain form, one space between words, a line
 * end where the cell has one, nothing that can't be seen.
 *
 * @param {string} text
 * @returns {string}
 */
export function cleaned(text) {
  if (text === "" || PLAIN.test(text)) return text;
  const seen = text.replace(UNSEEN, "").replace(LONE_SURROGATE, "").replace(FOOTNOTE, "");
  const plain = RAISED_FIGURE.test(seen) ? seen.normalize("NFC") : seen.normalize("NFKC");
  return plain
    .replace(UNSEEN, "")
    .replace(LOOK_ALIKE, (letter) => LOOK_ALIKES.get(letter) ?? letter)
    .replace(SPACE, " ")
    .replace(LINE_END, "\n")
    .trim();
}

/**
 * A clean cell on one line.
 *
 * @param {string} text
 * @returns {string}
 */
export function oneLine(text) {
  return text.includes("\n") ? text.replaceAll("\n", " ") : text;
}

/**
 * A clean text with one kind of dash and one kind of apostrophe, for whoever reads numbers and codes.
 *
 * @param {string} text
 * @returns {string}
 */
export function plainMarks(text) {
  return text
    .replace(/[\u2010-\u2015\u2212\u2043\ufe58]/g, "-")
    .replace(/[\u2018\u2019\u02bc`\u00b4]/g, "'");
}
