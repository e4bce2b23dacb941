/* The page of the plan check as one script: small, since most who read the page choose no file. */
import { start } from "./browser/page.js";

start();
