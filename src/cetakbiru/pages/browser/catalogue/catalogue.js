// The catalogue narrowed and sorted in the page. The table that the page brings is complete, but to
// a browser that runs scripts most of it is text, which is read many times as fast as elements are.
// This script begins when the first rows stand, and leaves them as they are; the text comes in
// behind. It keeps each row as its text and makes elements of those that are asked for: at once of
// the first, when the browser has time of the others, in groups that are drawn when they are seen.
// So all rows can be found by the browser's own search. The state stands in the address and can be
// sent to somebody else.
(async () => {
  const GROUP = 50;
  const SORT = "urut";
  const DIRECTION = "arah";
  const TEXT = "cari";
  const isWhole = () => document.readyState !== "loading";
  // What is text stands behind the table: when its element comes, the table has come.
  const place = await new Promise((found) => {
    const watch = new MutationObserver(look);
    function look() {
      const begun = document.querySelector("[data-ppm-katalog]");
      if (!isWhole() && !(begun && begun.querySelector("noscript"))) return;
      watch.disconnect();
      found(begun);
    }
    watch.observe(document, { childList: true, subtree: true });
    document.addEventListener("DOMContentLoaded", look);
    look();
  });
  const form = place && place.querySelector("form");
  const table = place && place.querySelector("table");
  if (!form || !table || !table.tBodies.length) return;

  const head = [...table.tHead.rows[0].cells];
  const count = form.querySelector("[data-ppm-jumlah]");
  const message = form.querySelector("[data-ppm-pesan]");
  const input = form.elements[TEXT];
  const facets = [...form.querySelectorAll("select")];
  const collator = new Intl.Collator("id", { numeric: true, sensitivity: "base" });
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const soon = globalThis.requestIdleCallback || ((run) => setTimeout(run, 16));

  // --- Rows ----------------------------------------------------------------------------------

  const rows = [...table.querySelectorAll("tbody tr")].map((element, at) => ({ element, at }));
  let rest = place.querySelector("noscript");

  // Takes the rows that are text, once all of them have come.
  function takeRest() {
    if (!rest || !isWhole()) return;
    const html = rest.textContent;
    for (let from = html.indexOf("<tr "); from >= 0; ) {
      const to = html.indexOf("</tr>", from) + "</tr>".length;
      rows.push({ html: html.slice(from, to), at: rows.length });
      from = html.indexOf("<tr ", to);
    }
    rest.remove();
    rest = null;
    orders.length = 0;
  }

  function htmlOf(row) {
    return (row.html ??= row.element.outerHTML);
  }

  const SIGNS = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'", "#x27": "'", nbsp: "\u00a0" };

  // The text of each cell.
  function cells(row) {
    row.cells ||= htmlOf(row)
      .split(/<\/t[hd]>/)
      .slice(0, head.length)
      .map((cell) =>
        cell
          .replace(/<[^>]*>/g, "")
          .replace(/&(#?\w+);/g, (all, name) => SIGNS[name] ?? all)
          .trim(),
      );
    return row.cells;
  }

  // What words are looked for in.
  function text(row) {
    return (row.text ??= plain(cells(row).join(" ")));
  }

  // Whether a row has a code; it may have several, with spaces between.
  function has(row, name, code) {
    const mark = ` data-${name}="`;
    const html = htmlOf(row);
    const from = html.indexOf(mark) + mark.length;
    return ` ${html.slice(from, html.indexOf('"', from))} `.includes(` ${code} `);
  }

  const sorting = { column: -1, down: false };
  let shown = rows;

  // --- Columns -------------------------------------------------------------------------------

  const columnNames = head.map((cell) => plain(cell.textContent).replace(/[^a-z0-9]+/g, "-"));
  const buttons = head.map((cell, column) => {
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
    return button;
  });

  // Places of the values of a column in their order: a column has far fewer values than rows.
  const orders = [];
  function order(column) {
    if (!orders[column]) {
      const values = [...new Set(rows.map((row) => cells(row)[column]))].sort(collator.compare);
      let rank = 0;
      orders[column] = new Map(
        values.map((value, at) => {
          if (at && collator.compare(values[at - 1], value)) rank = at;
          return [value, rank];
        }),
      );
    }
    return orders[column];
  }

  function sorted(list) {
    const { column, down } = sorting;
    if (column < 0) return list;
    const ranks = order(column);
    const rank = (row) => ranks.get(row.cells[column]);
    const sign = down ? -1 : 1;
    return [...list].sort((one, other) => sign * (rank(one) - rank(other)) || one.at - other.at);
  }

  // --- Showing -------------------------------------------------------------------------------

  const template = document.createElement("template");
  let made = rows.length;

  // Roles say again what is a table, for browsers that forget it where rows are laid out as grids.
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
      .map(htmlOf)
      .join("");
    body.append(template.content);
    tell(body, "rowheader");
    made += GROUP;
    return body;
  }

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
        wanted.every((facet) => has(row, facet.name, facet.value)) &&
        words.every((word) => text(row).includes(word)),
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
    if (shown.length)
      return `${found} dari ${rows.length.toLocaleString("id")} arah dan program sesuai saringan.`;
    return "Tidak ada yang sesuai. Longgarkan saringan atau periksa ejaan.";
  }

  let announcing = 0;
  function announce() {
    // A screen reader hears the count once the typing pauses.
    clearTimeout(announcing);
    announcing = setTimeout(() => {
      count.textContent = told();
    }, 250);
  }

  function update() {
    takeRest();
    // A list of its own, so that what goes on for an earlier one ends.
    shown = [...sorted(matching())];
    show();
    head.forEach((cell, column) => {
      if (column === sorting.column)
        cell.setAttribute("aria-sort", sorting.down ? "descending" : "ascending");
      else cell.removeAttribute("aria-sort");
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
      state.set(SORT, columnNames[sorting.column]);
      if (sorting.down) state.set(DIRECTION, "turun");
    }
    const query = state.toString();
    try {
      history.replaceState(
        null,
        "",
        `${location.pathname}${query ? `?${query}` : ""}${location.hash}`,
      );
    } catch {
      // A page from a folder may not change its address; the view stays as chosen.
    }
  }

  function recall() {
    const state = new URLSearchParams(location.search);
    const ignored = [];
    input.value = (state.get(TEXT) || "").slice(0, input.maxLength);
    for (const facet of facets) {
      const asked = state.get(facet.name) || "";
      facet.value = asked;
      if (facet.selectedIndex >= 0 && facet.value === asked) continue;
      facet.value = "";
      ignored.push(`${facet.labels[0].textContent.toLowerCase()} “${short(asked)}”`);
    }
    const column = state.get(SORT) || "";
    sorting.column = columnNames.indexOf(column);
    sorting.down = sorting.column >= 0 && state.get(DIRECTION) === "turun";
    if (column && sorting.column < 0) ignored.push(`urutan “${short(column)}”`);
    message.hidden = !ignored.length;
    message.textContent = ignored.length
      ? `Alamat halaman memuat saringan yang tidak dikenal dan diabaikan: ${ignored.join(", ")}.`
      : "";
  }

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
  buttons.forEach((button, column) => button.setAttribute("data-urut", columnNames[column]));
  const isNarrowed = input.value.trim() || facets.some((facet) => facet.value);
  if (isNarrowed || sorting.column >= 0) update();
  else announce();
  table.setAttribute("role", "table");
  tell(table.tHead, "columnheader");
  for (const body of [...table.tBodies]) soon(() => tell(body, "rowheader"));
  if (rest && isWhole()) soon(addRest);
  else document.addEventListener("DOMContentLoaded", () => soon(addRest));
})();
