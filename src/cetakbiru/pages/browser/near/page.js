/**
 * @import { Point } from "../../../locating/engine/geometry.js"
 * @import { Locating } from "../../../locating/engine/locating.js"
 * @import { Answer, PermitAnswer, Place } from "../../../locating/engine/types.js"
 * @import { Told } from "./answer.js"
 * @typedef {{name: string, text?: string, bytes?: Uint8Array}} Permit a file, or what was pasted
 * @typedef {{permit: (file: Permit) => PermitAnswer | Answer}} Permits
 */
import { findAll, make, part } from "../elements.js";
import { pageAddress, visit } from "../folder.js";
import { area, picture, question, shares, told, villages } from "./answer.js";
import { draw } from "./drawing.js";
import { Places } from "./places.js";
import { Site } from "./site.js";

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

// What is asked of whoever gets several places, by what was found.
const TITLES = new Map([
  ["pilihan", "Yang mana?"],
  ["tak-ditemukan", "Mungkin maksud Anda"],
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
   * @template T
   * @param {(engine: Locating) => T | Promise<T>} question
   * @param {(answer: T, id: number, engine: Locating) => Promise<void>} show
   */
  async function ask(question, show) {
    asked += 1;
    const id = asked;
    say("Mencari …");
    try {
      const engine = await site.engine();
      if (id !== asked) return;
      const answer = await question(engine);
      if (id === asked) await show(answer, id, engine);
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
      (answer, id, engine) => {
        remember(shareable(wanted, answer));
        return showPlace(answer, id, engine);
      },
    );
  }

  /** @param {Permit} permit */
  function askPermit(permit) {
    ask(
      async () => (await site.permits()).permit(permit),
      (answer, id, engine) => {
        remember("");
        // A file of one point is answered like a coordinate.
        return isPermit(answer)
          ? showPermit(answer, id, engine, permit)
          : showPlace(answer, id, engine);
      },
    );
  }

  // --- Showing a place ------------------------------------------------------------------------

  /**
   * @param {Answer} answer
   * @param {number} id
   * @param {Locating} engine
   */
  async function showPlace(answer, id, engine) {
    clear();
    const { kabupaten, kecamatan, terdekat, pilihan, catatan, titik } = answer;
    const found = kecamatan ?? kabupaten;
    const notes = catatan.map((text) => make("p", "ppm-dekat-catatan", text));
    /** @type {{kode: string, nama: string}[]} */
    const choices = pilihan.filter(({ kode }) => kode !== (answer.desa ?? found)?.kode);
    if (terdekat) choices.push({ ...terdekat, nama: `Lihat Kecamatan ${terdekat.nama}` });
    const asking = choices.length
      ? [question(TITLES.get(answer.jenis) ?? "Atau yang ini?", choices, choose)]
      : [];
    if (!found) {
      box.append(...notes, ...asking);
      return open(catatan[0] ?? "Yang mana?");
    }
    const title = kecamatan ? `Kecamatan ${found.nama}` : places.name(found.kode);
    const lead = make("p", "ppm-dekat-letak");
    const village = make("span");
    lead.append(village);
    if (kecamatan && kabupaten) lead.append(places.link(kabupaten.kode), " · ");
    lead.append(`kode ${found.kode}`);
    tellVillage(village, answer);
    const near = places.sentence(
      "Bersebelahan dengan ",
      codesOf(answer.tetangga),
      places.home(found.kode),
    );
    const facts = make("div", "ppm-dekat-fakta");
    facts.append(lead, ...notes, ...asking, near, actions(found.kode, title));
    const point = titik ? /** @type {Point} */ ([titik.bujur, titik.lintang]) : null;
    const ours = kecamatan ? [kecamatan.kode] : places.within(found.kode);
    const body = make("div", "ppm-dekat-isi");
    body.append(facts, drawn(engine, ours, title, { point }));
    box.append(make("h2", "", title), body);
    open(kecamatan && kabupaten ? `${title}, ${places.name(kabupaten.kode)}.` : `${title}.`);
    await fill(body, [places.home(found.kode)], [found.kode], id);
    if (!titik || !kecamatan || answer.desa || id !== asked) return;
    // Desa are sought once all else stands: their outlines are large.
    const home = places.home(kecamatan.kode);
    if (!(await addVillages([home], engine)) || id !== asked) return;
    const finer = engine.at(titik.bujur, titik.lintang);
    tellVillage(village, finer);
    const more = finer.catatan.filter((text) => !catatan.includes(text));
    lead.after(...more.map((text) => make("p", "ppm-dekat-catatan", text)));
  }

  /**
   * Gives the engine the outlines of the desa of kabupaten, and tells whether there are any.
   *
   * @param {string[]} homes
   * @param {Locating} engine
   */
  async function addVillages(homes, engine) {
    const found = await Promise.all(homes.map((home) => site.villages(home).catch(() => null)));
    for (const [at, outlines] of found.entries()) {
      if (outlines) engine.addVillages(homes[at], outlines);
    }
    return found.some(Boolean);
  }

  /**
   * @param {HTMLElement} village
   * @param {Answer} answer
   */
  function tellVillage(village, { desa }) {
    village.textContent = desa ? `${desa.nama} (${desa.kode}) · ` : "";
  }

  /**
   * @param {Locating} engine
   * @param {string[]} ours
   * @param {string} title
   * @param {{point?: Point | null, permit?: Point[][]}} marks
   */
  function drawn({ outlines }, ours, title, marks) {
    const map = draw(outlines, ours, marks);
    const frame = make("div", "ppm-dekat-peta");
    if (map) frame.append(picture(map, (code) => places.name(code), `Peta letak ${title}`));
    return frame;
  }

  /**
   * @param {string} code
   * @param {string} title
   */
  function actions(code, title) {
    const row = make("p", "ppm-dekat-tindakan");
    const page = places.pages.get(code);
    if (page) {
      const link = make("a", "md-button md-button--primary", `Buka halaman ${title}`);
      link.href = page.href;
      row.append(link, " ");
    }
    row.append(printing());
    return row;
  }

  function printing() {
    const button = make("button", "md-button", "Cetak jawaban");
    button.type = "button";
    button.addEventListener("click", () => print());
    return button;
  }

  // --- Showing a permit -----------------------------------------------------------------------

  /**
   * @param {PermitAnswer} answer
   * @param {number} id
   * @param {Locating} engine
   * @param {Permit} permit
   */
  async function showPermit(answer, id, engine, permit) {
    clear();
    const { kecamatan, kabupaten, bersebelahan, catatan, di_luar: outside } = answer;
    const notes = catatan.map((text) => make("p", "ppm-dekat-catatan", text));
    if (!kecamatan.length) {
      box.append(...notes);
      return open(
        catatan[0] ?? "Batas izin ini tidak menyentuh kecamatan mana pun yang dipetakan.",
      );
    }
    const title = "Wilayah izin Anda";
    const around = kabupaten.map(({ kode }) => places.name(kode)).join(", ");
    const lead = `Batas itu seluas ${area(answer.luas_km2 ?? 0)} km² dan menyentuh ${kecamatan.length} kecamatan di ${around}. Luas dihitung dari garis batas.`;
    const homes = [...new Set(kecamatan.map(({ kode }) => places.home(kode)))];
    const near = places.sentence("Kecamatan yang bersebelahan: ", codesOf(bersebelahan), homes[0]);
    const row = make("p", "ppm-dekat-tindakan");
    row.append(printing());
    const facts = make("div", "ppm-dekat-fakta");
    const codes = codesOf(kecamatan);
    const table = make("div", "ppm-dekat-luas");
    table.append(shares(places, kecamatan, outside));
    facts.append(make("p", "", lead), ...notes, table, near, row);
    const body = make("div", "ppm-dekat-isi");
    body.append(facts, drawn(engine, codes, title, { permit: answer.garis }));
    box.append(make("h2", "", title), body);
    open(lead);
    await fill(body, homes, codes, id);
    if (!(await addVillages(homes, engine)) || id !== asked) return;
    const finer = (await site.permits()).permit(permit);
    if (!isPermit(finer)) return;
    if (finer.desa.length) near.before(villages(finer.desa));
    const more = finer.catatan.filter((text) => !answer.catatan.includes(text));
    near.before(...more.map((text) => make("p", "ppm-dekat-catatan", text)));
  }

  // --- What the site tells --------------------------------------------------------------------

  /**
   * Fills in what is known of places, what is directed in their kabupaten, and where to go on.
   *
   * @param {HTMLElement} body
   * @param {string[]} homes kabupaten
   * @param {string[]} codes of the places
   * @param {number} id
   */
  async function fill(body, homes, codes, id) {
    /** @type {Told[]} */
    let answers;
    try {
      answers = await Promise.all(homes.map((home) => site.answers(home)));
    } catch (error) {
      console.warn(error);
      if (id === asked) {
        const again =
          "Arah dan program wilayah ini tidak dapat dimuat. Periksa sambungan Anda, atau buka halaman wilayahnya.";
        body.append(make("p", "", again));
      }
      return;
    }
    if (id !== asked) return;
    const isOne = codes.length === 1;
    for (const [at, answer] of answers.entries()) {
      const own = codes.filter((code) => places.home(code) === homes[at]);
      const directions = make("div", "ppm-dekat-arah");
      directions.append(told(answer.arah, addressOf));
      const recorded = make("div", "ppm-dekat-tempat");
      for (const code of own) {
        const known = told(answer.tempat[code], addressOf);
        if (!isOne && code === own[0]) recorded.append(make("h3", "", "Yang tercatat di sana"));
        if (isOne) recorded.append(known);
        else {
          const fold = make("details", "ppm-lipat");
          fold.open = answer.bukti.includes(code);
          fold.append(make("summary", "", places.name(code)), known);
          recorded.append(fold);
        }
      }
      const next = isOne ? own[0] : homes[at];
      recorded.append(told(answer.langkah[next], addressOf));
      body.append(directions, recorded);
    }
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
   * Shows the answer and moves to it; whoever listens hears the first words.
   *
   * @param {string} words
   */
  function open(words) {
    say(words);
    box.hidden = false;
    place.classList.add("ppm-dekat--terjawab");
    box.focus({ preventScroll: true });
    // On a telephone the answer would begin below what is seen.
    if (box.getBoundingClientRect().top > innerHeight / 2) box.scrollIntoView();
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
        remember("");
        ask((engine) => engine.at(longitude, latitude), showPlace);
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
  form.addEventListener("focusin", warm, { once: true });
  form.addEventListener("pointerenter", warm, { once: true });

  async function warm() {
    try {
      const engine = await site.engine();
      const [first] = places.codes;
      // The engine puts its names and outlines in order when it is first asked.
      if (first) engine.find(places.name(first));
      for (const code of places.codes) if (places.home(code) === code) await site.answers(code);
    } catch {
      // It is told when something is asked.
    }
  }
}

/** @param {Place[]} places */
function codesOf(places) {
  return places.map(({ kode }) => kode);
}

/**
 * @param {Answer | PermitAnswer} answer
 * @returns {answer is PermitAnswer}
 */
function isPermit(answer) {
  return Array.isArray(answer.kecamatan);
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
