import { find } from "../elements.js";

const OPEN = "ppm-menu-terbuka";

/** The menu on narrow screens. Without scripts the link opens it as the target of its address. */
export function menu() {
  const narrow = matchMedia("(max-width: 63.9375em)");
  const { classList } = document.documentElement;
  const opener = find(document, "[data-ppm-menu]", HTMLElement);
  const panel = document.getElementById("menu");
  const closer = find(document, "[data-ppm-menu-close]", HTMLElement);
  if (!opener || !panel || !closer) return;
  opener.setAttribute("role", "button");
  opener.setAttribute("aria-controls", "menu");
  closer.setAttribute("role", "button");

  /** @param {boolean} open */
  const show = (open) => {
    classList.toggle(OPEN, open);
    opener.setAttribute("aria-expanded", String(open));
    if (open) (find(panel, "[aria-current]", HTMLElement) ?? closer).focus();
    else if (panel.contains(document.activeElement)) opener.focus();
  };

  opener.addEventListener("click", (event) => {
    event.preventDefault();
    show(!classList.contains(OPEN));
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
  const isOpen = () => narrow.matches && classList.contains(OPEN);
  /** @param {EventTarget | null} target */
  const isOutside = (target) => target instanceof Node && !panel.contains(target);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && isOpen()) show(false);
  });
  document.addEventListener("click", ({ target }) => {
    if (isOpen() && isOutside(target) && !opener.contains(/** @type {Node} */ (target)))
      show(false);
  });
  panel.addEventListener("focusout", (event) => {
    if (isOpen() && isOutside(event.relatedTarget)) show(false);
  });
  opener.setAttribute("aria-expanded", "false");
}
