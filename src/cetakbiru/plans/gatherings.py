"""Meetings put together: three works that meet two by two are one talk, not three."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from cetakbiru.insight.work import Work
from cetakbiru.plans.meetings import DEGREES, Meeting


@dataclass(frozen=True)
class Gathering:
    """Works at the same places in the same bidang, by their IDs: any two meet or are of one owner.

    `meetings` are theirs two by two, the strongest first.
    """

    works: tuple[str, ...]
    meetings: tuple[Meeting, ...]

    @property
    def degree(self) -> str:
        """The degree of the strongest."""
        return self.meetings[0].degree

    @property
    def bidang(self) -> tuple[str, ...]:
        """The bidang that the works have in common."""
        return self.meetings[0].bidang

    @property
    def places(self) -> tuple[str, ...]:
        """The places that they have in common."""
        return self.meetings[0].places

    def reasons(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Each reason once, with the works of which it tells."""
        told: dict[str, dict[str, None]] = {}
        for one in self.meetings:
            told.setdefault(one.reason, {}).update({one.one: None, one.other: None})
        for reason, works in told.items():
            yield reason, tuple(works)


def gatherings(found: Iterable[Meeting], works: Mapping[str, Work]) -> list[Gathering]:
    """Meetings put together in the order of the strongest of each; every meeting is in one."""
    alike: dict[tuple[tuple[str, ...], tuple[str, ...]], list[Meeting]] = {}
    order = {}
    for place, one in enumerate(found):
        alike.setdefault((one.places, one.bidang), []).append(one)
        order[one] = place
    told = (each for group in alike.values() for each in _cliques(group, works))
    return sorted(told, key=lambda each: order[each.meetings[0]])


def _cliques(found: Iterable[Meeting], works: Mapping[str, Work]) -> Iterator[Gathering]:
    """The strongest that is left, and whoever meets all who are in it by then."""
    left = {frozenset((one.one, one.other)): one for one in found}
    beside: dict[str, list[str]] = {}
    for one in left.values():
        beside.setdefault(one.one, []).append(one.other)
        beside.setdefault(one.other, []).append(one.one)
    while left:
        first = next(iter(left.values()))
        inside = [first.one, first.other]
        for new in dict.fromkeys((*beside[first.one], *beside[first.other])):
            if new not in inside and _belongs(new, inside, left, works):
                inside.append(new)
        pairs = (frozenset(pair) for pair in combinations(inside, 2))
        meetings = {pair: left.pop(pair) for pair in pairs if pair in left}
        yield Gathering(tuple(inside), tuple(sorted(meetings.values(), key=_strength)))


def _strength(one: Meeting) -> int:
    return DEGREES.index(one.degree)


def _belongs(
    new: str,
    inside: Iterable[str],
    left: Mapping[frozenset[str], Meeting],
    works: Mapping[str, Work],
) -> bool:
    """Whether a work meets each of those inside; one does not meet the others of its owner."""
    return all(
        frozenset((new, one)) in left or works[new].owner == works[one].owner for one in inside
    )
