"""Works as the engine compares them (plans/engine/meet.js)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cetakbiru.insight.work import PROGRAM, Work
from cetakbiru.model.load import Blueprint

_NAMES = ("id", "owner", "name", "bidang", "exact", "kinds", "kabupaten", "kecamatan", "desa")


def plain_works(blueprint: Blueprint, works: Sequence[Work]) -> list[dict[str, Any]]:
    """Works as plain values, with their years from that of the edition on."""
    year = blueprint.edisi.tanggal.year
    ends = [each for work in works for each in (work.first, work.last) if each is not None]
    horizon = max((year, *ends))
    return [
        {
            **{name: getattr(work, name) for name in _NAMES},
            "years": _years(work, year, horizon),
            "proposed": work.kind == PROGRAM,
            **({"unread": True} if work.unread else {}),
        }
        for work in works
    ]


def _years(work: Work, year: int, horizon: int) -> list[int]:
    """The years of a work from `year` on; one without an end goes on to the horizon."""
    if work.first is None and work.last is None:
        return []
    first = year if work.first is None else max(work.first, year)
    last = horizon if work.last is None else work.last
    return list(range(first, last + 1))
