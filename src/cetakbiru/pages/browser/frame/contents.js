import { findAll } from "../elements.js";
import { decoded } from "./address.js";

/** Marks in the table of contents the section that is being read. */
export function contents() {
  const links = findAll(document, "[data-ppm-toc] a", HTMLAnchorElement);
  const sections = links.flatMap(
    (link) => document.getElementById(decoded(link.hash.slice(1))) ?? [],
  );
  if (!links.length || sections.length < links.length) return;

  const mark = () => {
    const line = innerHeight / 4;
    const passed = sections.filter((section) => section.getBoundingClientRect().top <= line);
    links.forEach((link, at) => {
      if (at === passed.length - 1) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    });
  };
  let isWaiting = false;
  const soon = () => {
    if (isWaiting) return;
    isWaiting = true;
    // Once the frame is drawn, places are known; asked for earlier, the page is laid out twice.
    requestAnimationFrame(() =>
      setTimeout(() => {
        isWaiting = false;
        mark();
      }),
    );
  };
  addEventListener("scroll", soon, { passive: true });
  soon();
}
