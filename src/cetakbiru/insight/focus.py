"""How concentrated money or activities are: the Herfindahl–Hirschman index in whole numbers.

The index is the sum of squared shares. It was made for market shares and is used here for shares of
(kecamatan, kind of work) pairs, of agencies' plans as of companies' (plans/engine/plan.js has the
same measure for a plan that is checked). data/aturan-selaras.yml names its sources and says that
the limits between "terfokus" and "menyebar" are this project's proposal.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass
from math import lcm
from typing import TypeVar

from cetakbiru.base.plain import rounded
from cetakbiru.model.alignment import Fokus

Key = TypeVar("Key", bound=Hashable)

FOCUSED = "terfokus"
BETWEEN = "sedang"
SPREAD = "menyebar"
ONE = 10_000


# What a share is of: a kecamatan and a sub-programme there, or a program utama.
Pair = tuple[str, str]


@dataclass(frozen=True)
class Concentration:
    """`index` in ten-thousandths, `equal_parts` (1 ÷ index) in tenths, `small` parts below a
    limit."""

    index: int
    equal_parts: int
    parts: int
    small: int
    verdict: str


def spread_evenly(amounts: Iterable[tuple[int, Collection[Key]]]) -> dict[Key, int]:
    """Each amount shared evenly among its places, all in one common small unit."""
    found = [(value, places) for value, places in amounts if places]
    unit = lcm(*(len(places) for _, places in found))
    shares: dict[Key, int] = {}
    for value, places in found:
        for place in places:
            shares[place] = shares.get(place, 0) + value * unit // len(places)
    return shares


def concentration(shares: Mapping[Key, int], rules: Fokus) -> Concentration | None:
    """The concentration of shares that aren't negative; None when they add up to nothing."""
    total = sum(shares.values())
    if not total:
        return None
    squares = sum(share * share for share in shares.values())
    index = rounded(ONE * squares, total * total)
    if index >= rules.terfokus_mulai:
        verdict = FOCUSED
    else:
        verdict = SPREAD if index < rules.menyebar_di_bawah else BETWEEN
    return Concentration(
        index=index,
        equal_parts=rounded(10 * total * total, squares),
        parts=len(shares),
        small=sum(1 for share in shares.values() if share * ONE < rules.kecil_di_bawah * total),
        verdict=verdict,
    )


@dataclass(frozen=True)
class Focus:
    """How concentrated works are. `shares` of (kecamatan, kind) pairs add up to one whole, of money
    when `by_money`, else of activities; `works` are all, `placed` those that name a kecamatan."""

    works: int
    placed: int
    by_money: bool
    shares: Mapping[Pair, int]
    found: Concentration

    @property
    def kecamatan(self) -> Mapping[str, int]:
        """The shares of kecamatan, the largest first."""
        sums: dict[str, int] = {}
        for (place, _), share in self.shares.items():
            sums[place] = sums.get(place, 0) + share
        return dict(sorted(sums.items(), key=lambda item: (-item[1], item[0])))


def focus_of(works: Iterable[tuple[int | None, Collection[Pair]]], rules: Fokus) -> Focus | None:
    """The focus of works, each with its money in rupiah and its pairs; None while none has pairs.

    Activities are counted instead when any of those placed states no money, as for plans.
    """
    every = list(works)
    placed = [(money, pairs) for money, pairs in every if pairs]
    by_money = all(money for money, _ in placed)
    shares = spread_evenly((money if by_money and money else 1, pairs) for money, pairs in placed)
    found = concentration(shares, rules)
    if found is None:
        return None
    return Focus(len(every), len(placed), by_money, shares, found)
