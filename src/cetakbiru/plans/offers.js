/* What the engine's script offers under one global name: reading files and judging them. */
export { align } from "./engine/align.js";
export { opened } from "./engine/files.js";
