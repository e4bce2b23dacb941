/* Words made comparable: one spelling, light Indonesian stems, concepts, nearest known word. */
import messages from "./messages.json" with { type: "json" };

const NEAR = 2;
const NEAR_MIN_LENGTH = 5;
// In a long name one slip more is still the same name.
const LONG = 10;
const MAX_LOOKUPS = 300;
const BLANK = /\{(\w+)\}/g;
// Blanks that are filled by a clause of their own, or by nothing.
const CLAUSES = new Set(["saran", "pengganti", "mirip"]);
const ENUMERATOR = /^(?:\d+|[a-z]|[ivx]+)$/;

// Cells repeat themselves: the same district on twenty thousand rows is made comparable once.
const NORMALS = new Map();
const MAX_NORMALS = 20000;

export function normal(text) {
  let key = NORMALS.get(text);
  if (key === undefined) {
    key = madeNormal(text);
    if (NORMALS.size >= MAX_NORMALS) NORMALS.clear();
    NORMALS.set(text, key);
  }
  return key;
}

function madeNormal(text) {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, " ")
    .trim();
}

export function words(text) {
  const key = normal(text);
  return key ? key.split(" ") : [];
}

export function squeezed(text) {
  return text
    .replace(/\u00a0/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}

export function partition(text, mark) {
  const at = text.indexOf(mark);
  return at < 0 ? [text, "", ""] : [text.slice(0, at), mark, text.slice(at + mark.length)];
}

export function withoutEnumerator(key) {
  const [first, , rest] = partition(key, " ");
  return rest && ENUMERATOR.test(first) ? rest : key;
}

export function shortened(text, length = 80) {
  if (text.length <= length) return text;
  const letters = Array.from(text);
  return letters.length <= length ? text : `${letters.slice(0, length - 1).join("")}…`;
}

/* How many letters to change, add, leave out or swap with the next to make one of the other. */
export function distance(one, other, most = NEAR) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let [previous, before] = [[], Array.from({ length: other.length + 1 }, (_, at) => at)];
  for (let row = 1; row <= one.length; row += 1) {
    const line = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const differs = one[row - 1] === other[column - 1] ? 0 : 1;
      let least = Math.min(before[column] + 1, line[column - 1] + 1, before[column - 1] + differs);
      const swapped =
        column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      if (swapped) least = Math.min(least, previous[column - 2] + 1);
      line.push(least);
    }
    [previous, before] = [before, line];
  }
  return Math.min(before[other.length], most + 1);
}

export class Nearest {
  constructor(names) {
    this.names = Array.from(names, (name) => [name, normal(name)]);
    this.known = new Map();
  }

  guess(text) {
    const key = normal(text);
    if (!this.known.has(key)) {
      if (this.known.size >= MAX_LOOKUPS) return null;
      this.known.set(key, this.search(key));
    }
    return this.known.get(key);
  }

  search(key) {
    if (key.length < NEAR_MIN_LENGTH) return null;
    let best = null;
    const most = key.length >= LONG ? NEAR + 1 : NEAR;
    let bestDistance = most + 1;
    for (const [name, other] of this.names) {
      const found = distance(key, other, most);
      if (found < bestDistance) [best, bestDistance] = [name, found];
    }
    return best;
  }
}

/* The message of this code with its braces filled. */
export function say(code, values = {}) {
  return messages[code].replace(BLANK, (_, name) => {
    const value = values[name] ?? "";
    if (name === code || !CLAUSES.has(name)) return String(value);
    return value ? say(name, { [name]: value }) : "";
  });
}

export function unique(items) {
  return Array.from(new Set(items));
}
