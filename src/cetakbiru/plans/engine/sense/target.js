/* Whether a target can be and is likely: its range and direction, and the size of its change.
   What a text may mean in two ways is judged by the milder one. */
import { append } from "../collections.js";
import { say, shortened } from "../text.js";
import { number } from "../values.js";
import { toldIn } from "./figures.js";
import {
  DECIMALS,
  judgeCount,
  judgeParts,
  judgeSign,
  judgeUnknown,
  judgeYears,
  SAME,
  SIGN,
} from "./sure.js";

/** @typedef {import("./figures.js").Told} Told */
/** @typedef {import("./figures.js").Figure} Figure */
/** @typedef {import("./indicators.js").Indicator} Indicator */
/** @typedef {import("./indicators.js").Meant} Meant */
/** @typedef {import("./reasons.js").Reasons} Reasons */

/**
 * @typedef {object} Cell
 * @property {string} text
 * @property {string} column
 * @property {number | null} year The year of its column.
 * @property {boolean} numeric
 * @property {number | null} value
 *
 * @typedef {object} Goal A figure of a target.
 * @property {Figure} figure
 * @property {Told} told
 * @property {Cell} cell
 * @property {number | null} year
 *
 * @typedef {object} Start Where a row starts from.
 * @property {Figure[]} figures
 * @property {string | null} column
 *
 * @typedef {object} Base A state to start from, in the indicator's unit.
 * @property {number} value
 * @property {number | null} year
 * @property {boolean} regional It is the recorded value of the kabupaten, and no local one.
 * @property {boolean | null} large Of two readings it is the larger: 10826 and not 10,826.
 * @property {boolean} [assumed] The plan states none: it is the latest on record.
 *
 * @typedef {object} Remark A reason that one reading gives, before readings are weighed.
 * @property {string} kode
 * @property {string | null} column
 * @property {Record<string, string | number>} values
 *
 * @typedef {object} Subject What the targets of a row are measured by.
 * @property {Indicator} indicator
 * @property {boolean} change The indicator is told as a change.
 * @property {number | null} most The largest value that can be in this place.
 * @property {string | null} startColumn
 */

export class TargetSense {
  /**
   * @param {import("./reasons.js").Rules} rules
   * @param {import("./indicators.js").Indicators} indicators
   * @param {import("./regions.js").Regions} regions
   * @param {{sumber: string[], tahun: number}} known What sources are called, and the year of the
   *   edition: no clock is asked.
   */
  constructor(rules, indicators, regions, known) {
    this.rules = rules;
    this.indicators = indicators;
    this.regions = regions;
    this.known = known;
  }

  /**
   * @param {any} verdict The row: its entry, place, years and match.
   * @param {Reasons} reasons
   * @returns {{indicator: string | null, aims: string[], goals: Goal[], meant: Meant | null}} What
   *   was read.
   */
  judge(verdict, reasons) {
    const { entry } = verdict;
    const goals = this.goals(entry, verdict.years);
    const start = this.start(entry);
    if (goals.length || start.figures.length) reasons.judged = true;
    judgeParts(goals, start, reasons);
    judgeYears(goals, start, reasons);
    const meant = this.meant(verdict, start);
    if (meant === null || meant.count) judgeUnknown(entry.text("indikator"), goals, start, reasons);
    if (meant?.count) judgeCount(meant.indicator, entry, goals, start, reasons);
    else if (meant !== null) this.judgeKnown(meant, goals, start, verdict, reasons);
    return {
      indicator: meant?.indicator.id ?? null,
      aims: goals.map(({ figure }) => `${figure.values[0]} ${figure.unit}`.trim()),
      goals,
      meant,
    };
  }

  /**
   * @param {any} entry
   * @param {number[]} years
   * @returns {Goal[]}
   */
  goals(entry, years) {
    const last = years.length ? years[years.length - 1] : null;
    return /** @type {Cell[]} */ (entry.all("target")).flatMap((cell) => {
      const told = toldIn(cell);
      return told.figures.map((figure) => {
        return { figure, told, cell, year: figure.year ?? cell.year ?? last };
      });
    });
  }

  /**
   * The baseline, else what the target says of it itself: "dari 40 ke 60".
   *
   * @param {any} entry
   * @returns {Start}
   */
  start(entry) {
    const [cell] = /** @type {Cell[]} */ (entry.all("baseline"));
    if (cell !== undefined) {
      const { figures } = toldIn(cell);
      if (figures.length) return { figures, column: cell.column };
    }
    for (const one of /** @type {Cell[]} */ (entry.all("target"))) {
      const { from } = toldIn(one);
      if (from !== null) return { figures: [from], column: one.column };
    }
    return { figures: [], column: null };
  }

  /**
   * The indicator of the row's own cell; where that names none ("sesuai cetak biru"), that of its
   * direction, if the baseline is the recorded value of that.
   *
   * @param {any} verdict
   * @param {Start} start
   * @returns {Meant | null}
   */
  meant(verdict, start) {
    const { entry, place, match } = verdict;
    const text = entry.text("indikator");
    if (text) {
      const parts = ["kabupaten", "kecamatan", "desa", "lokasi"].map((part) => entry.text(part));
      parts.push(this.regions.names(place.kabupaten), this.regions.provinceName);
      const named = this.indicators.meant(text, parts.join(" "));
      if (named !== null) return named;
    }
    const id = match.how === "id" ? match.program?.indikator : null;
    const indicator = id ? this.indicators.byId.get(id) : undefined;
    if (indicator === undefined) return null;
    const known = this.recorded(indicator, place.kabupaten);
    const same = start.figures.some(({ values }) =>
      values.some((value) =>
        known.some((one) => one.value === value && (!text || value % 1 !== 0)),
      ),
    );
    return same ? { indicator, change: false, count: false } : null;
  }

  /**
   * @param {Meant} meant
   * @param {Goal[]} goals
   * @param {Start} start
   * @param {any} verdict
   * @param {Reasons} reasons
   */
  judgeKnown({ indicator, change }, goals, start, verdict, reasons) {
    const places = verdict.place.kabupaten;
    const villages = indicator.bagian_desa ? this.regions.sum(places, "jumlah_desa") : null;
    const most = Math.min(indicator.maksimum ?? Infinity, villages ?? Infinity);
    const subject = {
      indicator,
      change,
      most: Number.isFinite(most) ? most : null,
      startColumn: start.column,
    };
    let bases = this.bases(start, indicator, places);
    if (!bases.length && this.indicators.slow.has(indicator.id)) {
      const [latest] = this.recorded(indicator, places).slice(-1);
      if (latest !== undefined) bases = [{ ...latest, assumed: true }];
    }
    if (!goals.length) {
      const found = bases.map((base) => ({ value: null, remarks: rangeOfBase(subject, base) }));
      if (found.length) report(mildest(this.rules, found).remarks, reasons);
    }
    /** @type {{year: number, value: number, column: string}[]} */
    const yearly = [];
    for (const group of together(goals)) {
      const readings = this.readings(group, bases, subject);
      if (!readings.length) {
        // Outputs, in a unit of their own.
        for (const goal of group) judgeSign(goal, verdict.entry.text("indikator"), reasons);
        continue;
      }
      const chosen = mildest(this.rules, readings);
      report(chosen.remarks, reasons);
      const { year, cell } = group[0];
      if (year !== null && chosen.value !== null) {
        yearly.push({ year, value: chosen.value, column: cell.column });
      }
    }
    judgeOrder(yearly, indicator, reasons);
  }

  /**
   * What the baseline may be, as the recorded value of the place if it can be that.
   *
   * @param {Start} start
   * @param {Indicator} indicator
   * @param {string[]} places
   * @returns {Base[]}
   */
  bases(start, indicator, places) {
    const known = this.recorded(indicator, places);
    const near = this.rules.limit("target-melompat", "dekat") * (indicator.langkah ?? 0);
    /** @type {Base[]} */
    const found = [];
    for (const figure of start.figures) {
      const values = this.indicators.inUnit(figure, indicator) ?? [];
      for (const value of values) {
        const large = isTwofold(figure) ? value === Math.max(...values) : null;
        const same = known.filter((one) => Math.abs(one.value - value) <= near + SAME);
        const record = same.find((one) => one.year === figure.year) ?? same[same.length - 1];
        const year = figure.year ?? record?.year ?? null;
        found.push({ value, year, regional: record !== undefined, large });
      }
    }
    const regional = found.filter((base) => base.regional);
    return regional.length ? regional : found;
  }

  /**
   * The values on record of some places, or of the province where no place is named.
   *
   * @param {Indicator} indicator
   * @param {string[]} places
   * @returns {Base[]}
   */
  recorded(indicator, places) {
    const codes = places.length ? places : [this.regions.province];
    return codes.flatMap((kode) =>
      (indicator.nilai[kode] ?? []).map(([year, value]) => {
        return { value, year, regional: true, large: null };
      }),
    );
  }

  /**
   * Each way to read the figures of one cell and year, with what is to be said of it.
   *
   * @param {Goal[]} group
   * @param {Base[]} bases
   * @param {Subject} subject
   * @returns {{value: number | null, remarks: Remark[]}[]}
   */
  readings(group, bases, subject) {
    /** @type {{value: number | null, remarks: Remark[]}[]} */
    const found = [];
    for (const goal of group) {
      for (const base of bases.length ? bases : [null]) {
        const against = goal.figure.relative ? wordsAgainst(goal, subject.indicator) : null;
        if (against?.length || (goal.figure.relative && base === null)) {
          if (against !== null) found.push({ value: null, remarks: against });
          continue;
        }
        const meant = (this.values(goal, base, subject) ?? []).map((value) => {
          return { value, remarks: this.evaluate(goal, value, base, subject) };
        });
        // Both ends of a span are aimed at; else it is one of what may be meant.
        if (goal.figure.span && meant.length) found.push(this.gravest(meant));
        else found.push(...meant);
      }
    }
    return found;
  }

  /**
   * @param {{value: number, remarks: Remark[]}[]} ends
   */
  gravest(ends) {
    const { rules } = this;
    return ends.reduce((worst, one) =>
      rules.gravity(one.remarks) > rules.gravity(worst.remarks) ? one : worst,
    );
  }

  /**
   * The states that a figure may mean; null when it is in another unit, as an output is.
   *
   * @param {Goal} goal
   * @param {Base | null} base
   * @param {Subject} subject
   * @returns {number[] | null}
   */
  values({ figure, told }, base, { indicator, change }) {
    const sign = told.move === "turun" ? -1 : 1;
    const inUnit = this.indicators.inUnit(figure, indicator);
    if (figure.relative && base !== null) {
      const steps = inUnit ?? (figure.unit.startsWith("poin") ? figure.values : []);
      const found = steps.map((step) => base.value + sign * step);
      if (figure.unit === "%") {
        found.push(...figure.values.map((share) => base.value * (1 + (sign * share) / 100)));
      }
      return found;
    }
    if (inUnit === null || !change || base === null) {
      // Who writes thousands with a point in one cell does so in the other.
      if (inUnit === null || !isTwofold(figure) || (base?.large ?? null) === null) return inUnit;
      return [base?.large ? Math.max(...inUnit) : Math.min(...inUnit)];
    }
    const toward = SIGN[indicator.arah] || 1;
    return [...inUnit, ...inUnit.map((step) => base.value + toward * step)];
  }

  /**
   * @param {Goal} goal
   * @param {number} value
   * @param {Base | null} base
   * @param {Subject} subject
   * @returns {Remark[]}
   */
  evaluate(goal, value, base, subject) {
    const { indicator, most } = subject;
    const { column } = goal.cell;
    const told = () => toldValues(indicator, value, base, goal);
    if (isOutside(value, indicator.minimum, most)) {
      return [
        { kode: "target-luar-rentang", column, values: { ...told(), rentang: range(subject) } },
      ];
    }
    if (base === null) return this.againstWorst(value, column, indicator, told);
    const outside = rangeOfBase(subject, base);
    if (outside.length) return outside;
    const sign = SIGN[indicator.arah];
    const better = sign * (value - base.value);
    const size = Math.abs(value - base.value);
    if (size <= SAME) {
      const best = sign > 0 ? value === most : sign < 0 && value === (indicator.minimum ?? 0);
      const kept = goal.told.kept || best || sign === 0;
      return kept || base.assumed ? [] : [{ kode: "target-tetap", column, values: told() }];
    }
    if (better < 0) {
      const far = size > (indicator.langkah ?? 0) + SAME;
      const kode = far ? "target-berbalik" : "target-mundur";
      if (base.assumed && !far) return [];
      return [{ kode: base.assumed ? "target-di-bawah-catatan" : kode, column, values: told() }];
    }
    return this.againstRecord(goal, value, base, indicator, told);
  }

  /**
   * The size of a change, against what is on record; local figures are not on record.
   *
   * @param {Goal} goal
   * @param {number} value
   * @param {Base} base
   * @param {Indicator} indicator
   * @param {() => Record<string, string | number>} told What a message says of the reading.
   * @returns {Remark[]}
   */
  againstRecord(goal, value, base, indicator, told) {
    if (!base.regional && !this.indicators.slow.has(indicator.id)) return [];
    const { column } = goal.cell;
    const { perubahan, terbaik, terburuk, langkah } = indicator;
    const step = Math.max(langkah ?? 0, perubahan?.per_tahun ?? 0);
    if (!step) return [];
    const from = base.year ?? this.known.tahun - 1;
    const years = Math.max(1, (goal.year ?? this.known.tahun + 1) - from);
    const size = Math.abs(value - base.value);
    const times = this.rules.limit("target-melompat", base.regional ? "lipat" : "lipat_setempat");
    if (size > times * step * years + SAME) {
      const laju = `${number(size / years)} ${indicator.satuan}`;
      const values = { ...told(), tahun: years, laju, tercatat: this.toldStep(indicator) };
      return [{ kode: "target-melompat", column, values }];
    }
    if (terbaik === null || !base.regional) return [];
    // Where surveys leap, a step of a year says little: no lead is as large as half of all differences.
    const spread = terburuk === null ? step : Math.abs(terbaik.nilai - terburuk.nilai) / 2;
    const lead = SIGN[indicator.arah] * (value - terbaik.nilai);
    if (lead <= Math.max(langkah ?? 0, Math.min(step, spread)) + SAME) return [];
    const values = { ...told(), terbaik: this.toldPeer(terbaik, indicator) };
    return [{ kode: "target-melampaui-terbaik", column, values }];
  }

  /**
   * Without a baseline, the worst kabupaten is all that a direction can be seen by.
   *
   * @param {number} value
   * @param {string} column
   * @param {Indicator} indicator
   * @param {() => Record<string, string | number>} told What a message says of the reading.
   * @returns {Remark[]}
   */
  againstWorst(value, column, indicator, told) {
    const { terbaik, terburuk } = indicator;
    if (terbaik === null || terburuk === null) return [];
    const spread = Math.abs(terbaik.nilai - terburuk.nilai);
    const times = this.rules.limit("target-di-bawah-terburuk", "lipat");
    const worse = SIGN[indicator.arah] * (terburuk.nilai - value);
    if (!(worse > times * spread)) return [];
    const values = { ...told(), terburuk: this.toldPeer(terburuk, indicator) };
    return [{ kode: "target-di-bawah-terburuk", column, values }];
  }

  /** @param {Indicator} indicator */
  toldStep(indicator) {
    const { perubahan, langkah } = indicator;
    if (perubahan === null || perubahan.per_tahun < (langkah ?? 0)) {
      return say("perubahan-lazim", { langkah: amount(langkah ?? 0, indicator) });
    }
    return say("perubahan-tercatat", {
      langkah: amount(perubahan.per_tahun, indicator),
      wilayah: this.regions.name(perubahan.wilayah),
      dari: perubahan.dari,
      ke: perubahan.ke,
      sumber: this.known.sumber[perubahan.sumber],
    });
  }

  /**
   * @param {{nilai: number, wilayah: string, tahun: number, sumber: number}} peer
   * @param {Indicator} indicator
   */
  toldPeer({ nilai, wilayah, tahun, sumber }, indicator) {
    return say("angka-tercatat", {
      nilai: amount(nilai, indicator),
      wilayah: this.regions.name(wilayah),
      tahun,
      sumber: this.known.sumber[sumber],
    });
  }
}

/** @param {Figure} figure Whether its marks are thousands or decimals is not known. */
function isTwofold({ values, span }) {
  return !span && values.length === 2;
}

/**
 * @param {number} value
 * @param {Indicator} indicator
 */
function amount(value, indicator) {
  return `${number(value, DECIMALS)} ${indicator.satuan}`;
}

/**
 * @param {Indicator} indicator
 * @param {number} value
 * @param {Base | null} base
 * @param {Goal} goal
 * @returns {Record<string, string | number>}
 */
function toldValues(indicator, value, base, goal) {
  const { arah } = indicator;
  return {
    isi: shortened(goal.cell.text, 40),
    target: amount(value, indicator),
    awal: base === null ? "" : amount(base.value, indicator),
    tahun_awal: base?.year ?? "",
    indikator: indicator.nama,
    satuan: indicator.satuan,
    arah: arah === "netral" ? "" : say(`arah-${arah}`),
    lebih: arah === "turun" ? "lebih rendah" : "lebih tinggi",
    buruk: arah === "turun" ? "lebih tinggi" : "lebih rendah",
  };
}

/**
 * @param {number} value
 * @param {number | null} least
 * @param {number | null} most
 */
export function isOutside(value, least, most) {
  return (least !== null && value < least - SAME) || (most !== null && value > most + SAME);
}

/** @param {Pick<Subject, "indicator" | "most">} subject */
export function range({ indicator, most }) {
  const least = indicator.minimum;
  if (least === null) return say("rentang-sampai", { maks: amount(most ?? 0, indicator) });
  if (most === null) return say("rentang-mulai", { min: amount(least, indicator) });
  return say("rentang-antara", { min: number(least, DECIMALS), maks: amount(most, indicator) });
}

/**
 * @param {Subject} subject
 * @param {Base} base
 * @returns {Remark[]}
 */
function rangeOfBase(subject, base) {
  const { indicator, most, startColumn: column } = subject;
  if (!isOutside(base.value, indicator.minimum, most)) return [];
  const awal = amount(base.value, indicator);
  const values = { awal, indikator: indicator.nama, rentang: range(subject) };
  return [{ kode: "nilai-awal-luar-rentang", column, values }];
}

/**
 * What a change without a baseline says against its indicator; null when it is in another unit.
 *
 * @param {Goal} goal
 * @param {Indicator} indicator
 * @returns {Remark[] | null}
 */
function wordsAgainst({ figure, told, cell }, indicator) {
  const counts = figure.unit !== "" && figure.unit !== "%" && !figure.unit.startsWith("poin");
  if (counts) return null;
  const { arah, nama } = indicator;
  if (arah === "netral" || told.move === null || told.move === arah) return [];
  const values = { isi: shortened(cell.text, 40), indikator: nama, arah: say(`arah-${arah}`) };
  return [{ kode: "target-kata-berbalik", column: cell.column, values }];
}

/**
 * Figures of one cell and one year are readings of each other; others are targets of their own.
 *
 * @param {Goal[]} goals
 * @returns {Goal[][]}
 */
function together(goals) {
  /** @type {Map<string, Goal[]>} */
  const groups = new Map();
  for (const goal of goals) {
    const key = `${goal.cell.column} ${goal.year}`;
    append(groups, key, goal);
  }
  return Array.from(groups.values(), (group) => {
    // "75, naik 0,3 per tahun": where a state is told, its change is no other reading of it.
    const states = group.filter(({ figure }) => !figure.relative);
    return states.length ? states : group;
  });
}

/**
 * @param {import("./reasons.js").Rules} rules
 * @param {{value: number | null, remarks: Remark[]}[]} readings
 */
function mildest(rules, readings) {
  return readings.reduce((best, one) =>
    rules.gravity(one.remarks) < rules.gravity(best.remarks) ? one : best,
  );
}

/**
 * @param {Remark[]} remarks
 * @param {Reasons} reasons
 */
function report(remarks, reasons) {
  for (const { kode, column, values } of remarks) reasons.add(kode, column, values);
}

/**
 * Targets of later years are no worse than those of earlier ones.
 *
 * @param {{year: number, value: number, column: string}[]} yearly
 * @param {Indicator} indicator
 * @param {Reasons} reasons
 */
function judgeOrder(yearly, indicator, reasons) {
  const ordered = [...yearly].sort((one, other) => one.year - other.year);
  ordered.slice(1).forEach((one, at) => {
    const before = ordered[at];
    const better = SIGN[indicator.arah] * (one.value - before.value);
    if (one.year === before.year || better >= -SAME) return;
    reasons.add("target-tak-urut", one.column, {
      target: amount(one.value, indicator),
      tahun: one.year,
      sebelum: amount(before.value, indicator),
      tahun_sebelum: before.year,
      indikator: indicator.nama,
      arah: say(`arah-${indicator.arah}`),
    });
  });
}
