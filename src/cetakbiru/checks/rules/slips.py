"""Slips of the hand in a number: what may have been meant, and who of several is the odd one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain, pairwise

from cetakbiru.checks.shape.numerals import is_number

SWAPPED = "Mungkin dua angkanya tertukar"
SHIFTED = "Mungkin titik desimalnya bergeser"
SIGNED = "Mungkin tandanya keliru"

# A longer row of figures is judged pair by pair: who of it is odd would take too long to tell.
_LONGEST_ROW = 60


@dataclass(frozen=True)
class Slip:
    """A number that may have been meant, as the data write it, and what went wrong."""

    text: str
    kind: str

    @property
    def value(self) -> Decimal:
        return Decimal(self.text)

    @property
    def question(self) -> str:
        """The guess as a sentence that follows a message."""
        return f" {self.kind}: {self.text}?"


def slips(text: str) -> Iterator[Slip]:
    """Every number from which `text` is one slip away.

    Two digits beside each other exchanged (12.09 and 21.09), the point up to three places off
    (1209, 1.209), a sign too many.
    """
    if text.startswith("-"):
        yield Slip(text[1:], SIGNED)
    places = [at for at, character in enumerate(text) if character.isdigit()]
    for one, other in pairwise(places):
        if text[one] != text[other]:
            digits = list(text)
            digits[one], digits[other] = digits[other], digits[one]
            swapped = "".join(digits)
            if is_number(swapped):
                yield Slip(swapped, SWAPPED)
    if value := Decimal(text):
        for shift in (-1, 1, -2, 2, -3, 3):
            shifted = f"{value.scaleb(shift):f}"
            yield Slip(shifted.rstrip("0").rstrip(".") if "." in shifted else shifted, SHIFTED)


def odd_ones(
    count: int,
    strain: Callable[[int, int], float],
    doubt: Callable[[int], tuple[int, float]],
) -> list[tuple[int, int]]:
    """Of figures in a row those that don't fit, each with the one beside it that says so.

    Two figures can't follow each other where their strain is more than 1. A figure without which
    its neighbours fit is odd, and they are not. Between several such `doubt` decides: how sure it
    is that a figure is wrong, then, where the row runs as smoothly without either, how odd it is
    by itself; at last the later one. Where the row settles on a new level, the first figure of it
    is named.
    """
    left = list(range(count))
    found: list[tuple[int, int]] = []

    def smoothness(row: list[int]) -> tuple[int, float]:
        strains = [strain(*pair) for pair in pairwise(row)]
        return sum(one > 1 for one in strains), sum(strains)

    while True:
        jumps = [pair for pair in pairwise(left) if strain(*pair) > 1]
        if not jumps:
            return found
        if len(left) > _LONGEST_ROW:
            return found + [(later, earlier) for earlier, later in jumps]
        candidates = []
        for one in dict.fromkeys(chain.from_iterable(jumps)):
            still, roughness = smoothness([other for other in left if other != one])
            wrong, odd = doubt(one)
            candidates.append((still, -wrong, roughness, -odd, -one))
        still, *_, minus = min(candidates)
        if still >= len(jumps):
            # Whoever goes, as many jumps stay: it is the level that changed.
            return found + [(later, earlier) for earlier, later in jumps]
        at = left.index(-minus)
        found.append((left[at], left[at - 1] if at else left[at + 1]))
        del left[at]
