/* What only rows beside each other show: one text on all of them, one target, sums that are none,
   a place that no other row is near. */
import { append } from "../collections.js";
import { normal, unique } from "../text.js";
import { rupiah } from "../values.js";

/** @typedef {import("./reasons.js").Reasons} Reasons */
/** @typedef {import("./people.js").People} People */
/** @typedef {{verdict: any, reasons: Reasons, people: People | null, indicator: string | null, aims: string[]}} Row */
/** @typedef {{entries: any[], totals: {entry: any, after: number}[]}} Reading */

const FEWEST_INDICATORS = 3;
const FEWEST_ROWS = 4;
// A whole, and one of something, are what many honest rows aim at.
const COMMON = new Set([1, 100]);

export class RowsSense {
  /**
   * @param {import("./reasons.js").Rules} rules
   * @param {import("./regions.js").Regions} regions
   */
  constructor(rules, regions) {
    this.rules = rules;
    this.regions = regions;
  }

  /**
   * @param {Row[]} rows
   * @param {string[]} home The kabupaten that the plan says it is for.
   */
  judge(rows, home) {
    this.judgeRepeats(rows);
    this.judgeTargets(rows);
    this.judgePlaces(rows, home);
  }

  /**
   * One name with one target and one budget, for several directions or fields, or again and again
   * at one place in one year. At other places and in other years it is an honest plan.
   *
   * @param {Row[]} rows
   */
  judgeRepeats(rows) {
    const least = this.rules.limit("baris-berulang", "baris");
    for (const group of grouped(rows, ({ verdict: { name, entry } }) => {
      return name ? JSON.stringify([unnumbered(name), entry.text("target"), entry.budget]) : "";
    })) {
      if (!(group.length >= least)) continue;
      const subjects = unique(
        group.map(({ verdict }) => verdict.entry.text("id") || verdict.bidang || ""),
      );
      const spots = grouped(group, ({ verdict: { place, years, entry } }) =>
        JSON.stringify([place.kabupaten, place.kecamatan, entry.text("desa"), years]),
      );
      const crowded = spots.some((spot) => spot.length >= least);
      if (subjects.length < 2 && !crowded) continue;
      const baris = group.slice(0, 5).map(({ verdict }) => verdict.entry.row);
      for (const { verdict, reasons } of group) {
        const column = verdict.entry.column("kegiatan") ?? verdict.entry.column("program");
        reasons.add("baris-berulang", column, { banyak: group.length, baris: baris.join(", ") });
      }
    }
  }

  /**
   * One target for indicators that have nothing to do with each other.
   *
   * @param {Row[]} rows
   */
  judgeTargets(rows) {
    const aimed = rows.filter(({ aims }) => aims.length);
    const aims = unique(aimed.flatMap((row) => row.aims));
    const indicators = unique(
      aimed.map(({ indicator, verdict: { entry } }) => {
        return indicator ?? (normal(entry.text("indikator")) || unnumbered(entry.name));
      }),
    );
    if (aims.length !== 1 || COMMON.has(Number.parseFloat(aims[0]))) return;
    if (!(aimed.length >= this.rules.limit("target-seragam", "baris"))) return;
    if (indicators.length < FEWEST_INDICATORS) return;
    for (const { verdict, reasons } of aimed) {
      const isi = verdict.entry.text("target");
      reasons.add("target-seragam", verdict.entry.column("target"), {
        isi,
        banyak: aimed.length,
      });
    }
  }

  /**
   * A place without any evidence of mining, away from where the plan is at home: where it says, else
   * where most of its rows are.
   *
   * @param {Row[]} rows
   * @param {string[]} stated
   */
  judgePlaces(rows, stated) {
    const home = stated.length ? stated : mostOf(rows);
    if (!home.length) return;
    for (const { verdict, reasons } of rows) {
      const codes = /** @type {string[]} */ (verdict.place.kabupaten);
      const away = codes.filter(
        (kode) =>
          !home.includes(kode) && this.regions.byCode.get(kode)?.bukti_tambang === "tanpa bukti",
      );
      if (!codes.length || away.length < codes.length) continue;
      const { entry } = verdict;
      const column =
        entry.column("kabupaten") ?? entry.column("lokasi") ?? entry.column("kecamatan");
      const values = { wilayah: this.regions.names(away), rumah: this.regions.names(home) };
      reasons.add("tempat-tanpa-bukti", column, values);
    }
  }

  /**
   * Rows of totals that equal no sum that they may stand for: of the rows since the total before,
   * of those under the last heading, of all above, of the whole table, or of the totals above.
   *
   * A wrong one is told to the row whose amount is the difference, else to the last above it.
   *
   * @param {Reading} reading
   * @param {Map<any, Reasons>} reasonsOf
   */
  judgeTotals({ entries, totals }, reasonsOf) {
    if (!totals.length || !entries.length) return;
    const tolerance = this.rules.limit("jumlah-baris-beda", "persen") / 100;
    const sums = new Sums(entries);
    /** @type {Map<string, number>} */
    const earlier = new Map();
    totals.forEach(({ entry, after }, at) => {
      const before = at ? totals[at - 1].after : 0;
      for (const { column, value } of entry.all("anggaran")) {
        if (value === null || after === 0 || !sums.isRead(after)) continue;
        const own = sums.between(column, before, after);
        const all = sums.between(column, 0, after);
        const section = sums.between(column, sums.sectionStart(after), after);
        const whole = sums.between(column, 0, entries.length);
        const ofTotals = earlier.get(column) ?? 0;
        earlier.set(column, ofTotals + value);
        const same = [own, all, section, whole, ofTotals].some(
          (one) => !(Math.abs(one - value) > Math.max(one, value) * tolerance + 1),
        );
        if (same) continue;
        const rows = entries.slice(own ? before : 0, after);
        const jumlah = own || all;
        const left = rows.filter((row) => amountIn(row, column) === Math.abs(value - jumlah));
        const told = left.length === 1 ? left[0] : rows[rows.length - 1];
        const values = { total: rupiah(value), jumlah: rupiah(jumlah) };
        reasonsOf.get(told)?.addAt("jumlah-baris-beda", `${column}${entry.row}`, values);
      }
    });
  }
}

/**
 * A name without what tells copies of it apart: "Penyuluhan 3".
 *
 * @param {string} name
 */
function unnumbered(name) {
  return normal(name).replace(/(?: (?:\d+|[ivx]+))+$/u, "");
}

/**
 * The kabupaten of more than half of the rows, where there are enough of them to tell.
 *
 * @param {Row[]} rows
 * @returns {string[]}
 */
function mostOf(rows) {
  if (rows.length < FEWEST_ROWS) return [];
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const { verdict } of rows) {
    for (const kode of verdict.place.kabupaten) counts.set(kode, (counts.get(kode) ?? 0) + 1);
  }
  return Array.from(counts)
    .filter(([, many]) => 2 * many > rows.length)
    .map(([kode]) => kode);
}

/**
 * @param {any} entry
 * @param {string} column
 * @returns {number | null}
 */
function amountIn(entry, column) {
  return entry.all("anggaran").find((/** @type {any} */ one) => one.column === column)?.value;
}

/** Sums of budgets from any row to any other, column by column. */
class Sums {
  /** @param {any[]} entries */
  constructor(entries) {
    /** @type {Map<string, number[]>} The sum of the rows before each. */
    this.columns = new Map();
    /** @type {number[]} Where the heading begins under which each row stands. */
    this.starts = [];
    this.firstUnread = entries.findIndex((entry) => entry.budgetText !== null);
    entries.forEach((entry, at) => {
      const same = at > 0 && entries[at - 1].section === entry.section;
      this.starts.push(same ? this.starts[at - 1] : at);
      for (const { column, value } of entry.all("anggaran")) {
        const sums = this.columns.get(column) ?? [0];
        while (sums.length <= at) sums.push(sums[sums.length - 1]);
        sums.push(sums[at] + (value ?? 0));
        this.columns.set(column, sums);
      }
    });
  }

  /**
   * @param {string} column
   * @param {number} from
   * @param {number} to
   */
  between(column, from, to) {
    const sums = this.columns.get(column) ?? [0];
    const last = sums.length - 1;
    return sums[Math.min(to, last)] - sums[Math.min(from, last)];
  }

  /** @param {number} after */
  sectionStart(after) {
    return after > 0 ? this.starts[after - 1] : 0;
  }

  /** @param {number} after Whether all amounts above are read. */
  isRead(after) {
    return this.firstUnread < 0 || this.firstUnread >= after;
  }
}

/**
 * @template Item
 * @param {Item[]} items
 * @param {(item: Item) => string} keyOf Those whose key is empty belong to none.
 * @returns {Item[][]}
 */
function grouped(items, keyOf) {
  /** @type {Map<string, Item[]>} */
  const groups = new Map();
  for (const item of items) {
    const key = keyOf(item);
    if (key) append(groups, key, item);
  }
  return Array.from(groups.values());
}
