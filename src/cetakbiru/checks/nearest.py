"""The known word nearest to a mistyped one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches

_ALIKE = 0.6
# A longer text is no mistyped word, and comparing it takes more than linear time.
_LONGEST = 200


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word most like `word`, letter case aside; None when none is alike."""
    if len(word) > _LONGEST:
        return None
    by_folded = {candidate.casefold(): candidate for candidate in known}
    found = get_close_matches(word.casefold(), by_folded, n=1, cutoff=_ALIKE)
    return by_folded[found[0]] if found else None


def nearest_code(word: str, labels: Mapping[str, str]) -> str | None:
    """The code meant by `word`: written otherwise, or its name, or the most alike of both."""
    bare = _bare(word[: _LONGEST + 1])
    if not bare or len(word) > _LONGEST:
        return None
    for code in labels:
        if _bare(code) == bare:
            return code
    for code, label in labels.items():
        if label and _bare(label) == bare:
            return code
    by_name = {label.casefold(): code for code, label in labels.items() if label}
    found = get_close_matches(word.casefold(), by_name, n=1, cutoff=0.75)
    return by_name[found[0]] if found else nearest(word, labels)


def _bare(text: str) -> str:
    """Letters and digits only: what remains equal however a code is punctuated."""
    return "".join(character for character in text.casefold() if character.isalnum())


def asked(meant: str | None) -> str:
    """ " Maksud Anda …?" for a word that may be meant, or nothing."""
    return f" Maksud Anda {meant}?" if meant else ""


def guess(word: str, known: Iterable[str]) -> str:
    """ " Maksud Anda …?" for the nearest known word, or nothing."""
    return asked(nearest(word, known))
