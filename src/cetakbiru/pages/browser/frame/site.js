// The frame of the page. Each part stands alone, and the page is complete without any of them.
import { plainCatalogue } from "./catalogue.js";
import { citations } from "./citations.js";
import { colours } from "./colours.js";
import { contents } from "./contents.js";
import { folds } from "./folds.js";
import { menu } from "./menu.js";

for (const part of [colours, menu, contents, folds, plainCatalogue, citations]) {
  try {
    part();
  } catch (error) {
    console.warn(error); // one part that fails takes no other with it
  }
}
