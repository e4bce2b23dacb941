/* The door for a caller that has strings and numbers only: facts and plans as JSON, the verdict as
   JSON. Python runs it so (plans/engine.py). */
import { align } from "./align.js";
import { readDelimited } from "./csv.js";

function opened(sheet) {
  const rows = sheet.rows.map(({ number, cells, numeric, merged }) => ({
    number,
    cells,
    numeric: new Set(numeric),
    merged: new Map(merged),
  }));
  return { ...sheet, rows };
}

/* The verdict on plans whose sheets are given, or the text of whose one sheet is. */
export function judged(facts, plans) {
  const known = JSON.parse(facts);
  const files = JSON.parse(plans).map(({ text, sheets, ...file }) => ({
    ...file,
    sheets: text === undefined ? sheets.map(opened) : [readDelimited(text, known.aturan.batas)],
  }));
  const steps = align(known, files);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return JSON.stringify(step.value);
}
