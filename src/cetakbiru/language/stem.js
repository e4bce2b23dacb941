/*
 * Indonesian words, and what they are reduced to so that memberdayakan, pemberdayaan and berdaya
 * meet. The search's index, its queries and the plan check all ask here and nowhere else. A stem
 * need not be a word of the dictionary: it only has to be the same for words of one family.
 */

/** Words that say nothing about what is looked for. */
export const EMPTY = set(
  "dan atau yang di ke dari untuk pada dengan dalam oleh para akan juga agar adalah ini itu",
  "apa apakah bagaimana mengapa berapa siapa saja bagi sebagai serta ialah yaitu harus",
  "tentang the of",
);

// Words that affixes take nothing from: what looks like an affix belongs to the root.
const WHOLE = set(
  "penduduk penuh pengaruh perkara perangkat pertama perempuan percaya persen periode berita",
  "bersih beras berat benar besar kelapa keluarga dinding dinamika diare direktur direktorat",
  "diskusi berdaya terima terang ternak kawasan menteri merdeka media melayu halaman",
);

// Roots on k and i whose last letters look like the suffixes -kan and -i (gerakan, mencapai).
const ON_K = set(
  "gerak masuk didik bentuk ternak rusak baik naik tunjuk duduk milik produk pajak masak",
  "tolak layak pasok kontrak petik balik tarik tindak cocok pokok",
);
const ON_I = /(?:nilai|capai|damai|pakai|sesuai|selesai|mulai)$/;

// Roots on k that are words of another family without it: koperasi is no operasi.
const WITH_K = set(
  "koperasi karang kawal kemas kurus kukur kubah kasing kasih kalam karah kambil kupah kutang kisi",
);

// Roots on m, n and ny. A nasal prefix swallowed nothing from them (memiliki comes from milik),
// whereas elsewhere it swallowed a p, t or s (memakai from pakai, menulis from tulis).
const ON_M =
  /^(?:milik|masuk|makan|minat|minta|minum|muat|mohon|main|mulai|maju|mukim|muda|masak|modal|mandi|manfaat)/;
const ON_N = /^(?:nilai|nama|naik|nikah|nikmat|nanti|nasihat|niat|naung)/;
const ON_NY = /^(?:nyata|nyanyi|nyala|nyaman)/;

/**
 * Prefixes in the order in which they are tried: a pattern whose group is what is left, and of
 * those with a nasal that may have swallowed a letter: that letter, the nasal, and the roots that
 * begin with the nasal itself.
 *
 * @type {[pattern: RegExp, swallowed?: string, nasal?: string, roots?: RegExp][]}
 */
const PREFIXES = [
  [/^[bp]el(ajar.*)$/],
  [/^[bp]e(r(?:encana|umah|umus|awat|ambah|esmi|endah|asa|ekrut).*)$/],
  [/^peme(rata.*)$/],
  [/^[mp]em([bfpv].*)$/],
  [/^[mp]em([aeiou].*)$/, "p", "m", ON_M],
  [/^[mp]eny([aeiou].*)$/, "s", "ny", ON_NY],
  [/^[mp]eng([aeioughkq].*)$/],
  [/^[mp]en([cdjz].*)$/],
  [/^[mp]en([aeiou].*)$/, "t", "n", ON_N],
  [/^(?:ber|per|ter)(.*)$/],
  [/^be([bcdfghjklmnpqstvwxyz]er.*)$/],
  [/^me([lrwy].*)$/],
  [/^pe([bcdghjklstwy][aeiou].*)$/],
  [/^di((?:[bcdfghjklmnprstw]|[bdfgkpst][rl]|ny|s[ty])?[aeiou].*)$/],
];
const PREFIXED = /^[bdmpt][ei]/;
const NASAL = /^[mp]en?[gmny]/;
const VOWEL = /^[aeiou]/;
// Indonesian is nearly all of these letters, for which this is several times faster.
const PLAIN = /^[\s!-~]*$/;
// Words of strangers' files: nobody needs the stems of more at once.
const MOST_KNOWN = 100_000;

/** @type {Map<string, string>} */
const known = new Map();

/**
 * The words of a text: lower case, without accents, split at all but letters and digits.
 *
 * @param {string} text
 * @returns {string[]}
 */
export function words(text) {
  const lower = text.toLowerCase();
  if (PLAIN.test(lower)) return lower.match(/[a-z0-9]+/g) ?? [];
  // Lower case last: letters of other forms (𝐀) have one only once they are plain.
  const bare = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return bare.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/**
 * The stem of one lower-case word; words of less than four letters, or with digits, are their own.
 *
 * @param {string} word
 * @returns {string}
 */
export function stem(word) {
  let found = known.get(word);
  if (found === undefined) {
    if (known.size >= MOST_KNOWN) known.clear();
    found = stemmed(word);
    known.set(word, found);
  }
  return found;
}

/** @param {string} word */
function stemmed(word) {
  if (word.length < 4 || /\d/.test(word)) return word;
  const base = word.length > 6 && word.endsWith("nya") ? word.slice(0, -3) : word;
  if (WHOLE.has(base)) return canonical(base);

  const noun = /^(?:ke|pe)/.test(base);
  const verb = /^(?:me|di|ter)/.test(base);
  if (base.endsWith("kan") && !noun && !ON_K.has(withoutPrefixes(base.slice(0, -2)))) {
    const root = withoutPrefixes(base.slice(0, -3));
    if (root.length >= 4 || (verb && root.length === 3)) return canonical(root);
  }
  if (base.startsWith("ke") && base.endsWith("an") && base.length > 6) {
    const inner = withoutPrefixes(base.slice(2, -2));
    if (inner.length >= 3) return canonical(inner);
  }
  if (base.endsWith("an") && (noun || withoutPrefixes(base).length > 5)) {
    const root = withoutPrefixes(base.slice(0, -2));
    if (root.length >= 4 || (noun && root.length === 3 && VOWEL.test(root))) return canonical(root);
  }
  if (verb && base.endsWith("i") && !ON_I.test(base)) {
    const root = withoutPrefixes(base.slice(0, -1));
    if (root.length >= 4 && root.length < base.length - 1) return canonical(root);
  }
  return canonical(withoutPrefixes(base));
}

/**
 * The word without its first prefix, or the word itself.
 *
 * @param {string} word
 */
function withoutPrefix(word) {
  if (!PREFIXED.test(word)) return word;
  for (const [pattern, swallowed = "", nasal = "", roots] of PREFIXES) {
    const left = pattern.exec(word)?.[1];
    if (left !== undefined) return (roots?.test(nasal + left) ? nasal : swallowed) + left;
  }
  return word;
}

/**
 * The word without up to three prefixes; what is left keeps four letters or more.
 *
 * @param {string} word
 */
function withoutPrefixes(word) {
  let left = word;
  for (let i = 0; i < 3 && !WHOLE.has(left); i++) {
    const shorter = withoutPrefix(left);
    if (shorter === left || shorter.length < 4) {
      // Roots of three letters exist, but only where a nasal prefix shows that there is one.
      return shorter.length === 3 && NASAL.test(left) ? shorter : left;
    }
    left = shorter;
  }
  return left;
}

/**
 * meng- and peng- swallow a k: mengelola may come from kelola or from elola. Both give up the k.
 *
 * @param {string} root
 */
function canonical(root) {
  return /^k[aeiou]../.test(root) && !WITH_K.has(root) ? root.slice(1) : root;
}

/** @param {string[]} lines words parted by spaces */
function set(...lines) {
  return new Set(lines.flatMap((line) => line.split(" ")));
}
