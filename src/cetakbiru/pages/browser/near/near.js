// The page "Wilayah saya": asks the engine where a place is, and tells what the site knows of it.
import { find } from "../elements.js";
import { start } from "./page.js";

const place = find(document, "[data-ppm-dekat]", HTMLElement);
if (place) start(place);
