/* What is asked of permits as a script of its own, which the page loads when it is given one. */
import { Permits } from "./engine/permits.js";

/** @import { Locating } from "./engine/locating.js" */

Object.assign(globalThis, {
  /** @param {Locating} locating */
  cetakbiruWilayahIzin: (locating) => new Permits(locating),
});
