"""How focused the works of each agency and company are, by the measure of plans (insight/focus)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import product

from cetakbiru.insight.doers import KABUPATEN, PROVINCE
from cetakbiru.insight.focus import Focus, Pair, focus_of
from cetakbiru.insight.work import (
    ACTION,
    BUSINESS,
    COMPANY,
    RENJA,
    Work,
    current_works,
)
from cetakbiru.model.alignment import alignment_rules, has_rules
from cetakbiru.model.load import Blueprint
from cetakbiru.model.memo import once_per_blueprint

# Whose works are measured, and the table that tells of them best. A village is one place anyway.
GOVERNMENT, COMPANIES = "pemerintah", "perusahaan"
_LEVELS: Mapping[str, Collection[str]] = {GOVERNMENT: (PROVINCE, KABUPATEN), COMPANIES: (BUSINESS,)}
_TABLES: Mapping[str, str] = {GOVERNMENT: RENJA, COMPANIES: COMPANY}


@dataclass(frozen=True)
class OwnersFocus:
    """The focus of one owner; None while none of its works names a kecamatan."""

    owner: str
    doer: str
    works: int
    focus: Focus | None


@once_per_blueprint
def focus_by_owner(blueprint: Blueprint, side: str) -> tuple[OwnersFocus, ...]:
    """The focus of each owner of a side with works that go on; those with most works first."""
    return tuple(
        OwnersFocus(found[0].owner, found[0].doer, len(found), _focus(blueprint, found))
        for found in sorted(
            _by_owner(blueprint, side).values(), key=lambda found: (-len(found), found[0].doer)
        )
    )


@once_per_blueprint
def focus_together(blueprint: Blueprint, side: str) -> Focus | None:
    """The focus of all owners of a side together."""
    owned = _by_owner(blueprint, side).values()
    return _focus(blueprint, [work for found in owned for work in found])


@once_per_blueprint
def _by_owner(blueprint: Blueprint, side: str) -> Mapping[str, list[Work]]:
    """The works of each owner: of its plan of work, or of its action plan where there is none.

    Both tell of the same money, so that together they would count it twice.
    """
    found: dict[str, dict[str, list[Work]]] = {}
    for work in current_works(blueprint):
        if work.level in _LEVELS[side] and work.kind in (_TABLES[side], ACTION):
            found.setdefault(work.owner, {}).setdefault(work.kind, []).append(work)
    return {owner: kinds.get(_TABLES[side]) or kinds[ACTION] for owner, kinds in found.items()}


def _focus(blueprint: Blueprint, works: Iterable[Work]) -> Focus | None:
    if not has_rules(blueprint):
        return None
    measured = ((work.money, _pairs(blueprint, work)) for work in works)
    return focus_of(measured, alignment_rules(blueprint).fokus)


def _pairs(blueprint: Blueprint, work: Work) -> list[Pair]:
    """Each kecamatan with the sub-programme of the work, else its program utama or activity."""
    subprograms = [kind for kind in work.kinds if kind in blueprint.subprogram][:1]
    return list(product(work.kecamatan, subprograms or work.bidang or work.kinds[:1] or ("",)))
