// The search box of the header: opens, asks the engine, shows what it found.
// Nothing but this file is fetched before something is typed.

(() => {
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const here = new URL(".", script.src);
  const root = new URL("../../", here);
  const fromFolder = location.protocol === "file:";
  const ENGINE = new URL("search.js", here);
  const FIRST = 10;
  const MORE = 20;
  const ARRIVED = "ppm-search-arrived";

  const box = document.querySelector("[data-ppm-search]");
  const toggle = /** @type {HTMLInputElement | null} */ (document.getElementById("__search"));
  if (!box || !toggle) return;

  /** @param {string} selector @returns {any} */
  const part = (selector) => box.querySelector(selector);
  const form = part("[data-ppm-search-form]");
  const input = part("input");
  const reset = part("[type=reset]");
  const panel = part("[data-ppm-search-panel]");
  const scroller = part(".md-search__scrollwrap");
  const filterBar = part(".ppm-search__filters");
  const status = part("[data-ppm-search-status]");
  const action = part("[data-ppm-search-action]");
  const list = part(".ppm-search__list");
  const more = part("[data-ppm-search-more]");
  const live = part("[data-ppm-search-live]");
  /** @type {Record<"region" | "field", any>} */
  const selects = {
    region: part("[data-ppm-search-filter=region]"),
    field: part("[data-ppm-search-filter=field]"),
  };
  const KEYS = /** @type {("region" | "field")[]} */ (["region", "field"]);

  const chosen = { region: "", field: "" };
  let limit = FIRST;
  /** @type {any} */
  let answer = null;
  /** @type {Promise<any> | null} */
  let engine = null;
  let lastAsked = 0;
  let timer = 0;
  let liveTimer = 0;

  // --- The engine, and the parts of its index that a query needs ------------------------------

  /** @type {Map<string, any>} */
  const arrivedParts = new Map();
  /** @type {any} */ (globalThis).PpmSearchPart = (
    /** @type {string} */ name,
    /** @type {any} */ content,
  ) => arrivedParts.set(name, content);

  // Scripts, since a page opened from a folder can load nothing else.
  /** @param {URL} address @returns {Promise<void>} */
  function load(address) {
    return new Promise((resolve, reject) => {
      const element = document.createElement("script");
      element.src = address.href;
      element.onload = () => resolve();
      element.onerror = reject;
      document.head.append(element);
    });
  }

  async function begin() {
    await load(ENGINE);
    const { PpmSearch, PpmSearchIndex } = /** @type {any} */ (globalThis);
    const search = new PpmSearch.Search(PpmSearchIndex, async (/** @type {string} */ name) => {
      await load(new URL(`${name}.js?v=${PpmSearchIndex.version}`, here));
      const part = arrivedParts.get(name);
      arrivedParts.delete(name);
      return part;
    });
    fill(selects.region, PpmSearchIndex.regions);
    fill(selects.field, PpmSearchIndex.fields);
    filterBar.hidden = false;
    return search;
  }

  function start() {
    engine ??= begin();
    return engine;
  }

  /** @param {any} select @param {[string, string][]} pairs */
  function fill(select, pairs) {
    select.length = 1;
    for (const [code, name] of pairs) select.add(new Option(name, code));
  }

  // --- Asking ---------------------------------------------------------------------------------

  function soon() {
    clearTimeout(timer);
    timer = setTimeout(ask, answer ? 60 : 0);
  }

  async function ask() {
    clearTimeout(timer);
    const query = input.value;
    reset.hidden = !query;
    if (!query.trim() && !chosen.region && !chosen.field) return rest();
    const id = ++lastAsked;
    try {
      if (!engine) say("Memuat pencarian …");
      const search = await start();
      const found = await search.search(query, { ...chosen }, limit, () => id === lastAsked);
      if (found && id === lastAsked) show(found);
    } catch {
      engine = null;
      if (id === lastAsked) fail();
    }
  }

  // Before anything is asked.
  function rest() {
    lastAsked++;
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

  /** @param {any} found */
  function show(found) {
    const grown = answer && answer.text === found.text && limit > FIRST;
    const before = grown ? list.children.length : 0;
    // Who walks the hits while a later answer comes stays at the same place in the list.
    const at = [...list.children].findIndex((hit) => hit.contains(document.activeElement));
    answer = found;
    showFilters(found.filters, found.counts);
    list.replaceChildren(...found.hits.map(item));
    if (!grown) scroller.scrollTop = 0;
    say(summary(found));
    const rest = Math.min(MORE, found.total - found.hits.length);
    offer(more, rest > 0 ? `Tampilkan ${rest} hasil lagi` : "", showMore);
    const isNarrowed = found.filters.region || found.filters.field;
    if (!found.total && isNarrowed && found.unfiltered) {
      offer(action, `Tampilkan ${found.unfiltered} hasil tanpa saringan`, () =>
        narrow({ region: "", field: "" }),
      );
    } else offer(action, "");
    if (before) list.children[before]?.querySelector("a").focus();
    else if (at >= 0) (list.children[at]?.querySelector("a") ?? input).focus();
  }

  /** @param {any} found */
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

  /** @param {"region" | "field"} key @param {string} code @returns {string} */
  function nameOf(key, code) {
    const option = [...selects[key].options].find((candidate) => candidate.value === code);
    return option ? option.dataset.name || option.text : code;
  }

  /** @param {Record<string, string>} filters @param {Record<string, Record<string, number>>} counts */
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
      select.parentElement.classList.toggle("ppm-search__filter--on", Boolean(filters[key]));
      part(`[data-ppm-search-drop=${key}]`).hidden = !filters[key];
    }
  }

  /** @param {any} hit @returns {HTMLElement} */
  function item(hit) {
    const link = element("a", "ppm-hit", { href: address(hit.url).href });
    const head = element("span", "ppm-hit__head");
    head.append(element("span", "ppm-hit__kind", {}, hit.kind));
    if (hit.context) head.append(element("span", "ppm-hit__context", {}, hit.context));
    const title = element("span", "ppm-hit__title");
    title.append(...pieces(hit.title));
    link.append(head, title);
    if (hit.text.length) {
      const text = element("span", "ppm-hit__text");
      text.append(...pieces(hit.text));
      link.append(text);
    }
    const tags = [hit.code, hit.region, hit.field, hit.status].filter(Boolean);
    if (tags.length) {
      const row = element("span", "ppm-hit__tags");
      row.append(
        ...tags.flatMap((tag) => [
          element("span", tag === hit.code ? "ppm-hit__code" : "ppm-hit__tag", {}, tag),
          " ",
        ]),
      );
      link.append(row);
    }
    link.addEventListener("click", (event) =>
      leave(/** @type {HTMLAnchorElement} */ (link), event),
    );
    const row = document.createElement("li");
    row.append(link);
    return row;
  }

  /**
   * @param {string} name @param {string} css
   * @param {Record<string, string>} [attributes] @param {string} [text]
   */
  function element(name, css, attributes = {}, text = "") {
    const made = document.createElement(name);
    made.className = css;
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    if (text) made.textContent = text;
    return made;
  }

  /** @param {[string, boolean][]} marked @returns {(string | HTMLElement)[]} */
  function pieces(marked) {
    return marked.map(([text, hit]) => (hit ? element("mark", "", {}, text) : text));
  }

  /** @param {string} url @returns {URL} */
  function address(url) {
    const target = new URL(url, root);
    // A folder opened from disk shows its files, not its index.html.
    if (fromFolder && target.pathname.endsWith("/")) target.pathname += "index.html";
    return target;
  }

  /** @param {string} text */
  function say(text) {
    status.textContent = text;
    // A screen reader hears the result once the typing pauses, not at every letter.
    clearTimeout(liveTimer);
    liveTimer = setTimeout(() => {
      if (toggle?.checked) live.textContent = text;
    }, 600);
  }

  /** @param {any} button @param {string} text @param {() => void} [click] */
  function offer(button, text, click) {
    button.textContent = text;
    button.parentElement.hidden = !text;
    button.onclick = click || null;
  }

  function showMore() {
    limit += MORE;
    ask();
  }

  /** @param {{region?: string, field?: string}} change */
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
    if (toggle && toggle.checked !== open) {
      toggle.checked = open;
      toggle.dispatchEvent(new Event("change"));
    }
  }

  function toggled() {
    const open = Boolean(toggle?.checked);
    panel.inert = !open;
    if (open && !box?.contains(document.activeElement)) input.focus();
    if (!open) {
      live.textContent = "";
      if (panel.contains(document.activeElement)) {
        /** @type {HTMLElement} */ (document.activeElement).blur();
      }
    }
  }

  function close() {
    setOpen(false);
    // On a narrow screen the box itself is gone now.
    if (
      getComputedStyle(part(".md-search__inner")).opacity === "0" ||
      matchMedia("(max-width: 59.9375em)").matches
    )
      input.blur();
  }

  /** @param {KeyboardEvent} event @param {number} step */
  function move(event, step) {
    const stops = [
      input,
      ...list.querySelectorAll("a"),
      ...(more.parentElement.hidden ? [] : [more]),
    ];
    const at = stops.indexOf(document.activeElement);
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
  form.addEventListener("submit", async (/** @type {Event} */ event) => {
    event.preventDefault();
    await ask();
    list.querySelector("a")?.click();
  });
  form.addEventListener("reset", () => {
    setTimeout(() => {
      chosen.region = chosen.field = "";
      input.focus();
      ask();
    });
  });
  for (const key of KEYS) {
    selects[key].addEventListener("change", () => narrow({ [key]: selects[key].value }));
    part(`[data-ppm-search-drop=${key}]`).addEventListener("click", () => {
      narrow({ [key]: "" });
      selects[key].focus();
    });
  }
  box.addEventListener("focusout", (event) => {
    const next = /** @type {FocusEvent} */ (event).relatedTarget;
    if (next && !box.contains(/** @type {Node} */ (next))) setOpen(false);
  });
  box.addEventListener("keydown", (event) => {
    const { key, target } = /** @type {KeyboardEvent} */ (event);
    if (key === "Escape") {
      event.preventDefault();
      input.focus();
      close();
    } else if (!(target instanceof HTMLSelectElement) && key === "ArrowDown")
      move(/** @type {KeyboardEvent} */ (event), 1);
    else if (!(target instanceof HTMLSelectElement) && key === "ArrowUp")
      move(/** @type {KeyboardEvent} */ (event), -1);
    // What is typed here is for no one else on the page.
    event.stopPropagation();
  });
  // A modifier, so that no one who speaks or slips into a letter opens the search (WCAG 2.1.4).
  addEventListener("keydown", (event) => {
    if (
      event.key.toLowerCase() === "k" &&
      (event.ctrlKey || event.metaKey) &&
      !event.altKey &&
      !event.shiftKey
    ) {
      event.preventDefault();
      setOpen(true);
      input.focus();
      input.select();
    }
  });

  // --- Arriving: what was searched for is marked on the page, its address stays clean ----------

  /** @param {HTMLAnchorElement} link @param {MouseEvent} event */
  function leave(link, event) {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const page = link.href.split("#")[0];
    try {
      sessionStorage.setItem(ARRIVED, JSON.stringify({ at: page, words: answer.words }));
    } catch {
      // Storage may be closed to a page; then nothing is marked.
    }
    setOpen(false);
    if (page !== location.href.split("#")[0]) return;
    event.preventDefault();
    goTo(link);
  }

  /**
   * Goes to a place on this page.
   * @param {HTMLAnchorElement} link
   */
  function goTo(link) {
    location.href = link.href;
    const place = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    (place || document.body).scrollIntoView();
    arrive();
  }

  function arrive() {
    try {
      const { at, words } = JSON.parse(sessionStorage.getItem(ARRIVED) || "{}");
      sessionStorage.removeItem(ARRIVED);
      const article = document.querySelector("article");
      const highlights = /** @type {any} */ (globalThis).CSS?.highlights;
      if (!words?.length || at !== location.href.split("#")[0] || !article || !highlights) return;
      const wanted = new Set(words);
      const ranges = [];
      const texts = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
      for (let node = texts.nextNode(); node; node = texts.nextNode()) {
        for (const found of (node.textContent || "").matchAll(/[\p{L}\p{N}]+/gu)) {
          if (!wanted.has(found[0].toLowerCase())) continue;
          const range = new Range();
          range.setStart(node, found.index);
          range.setEnd(node, found.index + found[0].length);
          ranges.push(range);
        }
      }
      highlights.set("ppm-search", new /** @type {any} */ (globalThis).Highlight(...ranges));
    } catch {
      // A page without marks is a working page.
    }
  }

  rest();
  toggled();
  arrive();
  const asked = new URLSearchParams(location.search).get("q");
  if (asked) {
    input.value = asked;
    setOpen(true);
    ask();
  }
})();
