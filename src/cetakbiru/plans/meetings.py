"""Which works meet, how much and why, and which serve a direction: by the engine of plans.

What a company's plan meets and what the rows of the blueprint meet is one question, and has one
answer (plans/engine/meet.js, decisions/0048).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from cetakbiru.base.compact import compact_json
from cetakbiru.insight.entries import Entry, entries
from cetakbiru.insight.work import Work, current_works
from cetakbiru.model.alignment import TABLE
from cetakbiru.model.load import Blueprint
from cetakbiru.model.memo import once_per_blueprint
from cetakbiru.plans.engine import asked
from cetakbiru.plans.facts import kecamatan_facts, picked, village_names
from cetakbiru.plans.works import plain_works

# From the strongest on.
DEGREES = (STRONG, MIDDLE, WEAK) = ("kuat", "sedang", "lemah")


@dataclass(frozen=True)
class Meeting:
    """Two works of different owners at the same place, in the same bidang and year, by their IDs.

    `likeness` is the code of what is the same (plans/engine/messages.json), `reason` a sentence.
    `years` are those in common, none where one of the two tells none. `places` are the most
    exact ones in common that are told: desa, kecamatan or kabupaten.
    """

    one: str
    other: str
    degree: str
    likeness: str
    reason: str
    bidang: tuple[str, ...]
    years: tuple[int, ...]
    places: tuple[str, ...]


@dataclass(frozen=True)
class _Found:
    meetings: tuple[Meeting, ...]
    serving: Mapping[str, tuple[str, ...]]


@once_per_blueprint
def meetings(blueprint: Blueprint) -> tuple[Meeting, ...]:
    """Where works of different owners meet: the strongest first, then in the order of the works.

    Only works that go on in the year of the edition or later, and years from then on.
    """
    return _found(blueprint).meetings


@once_per_blueprint
def served(blueprint: Blueprint) -> Mapping[str, tuple[str, ...]]:
    """For each direction and programme that holds, the IDs of current works that serve it.

    They name it, or are of its kind at its place; a programme does not serve itself.
    """
    return _found(blueprint).serving


@once_per_blueprint
def _found(blueprint: Blueprint) -> _Found:
    works, aims = current_works(blueprint), entries(blueprint)
    if not works:
        return _Found((), {aim.id: () for aim in aims})
    given = {
        "works": plain_works(blueprint, works),
        "aims": [_plain_aim(blueprint, aim) for aim in aims],
    }
    told = json.loads(asked("met", compact_json(_names(blueprint, works)), compact_json(given)))
    found = (
        Meeting(
            works[one].id,
            works[other].id,
            degree,
            likeness,
            reason,
            *(tuple(part) for part in rest),
        )
        for one, other, degree, likeness, reason, *rest in told["meetings"]
    )
    return _Found(
        tuple(sorted(found, key=lambda meeting: DEGREES.index(meeting.degree))),
        {
            aim.id: tuple(works[at].id for at in places if works[at].id != aim.id)
            for aim, places in zip(aims, told["serving"], strict=True)
        },
    )


def _plain_aim(blueprint: Blueprint, aim: Entry) -> dict[str, Any]:
    province = blueprint.edisi.provinsi.kode
    kinds = [kind for kind in (aim.subprogram, aim.calon) if kind]
    return {
        "name": aim.nama,
        "bidang": [aim.bidang],
        "exact": [aim.id],
        "kinds": kinds,
        "kabupaten": [] if aim.kabupaten == province else [aim.kabupaten],
        "kecamatan": list(getattr(aim, "kecamatan", ())),
        "desa": list(getattr(aim, "desa", ())),
        "years": [],
    }


def _names(blueprint: Blueprint, works: Iterable[Work]) -> dict[str, Any]:
    """The rules, and what codes and the places of the works are called."""
    homes = {code.rpartition(".")[0] for work in works for code in work.desa}
    return {
        "aturan": blueprint.trees(TABLE)[0],
        "kabupaten": [
            picked(item, "kode", "jenis", "nama") for item in blueprint.kabupaten.values()
        ],
        "kecamatan": kecamatan_facts(blueprint),
        "desa": {home: village_names(blueprint, home) for home in sorted(homes)},
        "bidang": [
            {
                **picked(item, "kode", "nama_pendek"),
                "subprogram": [picked(sub, "kode", "nama") for sub in item.subprogram],
            }
            for item in blueprint.bidang.values()
        ],
        "sebutan": {code: guide.nama for code, guide in blueprint.calon.items()},
    }
