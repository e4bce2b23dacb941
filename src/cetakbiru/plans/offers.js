/* What the engine's bundle offers, under one global name: texts for texts to Python, and the parts that
   the page of the plan check works with. */
export { forms, judged, next, read, take } from "./door.js";
export { align } from "./engine/align.js";
export { opened } from "./engine/files.js";
export { agencyOverview } from "./report/agency.js";
export { jsonReport } from "./report/json.js";
export { Shown } from "./report/shown.js";
