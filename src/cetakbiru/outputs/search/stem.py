"""Words and their stems for the index; twin of browser/stem.js, which does the same to a query.

Both must give the same, or a query misses what the index holds: tests/outputs/search/test_stem.py
asks both for every word of the site. Why each rule is as it is stands in browser/stem.js.
"""

from __future__ import annotations

import re
import unicodedata

# Words that say nothing about what is looked for.
EMPTY = frozenset(
    re.findall(
        r"\w+",
        "dan atau yang di ke dari untuk pada dengan dalam oleh para akan juga agar adalah ini itu "
        "apa apakah bagaimana mengapa berapa siapa saja bagi sebagai serta ialah yaitu harus "
        "tentang the of",
    )
)
_WHOLE = frozenset(
    re.findall(
        r"\w+",
        "penduduk penuh pengaruh perkara perangkat pertama perempuan percaya persen periode berita "
        "bersih beras berat benar besar kelapa keluarga dinding dinamika diare direktur direktorat "
        "diskusi berdaya terima terang ternak kawasan menteri merdeka media melayu halaman",
    )
)
_ON_M = re.compile(
    "milik|masuk|makan|minat|minta|minum|muat|mohon|main|mulai|maju|mukim|muda|masak|modal|mandi"
    "|manfaat"
)
_ON_N = re.compile("nilai|nama|naik|nikah|nikmat|nanti|nasihat|niat|naung")
_ON_NY = re.compile("nyata|nyanyi|nyala|nyaman")
_ON_K = frozenset(
    re.findall(
        r"\w+",
        "gerak masuk didik bentuk ternak rusak baik naik tunjuk duduk milik produk pajak masak "
        "tolak layak pasok kontrak petik balik tarik tindak cocok pokok",
    )
)
_ON_I = re.compile("(?:nilai|capai|damai|pakai|sesuai|selesai|mulai)$")
_THREE_LETTERS = re.compile("[mp]en?[gmny]")
_SWALLOWED_K = re.compile("k[aeiou]..")

# What a prefix leaves, in the order in which prefixes are tried. Of a pattern with a nasal that may
# have swallowed a letter: that letter, and the roots that begin with the nasal itself.
_PREFIXES: tuple[tuple[re.Pattern[str], str, str, re.Pattern[str] | None], ...] = (
    (re.compile("(?:bel|pel)(ajar.*)"), "", "", None),
    (
        re.compile("[bp]e(r(?:encana|umah|umus|awat|ambah|esmi|endah|asa|ekrut).*)"),
        "",
        "",
        None,
    ),
    (re.compile("peme(rata.*)"), "", "", None),
    (re.compile("[mp]em([bfpv].*)"), "", "", None),
    (re.compile("[mp]em([aeiou].*)"), "p", "m", _ON_M),
    (re.compile("[mp]eny([aeiou].*)"), "s", "ny", _ON_NY),
    (re.compile("[mp]eng([aeioughkq].*)"), "", "", None),
    (re.compile("[mp]en([cdjz].*)"), "", "", None),
    (re.compile("[mp]en([aeiou].*)"), "t", "n", _ON_N),
    (re.compile("(?:ber|per|ter)(.*)"), "", "", None),
    (re.compile("be([bcdfghjklmnpqstvwxyz]er.*)"), "", "", None),
    (re.compile("me([lrwy].*)"), "", "", None),
    (re.compile("pe([bcdghjklstwy][aeiou].*)"), "", "", None),
    (re.compile("di((?:[bcdfghjklmnprstw]|[bdfgkpst][rl]|ny|s[ty])?[aeiou].*)"), "", "", None),
)
_PREFIXED = re.compile("[bdmpt][ei]")
_ASCII_WORD = re.compile("[a-z0-9]+")
_WORD = re.compile(r"[^\W_]+")
_DIGIT = re.compile(r"[0-9]")


def words(text: str) -> list[str]:
    """The words of a text: lower case, without accents, split at all but letters and digits."""
    lower = text.lower()
    if lower.isascii():
        return _ASCII_WORD.findall(lower)
    parted = unicodedata.normalize("NFKD", lower)
    bare = "".join(letter for letter in parted if unicodedata.category(letter)[0] != "M")
    return _WORD.findall(bare)


def stem(word: str) -> str:
    """The stem of one lower-case word."""
    if len(word) < 4 or _DIGIT.search(word):
        return word
    base = word[:-3] if len(word) > 6 and word.endswith("nya") else word
    if base in _WHOLE:
        return _canonical(base)
    noun = base.startswith(("ke", "pe"))
    verb = base.startswith(("me", "di", "ter"))
    if base.endswith("kan") and not noun and _without_prefixes(base[:-2]) not in _ON_K:
        root = _without_prefixes(base[:-3])
        if len(root) >= 4 or (verb and len(root) == 3):
            return _canonical(root)
    if base.startswith("ke") and base.endswith("an") and len(base) > 6:
        inner = _without_prefixes(base[2:-2])
        if len(inner) >= 3:
            return _canonical(inner)
    if base.endswith("an") and (noun or len(_without_prefixes(base)) > 5):
        root = _without_prefixes(base[:-2])
        if len(root) >= 4 or (noun and len(root) == 3 and root[0] in "aeiou"):
            return _canonical(root)
    if verb and base.endswith("i") and not _ON_I.search(base):
        root = _without_prefixes(base[:-1])
        if 4 <= len(root) < len(base) - 1:
            return _canonical(root)
    return _canonical(_without_prefixes(base))


def _without_prefix(word: str) -> str:
    if not _PREFIXED.match(word):
        return word
    for pattern, swallowed, nasal, roots in _PREFIXES:
        found = pattern.fullmatch(word)
        if found:
            left = found[1]
            return (nasal if roots and roots.match(nasal + left) else swallowed) + left
    return word


def _without_prefixes(word: str) -> str:
    left = word
    for _ in range(3):
        if left in _WHOLE:
            break
        shorter = _without_prefix(left)
        if shorter == left or len(shorter) < 4:
            # Roots of three letters exist, but only where a nasal prefix shows that there is one.
            if len(shorter) == 3 and _THREE_LETTERS.match(left):
                left = shorter
            break
        left = shorter
    return left


def _canonical(root: str) -> str:
    """meng- and peng- swallow a k, so every root gives up its k."""
    return root[1:] if _SWALLOWED_K.match(root) else root
