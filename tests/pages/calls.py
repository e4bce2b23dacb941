"""Every macro with every code that it may be called with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import product

from cetakbiru.insight.action import plans
from cetakbiru.model.load import Blueprint
from cetakbiru.pages.fragments.html import Html
from cetakbiru.pages.fragments.links import Links
from cetakbiru.site.macros import FRAGMENTS, signatures

PAGE = "kabupaten/contoh-utara/"


def calls(blueprint: Blueprint) -> Iterator[tuple[str, tuple[str, ...]]]:
    """(macro, arguments) for each code that the Blueprint knows."""
    codes: Mapping[str, Iterable[str]] = {
        "kabupaten": blueprint.kabupaten,
        "kecamatan": blueprint.kecamatan,
        "bidang": blueprint.bidang,
        "indikator": blueprint.indikator,
        "program": blueprint.program,
        "program_daerah": blueprint.program_daerah,
        "rencana": blueprint.rencana,
        "panduan": blueprint.calon,
        "konsultasi": blueprint.konsultasi,
        "opd": blueprint.opd,
        "istilah": blueprint.istilah,
        "sumber": blueprint.sumber,
        # Those of one plan give the same.
        "aksi": (plan.progress[0].action.id for plan in plans(blueprint)),
    }
    for name, signature in signatures().items():
        for arguments in product(*(codes[parameter] for parameter in signature.parameters)):
            yield name, arguments


def call(blueprint: Blueprint, name: str, arguments: tuple[str, ...]) -> Html:
    """The fragment, as a page of its own would show it."""
    return FRAGMENTS[name](blueprint, Links(blueprint, PAGE), *arguments)
