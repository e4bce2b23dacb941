// The catalogue narrowed and sorted in the page. The table that the page brings is complete; this
// script takes its rows and shows those that are asked for, a portion at a time, so that ten
// thousand rows stay quick. The state stands in the address and can be sent to somebody else.
(() => {
  "use strict";

  const PORTION = 200;
  const SORT = "urut";
  const DIRECTION = "arah";
  const TEXT = "cari";
  const place = document.querySelector("[data-ppm-katalog]");
  const form = place && place.querySelector("form");
  const body = place && place.querySelector("tbody");
  if (!form || !body) return;

  const head = [...place.querySelectorAll("thead th")];
  const count = form.querySelector("[data-ppm-jumlah]");
  const message = form.querySelector("[data-ppm-pesan]");
  const input = form.elements[TEXT];
  const facets = [...form.querySelectorAll("select")];
  const collator = new Intl.Collator("id", { numeric: true, sensitivity: "base" });
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

  // A row is read once; its cells are compared and searched as plain text.
  const rows = [...body.rows].map((element, at) => {
    const cells = [...element.cells].map((cell) => cell.textContent.trim());
    const codes = facets.map((facet) => ` ${element.dataset[facet.name] || ""} `);
    return { element, at, cells, codes, text: plain(cells.join(" ")) };
  });
  const total = rows.length;
  const sorting = { column: -1, down: false };
  let limit = PORTION;
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
      limit = PORTION;
      update();
    });
    cell.append(button);
    return button;
  });

  function sorted(list) {
    const { column, down } = sorting;
    if (column < 0) return list;
    const sign = down ? -1 : 1;
    return [...list].sort(
      (one, other) => sign * collator.compare(one.cells[column], other.cells[column]) || one.at - other.at,
    );
  }

  // --- Showing -------------------------------------------------------------------------------

  const more = document.createElement("p");
  more.className = "ppm-lagi";
  const next = button("", () => grow(limit + PORTION));
  const all = button("", () => grow(Infinity));
  more.append(next, " ", all);
  place.querySelector(".ppm-table").after(more);

  function button(text, click) {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "ppm-tombol";
    made.textContent = text;
    made.addEventListener("click", click);
    return made;
  }

  function grow(to) {
    const before = Math.min(limit, shown.length);
    limit = to;
    show();
    const first = body.rows[before] && body.rows[before].querySelector("a");
    if (first) first.focus();
  }

  function matching() {
    const words = plain(input.value).split(/\s+/).filter(Boolean);
    const wanted = facets.map((facet) => facet.value && ` ${facet.value} `);
    return rows.filter((row) =>
      wanted.every((code, at) => !code || row.codes[at].includes(code))
      && words.every((word) => row.text.includes(word)));
  }

  function show() {
    body.replaceChildren(...shown.slice(0, limit).map((row) => row.element));
    const rest = Math.max(0, shown.length - limit);
    more.hidden = !rest;
    next.textContent = `Tampilkan ${Math.min(rest, PORTION).toLocaleString("id")} program lagi`;
    all.textContent = `Tampilkan semua ${shown.length.toLocaleString("id")} program`;
    all.hidden = rest <= PORTION;
  }

  let announcing = 0;
  function announce() {
    const found = shown.length.toLocaleString("id");
    const text = shown.length === total
      ? `Semua ${found} program ditampilkan.`
      : shown.length
        ? `${found} dari ${total.toLocaleString("id")} program sesuai saringan.`
        : "Tidak ada program yang sesuai. Longgarkan saringan atau periksa ejaan.";
    // A screen reader hears the count once the typing pauses.
    clearTimeout(announcing);
    announcing = setTimeout(() => { count.textContent = text; }, 250);
  }

  function update() {
    shown = sorted(matching());
    show();
    head.forEach((cell, column) => {
      if (column === sorting.column) cell.setAttribute("aria-sort", sorting.down ? "descending" : "ascending");
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
      history.replaceState(null, "", `${location.pathname}${query ? `?${query}` : ""}${location.hash}`);
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
    limit = PORTION;
    clearTimeout(waiting);
    waiting = setTimeout(update, rows.length > 2000 ? 120 : 0);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    input.value = "";
    for (const facet of facets) facet.value = "";
    sorting.column = -1;
    message.hidden = true;
    limit = PORTION;
    update();
    input.focus();
  });
  // Paper takes the whole of what was asked for.
  let before = 0;
  addEventListener("beforeprint", () => {
    before = limit;
    limit = Infinity;
    show();
  });
  addEventListener("afterprint", () => {
    limit = before;
    show();
  });
  addEventListener("popstate", () => {
    recall();
    update();
  });

  recall();
  form.hidden = false;
  place.classList.add("ppm-katalog--aktif");
  update();
  buttons.forEach((made, column) => made.setAttribute("data-urut", columnNames[column]));
})();
