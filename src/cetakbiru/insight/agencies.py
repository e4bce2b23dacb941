"""Where the words of a source name an agency: who held a meeting, who carries out a programme."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cetakbiru.model.load import Blueprint
from cetakbiru.model.memo import once_per_blueprint
from cetakbiru.model.model import Konsultasi, Opd, ProgramDaerah

_NO_LETTER = re.compile(r"\W+")
# Sources write or leave out what kind of region it is.
_KINDS = re.compile(r"\b(?:provinsi|kabupaten|kota) ")
_OF_PROVINCE = "provinsi"


@once_per_blueprint
def meetings_held_by(blueprint: Blueprint, opd: str) -> tuple[Konsultasi, ...]:
    """The consultations that an agency held by the words of their source."""
    item = blueprint.opd[opd]
    found = blueprint.konsultasi.values()
    return tuple(one for one in found if _is_named(blueprint, item, one.penyelenggara))


@once_per_blueprint
def programs_carried_by(blueprint: Blueprint, opd: str) -> tuple[ProgramDaerah, ...]:
    """The government's programmes that an agency carries out by the words of their source."""
    item = blueprint.opd[opd]
    found = blueprint.program_daerah.values()
    return tuple(one for one in found if _is_named(blueprint, item, one.pelaksana))


def _is_named(blueprint: Blueprint, item: Opd, text: str) -> bool:
    """Whether a text has an agency's name, long or short, or is it.

    An agency of the province needs the province beside it: those of kabupaten are called alike.
    """
    told = _plain(text)
    return told == _plain(item.nama) or any(
        f" {name} " in f" {told} " for name in _names(blueprint, item)
    )


def _names(blueprint: Blueprint, item: Opd) -> Iterator[str]:
    place = f" {blueprint.edisi.provinsi.nama}" if item.tingkat == _OF_PROVINCE else ""
    for name in (item.nama, item.singkatan):
        yield _plain(f"{name}{place}")


def _plain(text: str) -> str:
    words = _NO_LETTER.sub(" ", text).casefold().strip()
    return _KINDS.sub("", f"{words} ").strip()
