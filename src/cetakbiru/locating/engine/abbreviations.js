/* Names of places as people shorten them: "S. Raya", "Tj. Baru", "Hulu Sel.". What a short word stands
   for is open where there are several; only names that exist are taken (names.js). Short
   forms of one meaning, like "Tj.", the gazetteer reads itself. */

/** @type {[string, string][]} a word in full, and its usual short forms */
const SHORT = [
  ["sungai", "s sg sng"],
  ["simpang", "s sp spg smp"],
  ["sumber", "s sbr"],
  ["muara", "m ma mr mra mt"],
  ["tanjung", "t tanj"],
  ["teluk", "t tl tk tel"],
  ["tumbang", "t tbg"],
  ["tebing", "t tb tbg"],
  ["batu", "b bt"],
  ["bukit", "b bt"],
  ["batang", "b bt"],
  ["bandar", "b bdr"],
  ["pulau", "p"],
  ["padang", "p pd pdg"],
  ["pasir", "p ps psr"],
  ["pasar", "p ps psr"],
  ["kampung", "k kp kpg kmp"],
  ["kuala", "k kl kla"],
  ["kota", "k kt"],
  ["gunung", "g gn gng"],
  ["lubuk", "l lb lbk"],
  ["labuhan", "l lb lbh"],
  ["rantau", "r rtu"],
  ["danau", "d dn"],
  ["nanga", "n nga"],
  ["ujung", "u uj ujg"],
  ["air", "a"],
  ["utara", "ut utr"],
  ["selatan", "sel slt"],
  ["timur", "tim tmr"],
  ["barat", "bar brt"],
  ["tengah", "teng tgh"],
  ["hulu", "hl"],
  ["hilir", "hlr"],
  ["baru", "br"],
  ["lama", "lm"],
  ["raya", "ry"],
  ["besar", "bsr"],
  ["kecil", "kcl"],
];
/* Of more words than these none is a name; of fewer letters than these nothing is left to know it by. */
const MOST_WORDS = 5;
const LEAST_WRITTEN = 3;
const LEAST_START = 2;
/** @type {Map<string, string[]>} */
const FULL = new Map();
for (const [word, forms] of SHORT) {
  for (const form of forms.split(" ")) FULL.set(form, [...(FULL.get(form) ?? []), word]);
}

/**
 * The names that a shortened one may stand for; none for a name without short forms, and for one that
 * has nothing else.
 *
 * @param {string[]} name
 * @returns {string[][]}
 */
export function inFull(name) {
  const isShort = name.some((word) => FULL.has(word));
  const isWritten = name.some((word) => !FULL.has(word) && word.length >= LEAST_WRITTEN);
  if (!isShort || !isWritten || name.length > MOST_WORDS) return [];
  /** @type {string[][]} */
  let found = [[]];
  for (const word of name) {
    found = found.flatMap((start) =>
      [word, ...(FULL.get(word) ?? [])].map((one) => [...start, one]),
    );
  }
  return found.slice(1);
}

/**
 * How people shorten a name of two words to one: the beginnings of both.
 *
 * @param {string[]} name
 * @returns {string[]}
 */
export function blends(name) {
  if (name.length !== 2) return [];
  const [first, second] = name.map((word) =>
    Array.from(word.slice(LEAST_START - 1), (_, at) => word.slice(0, at + LEAST_START)),
  );
  return first.flatMap((start) => second.map((end) => start + end));
}
