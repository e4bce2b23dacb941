/* What the engine's script offers under one global name: reading files, judging them, and telling
   which works meet. */
export { align } from "./engine/align.js";
export { opened } from "./engine/files.js";
export { Meet, meetingsOf, serving } from "./engine/meet.js";
