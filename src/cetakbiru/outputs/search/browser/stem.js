// @ts-check
// Words, and what they are reduced to so that memberdayakan, pemberdayaan and berdaya meet.
// Index and query both pass through here and nowhere else, so their stems can't drift apart.
// A stem need not be a dictionary word: it only has to be the same for words of one family.
"use strict";

/** @type {any} */ (globalThis).PpmStem = (() => {
  // Words that affixes take nothing from: what looks like an affix belongs to the root.
  const WHOLE = new Set(
    (
      "penduduk penuh pengaruh perkara perangkat pertama perempuan percaya persen periode berita " +
      "bersih beras berat benar besar kelapa keluarga dinding dinamika diare direktur direktorat " +
      "diskusi berdaya terima terang ternak kawasan menteri merdeka media melayu halaman"
    ).split(" "),
  );

  // Roots on m, n, ny and r. A nasal prefix swallowed nothing from them (memiliki comes from
  // milik), whereas elsewhere it swallowed a p, t or s (memakai from pakai, menulis from tulis).
  const ON_M =
    /^(?:milik|masuk|makan|minat|minta|minum|muat|mohon|main|mulai|maju|mukim|muda|masak|modal|mandi|manfaat)/;
  const ON_N = /^(?:nilai|nama|naik|nikah|nikmat|nanti|nasihat|niat|naung)/;
  const ON_NY = /^(?:nyata|nyanyi|nyala|nyaman)/;
  const ON_R = /^[bp]e(r(?:encana|umah|umus|awat|ambah|esmi|endah|asa|ekrut).*)$/;

  // Roots on k and i whose last letters look like the suffixes -kan and -i (gerakan, mencapai).
  const ON_K = new Set(
    (
      "gerak masuk didik bentuk ternak rusak baik naik tunjuk duduk milik produk pajak masak " +
      "tolak layak pasok kontrak petik balik tarik tindak cocok pokok"
    ).split(" "),
  );
  const ON_I = /(?:nilai|capai|damai|pakai|sesuai|selesai|mulai)$/;

  const ASCII = /^[\x00-\x7f]*$/;
  // Words that say nothing about what is looked for.
  const EMPTY = new Set(
    (
      "dan atau yang di ke dari untuk pada dengan dalam oleh para akan juga agar adalah ini itu " +
      "apa apakah bagaimana mengapa berapa siapa saja bagi sebagai serta ialah yaitu harus tentang the of"
    ).split(" "),
  );

  const VOWEL = /^[aeiou]/;

  /**
   * The word without its first prefix, or the word itself.
   * @param {string} word @returns {string}
   */
  function withoutPrefix(word) {
    /** @type {RegExpMatchArray | null} */
    let m;
    if ((m = /^(?:bel|pel)(ajar.*)$/.exec(word))) return m[1];
    if ((m = ON_R.exec(word) || /^peme(rata.*)$/.exec(word))) return m[1];
    if ((m = /^[mp]em([bfpv].*)$/.exec(word))) return m[1];
    if ((m = /^[mp]em([aeiou].*)$/.exec(word)))
      return ON_M.test("m" + m[1]) ? "m" + m[1] : "p" + m[1];
    if ((m = /^[mp]eny([aeiou].*)$/.exec(word)))
      return ON_NY.test("ny" + m[1]) ? "ny" + m[1] : "s" + m[1];
    if ((m = /^[mp]eng([aeioughkq].*)$/.exec(word))) return m[1];
    if ((m = /^[mp]en([cdjz].*)$/.exec(word))) return m[1];
    if ((m = /^[mp]en([aeiou].*)$/.exec(word)))
      return ON_N.test("n" + m[1]) ? "n" + m[1] : "t" + m[1];
    if ((m = /^(?:ber|per|ter)(.*)$/.exec(word))) return m[1];
    if ((m = /^be([bcdfghjklmnpqstvwxyz]er.*)$/.exec(word))) return m[1];
    if ((m = /^me([lrwy].*)$/.exec(word))) return m[1];
    if ((m = /^pe([bcdghjklstwy][aeiou].*)$/.exec(word))) return m[1];
    if ((m = /^di((?:[bcdfghjklmnprstw]|[bdfgkpst][rl]|ny|s[ty])?[aeiou].*)$/.exec(word)))
      return m[1];
    return word;
  }

  /**
   * The word without up to three prefixes; what is left keeps four letters or more.
   * @param {string} word @returns {string}
   */
  function withoutPrefixes(word) {
    let left = word;
    for (let i = 0; i < 3 && !WHOLE.has(left); i++) {
      const shorter = withoutPrefix(left);
      if (shorter === left || shorter.length < 4) {
        // Roots of three letters exist, but only where a nasal prefix shows that there is one.
        if (shorter.length !== 3 || !/^[mp]en?[gmny]/.test(left)) break;
        left = shorter;
        break;
      }
      left = shorter;
    }
    return left;
  }

  /**
   * The stem of one lower-case word.
   * @param {string} word @returns {string}
   */
  function stem(word) {
    if (word.length < 4 || /\d/.test(word)) return word;
    let base = word;
    if (base.length > 6 && base.endsWith("nya")) base = base.slice(0, -3);
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
      if (root.length >= 4 || (noun && root.length === 3 && VOWEL.test(root)))
        return canonical(root);
    }
    if (verb && base.endsWith("i") && !ON_I.test(base)) {
      const root = withoutPrefixes(base.slice(0, -1));
      if (root.length >= 4 && root.length < base.length - 1) return canonical(root);
    }
    return canonical(withoutPrefixes(base));
  }

  /**
   * meng- and peng- swallow a k: mengelola may come from kelola or from elola. Both give up the k.
   * @param {string} root @returns {string}
   */
  function canonical(root) {
    return /^k[aeiou]../.test(root) ? root.slice(1) : root;
  }

  /** @type {Map<string, string>} */
  const known = new Map();

  /** @param {string} word @returns {string} */
  function remembered(word) {
    let found = known.get(word);
    if (found === undefined) known.set(word, (found = stem(word)));
    return found;
  }

  /**
   * The words of a text: lower case, without accents, split at all but letters and digits.
   * @param {string} text @returns {string[]}
   */
  function words(text) {
    const lower = text.toLowerCase();
    // Indonesian is nearly all ASCII, for which this is several times faster.
    if (ASCII.test(lower)) return lower.match(/[a-z0-9]+/g) || [];
    return (
      lower
        .normalize("NFKD")
        .replace(/\p{M}/gu, "")
        .match(/[\p{L}\p{N}]+/gu) || []
    );
  }

  return { stem: remembered, words, EMPTY };
})();
