/* The activities of a plan on the page: narrowed by their answers and by words, and drawn a page full at a
   time, so that twenty thousand of them cost no more than fifty. */
import { counted, QUESTIONS, questions, severalSheets } from "../report/words.js";
import { drawn, element } from "./draw.js";

/** @import { Activity, Result } from "../engine/types.js" */
/** @import { Shown } from "../report/shown.js" */

const PAGE = 50;
// Paper holds no button: that many are drawn before a page is printed.
const PRINTED = 500;

/**
 * @param {Result} result
 * @param {Shown} shown
 * @returns {HTMLElement}
 */
export function activityList(result, shown) {
  const several = severalSheets(result);
  const choices = questions().map((question) => ({ question, select: choice(question, result) }));
  const words = element("input", { type: "search", autocomplete: "off" });
  const told = element("p", { role: "status" });
  const more = element("button", { type: "button", class: "md-button" }, `Tampilkan ${PAGE} lagi`);
  const holder = element("div");
  /** @type {Activity[]} */
  let wanted = [];
  let count = 0;

  /** @param {number} upTo */
  function draw(upTo) {
    const next = wanted.slice(count, upTo).map((one) => drawn(shown.activity(one, several)));
    holder.append(...next);
    count += next.length;
    more.hidden = count === wanted.length;
    told.textContent = `${count} dari ${wanted.length} kegiatan ditampilkan.`;
  }

  function narrow() {
    const key = words.value.trim().toLowerCase();
    wanted = result.kegiatan.filter(
      (one) =>
        choices.every(
          ({ question, select }) => !select.value || one[question].putusan === select.value,
        ) && says(one, key),
    );
    count = 0;
    holder.replaceChildren();
    draw(PAGE);
  }

  for (const { select } of choices) select.addEventListener("change", narrow);
  words.addEventListener("input", narrow);
  more.addEventListener("click", () => draw(count + PAGE));
  window.addEventListener("beforeprint", () => {
    if (holder.isConnected && count < PRINTED) draw(PRINTED);
  });
  narrow();
  const labels = choices.map(({ question, select }) =>
    element("label", {}, `${QUESTIONS[question]} `, select),
  );
  const search = element("label", {}, "Kata dalam kegiatan ", words);
  return element(
    "section",
    { class: "ppm-daftar-kegiatan" },
    element("h2", {}, "Kegiatan"),
    element("div", { class: "ppm-penyaring" }, ...labels, search),
    told,
    holder,
    more,
  );
}

/**
 * @param {Activity} activity
 * @param {string} key in lower case
 */
function says({ nama, kesesuaian, baris }, key) {
  if (!key) return true;
  const named = kesesuaian.acuan.map(({ id, nama: name }) => `${id} ${name}`);
  return [nama, `baris ${baris}`, ...named].some((text) => text.toLowerCase().includes(key));
}

/**
 * The answers to a question that activities got, to choose from.
 *
 * @param {ReturnType<typeof questions>[number]} question
 * @param {Result} result
 */
function choice(question, { ringkasan }) {
  const select = element("select", {}, new Option("semua", ""));
  for (const [verdict, word, count] of counted(question, ringkasan[question])) {
    select.append(new Option(`${word} (${count})`, verdict));
  }
  return select;
}
