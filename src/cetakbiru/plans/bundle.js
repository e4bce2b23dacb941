/* What the bundle offers: the verdict to whoever runs it, and the plan check to a page that has one. */
import { start } from "./browser/page.js";
import { items, judged } from "./engine/door.js";

globalThis.cetakbiruRencana = { judged, items };
if (globalThis.document !== undefined) start();
