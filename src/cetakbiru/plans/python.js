/* What Python asks of the engine as one script, which is loaded beside it: the door for texts, the report
   as text, what a page shows of one plan, and the cells of agencies' sheets. */
import * as door from "./door.js";
import { readCells } from "./engine/cells.js";
import { Shown } from "./report/shown.js";
import { textReport } from "./report/text.js";

const { forms } = door;
forms.teks = (result, facts) => textReport(result, facts, false);
forms.rinci = (result, facts) => textReport(result, facts, true);
// Its links are as the facts have them.
forms.halaman = (result, facts) =>
  "rencana" in result ? [] : [JSON.stringify(new Shown(facts, "").everything(result))];

/**
 * @param {string} facts
 * @param {string} home
 * @param {string} factor
 * @param {string} rows
 */
const cells = (facts, home, factor, rows) =>
  JSON.stringify(readCells(JSON.parse(facts), JSON.parse(home), Number(factor), JSON.parse(rows)));

Object.assign(/** @type {any} */ (globalThis).cetakbiruRencana, door, { cells });
