// The catalogue narrowed and sorted in the page. The table that the page brings is complete, but to
// a browser that runs scripts most of it is text, which is read many times as fast as elements are.
// This script begins when the first rows stand, and leaves them as they are; the text comes in
// behind. It keeps each row as its text and makes elements of those that are asked for: at once of
// the first, when the browser has time of the others, in groups that are drawn when they are seen.
// So all rows can be found by the browser's own search. The state stands in the address and can be
// sent to somebody else.
import { find, findAll } from "../elements.js";
import { plain, Row, ranksOf, rowsIn, sorted } from "./rows.js";

const GROUP = 50;
const SORT = "urut";
const DIRECTION = "arah";
const TEXT = "cari";
// Milliseconds: a screen reader hears the count once the typing pauses.
const PAUSE = 250;

// Idle time, where the browser tells of it.
/** @type {(run: () => void) => void} */
const soon = globalThis.requestIdleCallback ?? ((run) => setTimeout(run, 16));
const isWhole = () => document.readyState !== "loading";

begun().then((place) => {
  const form = place && find(place, "form", HTMLFormElement);
  const table = place && find(place, "table", HTMLTableElement);
  const count = form && find(form, "[data-ppm-jumlah]", HTMLElement);
  const message = form && find(form, "[data-ppm-pesan]", HTMLElement);
  const input = form && find(form, `[name=${TEXT}]`, HTMLInputElement);
  if (!table?.tHead || !table.tBodies.length || !count || !message || !input) return;
  start({ place, form, table, head: table.tHead, count, message, input });
});

/**
 * The place of the catalogue, once its table has come: what is text stands behind it.
 *
 * @returns {Promise<Element | null>}
 */
function begun() {
  return new Promise((resolve) => {
    const watch = new MutationObserver(look);
    function look() {
      const place = document.querySelector("[data-ppm-katalog]");
      if (!isWhole() && !place?.querySelector("noscript")) return;
      watch.disconnect();
      resolve(place);
    }
    watch.observe(document, { childList: true, subtree: true });
    document.addEventListener("DOMContentLoaded", look);
    look();
  });
}

/**
 * @param {object} parts
 * @param {Element} parts.place
 * @param {HTMLFormElement} parts.form
 * @param {HTMLTableElement} parts.table
 * @param {HTMLTableSectionElement} parts.head
 * @param {HTMLElement} parts.count tells how many rows there are
 * @param {HTMLElement} parts.message tells what of the address is not known
 * @param {HTMLInputElement} parts.input
 */
function start({ place, form, table, head, count, message, input }) {
  const facets = findAll(form, "select", HTMLSelectElement);
  const titles = [...head.rows[0].cells];
  const columns = titles.map((cell) => plain(cell.textContent).replace(/[^a-z0-9]+/g, "-"));
  const rows = findAll(table, "tbody tr", HTMLElement).map(
    (element, at) => new Row(at, element.outerHTML),
  );
  const sorting = { column: -1, down: false };
  /** @type {Map<string, number>[]} */
  let ranks = [];
  let rest = find(place, "noscript", HTMLElement);
  let shown = rows;
  // So many of the rows that are shown have elements.
  let made = rows.length;

  // Takes the rows that are text, once all of them have come.
  function takeRest() {
    if (!rest || !isWhole()) return;
    for (const html of rowsIn(rest.textContent)) rows.push(new Row(rows.length, html));
    rest.remove();
    rest = null;
    ranks = [];
  }

  // --- Columns -------------------------------------------------------------------------------

  titles.forEach((cell, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "ppm-urut";
    button.append(...cell.childNodes);
    button.addEventListener("click", () => {
      const again = sorting.column === column;
      // Up, down, and back to the order of the page.
      if (again && sorting.down) sorting.column = -1;
      else sorting.column = column;
      sorting.down = again && !sorting.down;
      update();
    });
    cell.append(button);
  });

  /** @param {Row[]} list */
  function inOrder(list) {
    const { column, down } = sorting;
    if (column < 0) return list;
    ranks[column] ??= ranksOf(rows, column);
    return sorted(list, column, down, ranks[column]);
  }

  // --- Showing -------------------------------------------------------------------------------

  const template = document.createElement("template");

  /**
   * Roles say again what is a table, for browsers that forget it where rows are laid out as grids.
   *
   * @param {HTMLTableSectionElement} body
   * @param {string} name the role of its headings
   */
  function tell(body, name) {
    body.setAttribute("role", "rowgroup");
    for (const row of body.rows) {
      row.setAttribute("role", "row");
      for (const cell of row.cells)
        cell.setAttribute("role", cell.localName === "th" ? name : "cell");
    }
  }

  // Elements of the next rows.
  function group() {
    const body = document.createElement("tbody");
    // The height of a whole group is known well enough to leave it undrawn.
    if (made + GROUP <= shown.length) body.className = "ppm-kelompok";
    template.innerHTML = shown
      .slice(made, made + GROUP)
      .map((row) => row.html)
      .join("");
    body.append(template.content);
    tell(body, "rowheader");
    made += GROUP;
    return body;
  }

  /** @param {Row[]} list */
  function goOn(list) {
    if (list !== shown || made >= list.length) return;
    table.append(group());
    soon(() => goOn(list));
  }

  function matching() {
    const words = plain(input.value).split(/\s+/).filter(Boolean);
    const wanted = facets.filter((facet) => facet.value);
    if (!words.length && !wanted.length) return rows;
    return rows.filter(
      (row) =>
        wanted.every((facet) => row.has(facet.name, facet.value)) &&
        words.every((word) => row.text.includes(word)),
    );
  }

  function show() {
    const list = shown;
    made = 0;
    while (table.tBodies.length) table.tBodies[0].remove();
    table.append(group());
    soon(() => goOn(list));
  }

  function told() {
    const found = shown.length.toLocaleString("id");
    if (rest) return "Selebihnya sedang dimuat.";
    if (shown.length === rows.length) return `Semua ${found} arah dan program.`;
    if (shown.length) {
      return `${found} dari ${rows.length.toLocaleString("id")} arah dan program sesuai saringan.`;
    }
    return "Tidak ada yang sesuai. Longgarkan saringan atau periksa ejaan.";
  }

  let announcing = 0;
  function announce() {
    clearTimeout(announcing);
    announcing = setTimeout(() => {
      count.textContent = told();
    }, PAUSE);
  }

  function update() {
    takeRest();
    // A list of its own, so that what goes on for an earlier one ends.
    shown = [...inOrder(matching())];
    show();
    titles.forEach((cell, column) => {
      if (column === sorting.column) {
        cell.setAttribute("aria-sort", sorting.down ? "descending" : "ascending");
      } else cell.removeAttribute("aria-sort");
    });
    announce();
    remember();
  }

  // --- The address ---------------------------------------------------------------------------

  function remember() {
    const state = new URLSearchParams();
    if (input.value.trim()) state.set(TEXT, input.value.trim());
    for (const facet of facets) if (facet.value) state.set(facet.name, facet.value);
    if (sorting.column >= 0) {
      state.set(SORT, columns[sorting.column]);
      if (sorting.down) state.set(DIRECTION, "turun");
    }
    const query = state.toString();
    const address = `${location.pathname}${query ? `?${query}` : ""}${location.hash}`;
    try {
      history.replaceState(null, "", address);
    } catch {
      // A page from a folder may not change its address; the view stays as chosen.
    }
  }

  function recall() {
    const state = new URLSearchParams(location.search);
    const ignored = [];
    input.value = (state.get(TEXT) ?? "").slice(0, input.maxLength);
    for (const facet of facets) {
      const asked = state.get(facet.name) ?? "";
      facet.value = asked;
      if (facet.selectedIndex >= 0 && facet.value === asked) continue;
      facet.value = "";
      ignored.push(`${facet.labels[0].textContent.toLowerCase()} “${short(asked)}”`);
    }
    const column = state.get(SORT) ?? "";
    sorting.column = columns.indexOf(column);
    sorting.down = sorting.column >= 0 && state.get(DIRECTION) === "turun";
    if (column && sorting.column < 0) ignored.push(`urutan “${short(column)}”`);
    message.hidden = !ignored.length;
    message.textContent = ignored.length
      ? `Alamat halaman memuat saringan yang tidak dikenal dan diabaikan: ${ignored.join(", ")}.`
      : "";
  }

  /** @param {string} text */
  const short = (text) => (text.length > 40 ? `${text.slice(0, 40)} …` : text);

  // --- Beginning -----------------------------------------------------------------------------

  let waiting = 0;
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(update, rows.length > 2000 ? 50 : 0);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    input.value = "";
    for (const facet of facets) facet.value = "";
    sorting.column = -1;
    message.hidden = true;
    update();
    input.focus();
  });
  // Paper takes the whole of what was asked for.
  addEventListener("beforeprint", () => {
    addRest();
    while (made < shown.length) table.append(group());
  });
  addEventListener("popstate", () => {
    recall();
    update();
  });

  // Until something is asked for, the rows that came stay, and the others follow them.
  function addRest() {
    if (!rest || !isWhole()) return;
    if (shown !== rows) return update();
    takeRest();
    announce();
    goOn(rows);
  }

  recall();
  form.hidden = false;
  place.classList.add("ppm-katalog--aktif");
  const isNarrowed = input.value.trim() || facets.some((facet) => facet.value);
  if (isNarrowed || sorting.column >= 0) update();
  else announce();
  table.setAttribute("role", "table");
  tell(head, "columnheader");
  for (const body of table.tBodies) soon(() => tell(body, "rowheader"));
  if (rest && isWhole()) soon(addRest);
  else document.addEventListener("DOMContentLoaded", () => soon(addRest));
}
