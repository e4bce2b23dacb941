/* Lets readers narrow a table: a choice above it for each column that its wrapper names in
   data-saring. Without this script the whole table stands. */
import { findAll, make } from "./elements.js";

const ALL = "semua";

for (const wrapper of findAll(document, "[data-saring]", HTMLElement)) {
  // A page with two such tables loads this script twice.
  if (wrapper.querySelector(".ppm-saring") === null) enhance(wrapper);
}

/** @param {HTMLElement} wrapper */
function enhance(wrapper) {
  const rows = findAll(wrapper, "tbody tr", HTMLTableRowElement);
  const titles = findAll(wrapper, "thead th", HTMLElement).map((cell) => cell.textContent);
  const columns = wrapper.dataset.saring?.split(" ").map(Number) ?? [];
  const status = make("p");
  status.setAttribute("role", "status");
  /**
   * @param {HTMLTableRowElement} row
   * @param {number} column
   */
  const text = (row, column) => row.cells[column].textContent.trim();
  const choices = columns.map((column) => {
    const values = new Set(rows.map((row) => text(row, column)));
    return { column, ...choice(titles[column], [...values].sort(), narrow) };
  });

  function narrow() {
    for (const row of rows) {
      row.hidden = !choices.every(
        ({ column, select }) => select.value === ALL || text(row, column) === select.value,
      );
    }
    const shown = rows.filter((row) => !row.hidden).length;
    status.textContent = `${shown} dari ${rows.length} baris ditampilkan.`;
  }

  const box = make("div", "ppm-saring");
  box.append(...choices.map((one) => one.label), status);
  wrapper.prepend(box);
  narrow();
}

/**
 * @param {string} title
 * @param {string[]} values
 * @param {() => void} changed
 */
function choice(title, values, changed) {
  const label = make("label");
  const select = make("select");
  label.append(`${title} `, select);
  for (const value of [ALL, ...values]) select.append(new Option(value, value));
  select.addEventListener("change", changed);
  return { label, select };
}
