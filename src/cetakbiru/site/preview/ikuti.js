// Reloads the page when the preview has something new, and keeps the reader's place on it.
"use strict";

(() => {
  const own = document.currentScript.dataset;
  const key = `pratinjau ${location.pathname}`;
  const wait = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
  let asking = null;

  // Between two states of a page stands the one that tells what is wrong, so the browser's own
  // memory of the place is of no use.
  const place = sessionStorage.getItem(key);
  addEventListener("load", () => {
    if (own.utuh === "ya" && place !== null) {
      sessionStorage.removeItem(key);
      scrollTo({ top: Number(place), behavior: "instant" });
    }
    // Only once it has done nothing: the browser looks at this after the page is loaded, too.
    setTimeout(() => (history.scrollRestoration = "auto"), 1000);
  });

  function reload() {
    if (own.utuh === "ya") sessionStorage.setItem(key, String(scrollY));
    history.scrollRestoration = "manual";
    location.reload();
  }

  async function follow() {
    const mine = (asking = new AbortController());
    while (!mine.signal.aborted) {
      try {
        const answer = await fetch(`${own.tanya}?sejak=${own.nomor}`, {
          cache: "no-store",
          signal: mine.signal,
        });
        const number = await answer.text();
        if (answer.ok && number !== own.nomor) return reload();
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
  addEventListener("pagehide", () => asking?.abort());
  addEventListener("pageshow", (event) => event.persisted && look());
  look();
})();
