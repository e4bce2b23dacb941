/* The engine as one script, which the page loads and Python runs in V8. */
import { Locating } from "./engine/locating.js";

Object.assign(globalThis, {
  cetakbiruWilayah: {
    /** @param {any} facts */
    open: (facts) => new Locating(facts),
  },
});
