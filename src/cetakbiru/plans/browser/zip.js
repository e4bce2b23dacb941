/* The members of a zip archive, unpacked by fflate, as workbook/guard.py takes them. An archive that
   says of itself more than can be is refused before anything is unpacked. */
import { inflateSync } from "fflate";
import { Damaged, Swollen } from "../engine/xml.js";

// What the parts of a zip begin with, and how a member is packed.
const [END, ENTRY, LOCAL] = [0x06054b50, 0x02014b50, 0x04034b50];
const [STORED, DEFLATED] = [0, 8];
const [END_64, LOCATOR_64] = [0x06064b50, 0x07064b50];
const [END_SIZE, END_64_SIZE, LOCATOR_SIZE] = [22, 56, 20];
const [ENTRY_SIZE, LOCAL_SIZE] = [46, 30];
const LONGEST_COMMENT = 65536;
const MOST_MEMBERS = 2000;
// What of the format is known: its version, and which marks no member may bear.
const NEWEST = 63;
const [ENCRYPTED, UNKNOWN, UTF_8] = [1, 0x60, 0x800];
// A field of 32 bits that holds this has its value in a longer one.
const LONGER = 0xffffffff;
const SIZES = 1;

/** A member is under a password. */
export class Locked extends Error {}

/**
 * Where a member stands and what it says of itself.
 * @typedef {object} Member
 * @property {string} name
 * @property {Uint8Array} written the name as it is written
 * @property {number} flags
 * @property {number} version
 * @property {number} method
 * @property {number} checksum
 * @property {number} packed
 * @property {number} size
 * @property {number} start
 */

const CRC = new Uint32Array(256).map((_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

/** @param {Uint8Array} bytes */
function checksum(bytes) {
  let value = 0xffffffff;
  for (const byte of bytes) value = CRC[(value ^ byte) & 0xff] ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
}

/** An archive that unpacks to at most so many bytes. Throws Damaged, Swollen and Locked. */
export class Archive {
  #bytes;
  #view;
  /** @type {Map<string, Member>} */
  #members = new Map();

  /**
   * @param {Uint8Array} bytes
   * @param {number} most
   */
  constructor(bytes, most) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const members = told(() => Array.from(this.#listed()));
    if (!members.length || members.some(({ version }) => version > NEWEST)) {
      throw new Damaged("zip");
    }
    if (members.reduce((sum, { size }) => sum + size, 0) > most) throw new Swollen("zip");
    if (members.some(({ flags }) => flags & ENCRYPTED)) throw new Locked("zip");
    this.#refuseOverlaps(members);
    for (const member of members) {
      const name = member.name.replaceAll("\\", "/").toLowerCase();
      if (this.#members.has(name)) throw new Damaged("zip");
      this.#members.set(name, member);
    }
  }

  /** The names of the members, in lower case. */
  get names() {
    return Array.from(this.#members.keys());
  }

  /** The names of the members as they are written, with slashes. */
  get writtenNames() {
    return Array.from(this.#members.values(), ({ name }) => name.replaceAll("\\", "/"));
  }

  /**
   * The bytes of a member.
   * @param {string} name
   */
  bytes(name) {
    return told(() => this.#unpacked(name.toLowerCase()));
  }

  /**
   * The text of a member in UTF-8 or UTF-16.
   * @param {string} name
   */
  text(name) {
    const bytes = this.bytes(name);
    const encoding = { 65534: "utf-16le", 65279: "utf-16be" }[(bytes[0] << 8) | bytes[1]];
    return told(() => new TextDecoder(encoding ?? "utf-8", { fatal: true }).decode(bytes));
  }

  /** Where the list of members begins and ends, and by how much all places in it are too low. */
  #directory() {
    const [bytes, view] = [this.#bytes, this.#view];
    let end = bytes.length - END_SIZE;
    const least = Math.max(0, end - LONGEST_COMMENT);
    while (end >= least && view.getUint32(end, true) !== END) end -= 1;
    if (end < least) throw new Damaged("zip");
    let size = view.getUint32(end + 12, true);
    let start = view.getUint32(end + 16, true);
    let before = 0;
    const longer = end - LOCATOR_SIZE - END_64_SIZE;
    if (
      longer >= 0 &&
      view.getUint32(end - LOCATOR_SIZE, true) === LOCATOR_64 &&
      view.getUint32(longer, true) === END_64
    ) {
      size = Number(view.getBigUint64(longer + 40, true));
      start = Number(view.getBigUint64(longer + 48, true));
      before = LOCATOR_SIZE + END_64_SIZE;
    }
    const lead = end - before - size - start;
    if (lead + start < 0) throw new Damaged("zip");
    return { from: lead + start, to: lead + start + size, lead };
  }

  /** @returns {Generator<Member>} */
  *#listed() {
    const view = this.#view;
    const { from, to, lead } = this.#directory();
    let count = 0;
    for (let at = from; at < to; ) {
      count += 1;
      if (count > MOST_MEMBERS) throw new Swollen("zip");
      if (view.getUint32(at, true) !== ENTRY) throw new Damaged("zip");
      const [nameLength, extraLength, commentLength] = [28, 30, 32].map((place) =>
        view.getUint16(at + place, true),
      );
      const extra = Math.min(at + ENTRY_SIZE + nameLength, to);
      const written = this.#bytes.subarray(at + ENTRY_SIZE, extra);
      const flags = view.getUint16(at + 8, true);
      const [size, packed, start] = this.#sizes(at, extra, Math.min(extra + extraLength, to));
      yield {
        name: nameOf(written, flags),
        written,
        flags,
        version: view.getUint8(at + 6),
        method: view.getUint16(at + 10, true),
        checksum: view.getUint32(at + 16, true),
        packed,
        size,
        start: start + lead,
      };
      at = extra + extraLength + commentLength;
    }
  }

  /**
   * Size, packed size and place of the entry at `at`, which may stand among its extra fields.
   * @param {number} at
   * @param {number} extra
   * @param {number} end
   */
  #sizes(at, extra, end) {
    const view = this.#view;
    const sizes = [24, 20, 42].map((place) => view.getUint32(at + place, true));
    for (let field = extra; field + 4 <= end; ) {
      let place = field + 4;
      const kind = view.getUint16(field, true);
      field = place + view.getUint16(field + 2, true);
      if (field > end) throw new Damaged("zip");
      if (kind !== SIZES) continue;
      for (const [which, value] of sizes.entries()) {
        if (value !== LONGER) continue;
        if (place + 8 > field) throw new Damaged("zip");
        sizes[which] = Number(view.getBigUint64(place, true));
        place += 8;
      }
    }
    return sizes;
  }

  /** @param {Member[]} members */
  #refuseOverlaps(members) {
    let free = 0;
    for (const { start, written, packed } of [...members].sort(
      (one, other) => one.start - other.start,
    )) {
      if (start < free) throw new Damaged("zip");
      free = start + LOCAL_SIZE + written.length + packed;
    }
    if (free > this.#bytes.length) throw new Damaged("zip");
  }

  /** @param {string} name */
  #unpacked(name) {
    const view = this.#view;
    const member = this.#members.get(name);
    if (member === undefined) throw new Damaged("zip");
    const { start, written, packed, size, method, flags } = member;
    const after = start + LOCAL_SIZE;
    if (view.getUint32(start, true) !== LOCAL) throw new Damaged("zip");
    const nameLength = view.getUint16(start + 26, true);
    const here = this.#bytes.subarray(after, after + nameLength);
    if (!written.every((byte, at) => here[at] === byte) || here.length !== written.length) {
      throw new Damaged("zip");
    }
    const from = after + nameLength + view.getUint16(start + 28, true);
    const raw = this.#bytes.subarray(from, from + packed);
    if ((method !== STORED && method !== DEFLATED) || flags & UNKNOWN) throw new Damaged("zip");
    const bytes = method === STORED ? raw : inflateSync(raw, { out: new Uint8Array(size) });
    if (bytes.length !== size || checksum(bytes) !== member.checksum) throw new Damaged("zip");
    return bytes;
  }
}

/**
 * What the work gives; whatever a broken archive makes it throw is damage.
 * @template T
 * @param {() => T} work
 */
function told(work) {
  try {
    return work();
  } catch (error) {
    if (error instanceof Swollen) throw error;
    throw new Damaged("zip");
  }
}

/**
 * @param {Uint8Array} written
 * @param {number} flags
 */
function nameOf(written, flags) {
  const decoder = new TextDecoder(flags & UTF_8 ? "utf-8" : "latin1", { fatal: true });
  return decoder.decode(written).split("\0")[0];
}
