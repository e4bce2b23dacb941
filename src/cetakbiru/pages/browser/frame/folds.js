import { findAll } from "../elements.js";
import { decoded } from "./address.js";

// A form that goes on the back of a sheet: whoever wants it there opens it.
const PRINTED = "main details:not([open], .ppm-sisi-dua *)";

/** Folded parts: an address opens what it points into, paper shows them all but the form. */
export function folds() {
  const open = () => {
    const place = document.getElementById(decoded(location.hash.slice(1)));
    let isFolded = false;
    for (let part = place; part; part = part.parentElement) {
      if (!(part instanceof HTMLDetailsElement) || part.open) continue;
      part.open = true;
      isFolded = true;
    }
    if (isFolded) place?.scrollIntoView();
  };
  addEventListener("hashchange", open);
  open();

  /** @type {HTMLDetailsElement[]} */
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = findAll(document, PRINTED, HTMLDetailsElement);
    for (const part of opened) part.open = true;
  });
  addEventListener("afterprint", () => {
    for (const part of opened) part.open = false;
  });
}
