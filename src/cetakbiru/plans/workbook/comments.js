/* Comments in the cells of a sheet, and the boxes without which Excel shows none. Comments that stand
   there already are kept, with ours below. */
import { scan } from "../engine/xml.js";
import { appended, Changes, escaped, HEAD, Odd, run } from "./markup.js";
import { OFFICE } from "./package.js";
import { MAIN, placeOf } from "./sheet.js";

/** @import { Package } from "./package.js" */
/** @import { Boxes } from "./sheet.js" */

const AUTHOR = "periksa rencana";
const COMMENTS = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml";
const BOXES = "application/vnd.openxmlformats-officedocument.vmlDrawing";
const NO_COMMENTS = `${HEAD}<comments xmlns="${MAIN}"><authors/><commentList/></comments>`;
const SPACES = [
  'xmlns:v="urn:schemas-microsoft-com:vml"',
  'xmlns:o="urn:schemas-microsoft-com:office:office"',
  'xmlns:x="urn:schemas-microsoft-com:office:excel"',
];
const NO_BOXES = `<xml ${SPACES.join(" ")}></xml>`;
const SHAPE_TYPE =
  `<v:shapetype ${SPACES.join(" ")} id="_x0000_t202" o:spt="202" coordsize="21600,21600" path="m,l,21600r21600,l21600,xe">` +
  '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>';
const SHAPE = /_x0000_s([0-9]{1,9})/g;
const FIRST_SHAPE = 1025;

/**
 * Puts comments into the cells of a sheet, and gives what is to stand in it where it leads to boxes.
 *
 * @param {Package} book
 * @param {string} part the sheet
 * @param {ReadonlyMap<string, string>} comments by cell
 * @param {Boxes} boxes
 */
export function comment(book, part, comments, { id, prefix }) {
  const related = book.relations(part);
  const known = related.find(({ type }) => type === `${OFFICE}/comments`);
  const before = known ? book.text(known.target) : NO_COMMENTS;
  const { xml, fresh } = withComments(before, comments);
  if (known) book.put(known.target, xml);
  else book.relate(part, "comments", book.add("xl/comments-periksa", "xml", COMMENTS, xml));
  if (id === null) {
    const made = book.add("xl/drawings/kotak-periksa", "vml", BOXES, withShapes(NO_BOXES, fresh));
    const relation = book.relate(part, "vmlDrawing", made);
    return `<${prefix}legacyDrawing xmlns:r="${OFFICE}" r:id="${relation}"/>`;
  }
  const drawn = related.find((one) => one.id === id)?.target ?? "";
  book.put(drawn, withShapes(book.text(drawn), fresh));
  return "";
}

/**
 * The comments with ours among them, and the cells that had none.
 *
 * @param {string} before
 * @param {ReadonlyMap<string, string>} comments
 */
function withComments(before, comments) {
  const changes = new Changes(before);
  const fresh = new Map(comments);
  let authors = 0;
  let mine = "";
  run(
    scan(before, {
      open(tag, named, from, to) {
        if (tag === "author") authors += 1;
        else if (tag === "comment") {
          const reference = named.get("ref") ?? "";
          mine = fresh.get(reference) ?? "";
          fresh.delete(reference);
        } else if (tag === "text" && mine && before[to - 2] === "/") throw new Odd("comment");
        else if ((tag === "rPh" || tag === "phoneticPr") && mine) add(from);
      },
      close(tag, from) {
        if (tag === "text" && mine) add(from);
      },
    }),
  );
  /** @param {number} at */
  function add(at) {
    const prefix = /<\/?([^\s<>/:]+:)?/.exec(before.slice(at, at + 100))?.[1] ?? "";
    const text = escaped(`\n\nPeriksa rencana:\n${mine}`);
    changes.replace(
      at,
      at,
      `<${prefix}r><${prefix}t xml:space="preserve">${text}</${prefix}t></${prefix}r>`,
    );
    mine = "";
  }
  const named = appended(changes.made(), "authors", (prefix) => [
    `<${prefix}author>${AUTHOR}</${prefix}author>`,
  ]);
  const xml = appended(named, "commentList", (prefix) =>
    Array.from(
      fresh,
      ([reference, text]) =>
        `<${prefix}comment ref="${reference}" authorId="${authors}"><${prefix}text>` +
        `<${prefix}t xml:space="preserve">${escaped(text)}</${prefix}t></${prefix}text></${prefix}comment>`,
    ),
  );
  return { xml, fresh: Array.from(fresh.keys()) };
}

/**
 * Boxes with more for these cells. They are no strict XML: what stands there is not read.
 *
 * @param {string} before
 * @param {string[]} cells
 */
function withShapes(before, cells) {
  const end = before.lastIndexOf("</xml>");
  if (end < 0) throw new Odd("vml");
  const root = before.slice(0, before.indexOf(">", before.indexOf("<xml")));
  const known = SPACES.every((space) => root.includes(space));
  const spaces = known ? "" : ` ${SPACES.join(" ")}`;
  let last = FIRST_SHAPE - 1;
  for (const [, number] of before.matchAll(SHAPE)) last = Math.max(last, Number(number));
  const shapes = cells.map((cell, at) => {
    const [column, row] = placeOf(cell) ?? [1, 1];
    return (
      `<v:shape${spaces} id="_x0000_s${last + 1 + at}" type="#_x0000_t202" style="position:absolute;` +
      'width:270pt;height:120pt;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">' +
      '<v:textbox/><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>' +
      `<x:AutoFill>False</x:AutoFill><x:Row>${row - 1}</x:Row><x:Column>${column - 1}</x:Column>` +
      "</x:ClientData></v:shape>"
    );
  });
  const kind = before.includes('"_x0000_t202"') ? "" : SHAPE_TYPE;
  return before.slice(0, end) + kind + shapes.join("") + before.slice(end);
}
