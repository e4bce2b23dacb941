"""Where an Indonesian word may be hyphenated: between syllables, by the rules of spelling.

A vowel and what begins the next syllable part before one consonant ("ma-ka"), and between the
first and the rest of more ("lang-sung", "ben-trok"). Where two readings differ nothing is parted:
"Ap-ril" and "pro-gram", "pen-didik-an" and "gerak-an" look alike to a rule. So is what no rule can
tell, where a prefix ends before a vowel; a syllable further on is right in both readings.
"""

from __future__ import annotations

import re
from functools import lru_cache

# Shorter words stay whole, and so many letters stay at the head of a word and at its end.
_SHORTEST, _HEAD, _END = 8, 3, 3

_CONSONANT = "[bcdfghjklmnpqrstvwxyz]"
_ONE_SOUND = "ng|ny|sy|kh"
_CLUSTER = "str|skr|[bdgkpt]r|[bgkpf]l|fr|s[kpt]"
_SEAM = re.compile(
    rf"[aeiou](?=(?:{_ONE_SOUND}|{_CONSONANT})[aeiou])"
    rf"|[aeiou](?:{_ONE_SOUND}|{_CONSONANT})(?=(?:{_CLUSTER}|{_ONE_SOUND}|{_CONSONANT})[aeiou])",
    re.IGNORECASE,
)
_ALIKE = re.compile(r"(?:[bdgkpt]r|[bgkpf]l)[aeiou]", re.IGNORECASE)
# What stands before the suffixes -an and -i is mostly the last of the stem.
_OF_THE_STEM = re.compile(rf"ngan|n[gy]i$|{_CONSONANT}an(?:nya|lah|kah)?$", re.IGNORECASE)


@lru_cache(maxsize=1 << 14)
def syllables(word: str) -> tuple[str, ...]:
    """The pieces between which a word of letters may be hyphenated; all of it when nowhere."""
    if len(word) < _SHORTEST:
        return (word,)
    cuts = [match.end() for match in _SEAM.finditer(word) if _parts(word, match.end())]
    return tuple(word[start:end] for start, end in zip([0, *cuts], [*cuts, len(word)]))


def _parts(word: str, at: int) -> bool:
    """Whether a word may part at a seam of syllables."""
    if at < _HEAD or len(word) - at < _END:
        return False
    return _ALIKE.match(word, at - 1) is None and _OF_THE_STEM.match(word, at) is None
