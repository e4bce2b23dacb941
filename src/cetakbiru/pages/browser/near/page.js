/**
 * @import { Locating } from "../../../locating/engine/locating.js"
 * @import { Answer, PermitAnswer } from "../../../locating/engine/types.js"
 * @import { Shown } from "./answer.js"
 * @import { Permit } from "./permit.js"
 */
import { findAll, make, part } from "../elements.js";
import { pageAddress, visit } from "../folder.js";
import { known } from "./known.js";
import { isPermit, permitShown } from "./permit.js";
import { placeShown } from "./place.js";
import { Places } from "./places.js";
import { Site } from "./site.js";
import { warm, warmPermits } from "./warm.js";

const QUERY = "cari";
// Larger files are no outline of a permit; reading one would take the page's breath away.
const LARGEST = 8_000_000;
const PLACE_ERRORS = new Map([
  [
    1,
    "Peramban tidak diizinkan memakai lokasi. Izinkan lokasi untuk situs ini pada pengaturan peramban, atau ketik nama kecamatan Anda.",
  ],
  [
    2,
    "Lokasi tidak dapat ditentukan. Nyalakan layanan lokasi perangkat, atau ketik nama kecamatan Anda.",
  ],
  [3, "Lokasi terlalu lama dicari. Coba lagi di tempat terbuka, atau ketik nama kecamatan Anda."],
]);

/** @param {HTMLElement} place */
export function start(place) {
  const form = part(place, "form", HTMLFormElement);
  const input = part(form, `[name=${QUERY}]`, HTMLInputElement);
  const here = part(form, "[name=lokasi]", HTMLButtonElement);
  const outline = part(form, "[name=izin]", HTMLTextAreaElement);
  const file = part(form, "[name=berkas]", HTMLInputElement);
  const check = part(form, "[name=periksa]", HTMLButtonElement);
  const status = part(place, "[role=status]", HTMLElement);
  const box = part(place, "section", HTMLElement);
  const site = new Site(new URL(place.dataset.ppmDekat ?? "", location.href));

  /** @param {string} href */
  const addressOf = (href) => pageAddress(href, location.href);
  // The list below names every place of the site and says where its page is.
  const places = new Places(findAll(document, "[data-kode]", HTMLAnchorElement), addressOf);
  // What is asked later is answered; an earlier question that is still waiting is dropped.
  let asked = 0;

  /**
   * Asks the engine, and shows what it answers unless something else was asked meanwhile.
   *
   * @param {(engine: Locating) => Answer | PermitAnswer | Promise<Answer | PermitAnswer>} question
   * @param {(answer: Answer | PermitAnswer) => string} addressed what of it the address may say
   */
  async function ask(question, addressed) {
    asked += 1;
    const id = asked;
    say("Mencari …");
    try {
      const engine = await site.engine();
      if (id !== asked) return;
      const answer = await question(engine);
      if (id !== asked) return;
      remember(addressed(answer));
      const shown = shownOf(answer, engine);
      open(shown, id);
      if (shown.body && id === asked) await tell(shown, shown.body, id);
      await painted();
      // Desa are sought once all else stands: their outlines are large.
      if (id !== asked || !shown.isCoarse || !(await addVillages(shown.homes, engine))) return;
      const finer = await question(engine);
      if (id === asked) shown.refine(finer);
    } catch (error) {
      console.warn(error);
      if (id !== asked) return;
      clear();
      say("Data wilayah tidak dapat dimuat. Periksa sambungan Anda, lalu coba lagi.");
    }
  }

  /** @param {string} text */
  function askText(text) {
    const wanted = text.trim();
    ask(
      (engine) => engine.find(wanted),
      (answer) => (isPermit(answer) ? "" : shareable(wanted, answer)),
    );
  }

  /** @param {Permit} permit */
  function askPermit(permit) {
    ask(
      async () => (await site.permits()).permit(permit),
      () => "",
    );
  }

  // --- Showing --------------------------------------------------------------------------------

  /**
   * A file of one point is answered like a coordinate.
   *
   * @param {Answer | PermitAnswer} answer
   * @param {Locating} engine
   * @returns {Shown}
   */
  function shownOf(answer, { outlines }) {
    return isPermit(answer)
      ? permitShown(answer, outlines, places)
      : placeShown(answer, outlines, places, choose);
  }

  /**
   * Adds what the site knows of the places.
   *
   * @param {Shown} shown
   * @param {HTMLElement} body
   * @param {number} id
   */
  async function tell({ homes, codes }, body, id) {
    try {
      const answers = await Promise.all(homes.map((home) => site.answers(home)));
      if (id === asked) body.append(...known(answers, homes, codes, places));
    } catch (error) {
      console.warn(error);
      const again =
        "Arah dan program wilayah ini tidak dapat dimuat. Periksa sambungan Anda, atau buka halaman wilayahnya.";
      if (id === asked) body.append(make("p", "", again));
    }
  }

  /**
   * Gives the engine the outlines of the desa of kabupaten, and tells whether any of them are new.
   *
   * @param {string[]} homes
   * @param {Locating} engine
   */
  async function addVillages(homes, engine) {
    const missing = homes.filter((home) => !engine.villages.has(home));
    const found = await Promise.all(missing.map((home) => site.villages(home).catch(() => null)));
    for (const [at, outlines] of found.entries()) {
      if (outlines) engine.addVillages(missing[at], outlines);
    }
    return found.some(Boolean);
  }

  // --- Speaking -------------------------------------------------------------------------------

  /** @param {string} text */
  function say(text) {
    status.textContent = text;
  }

  function clear() {
    box.replaceChildren();
    box.hidden = true;
    place.classList.remove("ppm-dekat--terjawab");
  }

  /**
   * Shows an answer and moves to it; whoever listens hears the first words.
   *
   * @param {Shown} shown
   * @param {number} id
   */
  function open({ words, parts }, id) {
    box.replaceChildren(...parts);
    say(words);
    box.hidden = false;
    place.classList.add("ppm-dekat--terjawab");
    // With the next frame, so that all that is there by then is laid out once.
    requestAnimationFrame(() => {
      if (id !== asked) return;
      box.focus({ preventScroll: true });
      // On a telephone the answer would begin below what is seen.
      if (box.getBoundingClientRect().top > innerHeight / 2) box.scrollIntoView();
    });
  }

  /** @param {{kode: string, nama: string}} choice */
  function choose({ kode, nama }) {
    input.value = nama;
    askText(kode);
  }

  // --- The address ----------------------------------------------------------------------------

  /** @param {string} wanted */
  function remember(wanted) {
    if ((new URLSearchParams(location.search).get(QUERY) ?? "") === wanted) return;
    const query = wanted ? `?${new URLSearchParams({ [QUERY]: wanted })}` : "";
    visit(`${location.pathname}${query}`);
  }

  function recall() {
    const wanted = (new URLSearchParams(location.search).get(QUERY) ?? "").slice(
      0,
      input.maxLength,
    );
    input.value = wanted;
    if (wanted) askText(wanted);
    else clear();
  }

  // --- Asking ---------------------------------------------------------------------------------

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    askText(input.value);
  });
  here.addEventListener("click", () => {
    if (!isSecureContext || !navigator.geolocation) {
      const why =
        "Peramban hanya memberi lokasi kepada halaman dengan alamat https. Ketik nama kecamatan atau koordinat Anda.";
      return say(why);
    }
    say("Menunggu lokasi dari peramban …");
    navigator.geolocation.getCurrentPosition(
      ({ coords: { longitude, latitude } }) => {
        input.value = "";
        ask(
          (engine) => engine.at(longitude, latitude),
          () => "",
        );
      },
      ({ code }) => say(PLACE_ERRORS.get(code) ?? PLACE_ERRORS.get(2) ?? ""),
      { enableHighAccuracy: true, maximumAge: 60_000, timeout: 20_000 },
    );
  });
  check.addEventListener("click", () => {
    if (!outline.value.trim()) {
      say("Tempel koordinat sudut izin lebih dahulu, satu titik sebaris, atau pilih berkas.");
      return outline.focus();
    }
    askPermit({ name: "", text: outline.value });
  });
  file.addEventListener("change", () => {
    if (file.files?.[0]) read(file.files[0]);
    // The same file may be chosen again once it was mended.
    file.value = "";
  });
  form.addEventListener("dragover", (event) => {
    event.preventDefault();
    form.classList.add("ppm-dekat--jatuh");
  });
  form.addEventListener("dragleave", () => form.classList.remove("ppm-dekat--jatuh"));
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    form.classList.remove("ppm-dekat--jatuh");
    const [dropped] = event.dataTransfer?.files ?? [];
    if (dropped) read(dropped);
  });

  /** @param {File} chosen */
  async function read(chosen) {
    if (chosen.size > LARGEST) {
      return say(
        `Berkas ${chosen.name} terlalu besar. Simpan hanya garis batas izinnya, di bawah 8 MB.`,
      );
    }
    const bytes = await chosen.arrayBuffer().catch(() => null);
    if (!bytes) return say(`Berkas ${chosen.name} tidak dapat dibaca. Pilih lagi berkasnya.`);
    askPermit({ name: chosen.name, bytes: new Uint8Array(bytes) });
  }

  addEventListener("popstate", recall);
  recall();
  // Whoever turns to the boxes is answered at once, and without a network from then on.
  const first = new AbortController();
  for (const event of ["focusin", "pointerenter"]) {
    form.addEventListener(
      event,
      () => {
        first.abort();
        quietly(warm(site, places));
      },
      { signal: first.signal },
    );
  }
  const fold = part(form, "details", HTMLDetailsElement);
  fold.addEventListener("toggle", () => quietly(warmPermits(site, places)), { once: true });
}

/** @returns {Promise<unknown>} kept once what was shown is painted */
function painted() {
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}

/** @param {Promise<void>} work whose failure is told when something is asked */
function quietly(work) {
  work.catch(() => {});
}

/**
 * What of a question may stand in the address of the page: names and codes may, what says where
 * somebody is may not.
 *
 * @param {string} text
 * @param {Answer} answer
 */
export function shareable(text, { jenis, desa, kecamatan, kabupaten }) {
  if (jenis === "titik" || jenis === "tak-ditemukan") return "";
  return /\d/.test(text) ? ((desa ?? kecamatan ?? kabupaten)?.kode ?? "") : text;
}
