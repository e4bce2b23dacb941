/* The report as text as one script, which is loaded beside the engine for the command line. */
import { textReport } from "./report/text.js";

/** @type {typeof import("./door.js").forms} */
const forms = /** @type {any} */ (globalThis).cetakbiruRencana.forms;
forms.teks = (result, facts) => textReport(result, facts, false);
forms.rinci = (result, facts) => textReport(result, facts, true);
