/* The members of a zip archive and the tags of XML, without a library. Nothing is expanded: a
   document with its own entities is refused. */
import { breathe } from "./pause.js";

// What the parts of a zip begin with, and how a member is packed.
export const SIGNS = { END: 0x06054b50, ENTRY: 0x02014b50, LOCAL: 0x04034b50, DEFLATED: 8 };
const { END, ENTRY, LOCAL, DEFLATED } = SIGNS;
const STORED = 0;
const END_SIZE = 22;
const TAGS_A_BREATH = 500;
const LONGEST_COMMENT = 65535;
const TOKEN = new RegExp(
  "<(?:!--[\\s\\S]*?--|\\?[\\s\\S]*?\\?|!\\[CDATA\\[([\\s\\S]*?)\\]\\]" +
    "|(/)?([\\w:.-]+)((?:\\s+[\\w:.-]+\\s*=\\s*(?:\"[^\"]*\"|'[^']*'))*)\\s*(/)?)>|([^<]+)",
  "y",
);
const ATTRIBUTE = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const NAMED = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

export class Damaged extends Error {}

const CRC = new Uint32Array(256).map((_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

export function checksum(bytes) {
  let value = 0xffffffff;
  for (const byte of bytes) value = CRC[(value ^ byte) & 0xff] ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
}

export class Archive {
  constructor(bytes) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.members = new Map();
    this.size = 0;
    try {
      this.list(this.findEnd());
    } catch (error) {
      throw error instanceof RangeError ? new Damaged("zip") : error;
    }
  }

  findEnd() {
    const least = Math.max(0, this.bytes.length - END_SIZE - LONGEST_COMMENT);
    for (let at = this.bytes.length - END_SIZE; at >= least; at -= 1) {
      if (this.view.getUint32(at, true) === END) return at;
    }
    throw new Damaged("zip");
  }

  list(end) {
    const count = this.view.getUint16(end + 10, true);
    let at = this.view.getUint32(end + 16, true);
    for (let number = 0; number < count; number += 1) {
      if (this.view.getUint32(at, true) !== ENTRY) throw new Damaged("zip");
      const lengths = [28, 30, 32].map((place) => this.view.getUint16(at + place, true));
      const name = new TextDecoder().decode(this.bytes.subarray(at + 46, at + 46 + lengths[0]));
      const member = {
        flags: this.view.getUint16(at + 8, true),
        method: this.view.getUint16(at + 10, true),
        crc: this.view.getUint32(at + 16, true),
        packed: this.view.getUint32(at + 20, true),
        size: this.view.getUint32(at + 24, true),
        start: this.view.getUint32(at + 42, true),
      };
      this.members.set(name, member);
      this.size += member.size;
      at += 46 + lengths[0] + lengths[1] + lengths[2];
    }
  }

  async text(name) {
    const member = this.members.get(name);
    if (member === undefined || member.flags & 1) throw new Damaged(name);
    const bytes = await this.unpacked(member);
    if (bytes.length !== member.size || checksum(bytes) !== member.crc) throw new Damaged(name);
    const text = new TextDecoder().decode(bytes);
    if (text.slice(0, 4096).includes("<!DOCTYPE")) throw new Damaged(name);
    return text.replace(/\r\n?/g, "\n");
  }

  async unpacked(member) {
    try {
      if (this.view.getUint32(member.start, true) !== LOCAL) throw new Damaged("zip");
      const name = this.view.getUint16(member.start + 26, true);
      const extra = this.view.getUint16(member.start + 28, true);
      const from = member.start + 30 + name + extra;
      const packed = this.bytes.subarray(from, from + member.packed);
      if (member.method === STORED) return packed;
      if (member.method !== DEFLATED) throw new Damaged("zip");
      return await inflated(packed, member.size);
    } catch (error) {
      throw error instanceof Damaged ? error : new Damaged("zip");
    }
  }
}

/* Stops as soon as more comes out than the archive promised. */
async function inflated(packed, size) {
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  const reader = stream.getReader();
  const whole = new Uint8Array(size);
  let filled = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    if (filled + value.length > size) throw new Damaged("zip");
    whole.set(value, filled);
    filled += value.length;
  }
  return whole.subarray(0, filled);
}

function plain(text) {
  if (!text.includes("&")) return text;
  return text.replace(/&(?:#x([0-9a-f]+)|#([0-9]+)|(\w+));?/gi, (_, hex, number, name) => {
    if (hex) return String.fromCodePoint(parseInt(hex, 16));
    if (number) return String.fromCodePoint(Number(number));
    if (name in NAMED) return NAMED[name];
    throw new Damaged("xml");
  });
}

function attributesOf(text) {
  const found = new Map();
  for (const [, name, double, single] of text.matchAll(ATTRIBUTE)) {
    found.set(name, plain(double ?? single));
  }
  return found;
}

function local(name) {
  return name.slice(name.indexOf(":") + 1);
}

/* Calls open(name, attributes), close(name) and text(content) in the order of the document. */
export async function scan(xml, { open, close, text }) {
  const stack = [];
  let tags = 0;
  let at = xml.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (at < xml.length) {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(xml);
    if (match === null) throw new Damaged("xml");
    at = TOKEN.lastIndex;
    const [, data, closing, name, attributes, alone, content] = match;
    if (content !== undefined) {
      if (stack.length) text(plain(content));
    } else if (data !== undefined) {
      text(data);
    } else if (name !== undefined && closing) {
      if (stack.pop() !== name) throw new Damaged("xml");
      close(local(name));
    } else if (name !== undefined) {
      open(local(name), attributesOf(attributes || ""));
      if (alone) close(local(name));
      else stack.push(name);
      tags += 1;
      if (tags % TAGS_A_BREATH === 0) await breathe();
    }
  }
  if (stack.length) throw new Damaged("xml");
}
