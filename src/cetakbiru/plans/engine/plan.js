/* What a plan says once, and what is said of it as a whole: coverage, focus, duties, readiness. */
import { byKey } from "./collections.js";
import { moneyOf, moneyOfNumber, multipliers } from "./money.js";
import { note } from "./note.js";
import { Place } from "./places.js";
import { say, shortened } from "./text.js";
import { rounded, thousands, withComma, yesOrNo } from "./values.js";
import { years } from "./years.js";

/** @import { Locator } from "./locate.js" */
/** @import { Note } from "./note.js" */
/** @import { Sectors } from "./sectors.js" */
/** @import { Reading } from "./table.js" */
/** @import { Activity, Coverage, Finding, Focus } from "./types.js" */

/**
 * What a plan says once that holds for its rows.
 *
 * @typedef {object} Context
 * @property {Place} place
 * @property {number[]} years
 * @property {string | null} group its group of commodities
 * @property {string} stage
 */

/** @typedef {[status: string, pesan: string]} Judged */
/** @typedef {{kode: string, judul: string, uji: string, isian?: string[], bagian?: string[]}} Point */

const ONE = 10000n;
const [DONE, NOT_DONE, NOT_NEEDED, UNKNOWN] = [
  "terpenuhi",
  "belum",
  "tidak-berlaku",
  "tidak-dapat-dinilai",
];

/** What a plan says once, above its tables; the first that says something is heard. */
export class AnswerBook {
  /**
   * @param {any} rules
   * @param {Locator} locator
   * @param {Sectors} sectors
   */
  constructor(rules, locator, sectors) {
    this.rules = rules;
    this.locator = locator;
    this.sectors = sectors;
    this.factors = multipliers(rules);
    /** @type {Map<string, string>} by the code of what is asked, as the next two */
    this.texts = new Map();
    /** @type {Map<string, number>} in rupiah */
    this.amounts = new Map();
    /** @type {Map<string, boolean>} */
    this.truths = new Map();
    this.place = new Place();
    /** @type {number[]} */
    this.years = [];
    /** @type {string | null} */
    this.group = null;
    this.stage = "";
  }

  /**
   * What holds for the rows of a table: as is told above it, else as the plan tells elsewhere.
   *
   * @param {Reading} reading
   * @returns {Context}
   */
  within(reading) {
    const own = new AnswerBook(this.rules, this.locator, this.sectors);
    own.take(reading);
    return {
      place: own.place.kabupaten.length ? own.place : this.place,
      years: own.years.length ? own.years : this.years,
      group: own.group ?? this.group,
      stage: this.stage,
    };
  }

  /**
   * Takes the answers of a table, and gives those that can't be understood: row, text and why.
   *
   * @param {Reading} reading
   */
  take(reading) {
    /** @type {[number, string, Note][]} */
    const problems = [];
    for (const item of this.rules.isian) {
      const answer = reading.answers.get(item.kode);
      if (answer === undefined || this.texts.has(item.kode)) continue;
      const [row, text, numeric] = answer;
      this.texts.set(item.kode, shortened(text));
      if (!this.understood(item, text, numeric)) {
        const values = { judul: item.judul, nilai: shortened(text) };
        const [told] = item.jenis === "kabupaten" ? this.place.unread : [];
        const why = told === undefined ? note("isian-tak-terbaca", values) : told[2];
        problems.push([row, text, why]);
      }
    }
    return problems;
  }

  /**
   * @param {{kode: string, jenis: string}} item what is asked
   * @param {string} text
   * @param {boolean} numeric whether the cell is a number in its file
   */
  understood(item, text, numeric) {
    if (item.jenis === "kabupaten") {
      this.place = this.locator.placeOf(text);
      return this.place.kabupaten.length > 0;
    }
    if (item.jenis === "kelompok") {
      this.group = this.sectors.group(text);
      return this.group !== null;
    }
    if (item.jenis === "tahun") {
      this.years = years(text);
      return this.years.length > 0;
    }
    if (item.jenis === "rupiah") {
      const { value } = numeric ? moneyOfNumber(text) : moneyOf(text, this.factors);
      const readable = value !== null && value >= 0;
      if (readable) this.amounts.set(item.kode, value);
      return readable;
    }
    if (item.jenis === "ya_tidak") {
      const truth = yesOrNo(text, this.rules.kata.ya, this.rules.kata.tidak);
      if (truth !== null) this.truths.set(item.kode, truth);
      return truth !== null;
    }
    return true;
  }
}

/**
 * The budgets of activities together, in rupiah.
 *
 * @param {Activity[]} activities
 */
export function total(activities) {
  return activities.reduce((sum, activity) => sum + (activity.anggaran || 0), 0);
}

/**
 * How each program utama fares in a plan.
 *
 * @param {any} facts
 * @param {Activity[]} activities
 * @param {string | null} group
 * @returns {Coverage[]}
 */
export function coverage(facts, activities, group) {
  return facts.bidang.map((/** @type {any} */ bidang) => {
    const own = activities.filter((activity) => activity.bidang === bidang.kode);
    const dinilai = group === null || bidang.dinilai.includes(group);
    const pesan = say("program-utama-kosong", { bidang: bidang.nama_pendek });
    return {
      bidang: bidang.kode,
      dinilai,
      kegiatan: own.length,
      anggaran: total(own),
      pesan: dinilai && !own.length ? pesan : null,
    };
  });
}

/**
 * @param {bigint} one
 * @param {bigint} other
 * @returns {bigint}
 */
function gcd(one, other) {
  return other ? gcd(other, one % other) : one;
}

/**
 * Amounts shared evenly among the places of each, all in one small unit: what each place has.
 *
 * @param {[amount: number, places: string[]][]} amounts
 */
function spreadEvenly(amounts) {
  const found = amounts.filter(([, places]) => places.length);
  let unit = 1n;
  for (const [, places] of found) {
    const size = BigInt(places.length);
    unit = (unit / gcd(unit, size)) * size;
  }
  /** @type {Map<string, bigint>} */
  const shares = new Map();
  for (const [value, places] of found) {
    const part = (BigInt(value) * unit) / BigInt(places.length);
    for (const place of places) shares.set(place, (shares.get(place) || 0n) + part);
  }
  return Array.from(shares.values());
}

/**
 * @param {bigint[]} shares
 * @param {any} rules
 */
function concentration(shares, rules) {
  const sum = shares.reduce((all, share) => all + share, 0n);
  if (!sum) return null;
  const squares = shares.reduce((all, share) => all + share * share, 0n);
  const indeks = Number(rounded(ONE * squares, sum * sum));
  let golongan = indeks < rules.menyebar_di_bawah ? "menyebar" : "sedang";
  if (indeks >= rules.terfokus_mulai) golongan = "terfokus";
  const limit = BigInt(rules.kecil_di_bawah) * sum;
  return {
    indeks,
    setara: Number(rounded(10n * sum * sum, squares)),
    banyak: shares.length,
    kecil: shares.filter((share) => share * ONE < limit).length,
    golongan,
  };
}

/**
 * Whether a plan does much in few places or little in many: the Herfindahl index of its budgets
 * over kecamatan and subprograms, by number of activities where a budget is missing.
 *
 * @param {any} rules
 * @param {Activity[]} activities
 * @returns {Focus}
 */
export function focusVerdict(rules, activities) {
  const placed = activities.filter((one) => one.kecamatan.length && one.bidang !== null);
  const byBudget = placed.every((activity) => activity.anggaran);
  /** @type {[number, string[]][]} */
  const amounts = placed.map(({ anggaran, kecamatan, subprogram, bidang }) => [
    byBudget ? (anggaran ?? 0) : 1,
    kecamatan.map((kode) => `${kode} ${subprogram || bidang}`),
  ]);
  const found = concentration(spreadEvenly(amounts), rules.fokus);
  if (found === null) {
    const none = { dasar: null, indeks: null, setara: null, banyak: 0, kecil: 0, golongan: null };
    return { ...none, pesan: say("fokus-kosong") };
  }
  const pesan = say(`fokus-${found.golongan}`, {
    indeks: withComma(found.indeks, 4),
    setara: withComma(found.setara, 1),
    banyak: found.banyak,
    kecil: found.kecil,
    batas: Math.floor(rules.fokus.kecil_di_bawah / 100),
  });
  return { dasar: byBudget ? "anggaran" : "jumlah kegiatan", ...found, pesan };
}

/** Duties and points of readiness, as far as a plan shows them. */
export class PlanTests {
  /**
   * @param {any} facts
   * @param {{filled: string[], program: string | null}[]} verdicts
   * @param {Activity[]} activities
   * @param {AnswerBook} answers
   * @param {Map<number, number>} yearly the budget of each year
   * @param {string} uncovered names of the program utama that have no activity
   */
  constructor(facts, verdicts, activities, answers, yearly, uncovered) {
    this.facts = facts;
    this.verdicts = verdicts;
    this.activities = activities;
    this.answers = answers;
    this.yearly = yearly;
    this.uncovered = uncovered;
    this.rules = facts.aturan;
    this.asked = byKey(this.rules.isian, "kode");
  }

  /**
   * @param {Point} point
   * @param {string} acuan its basis
   * @returns {Finding}
   */
  finding(point, acuan) {
    const [status, pesan] = this.run(point.uji, point.isian || [], point.bagian || []);
    return { kode: point.kode, judul: point.judul, status, acuan, pesan };
  }

  /**
   * @param {string} test
   * @param {string[]} answers codes of what the plan is asked
   * @param {string[]} parts codes of parts of each activity
   * @returns {Judged}
   */
  run(test, answers, parts) {
    if (test === "isian") return this.answered(answers);
    if (test === "kapasitas") return this.capacity();
    if (test === "sisa") return this.unspent();
    if (!this.activities.length) return [UNKNOWN, say("tanpa-kegiatan")];
    if (test === "bagian") return this.filled(parts);
    if (test === "cetak-biru") return this.refers();
    if (test === "masyarakat-sekitar") return this.nearTheMine();
    if (test === "anggaran") return this.budgeted();
    return test === "program-utama" ? this.covered() : this.noOverlap();
  }

  /**
   * @param {string[]} codes
   * @returns {Judged}
   */
  answered(codes) {
    const texts = this.answers.texts;
    const title = (/** @type {string} */ kode) => this.asked.get(kode).judul;
    const lacking = codes.filter((kode) => !texts.get(kode)).map(title);
    if (lacking.length) return [NOT_DONE, say("isian-kurang", { isi: lacking.join("; ") })];
    const told = codes.map((kode) => `${title(kode)}: ${texts.get(kode)}`).join("; ");
    return [DONE, say("isian-terisi", { isi: told })];
  }

  /**
   * @param {string[]} parts
   * @returns {Judged}
   */
  filled(parts) {
    const semua = this.activities.length;
    const kurang = this.verdicts.filter(
      ({ filled }) => !parts.every((part) => filled.includes(part)),
    ).length;
    if (kurang) return [NOT_DONE, say("bagian-kurang", { kurang, semua })];
    return [DONE, say("bagian-lengkap", { semua })];
  }

  /** @returns {Judged} */
  refers() {
    const cocok = this.verdicts.filter(({ program }) => program).length;
    const semua = this.activities.length;
    if (this.facts.edisi.kode_status !== "ditetapkan") {
      const status = this.facts.edisi.status.toLowerCase();
      return [UNKNOWN, say("cetak-biru-rancangan", { cocok, semua, status })];
    }
    const named = Boolean(this.answers.texts.get("edisi"));
    const pesan = say(named ? "cetak-biru-terpenuhi" : "cetak-biru-belum", { cocok, semua });
    return [named && cocok ? DONE : NOT_DONE, pesan];
  }

  /** @returns {Judged} */
  nearTheMine() {
    const isi = this.activities.filter((activity) => activity.kecamatan.length).length;
    return [UNKNOWN, say("sekitar-periksa", { isi, semua: this.activities.length })];
  }

  /** @returns {Judged} */
  budgeted() {
    const semua = this.activities.length;
    const kurang = this.verdicts.filter(({ filled }) => !filled.includes("anggaran")).length;
    if (kurang) return [NOT_DONE, say("anggaran-belum", { kurang, semua })];
    const jumlah = thousands(total(this.activities));
    return [DONE, say("anggaran-terpenuhi", { semua, jumlah })];
  }

  /** @returns {Judged} */
  capacity() {
    const grown = this.answers.truths.get("kapasitas_naik");
    if (grown === undefined) return [UNKNOWN, say("kapasitas-tanya")];
    if (!grown) return [NOT_NEEDED, say("kapasitas-tetap")];
    const before = this.answers.amounts.get("anggaran_sebelumnya");
    if (before === undefined || !this.yearly.size) return [UNKNOWN, say("kapasitas-data")];
    const tahun = Math.min(...this.yearly.keys());
    const now = this.yearly.get(tahun) ?? 0;
    const pesan = say(now > before ? "kapasitas-naik" : "kapasitas-belum", {
      tahun,
      ini: thousands(now),
      lalu: thousands(before),
    });
    return [now > before ? DONE : NOT_DONE, pesan];
  }

  /** @returns {Judged} */
  unspent() {
    const unspent = this.answers.amounts.get("sisa_sebelumnya");
    if (unspent === undefined) return [UNKNOWN, say("sisa-tanya")];
    if (!unspent) return [NOT_NEEDED, say("sisa-nol")];
    const added = this.answers.amounts.get("sisa_ditambahkan") || 0;
    const done = added >= unspent;
    const pesan = say(done ? "sisa-terpenuhi" : "sisa-belum", {
      tambah: thousands(added),
      sisa: thousands(unspent),
    });
    return [done ? DONE : NOT_DONE, pesan];
  }

  /** @returns {Judged} */
  covered() {
    if (this.uncovered) return [NOT_DONE, say("utama-kurang", { bidang: this.uncovered })];
    return [DONE, say("utama-lengkap")];
  }

  /** @returns {Judged} */
  noOverlap() {
    const banyak = this.activities.filter((one) => one.tumpang_tindih.length).length;
    if (banyak) return [NOT_DONE, say("tindih-ada", { banyak })];
    return [DONE, say("tindih-tidak")];
  }
}
