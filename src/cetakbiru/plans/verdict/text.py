"""Words made comparable: one spelling, light Indonesian stems, concepts, nearest known word.

theme/assets/align/text.js does the same in the browser; what is changed here changes there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from cetakbiru.base.plain import normal
from cetakbiru.model.alignment import Konsep, Rules

_SPACE = re.compile(r"\s+")
_ENUMERATOR = re.compile(r"\d+|[a-z]|[ivx]+")
_NEAR = 2
_NEAR_MIN_LENGTH = 5
_MAX_LOOKUPS = 300


def squeezed(text: str) -> str:
    """The text with every run of white space as one space."""
    return _SPACE.sub(" ", text.replace("\u00a0", " ")).strip()


def without_enumerator(key: str) -> str:
    """A normal text without the "1", "a" or "iv" that numbers it, if something is left."""
    first, _, rest = key.partition(" ")
    return rest if rest and _ENUMERATOR.fullmatch(first) else key


def shortened(text: str, length: int = 80) -> str:
    """The text, cut with an ellipsis where it is longer than `length` characters."""
    return text if len(text) <= length else text[: length - 1] + "…"


def distance(one: str, other: str) -> int:
    """The number of letters to insert, delete or replace, at most _NEAR + 1."""
    if abs(len(one) - len(other)) > _NEAR:
        return _NEAR + 1
    before = list(range(len(other) + 1))
    for row, letter in enumerate(one, start=1):
        line = [row]
        for column, against in enumerate(other, start=1):
            line.append(
                min(before[column] + 1, line[-1] + 1, before[column - 1] + (letter != against))
            )
        # No later line has less than the least of this one.
        if min(line) > _NEAR:
            return _NEAR + 1
        before = line
    return min(before[-1], _NEAR + 1)


class Nearest:
    """Guesses what a misspelt name means.

    Only so many different names are looked up in one check: a file of 50,000 wrong names gets its
    answer in time, and the first guesses are the ones that people read.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._names = [(name, normal(name)) for name in names]
        self._known: dict[str, str | None] = {}

    def guess(self, text: str) -> str | None:
        """The nearest name at a distance of at most two letters, the first of equals."""
        key = normal(text)
        if key not in self._known:
            if len(self._known) >= _MAX_LOOKUPS:
                return None
            self._known[key] = self._search(key)
        return self._known[key]

    def _search(self, key: str) -> str | None:
        if len(key) < _NEAR_MIN_LENGTH:
            return None
        best, best_distance = None, _NEAR + 1
        for name, other in self._names:
            found = distance(key, other)
            if found < best_distance:
                best, best_distance = name, found
        return best


class Vocabulary:
    """Stems and concepts by the words of the rules."""

    def __init__(self, rules: Rules) -> None:
        self._words = rules.kata
        self._stems: dict[str, str] = {}
        self._ignored = {self.stem(word) for word in rules.kata.diabaikan}
        self.concept: Mapping[str, Konsep] = {item.kode: item for item in rules.konsep}
        self._phrases: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
        for item in rules.konsep:
            for phrase in item.kata:
                stems = tuple(self.stem(word) for word in normal(phrase).split())
                self._phrases.setdefault(stems[0], []).append((stems, item.kode, phrase))

    def stem(self, word: str) -> str:
        """The word without one suffix and one prefix, as long as enough letters are left."""
        known = self._stems.get(word)
        if known is not None:
            return known
        rest = word
        for suffix in self._words.akhiran:
            if rest.endswith(suffix) and len(rest) - len(suffix) >= self._words.sisa_kata:
                rest = rest[: len(rest) - len(suffix)]
                break
        for prefix in self._words.awalan:
            if rest.startswith(prefix) and len(rest) - len(prefix) >= self._words.sisa_kata:
                rest = rest[len(prefix) :]
                break
        self._stems[word] = rest
        return rest

    def concepts(self, text: str) -> dict[str, str]:
        """The concepts in a text, in the order of the rules, each with the words that told it."""
        stems = [self.stem(word) for word in normal(text).split()]
        found: dict[str, str] = {}
        for at, stem in enumerate(stems):
            for phrase, kode, shown in self._phrases.get(stem, ()):
                if kode not in found and tuple(stems[at : at + len(phrase)]) == phrase:
                    found[kode] = shown
        return {kode: found[kode] for kode in self.concept if kode in found}

    def telling_stems(self, text: str) -> dict[str, str]:
        """The stems that tell something, each with the first word that has it."""
        found: dict[str, str] = {}
        for word in normal(text).split():
            stem = self.stem(word)
            if stem not in self._ignored and len(stem) > 2 and not stem.isdigit():
                found.setdefault(stem, word)
        return found
