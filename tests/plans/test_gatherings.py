"""Works that meet two by two are told together, and none is lost (plans/gatherings.py)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from cetakbiru.insight.work import Work, works_by_id
from cetakbiru.model.load import Blueprint
from cetakbiru.plans.gatherings import gatherings
from cetakbiru.plans.meetings import MIDDLE, STRONG, Meeting, meetings


@dataclass(frozen=True)
class _Owned:
    owner: str


def _works(**owners: str) -> Mapping[str, Work]:
    return cast("Mapping[str, Work]", {name: _Owned(owner) for name, owner in owners.items()})


def _meeting(
    one: str, other: str, degree: str = STRONG, place: str = "99.01.01", bidang: str = "PEN"
) -> Meeting:
    return Meeting(one, other, degree, "sama", f"{one}-{degree}", (bidang,), (2026,), (place,))


_THREE = _works(a="dinas", b="perusahaan", c="desa", d="dinas")


def test_three_that_meet_each_other_are_one() -> None:
    pairs = [_meeting("a", "b"), _meeting("a", "c", MIDDLE), _meeting("b", "c", MIDDLE)]
    (found,) = gatherings(pairs, _THREE)
    assert (found.works, found.degree, found.meetings) == (("a", "b", "c"), STRONG, tuple(pairs))


def test_two_works_of_one_owner_are_told_beside_the_third() -> None:
    (found,) = gatherings([_meeting("a", "b"), _meeting("b", "d")], _THREE)
    assert set(found.works) == {"a", "b", "d"}


def test_who_meets_but_one_of_them_is_apart() -> None:
    found = gatherings([_meeting("a", "b"), _meeting("b", "c")], _THREE)
    assert [one.works for one in found] == [("a", "b"), ("b", "c")]


def test_another_place_or_bidang_is_another_talk() -> None:
    pairs = [
        _meeting("a", "b"),
        _meeting("a", "c", place="99.01.02"),
        _meeting("b", "c", bidang="LNG"),
    ]
    assert len(gatherings(pairs, _THREE)) == 3


def test_a_reason_is_told_once_with_those_whom_it_concerns() -> None:
    pairs = [_meeting("a", "b"), _meeting("a", "c"), _meeting("b", "c", MIDDLE)]
    (found,) = gatherings(pairs, _THREE)
    assert list(found.reasons()) == [("a-kuat", ("a", "b", "c")), ("b-sedang", ("b", "c"))]


def test_every_meeting_of_a_province_is_in_exactly_one(province: Blueprint) -> None:
    every = meetings(province)
    found = gatherings(every, works_by_id(province))
    assert sorted(map(repr, every)) == sorted(repr(one) for each in found for one in each.meetings)
    assert len(found) < len(every)
