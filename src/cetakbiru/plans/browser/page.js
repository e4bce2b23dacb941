/* The page of the plan check: takes files, reads and judges them here, shows and saves the verdict.
   No file and no part of it is ever sent. */
import { align } from "../engine/align.js";
import { finished } from "./pause.js";
import { readPlan } from "./read.js";
import { make, remarks, show, verdicts } from "./show.js";
import { workbook } from "./workbook.js";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

function loadedScript(address) {
  return new Promise((resolve, reject) => {
    const script = make("script", { src: address });
    script.addEventListener("load", () => resolve(globalThis.ppmSelarasFakta));
    script.addEventListener("error", () => reject(new Error(address)));
    document.head.append(script);
  });
}

/* Pages opened from a folder may not fetch; there the facts come as a script. */
async function loadedFacts({ aturan, aturanSkrip }) {
  if (location.protocol === "file:") return loadedScript(aturanSkrip);
  const answer = await fetch(aturan);
  if (!answer.ok) throw new Error(aturan);
  return answer.json();
}

function save(name, type, content) {
  const address = URL.createObjectURL(new Blob([content], { type }));
  make("a", { href: address, download: name }).click();
  URL.revokeObjectURL(address);
}

function csvCell(value) {
  const text = FORMULA.test(value) ? `'${value}` : value;
  return `"${text.replaceAll('"', '""')}"`;
}

function csvText(result) {
  const head = ["Berkas", "Lembar", "Baris", "Kegiatan", "Hasil", "Program", "Keterangan"];
  const rows = result.kegiatan.map((one) => [
    one.berkas,
    one.lembar,
    String(one.baris),
    one.nama,
    verdicts(one),
    one.kesesuaian.acuan.map(({ id }) => id).join(" "),
    remarks(one).join(" "),
  ]);
  const lines = [head, ...rows].map((cells) => cells.map(csvCell).join(";"));
  return `\ufeff${lines.join("\r\n")}\r\n`;
}

function enhance(root) {
  const { akar, contoh } = root.dataset;
  const input = make("input", {
    type: "file",
    multiple: "",
    accept: ".xlsx,.xlsm,.csv,.txt",
    id: "berkas-rencana",
  });
  const example = make("button", { type: "button", class: "md-button" }, "Coba contoh rekaan");
  const status = make("p", { role: "status" });
  const output = make("div", { class: "ppm-periksa-hasil" });
  let facts = null;
  let latest = 0;

  async function check(files) {
    latest += 1;
    const turn = latest;
    status.textContent = "Memeriksa di komputer Anda …";
    output.replaceChildren();
    // Lets the browser paint the line above before the work begins.
    await new Promise((resolve) => setTimeout(resolve, 30));
    try {
      facts = facts || (await loadedFacts(root.dataset));
    } catch {
      status.textContent =
        "Aturan pemeriksaan tidak dapat dimuat. Muat ulang halaman ini, atau pakai ppm align.";
      return;
    }
    const read = [];
    for (const { name, bytes } of files) {
      const raw = new Uint8Array(await bytes());
      read.push(await readPlan(name, raw, facts.aturan.batas));
    }
    const result = await finished(align(facts, read));
    // Another file was chosen meanwhile: its verdict is the one to show.
    if (turn !== latest) return;
    output.replaceChildren(...show(result, facts, akar), saving(read, result));
    status.textContent = `Selesai: ${result.ringkasan.kegiatan} kegiatan diperiksa. Berkas tidak dikirim ke mana pun.`;
  }

  function saving(read, result) {
    const xlsx = make("button", { type: "button", class: "md-button" }, "Simpan hasil (XLSX)");
    const json = make("button", { type: "button", class: "md-button" }, "Simpan hasil (JSON)");
    const csv = make("button", { type: "button", class: "md-button" }, "Simpan hasil (CSV)");
    xlsx.addEventListener("click", async () => {
      xlsx.disabled = true;
      try {
        save("hasil-periksa.xlsx", XLSX, await workbook(read, result, facts));
      } catch {
        status.textContent = "Buku kerja tidak dapat dibuat di peramban ini. Simpan sebagai CSV.";
      }
      xlsx.disabled = false;
    });
    json.addEventListener("click", () =>
      save("hasil-periksa.json", "application/json", `${JSON.stringify(result, null, 2)}\n`),
    );
    csv.addEventListener("click", () =>
      save("hasil-periksa.csv", "text/csv;charset=utf-8", csvText(result)),
    );
    return make("p", { class: "ppm-periksa-simpan" }, xlsx, " ", csv, " ", json);
  }

  function attempt(files) {
    check(files).catch(() => {
      status.textContent =
        "Berkas ini tidak dapat diperiksa di peramban. Coba simpan ulang, atau pakai ppm align.";
    });
  }

  input.addEventListener("change", () => {
    const files = Array.from(input.files);
    if (!files.length) return;
    attempt(files.map((file) => ({ name: file.name, bytes: () => file.arrayBuffer() })));
  });
  example.addEventListener("click", () => {
    attempt([
      {
        name: contoh.split("/").pop(),
        bytes: async () => (await fetch(contoh)).arrayBuffer(),
      },
    ]);
  });
  const label = make("label", { for: input.id }, "Berkas rencana (.xlsx atau .csv)");
  const controls = make("div", { class: "ppm-periksa-kendali" }, label, " ", input);
  if (location.protocol !== "file:") controls.append(" ", example);
  root.replaceChildren(controls, status, output);
}

export function start() {
  for (const root of document.querySelectorAll(".ppm-periksa")) enhance(root);
}
