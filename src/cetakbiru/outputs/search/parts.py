"""The index cut into parts, so that a query fetches only what it asks for.

The directory comes with the engine: what each entry is, in short, and where the parts begin. Parts
of words hold postings, in the order of the words; parts of entries hold what is shown of a hit.
Two more are fetched by few queries: all words, for one that is mistyped, and all codes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from math import log
from typing import Any, TypeVar

from cetakbiru.outputs.search.entry import Entry
from cetakbiru.outputs.search.postings import END, Postings
from cetakbiru.outputs.search.stem import words

# Letters of a part, small enough that ten hits of ten parts are a light answer; and how many parts
# there may be before they grow, so that a large site has hundreds of them and not thousands.
_WORDS, _ENTRIES = (2_000, 500), (2_200, 1_000)
# A weight is written as one letter: how often the term's greatest is divided by 1.06.
_STEP = log(1.06)
_WEIGHTS = "".join(chr(code) for code in range(58, 127) if chr(code) != "\\")
# A place in a title is one letter, too; a space ends the title. Farther places are left out.
_PLACES = "!#$%&'()*+,-./"
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"

Part = tuple[str, Any]
_Thing = TypeVar("_Thing")


def word_parts(found: Iterable[Postings]) -> tuple[list[str], list[Part]]:
    """The first word of each part of words, and the parts: word, greatest weight, postings."""
    written = [(one.term, *_written(one)) for one in found]
    sized = [(one, len(one[0]) + len(one[2]) + 12) for one in written]
    parts = list(_cut(sized, *_WORDS))
    return (
        [part[0][0] for part in parts],
        [(f"words/{at}", [x for one in part for x in one]) for at, part in enumerate(parts)],
    )


def _written(found: Postings) -> tuple[float, str]:
    """The greatest weight, and for each entry its distance, its weight and its places."""
    greatest = max(found.weights.values())
    top, lowest = log(greatest), len(_WEIGHTS) - 1
    pieces = []
    last = -1
    for entry in sorted(found.weights):
        weight = _WEIGHTS[min(round((top - log(found.weights[entry])) / _STEP), lowest)]
        pieces.append(weight if entry == last + 1 else f"{entry - last}{weight}")
        for place in found.places.get(entry, ()):
            pieces.append(" " if place == END else _PLACES[place : place + 1])
        last = entry
    return float(f"{greatest:.3g}"), "".join(pieces)


def entry_parts(entries: Sequence[Entry]) -> tuple[list[int], list[Part]]:
    """The number of the first entry of each part of entries, and the parts."""
    told = [_shown(entry) for entry in entries]
    parts = list(_cut(((one, sum(map(len, one)) + 15) for one in told), *_ENTRIES))
    firsts = [0]
    for part in parts:
        firsts.append(firsts[-1] + len(part))
    return firsts[:-1], [(f"entries/{at}", part) for at, part in enumerate(parts)]


def _shown(entry: Entry) -> list[str]:
    """Address, title, context, text, other names and code; what is empty at the end is left out."""
    told = [
        entry.url,
        entry.title,
        entry.context,
        entry.text,
        "\n".join(entry.aliases),
        entry.code,
    ]
    while told and not told[-1]:
        told.pop()
    return told


def _cut(
    sized: Iterable[tuple[_Thing, int]], small: int, most_parts: int
) -> Iterator[list[_Thing]]:
    """Runs of things that together are as large as a part."""
    all_sized = list(sized)
    most = max(small, sum(size for _, size in all_sized) // most_parts)
    part: list[_Thing] = []
    filled = 0
    for one, size in all_sized:
        if part and filled + size > most:
            yield part
            part, filled = [], 0
        part.append(one)
        filled += size
    if part:
        yield part


def vocabulary(terms: Sequence[str]) -> Part:
    """All words in their order."""
    return "vocabulary", _leaning(terms)


def codes(entries: Sequence[Entry]) -> Part:
    """The codes of entries without what parts their letters, and the entries."""
    told = [("".join(words(entry.code)), at) for at, entry in enumerate(entries) if entry.code]
    return "codes", [_leaning([code for code, _ in told]), [at for _, at in told]]


def _leaning(texts: Sequence[str]) -> str:
    """Each text as the number of letters that it shares with the one before, and the rest."""
    shared = [0, *(_shared(one, other) for one, other in pairwise(texts))]
    return " ".join(f"{_DIGITS[n]}{text[n:]}" for n, text in zip(shared, texts, strict=False))


def _shared(one: str, other: str) -> int:
    """How many letters both begin with, as far as one digit can tell."""
    most = min(len(one), len(other), len(_DIGITS) - 1)
    return next((at for at in range(most) if one[at] != other[at]), most)


def summary(entries: Sequence[Entry]) -> Mapping[str, Any]:
    """What is known of every entry before anything is fetched.

    Entries of one kind, region and field are a group; `group` holds for each entry how far its
    group is from the one before, `same` a number for titles that several entries of a kind bear.
    """
    groups: dict[tuple[Any, ...], int] = {}
    bearers: dict[tuple[str, str], int] = {}
    of_entry = []
    for entry in entries:
        key = (entry.kind, bool(entry.text), entry.regions, entry.fields)
        of_entry.append(groups.setdefault(key, len(groups)))
        bearers[entry.kind, entry.title] = bearers.get((entry.kind, entry.title), 0) + 1
    several = (title for title, count in bearers.items() if count > 1)
    numbers = {title: at for at, title in enumerate(several, start=1)}
    return {
        "groups": [
            [kind, int(has_text), list(regions), list(fields)]
            for kind, has_text, regions, fields in groups
        ],
        "group": [after - before for before, after in pairwise([0, *of_entry])],
        "same": [numbers.get((entry.kind, entry.title), 0) for entry in entries],
    }
