"""Problems of the directions that the rule computes: numbers to record, and what fell away."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from cetakbiru.checks.problems import Problem, listed, problem
from cetakbiru.insight.directions import fallen_away, needless_exceptions, unrecorded
from cetakbiru.insight.evidence import UNKNOWN, mining_standing
from cetakbiru.model.load import Blueprint
from cetakbiru.model.text import Position

_TABLE = "nomor_arah"


def direction_problems(blueprint: Blueprint) -> list[Problem]:
    """A problem for every kabupaten with numbers to record, and for every cause of a loss."""
    return [
        *_unrecorded(blueprint),
        *_fallen(blueprint),
        *_needless(blueprint),
    ]


def _unrecorded(blueprint: Blueprint) -> Iterator[Problem]:
    (table,) = blueprint.raw.tables[_TABLE]
    for kabupaten, group in groupby(unrecorded(blueprint), lambda number: number.kabupaten):
        numbers = [number.id for number in group]
        yield problem(
            "arah-tanpa-nomor",
            table.file.name,
            Position(1, 1),
            "id",
            region=blueprint.region_name(kabupaten),
            kabupaten=kabupaten,
            numbers=listed(numbers, 4),
            count=len(numbers),
        )


def _fallen(blueprint: Blueprint) -> Iterator[Problem]:
    """Directions that fell away and of which nobody has written what became of them."""
    (table,) = blueprint.raw.tables[_TABLE]
    rows = {row[table.column_index["id"]]: at for at, row in enumerate(table.rows)}
    province = blueprint.edisi.provinsi.kode
    for kabupaten in (province, *blueprint.kabupaten):
        untold = [
            direction.id
            for direction in fallen_away(blueprint, kabupaten)
            if not direction.diganti_oleh and not direction.catatan
        ]
        region = blueprint.region_name(kabupaten)
        mined = kabupaten == province or mining_standing(blueprint, kabupaten) != UNKNOWN
        if untold and not mined:
            # One cause: the evidence is gone, and all directions with it.
            place = table.position(rows[untold[0]], table.column_index["id"])
            values = {"region": region, "count": len(untold), "id": listed(untold, 4)}
            yield problem("arah-tanpa-bukti", table.file.name, place, "id", **values)
            continue
        for name in untold:
            place = table.position(rows[name], table.column_index["catatan"])
            yield problem("arah-gugur", table.file.name, place, "catatan", id=name, region=region)


def _needless(blueprint: Blueprint) -> Iterator[Problem]:
    (rule,) = blueprint.raw.trees["aturan_prioritas"]
    needless = needless_exceptions(blueprint)
    for at, exception in enumerate(rule.value["pengecualian"]):
        kabupaten, calon = exception["kabupaten"], exception["calon"]
        if f"{kabupaten} {calon}" in needless:
            yield problem(
                "prioritas-pengecualian-sia",
                rule.file.name,
                rule.position(("pengecualian", at)),
                "pengecualian",
                calon=calon,
                region=blueprint.region_name(kabupaten),
            )
