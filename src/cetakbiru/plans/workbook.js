/* The writer of workbooks as one script, which is loaded beside the engine when somebody asks for the
   verdict as a workbook. */
import { workbookFile } from "./browser/book.js";
import { form, keep } from "./workbook/door.js";

/** @type {any} */
const known = globalThis;
// Where no Python asks, nobody does.
if (known.cetakbiruRencana.forms) known.cetakbiruRencana.forms.buku = form;
known.cetakbiruBukuKerja = { keep, workbookFile };
