// Shows what the preview has new: reloads a page that changed and keeps the reader's place on it,
// tells beside the page what is wrong, and what takes a while.
/** @typedef {{at: number, open: boolean[], focus: string}} Kept where the reader was on the page */

const own = /** @type {HTMLScriptElement} */ (document.currentScript).dataset;
const key = `pratinjau ${location.pathname}`;
/** @param {number} milliseconds */
const wait = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
/** @type {AbortController | null} */
let asking = null;
let stage = "";
let isReloading = false;

// Which of the page's parts were open, in their order: most have no id.
const parts = () => [...document.querySelectorAll("details")];

/** @param {Kept} kept */
function restore({ at, open, focus }) {
  parts().forEach((part, number) => {
    if (number < open.length) part.open = open[number];
  });
  // What a script of the page makes may come later.
  if (focus) document.getElementById(focus)?.focus({ preventScroll: true });
  scrollTo({ top: at, behavior: "instant" });
}

// Between two states of a page may stand the one that tells what is wrong, so the browser's own
// memory of the place is of no use.
const place = own.utuh === "ya" ? sessionStorage.getItem(key) : null;
if (place !== null) {
  sessionStorage.removeItem(key);
  let hasMoved = false;
  for (const move of ["wheel", "touchmove", "keydown", "pointerdown"]) {
    addEventListener(move, () => (hasMoved = true), { once: true, passive: true });
  }
  // Not before every picture has its height; whoever reads on before that is not called back.
  addEventListener("load", () => hasMoved || restore(JSON.parse(place)));
}
// Only once it has done nothing: the browser looks at this after the page is loaded, too.
addEventListener("load", () => setTimeout(() => (history.scrollRestoration = "auto"), 1000));

function reload() {
  if (own.utuh === "ya") {
    /** @type {Kept} */
    const kept = {
      at: scrollY,
      open: parts().map((part) => part.open),
      focus: document.activeElement?.id ?? "",
    };
    sessionStorage.setItem(key, JSON.stringify(kept));
  }
  isReloading = true;
  history.scrollRestoration = "manual";
  location.reload();
}

/** @param {string} bar HTML: the server has escaped it, as everything that it sends */
function tell(bar) {
  document.getElementById("pratinjau-masalah")?.remove();
  if (bar) document.body.insertAdjacentHTML("beforeend", bar);
}

function tellStage() {
  let place = document.getElementById("pratinjau-tahap");
  if (!place && stage) {
    const style = Object.assign(document.createElement("link"), {
      rel: "stylesheet",
      href: own.gaya,
    });
    place = Object.assign(document.createElement("div"), { id: "pratinjau-tahap" });
    place.className = "pratinjau-tahap";
    place.setAttribute("role", "status");
    document.body.append(style, place);
  }
  if (!place) return;
  if (stage) place.textContent = `${stage} …`;
  if (own.utuh === "ya") place.hidden = !stage;
}

async function follow() {
  const mine = new AbortController();
  asking = mine;
  while (!mine.signal.aborted) {
    try {
      const query = new URLSearchParams({ sejak: own.nomor ?? "", tahap: stage });
      const answer = await fetch(`${own.tanya}?${query}`, {
        cache: "no-store",
        signal: mine.signal,
      });
      if (!answer.ok) throw new Error(answer.statusText);
      const news = await answer.json();
      if (news.muat) return reload();
      if (news.nomor !== own.nomor) tell(news.bilah);
      own.nomor = news.nomor;
      stage = news.tahap;
      tellStage();
    } catch {
      // The preview has ended, or this page is being left.
      await wait(1000);
    }
  }
}

// A browser opens few connections to one host: pages in the background ask for none.
function look() {
  asking?.abort();
  if (document.visibilityState === "visible") follow();
}
document.addEventListener("visibilitychange", look);
addEventListener("pagehide", () => {
  asking?.abort();
  // Whoever leaves and comes back finds the place again.
  if (!isReloading) history.scrollRestoration = "auto";
});
addEventListener("pageshow", (event) => event.persisted && look());
look();
