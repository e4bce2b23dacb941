/* What the engine says, and the words that it knows: data, as a script that is loaded before it. */
import messages from "./engine/messages.json" with { type: "json" };
import senseWords from "./engine/sense/words.json" with { type: "json" };
import cellWords from "./engine/words.json" with { type: "json" };

const language = {
  "engine/messages.json": messages,
  "engine/sense/words.json": senseWords,
  "engine/words.json": cellWords,
};

Object.assign(globalThis, { cetakbiruBahasa: language });
