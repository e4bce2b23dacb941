/* The engine as one script, which Python runs in V8, and which the page loads for the first plan. */
import * as offers from "./offers.js";

Object.assign(globalThis, { cetakbiruRencana: offers });
