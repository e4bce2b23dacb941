/**
 * Two or three places beside each other: which rows stand in which table, in which order, and what
 * of indicators can be said of the difference. Nothing here knows a document.
 *
 * @import { Indicator, Place, PlaceRecord, Section, Value } from "./record.js"
 *
 * @typedef {{lines: string[], lags: boolean, empty: boolean}} Cell
 * @typedef {object} Row
 * @property {string} title
 * @property {string} href its page, or ""
 * @property {string} small a remark on the title, or ""
 * @property {string} unit of the first line of its cells
 * @property {Cell[]} cells one for each column
 * @property {string} verdict who stands better, or ""
 * @property {boolean} differs whether the places can be told apart by it
 *
 * @typedef {{title: string, rows: Row[]}} Group "" is the title of one that needs none
 * @typedef {object} Table
 * @property {string} id
 * @property {string} title
 * @property {string} head of the first column
 * @property {string[]} columns the names of those whose cells they are
 * @property {string[]} labels the same in short, for the cells themselves
 * @property {number[]} places for each place the column in which it stands
 * @property {boolean} led whether the first line of a cell says what the others explain
 * @property {boolean} judged whether its rows bear verdicts
 * @property {string} gist what is in it, in a few words
 * @property {Group[]} groups
 * @property {string[]} notes
 *
 * @typedef {object} Comparison
 * @property {string[]} names of the places
 * @property {string} title
 * @property {string} summary
 * @property {Table[]} tables those that have something to say
 * @property {string[]} silent the titles of those that have not
 * @property {string[]} sources
 */

import { shortName } from "./record.js";

export const MOST_PLACES = 3;
const UNKNOWN = "–";
const INDICATORS_ID = "indikator";

const OTHER_YEARS = "Tahunnya berbeda; tidak diselisihkan.";
const OTHER_SERIES = "Serinya berbeda; tidak diselisihkan.";
const EQUAL = "Sama.";
// What is said of a difference where none is found.
const UNDECIDED = ["", EQUAL, OTHER_YEARS, OTHER_SERIES];

/**
 * @param {PlaceRecord} record
 * @param {string[]} codes of two or three places of one level, each once
 * @returns {Comparison}
 */
export function compare(record, codes) {
  const places = codes.map((code) => record.places[code]);
  const tables = record.sections.map((section) => tableOf(record, section, places));
  if (!places[0].home) tables.splice(1, 0, indicatorsOf(record, places));
  const told = tables.filter(({ groups }) => groups.length > 0);
  const names = places.map(({ name }) => name);
  const title = listed(names);
  return {
    names,
    title,
    summary: `${title} dibandingkan dalam ${told.length} tabel.`,
    tables: told,
    silent: tables.filter((table) => !told.includes(table)).map(({ title }) => title),
    sources: Object.keys(record.sources).filter((kode) =>
      places.some(({ sources }) => sources.includes(kode)),
    ),
  };
}

/**
 * What keeps places from being compared, in words; "" for nothing.
 *
 * @param {PlaceRecord} record
 * @param {string[]} codes
 */
export function obstacle({ places }, codes) {
  const double = codes.find((code, at) => codes.indexOf(code) !== at);
  if (double) return `${places[double].name} dipilih dua kali. Pilih wilayah lain di sampingnya.`;
  const large = codes.find((code) => !places[code].home);
  const small = codes.find((code) => places[code].home);
  if (large && small) {
    const home = places[places[small].home].name;
    return (
      `${places[large].name} adalah kabupaten atau kota, sedangkan ${places[small].name} adalah ` +
      `kecamatan. Bandingkan kecamatan dengan kecamatan, atau pilih ${home} sebagai ganti ` +
      "kecamatan itu."
    );
  }
  return "";
}

/**
 * @param {PlaceRecord} record
 * @param {Section} section
 * @param {Place[]} places
 * @returns {Table}
 */
function tableOf(record, section, places) {
  const homes = [...new Set(places.map(({ home }) => home))].filter(Boolean);
  const isOfHome = section.ofHome && homes.length > 0;
  const told = isOfHome ? homes.map((code) => record.places[code]) : places;
  /** @type {Row[]} */
  const rows = section.rows.flatMap(([key, title, href]) => {
    const found = told.map(({ cells }) => cells[section.id]?.[key]);
    if (found.every((lines) => lines === undefined)) return [];
    const cells = found.map((lines) => ({
      lines: lines ?? [section.absent],
      lags: false,
      empty: lines === undefined,
    }));
    const texts = new Set(cells.map(({ lines }) => lines.join("\n")));
    const differs = section.bySharing || cells.length < 2 || texts.size > 1;
    return [{ title, href, small: "", unit: "", cells, verdict: "", differs }];
  });
  const names = told.map(({ name }) => name);
  const remarks = told.flatMap(({ remarks }) => remarks[section.id] ?? []);
  const groups =
    section.bySharing && names.length > 1
      ? bySharing(rows, told.map(shortName))
      : grouped("", rows);
  return {
    id: section.id,
    title: isOfHome ? `${section.title}: kabupatennya` : section.title,
    head: section.head,
    columns: names,
    labels: told.map(shortName),
    places: places.map(({ home }, at) => (isOfHome ? homes.indexOf(home) : at)),
    led: section.led,
    judged: false,
    gist: groups.map(({ title }) => title).join("; "),
    groups,
    notes: [section.note, ...remarks].filter(Boolean),
  };
}

/**
 * @param {Row[]} rows
 * @param {string[]} names of the places
 * @returns {Group[]} first what most of the places have
 */
function bySharing(rows, names) {
  /** @type {Map<string, Row[]>} */
  const found = new Map();
  for (const row of rows) {
    const having = row.cells.flatMap(({ empty }, at) => (empty ? [] : [at])).join();
    found.set(having, [...(found.get(having) ?? []), row]);
  }
  return [...found]
    .map(([having, own]) => ({ places: having.split(",").map(Number), own }))
    .sort(
      (one, other) => other.places.length - one.places.length || one.places[0] - other.places[0],
    )
    .map(({ places, own }) => {
      const all = names.length === 2 ? "Di keduanya" : "Di ketiganya";
      const some = `Hanya di ${listed(places.map((at) => names[at]))}`;
      return { title: `${places.length === names.length ? all : some} (${own.length})`, rows: own };
    });
}

/**
 * @param {string} title
 * @param {Row[]} rows
 * @returns {Group[]} nothing without rows
 */
function grouped(title, rows) {
  return rows.length > 0 ? [{ title, rows }] : [];
}

/**
 * @param {PlaceRecord} record
 * @param {Place[]} places
 * @returns {Table}
 */
function indicatorsOf(record, places) {
  const rows = record.indicators.flatMap((item) => {
    const values = places.map((place) => place.values[item.id]);
    if (values.every((value) => value === undefined)) return [];
    const { name: title, href, unit } = item;
    const small = item.subject && `Pokok: ${item.subject}`;
    const verdict = difference(item, values, places);
    return [
      {
        title,
        href,
        small,
        unit,
        cells: values.map((value) => valueCell(record, item, value)),
        verdict,
        differs: !UNDECIDED.includes(verdict),
      },
    ];
  });
  return {
    id: INDICATORS_ID,
    title: "Indikator",
    head: "Indikator",
    columns: places.map(({ name }) => name),
    labels: places.map(shortName),
    places: places.map((_, at) => at),
    led: true,
    judged: true,
    gist: "",
    groups: grouped("", rows),
    notes: [
      "Peringkat 1 adalah keadaan terbaik, dihitung pada tahun dan seri yang sama. Selisih hanya " +
        "dihitung antara angka dari tahun dan seri yang sama, sebelum angkanya dibulatkan.",
    ],
  };
}

/**
 * @param {PlaceRecord} record
 * @param {Indicator} item
 * @param {Value | undefined} value
 * @returns {Cell}
 */
function valueCell({ year: now, oldAfter }, { decimals }, value) {
  if (!value) return { lines: [UNKNOWN], lags: false, empty: true };
  const [exact, year, series, rank, of, lags] = value;
  const place = rank ? `peringkat ${rank} dari ${of}` : "";
  const age = now - year > oldAfter ? ` (${now - year} tahun lalu)` : "";
  const told = [`${year}${age}`, series && `seri ${series}`, place, lags ? "tertinggal" : ""];
  return {
    lines: [textOf(stepsOf(exact, decimals), decimals), told.filter(Boolean).join(", ")],
    lags: lags === 1,
    empty: false,
  };
}

/**
 * Who stands better, and by how much; why nobody can say, where years or series differ.
 *
 * @param {Indicator} item
 * @param {(Value | undefined)[]} values
 * @param {Place[]} places
 * @returns {string} "" where fewer than two have a value
 */
export function difference(item, values, places) {
  const known = values.flatMap((value, at) =>
    value ? [{ value, name: shortName(places[at]) }] : [],
  );
  if (known.length < 2) return "";
  const [[, year, series]] = known.map(({ value }) => value);
  if (known.some(({ value }) => value[1] !== year)) return OTHER_YEARS;
  if (known.some(({ value }) => value[2] !== series)) return OTHER_SERIES;
  const sign = item.direction === "turun" ? -1 : 1;
  // All in whole steps of the finest of them: what is whole is reckoned with exactly.
  const fine = Math.max(item.decimals, ...known.map(({ value }) => decimalsOf(value[0])));
  const scored = known.map(({ value, name }) => ({ name, steps: stepsOf(value[0], fine) }));
  scored.sort((one, other) => sign * (other.steps - one.steps));
  const [first, last] = [scored[0], scored[scored.length - 1]];
  const gap = Math.abs(first.steps - last.steps);
  if (gap === 0) return EQUAL;
  const unit = item.unit === "%" ? "poin persen" : item.unit;
  const shown = Math.floor(gap / 10 ** (fine - item.decimals) + 0.5);
  const text = textOf(Math.max(shown, 1), item.decimals);
  const amount = withUnit(shown ? text : `kurang dari ${text}`, unit);
  const best = listed(scored.filter(({ steps }) => steps === first.steps).map(({ name }) => name));
  const worst = listed(scored.filter(({ steps }) => steps === last.steps).map(({ name }) => name));
  if (item.direction === "netral") return `${best} lebih tinggi ${amount}.`;
  if (known.length === 2) return `${best} lebih baik, selisih ${amount}.`;
  return `Terbaik ${best}, terlemah ${worst}, selisih ${amount}.`;
}

/** @param {string} exact */
function decimalsOf(exact) {
  return exact.split(".")[1]?.length ?? 0;
}

/**
 * @param {string} exact
 * @param {number} decimals
 * @returns {number} the number in whole steps of its last decimal; halves are rounded away from zero
 */
function stepsOf(exact, decimals) {
  const own = decimalsOf(exact);
  const whole = Number(exact.replace(".", ""));
  const steps = Math.floor(Math.abs(whole) * 10 ** (decimals - own) + 0.5);
  return whole < 0 ? -steps : steps;
}

/**
 * @param {number} steps
 * @param {number} decimals
 * @returns {string} the number as Indonesian readers write it
 */
function textOf(steps, decimals) {
  const digits = String(Math.abs(steps)).padStart(decimals + 1, "0");
  const at = digits.length - decimals;
  const whole = digits.slice(0, at).replace(/\B(?=(\d{3})+$)/g, ".");
  return `${steps < 0 ? "−" : ""}${whole}${decimals ? `,${digits.slice(at)}` : ""}`;
}

/**
 * @param {string} text
 * @param {string} unit
 */
export function withUnit(text, unit) {
  if (unit === "%") return `${text}%`;
  return unit ? `${text} ${unit}` : text;
}

/**
 * @param {string[]} names
 * @returns {string} "A dan B", "A, B, dan C"
 */
function listed(names) {
  if (names.length < 3) return names.join(" dan ");
  return `${names.slice(0, -1).join(", ")}, dan ${names[names.length - 1]}`;
}
