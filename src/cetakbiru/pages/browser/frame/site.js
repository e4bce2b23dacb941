// The frame of the page: menu on narrow screens, colours, table of contents, folded parts.
// Each part stands alone, and the page is complete without any of them.
import { offerCopies } from "./citations.js";

const root = document.documentElement;
const NARROW = matchMedia("(max-width: 63.9375em)");

// --- Colours -------------------------------------------------------------------------------

function colours() {
  const button = document.querySelector("[data-ppm-scheme]");
  if (!button) return;
  const isDark = () => root.getAttribute("data-md-color-scheme") === "slate";
  const label = () =>
    button.setAttribute("aria-label", `Ganti ke warna ${isDark() ? "terang" : "gelap"}`);
  button.addEventListener("click", () => {
    root.setAttribute("data-md-color-scheme", isDark() ? "default" : "slate");
    try {
      localStorage.setItem("ppm-warna", isDark() ? "gelap" : "terang");
    } catch {
      // Then the choice lasts as long as the page.
    }
    label();
  });
  label();
  button.hidden = false;
}

// --- Menu ----------------------------------------------------------------------------------
// Without this script the link opens the menu as the target of its address.

function menu() {
  const opener = document.querySelector("[data-ppm-menu]");
  const panel = document.getElementById("menu");
  const closer = document.querySelector("[data-ppm-menu-close]");
  if (!opener || !panel || !closer) return;
  opener.setAttribute("role", "button");
  opener.setAttribute("aria-controls", "menu");
  closer.setAttribute("role", "button");

  function show(open) {
    root.classList.toggle("ppm-menu-terbuka", open);
    opener.setAttribute("aria-expanded", String(open));
    if (open) (panel.querySelector("[aria-current]") || closer).focus();
    else if (panel.contains(document.activeElement)) opener.focus();
  }

  opener.addEventListener("click", (event) => {
    event.preventDefault();
    show(!root.classList.contains("ppm-menu-terbuka"));
  });
  closer.addEventListener("click", (event) => {
    event.preventDefault();
    show(false);
  });
  for (const link of [opener, closer]) {
    link.addEventListener("keydown", (event) => {
      if (event.key !== " ") return;
      event.preventDefault();
      link.click();
    });
  }
  const isOpen = () => NARROW.matches && root.classList.contains("ppm-menu-terbuka");
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && isOpen()) show(false);
  });
  document.addEventListener("click", (event) => {
    if (isOpen() && !panel.contains(event.target) && !opener.contains(event.target)) show(false);
  });
  panel.addEventListener("focusout", (event) => {
    if (isOpen() && event.relatedTarget && !panel.contains(event.relatedTarget)) show(false);
  });
  opener.setAttribute("aria-expanded", "false");
}

// --- Table of contents: the section that is being read --------------------------------------

function contents() {
  const links = [...document.querySelectorAll("[data-ppm-toc] a")];
  const sections = links.map((link) =>
    document.getElementById(decodeURIComponent(link.hash.slice(1))),
  );
  if (!links.length || sections.includes(null) || !("IntersectionObserver" in window)) return;
  const mark = () => {
    const line = innerHeight / 4;
    const passed = sections.filter((section) => section.getBoundingClientRect().top <= line);
    const at = passed.length - 1;
    links.forEach((link, place) => {
      if (place === at) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    });
  };
  let waiting = false;
  const soon = () => {
    if (waiting) return;
    waiting = true;
    // Once the frame is drawn, places are known; asked for earlier, the page is laid out twice.
    requestAnimationFrame(() =>
      setTimeout(() => {
        waiting = false;
        mark();
      }),
    );
  };
  addEventListener("scroll", soon, { passive: true });
  soon();
}

// --- Folded parts: an address opens what it points into, paper shows everything --------------

function folds() {
  const open = () => {
    let place = null;
    try {
      place = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    } catch {
      return; // an address that is no text
    }
    const hidden = [];
    for (let part = place; part; part = part.parentElement) {
      if (part.localName === "details" && !part.open) hidden.push(part);
    }
    hidden.forEach((part) => {
      part.open = true;
    });
    if (hidden.length) place.scrollIntoView();
  };
  addEventListener("hashchange", open);
  open();

  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("main details:not([open])")];
    opened.forEach((part) => {
      part.open = true;
    });
  });
  addEventListener("afterprint", () => {
    opened.forEach((part) => {
      part.open = false;
    });
  });
}

// --- The catalogue, should its own script have failed: plain, with the rest of its rows -----

function catalogue() {
  addEventListener("load", () => {
    const place = document.querySelector("[data-ppm-katalog]:not(.ppm-katalog--aktif)");
    if (!place) return;
    place.classList.add("ppm-katalog--polos");
    const rest = place.querySelector("noscript");
    if (rest) rest.outerHTML = rest.textContent;
  });
}

for (const part of [colours, menu, contents, folds, catalogue, offerCopies]) {
  try {
    part();
  } catch (error) {
    console.warn(error); // one part that fails takes no other with it
  }
}
