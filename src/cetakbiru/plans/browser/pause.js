/* Long work in slices: a page that checks twenty thousand rows still scrolls and answers clicks.
   On the page itself and not in a worker, since browsers refuse workers to pages opened from a
   folder. */

const SLICE = 40;
let rested = 0;

function rest() {
  // A timer lets everything else run first, which yield does not; but in a tab that nobody
  // sees it waits for a second.
  if (document.hidden && "scheduler" in globalThis) return globalThis.scheduler.yield();
  return new Promise((resolve) => setTimeout(resolve));
}

/* Lets the page breathe when the last breath is long ago (milliseconds). */
export async function breathe() {
  if (performance.now() - rested < SLICE) return;
  await rest();
  rested = performance.now();
}

/**
 * Promises what the steps return in the end, breathing between them.
 *
 * @template T
 * @param {Iterator<unknown, T>} steps
 * @returns {Promise<T>}
 */
export async function finished(steps) {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    await breathe();
  }
}
