"""Where the words of a source name an agency: who held a meeting, who carries out a programme."""

from __future__ import annotations

import re
from collections.abc import Callable

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
    is_named = _naming(blueprint, blueprint.opd[opd])
    return tuple(one for one in blueprint.konsultasi.values() if is_named(one.penyelenggara))


@once_per_blueprint
def programs_carried_by(blueprint: Blueprint, opd: str) -> tuple[ProgramDaerah, ...]:
    """The government's programmes that an agency carries out by the words of their source."""
    is_named = _naming(blueprint, blueprint.opd[opd])
    return tuple(one for one in blueprint.program_daerah.values() if is_named(one.pelaksana))


def _naming(blueprint: Blueprint, item: Opd) -> Callable[[str], bool]:
    """What tells whether a text has an agency's name, long or short, or is it.

    An agency of the province needs the province beside it: those of kabupaten are called alike.
    """
    place = f" {blueprint.edisi.provinsi.nama}" if item.tingkat == _OF_PROVINCE else ""
    whole = _plain(item.nama)
    names = [f" {_plain(f'{name}{place}')} " for name in (item.nama, item.singkatan)]

    def is_named(text: str) -> bool:
        told = _plain(text)
        return told == whole or any(name in f" {told} " for name in names)

    return is_named


def _plain(text: str) -> str:
    words = _NO_LETTER.sub(" ", text).casefold().strip()
    return _KINDS.sub("", f"{words} ").strip()
