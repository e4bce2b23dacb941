/* The plans of several companies as a page shows them to the agency that coordinates: a row a plan, who
   works on which direction, who meets whom, and what nobody takes up. */
import { planName } from "../engine/plans.js";
import { thousands } from "../engine/values.js";
import { counts, Shown } from "./shown.js";
import { foldedList, node, table } from "./tree.js";
import { AID, planVerdict } from "./words.js";

/** @import { Result, Results } from "../engine/types.js" */
/** @import { Element } from "./tree.js" */

const SEEN_MEETINGS = 5;

/**
 * @param {Results} results
 * @param {any} facts
 * @param {string} root
 * @returns {Element[]}
 */
export function agencyOverview(results, facts, root) {
  const { ringkasan, edisi, rencana, arah_dengan_kegiatan, arah_tanpa_kegiatan } = results;
  const { rencana_selaras: aligned } = ringkasan;
  const tone = aligned === rencana.length ? "baik" : "kurang";
  const title = { class: `ppm-putusan-rencana ppm-nada--${tone}`, tabindex: "-1" };
  const money = `Anggaran yang terbaca Rp${thousands(ringkasan.anggaran)}.`;
  return [
    node("h2", title, `${aligned || "Tidak satu pun"} dari ${rencana.length} rencana selaras`),
    node("p", {}, `${ringkasan.kegiatan} kegiatan dari ${rencana.length} rencana. ${money}`),
    node(
      "p",
      { class: "ppm-kecil" },
      `Diperiksa terhadap edisi ${edisi.versi} (${edisi.status.toLowerCase()}). ${AID}`,
    ),
    planTable(rencana),
    node(
      "div",
      { class: "ppm-ikhtisar" },
      node("section", {}, node("h3", {}, "Tiga pertanyaan"), counts(ringkasan)),
      meetings(results),
      new Shown(facts, root).coverageOf(
        arah_dengan_kegiatan,
        arah_tanpa_kegiatan,
        "Siapa mengerjakan apa",
      ),
    ),
  ];
}

/** @param {Result[]} plans */
function planTable(plans) {
  const titles = ["Rencana", "Putusan", "Selaras", "Lengkap", "Wajar", "Anggaran (Rp)"];
  const rows = plans.map((plan) => {
    const { ringkasan, berkas, perbaikan } = plan;
    const [file] = berkas;
    const { kegiatan, kesesuaian, kelengkapan, kewajaran } = ringkasan;
    const good = [kesesuaian.selaras, kelengkapan.lengkap, kewajaran.wajar];
    const why = file.galat ?? file.lembar[0]?.catatan[0];
    return [
      planName(plan),
      planVerdict(plan).replace("Rencana ini ", ""),
      ...good.map((count) => node("span", { class: "ppm-berapa" }, `${count} dari ${kegiatan}`)),
      thousands(ringkasan.anggaran),
      (kegiatan ? perbaikan[0]?.pesan : why) ?? "tidak ada",
    ];
  });
  return table(
    "tabel-rencana",
    "Rencana yang diperiksa",
    [...titles, "Perbaiki lebih dahulu"],
    rows,
  );
}

/** @param {Results} results */
function meetings({ antar_rencana }) {
  const items = antar_rencana.map(({ pesan }) => pesan);
  return node(
    "section",
    {},
    node("h3", {}, "Pertemuan antarperusahaan"),
    items.length
      ? foldedList(items, SEEN_MEETINGS, (rest) => `${rest} pertemuan lainnya`)
      : node(
          "p",
          {},
          "Tidak ada dua rencana yang mengerjakan hal yang sama di tempat dan tahun yang sama.",
        ),
  );
}
