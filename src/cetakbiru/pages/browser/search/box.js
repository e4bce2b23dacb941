// The search box of the header: opens, asks the engine, shows what it found.
// Nothing but this file is fetched before something is typed.
import { find, part } from "../elements.js";
import { pageAddress } from "../folder.js";
import { announceArrival, markArrival } from "./arrival.js";
import { hitItem } from "./hits.js";
import { loadSearch } from "./load.js";

/** @import { Answer, Filters, Hit, Search } from "../../../outputs/search/engine/search.js" */
/** @typedef {keyof Filters} Key */

const FIRST = 10;
const MORE = 20;
const KEYS = /** @type {const} */ (["region", "field"]);
const NARROW = "(max-width: 59.9375em)";

const script = /** @type {HTMLScriptElement} */ (document.currentScript);
const here = new URL(".", script.src);
const root = new URL("../../", here);

const box = find(document, "[data-ppm-search]", HTMLElement);
const toggle = find(document, "#__search", HTMLInputElement);
if (box && toggle) start(box, toggle);

/**
 * @param {HTMLElement} box
 * @param {HTMLInputElement} toggle checked while the box is open
 */
function start(box, toggle) {
  const form = part(box, "[data-ppm-search-form]", HTMLFormElement);
  const input = part(box, "input", HTMLInputElement);
  const reset = part(box, "[type=reset]", HTMLButtonElement);
  const panel = part(box, "[data-ppm-search-panel]", HTMLElement);
  const inner = part(box, ".md-search__inner", HTMLElement);
  const scroller = part(box, ".md-search__scrollwrap", HTMLElement);
  const filterBar = part(box, ".ppm-search__filters", HTMLElement);
  const status = part(box, "[data-ppm-search-status]", HTMLElement);
  const action = part(box, "[data-ppm-search-action]", HTMLButtonElement);
  const list = part(box, ".ppm-search__list", HTMLElement);
  const more = part(box, "[data-ppm-search-more]", HTMLButtonElement);
  const live = part(box, "[data-ppm-search-live]", HTMLElement);
  const selects = {
    region: part(box, "[data-ppm-search-filter=region]", HTMLSelectElement),
    field: part(box, "[data-ppm-search-filter=field]", HTMLSelectElement),
  };
  const drops = {
    region: part(box, "[data-ppm-search-drop=region]", HTMLButtonElement),
    field: part(box, "[data-ppm-search-drop=field]", HTMLButtonElement),
  };

  const chosen = { region: "", field: "" };
  let limit = FIRST;
  /** @type {Answer | null} */
  let answer = null;
  /** @type {Promise<Search> | null} */
  let engine = null;
  let lastAsked = 0;
  let timer = 0;
  let liveTimer = 0;

  // --- Asking ---------------------------------------------------------------------------------

  async function begin() {
    const { search, index } = await loadSearch(here);
    fill(selects.region, index.regions);
    fill(selects.field, index.fields);
    filterBar.hidden = false;
    return search;
  }

  function soon() {
    clearTimeout(timer);
    timer = setTimeout(ask, answer ? 60 : 0);
  }

  async function ask() {
    clearTimeout(timer);
    const query = input.value;
    reset.hidden = !query;
    if (!query.trim() && !chosen.region && !chosen.field) return rest();
    lastAsked += 1;
    const id = lastAsked;
    try {
      if (!engine) say("Memuat pencarian …");
      engine ??= begin();
      const search = await engine;
      const found = await search.search(query, { ...chosen }, limit, () => id === lastAsked);
      if (found && id === lastAsked) show(found);
    } catch {
      engine = null;
      if (id === lastAsked) fail();
    }
  }

  // Before anything is asked.
  function rest() {
    lastAsked += 1;
    answer = null;
    list.replaceChildren();
    offer(more, "");
    offer(action, "");
    say(
      "Ketik kata, singkatan, nama wilayah, atau ID program. Contoh: pemberdayaan masyarakat, RIPPM, cara mengusulkan.",
    );
    showFilters({ region: "", field: "" }, { region: {}, field: {} });
  }

  function fail() {
    answer = null;
    list.replaceChildren();
    offer(more, "");
    say(
      "Pencarian tidak dapat dimuat. Periksa sambungan Anda, atau gunakan menu untuk menelusuri halaman.",
    );
    offer(action, "Coba lagi", ask);
  }

  // --- Showing --------------------------------------------------------------------------------

  /** @param {Answer} found */
  function show(found) {
    const isGrown = answer?.text === found.text && limit > FIRST;
    const before = isGrown ? list.children.length : 0;
    // Who walks the hits while a later answer comes stays at the same place in the list.
    const at = [...list.children].findIndex((hit) => hit.contains(document.activeElement));
    answer = found;
    showFilters(found.filters, found.counts);
    list.replaceChildren(...found.hits.map(item));
    if (!isGrown) scroller.scrollTop = 0;
    say(summary(found));
    const rest = Math.min(MORE, found.total - found.hits.length);
    offer(more, rest > 0 ? `Tampilkan ${rest} hasil lagi` : "", showMore);
    const isNarrowed = found.filters.region || found.filters.field;
    if (!found.total && isNarrowed && found.unfiltered) {
      offer(action, `Tampilkan ${found.unfiltered} hasil tanpa saringan`, () =>
        narrow({ region: "", field: "" }),
      );
    } else offer(action, "");
    if (before) linkAt(before)?.focus();
    else if (at >= 0) (linkAt(at) ?? input).focus();
  }

  /** @param {number} at */
  function linkAt(at) {
    return list.children[at]?.querySelector("a");
  }

  /** @param {Answer} found */
  function summary(found) {
    const short = found.text.length > 60 ? `${found.text.slice(0, 60)} …` : found.text;
    const about = short ? ` untuk “${short}”` : "";
    const { region, field } = found.filters;
    const within =
      (region ? ` di ${nameOf("region", region)}` : "") +
      (field ? `${region ? ", " : " dalam "}bidang ${nameOf("field", field)}` : "");
    const cut = found.shortened ? " Hanya 200 huruf pertama yang dicari." : "";
    if (!found.total)
      return `Tidak ada hasil${about}${within}. Periksa ejaan atau pakai kata lain.${cut}`;
    return `${found.total.toLocaleString("id")} hasil${about}${within}.${cut}`;
  }

  /**
   * @param {Key} key
   * @param {string} code
   */
  function nameOf(key, code) {
    const option = [...selects[key].options].find((candidate) => candidate.value === code);
    return option ? option.dataset.name || option.text : code;
  }

  /**
   * @param {Filters} filters
   * @param {Answer["counts"]} counts how many hits each choice would leave
   */
  function showFilters(filters, counts) {
    for (const key of KEYS) {
      const select = selects[key];
      for (const option of select.options) {
        if (!option.value) continue;
        option.dataset.name ??= option.text;
        const count = counts[key][option.value];
        option.text = count ? `${option.dataset.name} (${count})` : option.dataset.name;
      }
      select.value = filters[key];
      select.parentElement?.classList.toggle("ppm-search__filter--on", Boolean(filters[key]));
      drops[key].hidden = !filters[key];
    }
  }

  /** @param {Hit} hit */
  function item(hit) {
    return hitItem(hit, pageAddress(hit.url, root), leave);
  }

  /** @param {string} text */
  function say(text) {
    status.textContent = text;
    // A screen reader hears the result once the typing pauses, not at every letter.
    clearTimeout(liveTimer);
    liveTimer = setTimeout(() => {
      if (toggle.checked) live.textContent = text;
    }, 600);
  }

  function showMore() {
    limit += MORE;
    ask();
  }

  /** @param {Partial<Filters>} change */
  function narrow(change) {
    // What was typed as kabupaten:… or bidang:… is now chosen; the words stay.
    if (answer?.typed) {
      input.value = answer.text;
      Object.assign(chosen, answer.filters);
    }
    Object.assign(chosen, change);
    limit = FIRST;
    ask();
  }

  // --- Opening, closing, moving ---------------------------------------------------------------

  /** @param {boolean} open */
  function setOpen(open) {
    if (toggle.checked === open) return;
    toggle.checked = open;
    toggle.dispatchEvent(new Event("change"));
  }

  function toggled() {
    const isOpen = toggle.checked;
    const { activeElement } = document;
    panel.inert = !isOpen;
    if (isOpen && !box.contains(activeElement)) input.focus();
    if (isOpen) return;
    live.textContent = "";
    if (activeElement instanceof HTMLElement && panel.contains(activeElement)) activeElement.blur();
  }

  function close() {
    setOpen(false);
    // On a narrow screen the box itself is gone now.
    if (getComputedStyle(inner).opacity === "0" || matchMedia(NARROW).matches) input.blur();
  }

  /**
   * @param {KeyboardEvent} event
   * @param {number} step
   */
  function move(event, step) {
    /** @type {HTMLElement[]} */
    const stops = [input, ...list.querySelectorAll("a")];
    if (!more.parentElement?.hidden) stops.push(more);
    const at = stops.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    if (at < 0 || stops.length < 2) return;
    event.preventDefault();
    stops[(at + step + stops.length) % stops.length].focus();
  }

  toggle.addEventListener("change", toggled);
  // A telephone shows its keyboard only for a focus that a touch brings about.
  for (const label of document.querySelectorAll("header [for=__search]"))
    label.addEventListener("click", () => input.focus());
  input.addEventListener("focus", () => setOpen(true));
  input.addEventListener("click", () => setOpen(true));
  input.addEventListener("input", () => {
    setOpen(true);
    limit = FIRST;
    soon();
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    await ask();
    list.querySelector("a")?.click();
  });
  form.addEventListener("reset", () => {
    setTimeout(() => {
      chosen.region = "";
      chosen.field = "";
      input.focus();
      ask();
    });
  });
  for (const key of KEYS) {
    selects[key].addEventListener("change", () => narrow({ [key]: selects[key].value }));
    drops[key].addEventListener("click", () => {
      narrow({ [key]: "" });
      selects[key].focus();
    });
  }
  box.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget instanceof Node && !box.contains(relatedTarget)) setOpen(false);
  });
  box.addEventListener("keydown", (event) => {
    const isChoice = event.target instanceof HTMLSelectElement;
    if (event.key === "Escape") {
      event.preventDefault();
      input.focus();
      close();
    } else if (!isChoice && event.key === "ArrowDown") move(event, 1);
    else if (!isChoice && event.key === "ArrowUp") move(event, -1);
    // What is typed here is for no one else on the page.
    event.stopPropagation();
  });
  // A modifier, so that no one who speaks or slips into a letter opens the search (WCAG 2.1.4).
  addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey)) return;
    if (event.altKey || event.shiftKey) return;
    event.preventDefault();
    setOpen(true);
    input.focus();
    input.select();
  });

  // --- Leaving and arriving -------------------------------------------------------------------

  /**
   * @param {HTMLAnchorElement} link
   * @param {MouseEvent} event
   */
  function leave(link, event) {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const [page] = link.href.split("#");
    announceArrival(page, answer?.words ?? []);
    setOpen(false);
    if (page !== location.href.split("#")[0]) return;
    event.preventDefault();
    // The place is on this page.
    location.href = link.href;
    const place = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    (place ?? document.body).scrollIntoView();
    markArrival();
  }

  rest();
  toggled();
  markArrival();
  const asked = new URLSearchParams(location.search).get("q");
  if (asked) {
    input.value = asked;
    setOpen(true);
    ask();
  }
}

/**
 * @param {HTMLSelectElement} select
 * @param {[string, string][]} pairs code and name of each choice
 */
function fill(select, pairs) {
  select.length = 1;
  for (const [code, name] of pairs) select.add(new Option(name, code));
}

/**
 * Shows a button with its line; without a text, hides them.
 *
 * @param {HTMLButtonElement} button
 * @param {string} text
 * @param {() => void} [click]
 */
function offer(button, text, click) {
  button.textContent = text;
  if (button.parentElement) button.parentElement.hidden = !text;
  button.onclick = click ?? null;
}
