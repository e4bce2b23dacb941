/* What the bundle offers: the verdict to whoever runs it, and the plan check to a page that has one. */
import { start } from "./browser/page.js";
import { judged, next, read } from "./door.js";

globalThis.cetakbiruRencana = { judged, next, read };
if (globalThis.document !== undefined) start();
