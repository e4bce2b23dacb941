/**
 * What a first answer needs, made ready while the reader still types: all is loaded, and one answer is
 * made that nobody sees, so that names and outlines are in order and the browser knows the code. It
 * goes in small steps, each when the browser has nothing else to do.
 *
 * @import { Locating } from "../../../locating/engine/locating.js"
 * @import { Places } from "./places.js"
 * @import { Site } from "./site.js"
 */
import { known } from "./known.js";
import { isPermit, permitShown } from "./permit.js";
import { placeShown } from "./place.js";

/**
 * @param {Site} site
 * @param {Places} places
 */
export async function warm(site, places) {
  const engine = await site.engine();
  const homes = places.codes.filter((code) => places.home(code) === code);
  const [home] = homes;
  const code = places.codes.find((one) => places.home(one) !== one) ?? home;
  if (!home) return;
  const told = await site.answers(home);
  const steps = [
    () => engine.names,
    () => engine.outlines,
    () => engine.find(places.name(code)),
    () => engine.at(...middleOf(engine)),
    () => placeShown(engine.find(code), engine.outlines, places, () => {}),
    () => known([told], [home], [home], places),
  ];
  for (const step of steps) {
    await idle();
    step();
  }
  for (const one of homes) await site.answers(one);
}

/**
 * The same for what answers for permits.
 *
 * @param {Site} site
 * @param {Places} places
 */
export async function warmPermits(site, places) {
  const [engine, permits] = await Promise.all([site.engine(), site.permits()]);
  const [x, y] = middleOf(engine);
  await idle();
  const answer = permits.permit({
    name: "",
    text: `${y} ${x}\n${y} ${x + 0.1}\n${y + 0.1} ${x}`,
  });
  await idle();
  if (isPermit(answer)) permitShown(answer, engine.outlines, places);
}

/**
 * @param {Locating} engine
 * @returns {[number, number]}
 */
function middleOf({ outlines: { box } }) {
  return [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
}

/** @returns {Promise<unknown>} */
function idle() {
  // Not every browser tells when it has nothing to do.
  const wait = globalThis.requestIdleCallback ?? setTimeout;
  return new Promise((resolve) => wait(resolve));
}
