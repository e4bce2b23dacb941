"""Which entries have a term, and how much it says of each: the index proper.

The weight is BM25+ over the fields of an entry, each with its boost, so that nothing of it is left
to compute in the browser. A term is a word or, where it differs, its stem.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from math import log
from typing import NamedTuple

from cetakbiru.outputs.search.entry import Entry
from cetakbiru.outputs.search.stem import EMPTY, stem, words

# Title, aliases, code, names of kabupaten and bidang, context, text.
_BOOSTS = (5.0, 4.0, 3.0, 2.5, 1.6, 1.0)
# How fast a term repeated says no more, how much a long field lessens it, what any occurrence says.
_SATURATION, _LENGTH, _LEAST = 1.2, 0.7, 0.5
# Follows the place of a title's last word.
END = -1


class Postings(NamedTuple):
    """What a term says: its weight in each entry that has it, its places in the titles of some."""

    term: str
    weights: Mapping[int, float]
    places: Mapping[int, Sequence[int]]


def postings(entries: Sequence[Entry], names: Mapping[str, str]) -> Iterator[Postings]:
    """The terms of the entries in order, each with what it says.

    `names` are those of the kabupaten and bidang that entries belong to, by code.
    """
    told = [_fields(entry, names) for entry in entries]
    weights: dict[str, dict[int, float]] = {}
    for boost, texts in zip(_BOOSTS, zip(*told, strict=True), strict=False):
        _weigh(weights, boost, [_counts(text) for text in texts])
    places = _places([fields[0] for fields in told])
    # As a browser compares them: by their units of UTF-16.
    for term in sorted(weights, key=lambda term: term.encode("utf-16-be")):
        yield Postings(term, weights[term], places.get(term, {}))


def _weigh(
    weights: dict[str, dict[int, float]], boost: float, counts: Sequence[Mapping[str, int]]
) -> None:
    """Adds to `weights` what one field of every entry says; `counts` are its terms by entry."""
    total = len(counts)
    mean = sum(map(len, counts)) / total or 1.0
    having: dict[str, list[tuple[int, float]]] = {}
    for at, terms in enumerate(counts):
        long = _SATURATION * (1 - _LENGTH + _LENGTH * len(terms) / mean)
        for term, count in terms.items():
            said = _LEAST + count * (_SATURATION + 1) / (count + long)
            having.setdefault(term, []).append((at, said))
    for term, found in having.items():
        rare = boost * log(1 + (total - len(found) + 0.5) / (len(found) + 0.5))
        summed = weights.setdefault(term, {})
        for at, said in found:
            summed[at] = summed.get(at, 0.0) + rare * said


def _places(titles: Sequence[str]) -> dict[str, dict[int, list[int]]]:
    """For each term, where it stands in the titles of entries."""
    found: dict[str, dict[int, list[int]]] = {}
    for at, title in enumerate(titles):
        told = [terms for word in words(title) if (terms := _terms(word))]
        for place, terms in enumerate(told):
            ends = place + 1 == len(told)
            for term in terms:
                found.setdefault(term, {}).setdefault(at, []).extend(
                    (place, END) if ends else (place,)
                )
    return found


def _fields(entry: Entry, names: Mapping[str, str]) -> tuple[str, ...]:
    """The texts of an entry in the order of their boosts."""
    belongs = (*(names.get(code, "") for code in (*entry.regions, *entry.fields)), *entry.fields)
    return (
        entry.title,
        "\n".join(entry.aliases),
        entry.code,
        " ".join(belongs),
        entry.context,
        entry.text,
    )


# The same names stand in the fields of many entries.
@lru_cache(maxsize=4096)
def _counts(text: str) -> Mapping[str, int]:
    """How often each term stands in a text."""
    found: dict[str, int] = {}
    for word in words(text):
        for term in _terms(word):
            found[term] = found.get(term, 0) + 1
    return found


@lru_cache(maxsize=100_000)
def _terms(word: str) -> tuple[str, ...]:
    """A word and, where it differs, its stem; nothing for one that says nothing."""
    if word in EMPTY:
        return ()
    root = stem(word)
    return (word,) if root == word else (word, root)
