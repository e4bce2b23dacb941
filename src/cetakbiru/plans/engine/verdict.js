/* What is found out about one activity, from its row on. */
import { Match } from "./match.js";
import { Place } from "./places.js";

/** @import { Note } from "./note.js" */
/** @import { Origin, Work } from "./overlap.js" */
/** @import { Row } from "./sense/rows.js" */
/** @import { Entry } from "./entry.js" */
/** @import { Fit, Lack, Unread } from "./types.js" */

export class Verdict {
  /**
   * @param {Origin} origin
   * @param {Entry} entry
   */
  constructor(origin, entry) {
    this.origin = origin;
    this.entry = entry;
    this.name = entry.name;
    this.place = new Place();
    /** @type {string | null} */
    this.bidang = null;
    /** @type {string | null} */
    this.subprogram = null;
    /** @type {number[]} */
    this.years = [];
    this.match = new Match();
    /** @type {Fit} */
    this.fit = { putusan: "tak-dinilai", cara: null, acuan: [], pesan: [] };
    /** @type {string[]} the parts that the plan fills */
    this.filled = [];
    /** @type {Lack[]} */
    this.lacks = [];
    // Judged last, and always before anybody looks.
    this.sense = /** @type {Row} */ (/** @type {unknown} */ (null));
    /** @type {Note[]} */
    this.notes = [];
    /** @type {Unread[]} */
    this.unread = [];
  }

  /** The direction or programme that it serves. */
  get program() {
    return this.match.program === null ? null : this.match.program.id;
  }

  /** Lets go what it was judged by, and what is told already: of a long plan that is a lot. */
  release() {
    this.match.candidates = [];
    this.unread = [];
    this.place.unread = [];
    this.place.notes = [];
  }

  /** @returns {Work} */
  work() {
    const { origin, name, place, bidang, subprogram, program, years } = this;
    const { kabupaten, kecamatan, desa } = place;
    return {
      origin,
      name,
      subprogram,
      program,
      bidang: bidang === null ? [] : [bidang],
      exact: program === null ? [] : [program],
      kinds: subprogram === null ? [] : [subprogram],
      kabupaten,
      kecamatan,
      desa,
      years,
    };
  }
}
