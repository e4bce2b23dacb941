/* The page of the plan check: takes files, reads and judges them here, shows and saves the verdict.
   No file and no part of it is ever sent. */
import { element } from "./draw.js";
import { finished } from "./pause.js";
import { keptBook, readPlan } from "./read.js";
import { VerdictView } from "./verdict.js";

/** @import { Result, Results } from "../engine/types.js" */

/**
 * @typedef {{name: string, bytes: () => Promise<ArrayBuffer>}} ChosenFile
 *
 * @typedef {{offers: typeof import("../offers.js"), facts: any}} Engine What judges, and what it knows.
 */

/**
 * A global name that a script sets. Pages opened from a folder may load nothing else.
 *
 * @param {string} address
 * @param {string} name
 * @returns {Promise<any>}
 */
function loadedScript(address, name) {
  return new Promise((resolve, reject) => {
    const script = element("script", { src: address });
    // In the order of asking, though they come together.
    script.async = false;
    script.addEventListener("load", () => resolve(/** @type {any} */ (globalThis)[name]));
    script.addEventListener("error", () => reject(new Error(address)));
    document.head.append(script);
  });
}

/**
 * The engine and what it knows, which a page that nobody gives a plan never loads.
 *
 * @param {DOMStringMap} addresses
 * @returns {Promise<Engine>}
 */
async function loadedEngine({ bahasa = "", mesin = "", aturan = "", aturanSkrip = "" }) {
  const [, offers, facts] = await Promise.all([
    loadedScript(bahasa, "cetakbiruBahasa"),
    loadedScript(mesin, "cetakbiruRencana"),
    location.protocol === "file:" ? loadedScript(aturanSkrip, "ppmSelarasFakta") : fetched(aturan),
  ]);
  return { offers, facts };
}

/** @param {string} address */
async function fetched(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(address);
  return answer.json();
}

/** The plan check in the element that a page holds ready for it. */
class PlanCheck {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.status = element("p", { role: "status" });
    this.output = element("div", { class: "ppm-periksa-hasil" });
    /** @type {Engine | null} */
    this.engine = null;
    /** @type {any} */
    this.loadedWriter = null;
    this.turn = 0;
    root.replaceChildren(this.controls(), this.status, this.output);
  }

  controls() {
    const { contoh = "" } = this.root.dataset;
    const input = element("input", {
      type: "file",
      multiple: "",
      accept: ".xlsx,.xlsm,.csv,.txt,.xls,.ods",
      id: "berkas-rencana",
    });
    // A file that was mended and is chosen again is another choice.
    input.addEventListener("click", () => {
      input.value = "";
    });
    input.addEventListener("change", () => {
      const files = Array.from(input.files ?? []);
      if (files.length) {
        this.attempt(files.map((file) => ({ name: file.name, bytes: () => file.arrayBuffer() })));
      }
    });
    const label = element("label", { for: input.id }, "Berkas rencana (.xlsx, .xlsm, atau .csv)");
    const hint = element(
      "p",
      { class: "ppm-kecil" },
      "Beberapa berkas sekaligus diperiksa sebagai rencana beberapa perusahaan.",
    );
    const box = element("div", { class: "ppm-periksa-kendali" }, label, input, hint);
    if (location.protocol !== "file:") {
      const example = element(
        "button",
        { type: "button", class: "md-button" },
        "Coba contoh rekaan",
      );
      example.addEventListener("click", () => {
        const name = contoh.split("/").pop() ?? "";
        this.attempt([{ name, bytes: async () => (await fetch(contoh)).arrayBuffer() }]);
      });
      box.append(example);
    }
    return box;
  }

  /**
   * What writes workbooks, loaded when the first is asked for.
   *
   * @returns {Promise<typeof import("./book.js")>}
   */
  async writer() {
    this.loadedWriter ??= await loadedScript(
      this.root.dataset.bukuKerja ?? "",
      "cetakbiruBukuKerja",
    );
    return this.loadedWriter;
  }

  /** @param {ChosenFile[]} files */
  attempt(files) {
    this.check(files).catch(() => {
      this.status.textContent =
        "Berkas ini tidak dapat diperiksa di peramban. Coba simpan ulang, atau pakai ppm align.";
    });
  }

  /** @param {ChosenFile[]} files */
  async check(files) {
    this.turn += 1;
    const turn = this.turn;
    this.status.textContent = "Memeriksa di komputer Anda …";
    this.output.replaceChildren();
    // Lets the browser paint the line above before the work begins.
    await new Promise((resolve) => setTimeout(resolve, 30));
    try {
      this.engine ??= await loadedEngine(this.root.dataset);
    } catch {
      this.status.textContent =
        "Aturan pemeriksaan tidak dapat dimuat. Muat ulang halaman ini, atau pakai ppm align.";
      return;
    }
    const { offers, facts } = this.engine;
    const { batas } = facts.aturan;
    /** @type {import("../engine/files.js").OpenedFile[]} */
    const read = [];
    for (const { name, bytes } of files) {
      const file = readPlan(name, new Uint8Array(await bytes()), batas);
      read.push(await finished(offers.opened(file, batas)));
    }
    /** @type {Result | Results} */
    const result = await finished(offers.align(facts, read));
    // Another file was chosen meanwhile: its verdict is the one to show.
    if (turn !== this.turn) return;
    /** @param {string} told */
    const tell = (told) => {
      this.status.textContent = told;
    };
    const view = new VerdictView(
      this.engine,
      this.root.dataset.akar ?? "",
      tell,
      async (at, plan) => {
        const kept = keptBook(new Uint8Array(await files[at].bytes()), batas);
        return (await this.writer()).workbookFile(plan, facts, read[at], kept);
      },
    );
    this.output.replaceChildren(...view.draw(result));
    const plans = "rencana" in result ? ` dari ${result.rencana.length} rencana` : "";
    this.status.textContent = `Selesai: ${result.ringkasan.kegiatan} kegiatan${plans} diperiksa. Berkas tidak dikirim ke mana pun.`;
    const heading = this.output.querySelector("h2");
    heading?.scrollIntoView();
    heading?.focus({ preventScroll: true });
  }
}

/** Puts the plan check where a page asks for it. */
export function start() {
  for (const root of document.querySelectorAll(".ppm-periksa")) {
    if (root instanceof HTMLElement) new PlanCheck(root);
  }
}
