/* The door for a caller that has strings and numbers only (plans/engine.py): facts and plans as
   JSON, the verdict as JSON. What is long of a verdict is kept here and given in parts, so that a
   plan of twenty thousand rows is never one text. */
import { align } from "./align.js";
import { readDelimited } from "./csv.js";

/* The lists of a verdict that grow with the rows of a plan. */
const LONG = ["kegiatan", "tidak_terbaca"];
let verdict = null;

function opened(sheet) {
  const rows = sheet.rows.map(({ number, cells, numeric, merged }) => ({
    number,
    cells,
    numeric: new Set(numeric),
    merged: new Map(merged),
  }));
  return { ...sheet, rows };
}

/* The verdict on plans whose sheets are given, or the text of whose one sheet is; its long lists
   stand empty. */
export function judged(facts, plans) {
  const known = JSON.parse(facts);
  const files = JSON.parse(plans).map(({ text, sheets, ...file }) => ({
    ...file,
    sheets: text === undefined ? sheets.map(opened) : [readDelimited(text, known.aturan.batas)],
  }));
  const steps = align(known, files);
  let step = steps.next();
  while (!step.done) step = steps.next();
  verdict = step.value;
  return JSON.stringify({ ...verdict, ...Object.fromEntries(LONG.map((name) => [name, []])) });
}

/* Items of a long list of the last verdict, from one place to before another, which are texts. */
export function items(name, start, end) {
  return JSON.stringify(verdict[name].slice(Number(start), Number(end)));
}
