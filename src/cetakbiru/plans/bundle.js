/* What the bundle offers: the verdict to whoever runs it, and the plan check to a page that has one. */
import { start } from "./browser/page.js";
import { judged } from "./engine/door.js";

globalThis.cetakbiruRencana = { judged };
if (globalThis.document !== undefined) start();
