/* What a report says was reached: it may be worse than what was aimed at, but not what can't be. */
import { shortened } from "../text.js";
import { toldIn } from "./figures.js";
import { isOutside, range } from "./target.js";

/** @typedef {import("./figures.js").Figure} Figure */
/** @typedef {import("./indicators.js").Meant} Meant */

const SHARE = "persen";
const MONEY = "rupiah";
/* Headings of a share of the target or of money, which say nothing of the indicator itself. */
const OTHER_MEASURE = /[%(]|persen|percent|fisik|keuangan|biaya|dana|anggaran|rupiah|capaian/i;
// So many years, points or percent are none: a number alone of this size is money spent.
const LARGE = 100_000;

export class ReachedSense {
  /**
   * @param {import("./indicators.js").Indicators} indicators
   * @param {import("./people.js").PeopleSense} people
   */
  constructor(indicators, people) {
    this.indicators = indicators;
    this.people = people;
  }

  /**
   * @param {any} verdict The row: its entry and place.
   * @param {Meant | null} meant What its indicator is.
   * @param {import("./reasons.js").Reasons} reasons
   */
  judge({ entry, place }, meant, reasons) {
    const known = meant !== null && !meant.count && !meant.change && isPlain(entry) ? meant : null;
    for (const cell of /** @type {import("./target.js").Cell[]} */ (entry.all("realisasi"))) {
      const { figures, move } = toldIn(cell);
      const [figure] = figures;
      // People, money and the share of a target stand beside each other: one figure alone is clear.
      if (figures.length !== 1 || figure.relative || move !== null) continue;
      const isi = shortened(cell.text, 40);
      if (known !== null && this.isBeyond(figure, known)) {
        const { indicator } = known;
        const subject = { indicator, most: indicator.maksimum };
        const values = { isi, indikator: indicator.nama, rentang: range(subject) };
        reasons.add("realisasi-luar-rentang", cell.column, values);
      } else if (figure.unit !== "%" && Math.max(...figure.values) < 0) {
        reasons.add("realisasi-negatif", cell.column, { isi });
      } else {
        this.people.judgeCounts("realisasi-melebihi-penduduk", [{ figure, cell }], place, reasons);
      }
    }
  }

  /**
   * Whether an indicator can't have a value, however its cell is read. More than 100 percent may be
   * of what was aimed at, and money may be what was spent.
   *
   * @param {Figure} figure
   * @param {Meant} meant
   */
  isBeyond(figure, { indicator }) {
    if (indicator.satuan.includes(MONEY) || Math.max(...figure.values) >= LARGE) return false;
    const most = indicator.satuan === SHARE ? null : indicator.maksimum;
    const values = this.indicators.inUnit(figure, indicator) ?? [];
    return values.length > 0 && values.every((value) => isOutside(value, indicator.minimum, most));
  }
}

/**
 * Whether what was reached is told in the indicator's own measure, as far as the headings say.
 *
 * @param {{columns: {part: string, title: string}[]}} entry
 */
function isPlain({ columns }) {
  return !columns.some(({ part, title }) => part === "realisasi" && OTHER_MEASURE.test(title));
}
