/* Files that tests make, and what the engine reads of them. */
import { opened } from "../../../src/cetakbiru/plans/engine/files.js";

export const LIMITS = {
  ukuran_berkas: 1_000_000,
  ukuran_terurai: 1_000_000,
  baris: 100,
  kolom: 20,
  sel_gabung: 50,
  sebut: 3,
};

/**
 * @param {Partial<import("../../../src/cetakbiru/plans/engine/files.js").File>} content
 */
export function read(content) {
  const steps = opened({ name: "r", ...content }, LIMITS);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/**
 * The sheets of a workbook of one sheet, or of more parts.
 *
 * @param {string} sheet what stands in its part
 * @param {Record<string, string>} [more]
 */
export function workbook(sheet, more = {}) {
  const parts = {
    "xl/workbook.xml":
      '<workbook xmlns:r="x"><sheets><sheet name="A" r:id="1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels":
      '<R><Relationship Id="1" Type="x/worksheet" Target="worksheets/a.xml"/></R>',
    "xl/worksheets/a.xml": `<worksheet>${sheet}</worksheet>`,
    ...more,
  };
  return read({ members: Object.keys(parts), parts });
}

/**
 * The first sheet of a workbook whose rows are these.
 *
 * @param {string} rows
 * @param {string} [after] what follows the table
 * @param {Record<string, string>} [more]
 */
export function table(rows, after = "", more = {}) {
  const file = workbook(`<sheetData>${rows}</sheetData>${after}`, more);
  if (file.error) throw new Error(file.error.code);
  return file.sheets[0];
}
