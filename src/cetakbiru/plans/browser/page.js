/* The page of the plan check: takes files, reads and judges them here, shows and saves the verdict.
   No file and no part of it is ever sent. */
import { align } from "../engine/align.js";
import { opened } from "../engine/files.js";
import { agencyOverview } from "../report/agency.js";
import { jsonReport } from "../report/json.js";
import { Shown } from "../report/shown.js";
import { planVerdict } from "../report/words.js";
import { activityList } from "./activities.js";
import { drawn, element } from "./draw.js";
import { finished } from "./pause.js";
import { readPlan } from "./read.js";
import { workbook } from "./workbook.js";

/** @import { Result, Results } from "../engine/types.js" */

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** @typedef {{name: string, bytes: () => Promise<ArrayBuffer>}} ChosenFile */

/**
 * What the engine knows, out of a script: pages opened from a folder may not fetch.
 *
 * @param {string} address
 * @returns {Promise<any>}
 */
function loadedScript(address) {
  return new Promise((resolve, reject) => {
    const script = element("script", { src: address });
    script.addEventListener("load", () => resolve(/** @type {any} */ (globalThis).ppmSelarasFakta));
    script.addEventListener("error", () => reject(new Error(address)));
    document.head.append(script);
  });
}

/** @param {DOMStringMap} addresses */
async function loadedFacts({ aturan = "", aturanSkrip = "" }) {
  if (location.protocol === "file:") return loadedScript(aturanSkrip);
  const answer = await fetch(aturan);
  if (!answer.ok) throw new Error(aturan);
  return answer.json();
}

/**
 * @param {string} name
 * @param {string} type
 * @param {BlobPart[]} content
 */
function save(name, type, content) {
  const address = URL.createObjectURL(new Blob(content, { type }));
  element("a", { href: address, download: name }).click();
  URL.revokeObjectURL(address);
}

/** The plan check in the element that a page holds ready for it. */
class PlanCheck {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.status = element("p", { role: "status" });
    this.output = element("div", { class: "ppm-periksa-hasil" });
    /** @type {any} */
    this.facts = null;
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
      this.facts ??= await loadedFacts(this.root.dataset);
    } catch {
      this.status.textContent =
        "Aturan pemeriksaan tidak dapat dimuat. Muat ulang halaman ini, atau pakai ppm align.";
      return;
    }
    const read = [];
    for (const { name, bytes } of files) {
      const { batas } = this.facts.aturan;
      const file = readPlan(name, new Uint8Array(await bytes()), batas);
      read.push(await finished(opened(file, batas)));
    }
    /** @type {Result | Results} */
    const result = await finished(align(this.facts, read));
    // Another file was chosen meanwhile: its verdict is the one to show.
    if (turn !== this.turn) return;
    this.output.replaceChildren(
      ...("rencana" in result ? this.agency(read, result) : this.plan([read[0]], result, "")),
    );
    const plans = "rencana" in result ? ` dari ${result.rencana.length} rencana` : "";
    this.status.textContent = `Selesai: ${result.ringkasan.kegiatan} kegiatan${plans} diperiksa. Berkas tidak dikirim ke mana pun.`;
    const heading = this.output.querySelector("h2");
    heading?.scrollIntoView();
    heading?.focus({ preventScroll: true });
  }

  /**
   * One plan: its verdict, what to do with it, and all the rest.
   *
   * @param {any[]} read
   * @param {Result} result
   * @param {string} name the plan, where the page shows several
   */
  plan(read, result, name) {
    const shown = new Shown(this.facts, this.root.dataset.akar ?? "", name);
    const verdict = shown.verdict(result).map(drawn);
    if (!result.kegiatan.length) {
      const saving = element("p", { class: "ppm-periksa-simpan" }, jsonButton(result));
      return [...verdict, saving, ...shown.rest(result).map(drawn)];
    }
    return [
      ...verdict,
      element(
        "p",
        { class: "ppm-periksa-simpan" },
        this.bookButton(read, result),
        " ",
        jsonButton(result),
        " ",
        printButton(),
      ),
      drawn(shown.overview(result)),
      activityList(result, shown),
      ...shown.rest(result).map(drawn),
    ];
  }

  /**
   * Several plans: what the agency asks first, then each plan, drawn when it is opened.
   *
   * @param {any[]} read
   * @param {Results} results
   */
  agency(read, results) {
    const overview = agencyOverview(results, this.facts, this.root.dataset.akar ?? "").map(drawn);
    const plans = results.rencana.map((plan, at) => {
      const title = `${plan.berkas[0].nama}: ${planVerdict(plan).toLowerCase()}`;
      const box = element("details", { class: "ppm-rencana" }, element("summary", {}, title));
      box.addEventListener("toggle", () => {
        if (box.open && box.children.length === 1) {
          box.append(
            ...this.plan([{ ...read[at], name: plan.berkas[0].nama }], plan, plan.berkas[0].nama),
          );
        }
      });
      return box;
    });
    return [
      ...overview.slice(0, 3),
      element("p", { class: "ppm-periksa-simpan" }, jsonButton(results), " ", printButton()),
      ...overview.slice(3),
      element("h2", {}, "Setiap rencana"),
      ...plans,
    ];
  }

  /**
   * @param {any[]} read
   * @param {Result} result
   */
  bookButton(read, result) {
    const button = element("button", { type: "button", class: "md-button" }, "Unduh buku kerja");
    button.addEventListener("click", async () => {
      button.disabled = true;
      try {
        save("hasil-periksa.xlsx", XLSX, [await workbook(read, result, this.facts)]);
      } catch {
        this.status.textContent =
          "Buku kerja tidak dapat dibuat di peramban ini. Simpan sebagai JSON, atau cetak hasilnya.";
      }
      button.disabled = false;
    });
    return button;
  }
}

/** @param {Result | Results} result */
function jsonButton(result) {
  const button = element("button", { type: "button", class: "md-button" }, "Simpan hasil (JSON)");
  button.addEventListener("click", () =>
    save("hasil-periksa.json", "application/json", [...jsonReport(result)]),
  );
  return button;
}

function printButton() {
  const button = element("button", { type: "button", class: "md-button" }, "Cetak hasil");
  button.addEventListener("click", () => window.print());
  return button;
}

/** Puts the plan check where a page asks for it. */
export function start() {
  for (const root of document.querySelectorAll(".ppm-periksa")) {
    if (root instanceof HTMLElement) new PlanCheck(root);
  }
}
