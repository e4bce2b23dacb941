"""What the blueprint itself is called fits itself, in this province and in the invented one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from cetakbiru.insight.entries import entries, entries_of
from cetakbiru.model.alignment import alignment_rules
from cetakbiru.model.load import Blueprint
from cetakbiru.plans.engine import judged
from cetakbiru.plans.read import read_plan


def fits(blueprint: Blueprint, activities: list[tuple[str, str]], folder: Path) -> list[Any]:
    """The fit of each activity, given by its name and its kabupaten."""
    lines = [f'"{name}";{kabupaten}' for name, kabupaten in activities]
    plan = folder / "rencana.csv"
    plan.write_text("\n".join(("Kegiatan;Kabupaten", *lines)), encoding="utf-8")
    result = judged(blueprint, [read_plan(plan, alignment_rules(blueprint).batas)])
    return [activity["kesesuaian"] for activity in result["kegiatan"]]


def test_every_direction_fits_itself_by_its_name(real: Blueprint, tmp_path: Path) -> None:
    known = entries(real)
    anywhere = next(iter(real.kabupaten))
    places = [one.kabupaten if one.kabupaten in real.kabupaten else anywhere for one in known]
    found = fits(real, [(one.nama, at) for one, at in zip(known, places, strict=True)], tmp_path)
    told = [(fit["putusan"], fit["acuan"][0]["id"]) for fit in found]
    assert told == [("selaras", one.id) for one in known]


def test_every_guide_is_known_by_its_name_and_fits_where_a_direction_follows_it(
    real: Blueprint, province: Blueprint, tmp_path: Path
) -> None:
    for blueprint in (real, province):
        guides = [one for one in blueprint.calon.values() if one.halaman]
        whole = {one.calon: one.id for one in entries_of(blueprint, blueprint.edisi.provinsi.kode)}
        for place in blueprint.kabupaten:
            held = {**whole, **{one.calon: one.id for one in entries_of(blueprint, place)}}
            found = fits(blueprint, [(one.nama, place) for one in guides], tmp_path)
            for guide, fit in zip(guides, found, strict=True):
                if guide.kode in held:
                    assert fit["putusan"] == "selaras", (place, guide.nama)
                else:
                    # A direction of the place may be as near.
                    assert guide.kode in {one["id"] for one in fit["acuan"]}, (place, guide.nama)
