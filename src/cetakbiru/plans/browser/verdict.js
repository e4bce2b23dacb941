/* The verdict on the page: drawn as plans/report says it, with what can be done with it. */
import { planName } from "../engine/plans.js";
import { agencyOverview } from "../report/agency.js";
import { jsonReport } from "../report/json.js";
import { Shown } from "../report/shown.js";
import { planVerdict } from "../report/words.js";
import { activityList } from "./activities.js";
import { drawn, element } from "./draw.js";

/** @import { Result, Results } from "../engine/types.js" */
/** @import { Engine } from "./page.js" */

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

export class VerdictView {
  /**
   * @param {Engine} engine
   * @param {string} root the way from the page to the root of the site
   * @param {(text: string) => void} tell
   * @param {(at: number, result: Result) => Promise<BlobPart[]>} bookOf makes the workbook of a plan,
   *   by its place among the files
   */
  constructor({ facts }, root, tell, bookOf) {
    this.facts = facts;
    this.root = root;
    this.tell = tell;
    this.bookOf = bookOf;
  }

  /** @param {Result | Results} result */
  draw(result) {
    return "rencana" in result ? this.agency(result) : this.plan(result, 0, "");
  }

  /**
   * One plan: its verdict, what to do with it, and all the rest.
   *
   * @param {Result} result
   * @param {number} at its place among the files
   * @param {string} name the plan, where the page shows several
   */
  plan(result, at, name) {
    const shown = new Shown(this.facts, this.root, name);
    const verdict = shown.verdict(result).map(drawn);
    if (!result.kegiatan.length) {
      const saving = element("p", { class: "ppm-periksa-simpan" }, this.jsonButton(result));
      return [...verdict, saving, ...shown.rest(result).map(drawn)];
    }
    return [
      ...verdict,
      element(
        "p",
        { class: "ppm-periksa-simpan" },
        this.bookButton(at, result),
        " ",
        this.jsonButton(result),
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
   * @param {Results} results
   */
  agency(results) {
    const overview = agencyOverview(results, this.facts, this.root).map(drawn);
    const plans = results.rencana.map((plan, at) => {
      const title = `${planName(plan)}: ${planVerdict(plan).toLowerCase()}`;
      const box = element("details", { class: "ppm-rencana" }, element("summary", {}, title));
      box.addEventListener("toggle", () => {
        if (box.open && box.children.length === 1) {
          box.append(...this.plan(plan, at, plan.berkas[0].nama));
        }
      });
      return box;
    });
    return [
      ...overview.slice(0, 3),
      element("p", { class: "ppm-periksa-simpan" }, this.jsonButton(results), " ", printButton()),
      ...overview.slice(3),
      element("h2", {}, "Setiap rencana"),
      ...plans,
    ];
  }

  /**
   * @param {number} at
   * @param {Result} result
   */
  bookButton(at, result) {
    const button = element("button", { type: "button", class: "md-button" }, "Unduh buku kerja");
    button.addEventListener("click", async () => {
      button.disabled = true;
      try {
        save("hasil-periksa.xlsx", XLSX, await this.bookOf(at, result));
      } catch {
        this.tell(
          "Buku kerja tidak dapat dibuat di peramban ini. Simpan sebagai JSON, atau cetak hasilnya.",
        );
      }
      button.disabled = false;
    });
    return button;
  }

  /** @param {Result | Results} result */
  jsonButton(result) {
    const button = element("button", { type: "button", class: "md-button" }, "Simpan hasil (JSON)");
    button.addEventListener("click", () =>
      save("hasil-periksa.json", "application/json", [...jsonReport(result)]),
    );
    return button;
  }
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

function printButton() {
  const button = element("button", { type: "button", class: "md-button" }, "Cetak hasil");
  button.addEventListener("click", () => window.print());
  return button;
}
