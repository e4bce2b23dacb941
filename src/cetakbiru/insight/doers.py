"""Who does a work: by what two doers are told apart, and how one is called among others."""

from __future__ import annotations

import re
from collections.abc import Mapping

from cetakbiru.model.load import Blueprint
from cetakbiru.model.memo import once_per_blueprint
from cetakbiru.model.model import Opd

_NO_LETTER = re.compile(r"\W+")
# The word that comes before the name of a region, where one does.
_OF_REGION = r"(?: (?:provinsi|prov|kabupaten|kab|kota))?"
# Levels of government.
PROVINCE, KABUPATEN, VILLAGE = "provinsi", "kabupaten", "desa"


def owner_of(blueprint: Blueprint, opd: str | None, name: str, place: str) -> str:
    """What tells two doers apart: an agency's code where it is known, else place and name.

    `place` is whose budget it is. Every kabupaten has a Dinas Kesehatan, and the province has one:
    a name counts only within its own government, with or without the region at its end.
    """
    if opd:
        return opd
    bare = _bare(blueprint, name, place)
    return _agencies(blueprint).get((place, bare)) or f"{place} {bare}"


def doer_name(blueprint: Blueprint, name: str, place: str) -> str:
    """A name with the kabupaten or desa whose office it is, unless the name tells it already."""
    if place == blueprint.edisi.provinsi.kode:
        return name
    region = blueprint.region_name(place)
    own = _plain(region).partition(" ")[2]
    return name if f" {own} " in f" {_plain(name)} " else f"{name} {region}"


@once_per_blueprint
def _agencies(blueprint: Blueprint) -> Mapping[tuple[str, str], str]:
    """The codes of agencies by their government and their name or short name."""
    return {
        (home, _bare(blueprint, name, home)): item.kode
        for item in blueprint.opd.values()
        for home in (_home_of(blueprint, item),)
        for name in (item.singkatan, item.nama)
        if home and name
    }


def _home_of(blueprint: Blueprint, agency: Opd) -> str | None:
    """The province, or the kabupaten that an agency's name ends in; None where it tells none."""
    if agency.tingkat == PROVINCE:
        return blueprint.edisi.provinsi.kode
    plain = _plain(agency.nama)
    return next(
        (kode for kode in blueprint.kabupaten if _bare(blueprint, plain, kode) != plain), None
    )


@once_per_blueprint
def _bare(blueprint: Blueprint, name: str, place: str) -> str:
    """A name as it is compared, without the region of its government at its end."""
    plain = _plain(name)
    if place == blueprint.edisi.provinsi.kode:
        region = blueprint.edisi.provinsi.nama
    elif place in blueprint.kabupaten:
        region = blueprint.kabupaten[place].nama
    else:
        return plain
    return re.sub(rf"{_OF_REGION} {re.escape(_plain(region))}$", "", plain)


def _plain(name: str) -> str:
    return _NO_LETTER.sub(" ", name).casefold().strip()
