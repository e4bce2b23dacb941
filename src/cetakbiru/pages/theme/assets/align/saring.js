/* Lets readers narrow a table: a choice above it for each column that its wrapper names in
   data-saring. Without this script the whole table stands. */
"use strict";
(function () {
  function choice(title, values, changed) {
    const label = document.createElement("label");
    const select = document.createElement("select");
    label.append(`${title} `, select);
    for (const value of ["semua", ...values]) select.append(new Option(value, value));
    select.addEventListener("change", changed);
    return { label, select };
  }

  function enhance(wrapper) {
    const rows = Array.from(wrapper.querySelectorAll("tbody tr"));
    const titles = Array.from(wrapper.querySelectorAll("thead th"), (cell) => cell.textContent);
    const columns = wrapper.dataset.saring.split(" ").map(Number);
    const status = document.createElement("p");
    status.setAttribute("role", "status");
    const text = (row, column) => row.children[column].textContent.trim();
    const choices = columns.map((column) => {
      const values = Array.from(new Set(rows.map((row) => text(row, column)))).sort();
      return { column, ...choice(titles[column], values, narrow) };
    });
    function narrow() {
      let shown = 0;
      for (const row of rows) {
        row.hidden = !choices.every(
          ({ column, select }) => select.value === "semua" || text(row, column) === select.value
        );
        if (!row.hidden) shown += 1;
      }
      status.textContent = `${shown} dari ${rows.length} baris ditampilkan.`;
    }
    const box = document.createElement("div");
    box.className = "ppm-saring";
    box.append(...choices.map((one) => one.label), status);
    wrapper.prepend(box);
    narrow();
  }

  for (const wrapper of document.querySelectorAll("[data-saring]")) {
    // A page with two such tables loads this script twice.
    if (wrapper.querySelector(".ppm-saring") === null) enhance(wrapper);
  }
})();
