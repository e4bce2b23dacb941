"""Pages with nothing to show yet: they stand neither in the menu nor in print.

What invites to fill it in stands in the menu all the same, and in print only once it holds rows.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from cetakbiru.checks.pages.text import without_comments
from cetakbiru.comparison.history import editions_of, publication_of
from cetakbiru.insight.entries import active, entries
from cetakbiru.insight.outcome import outcomes
from cetakbiru.insight.window import has_window
from cetakbiru.insight.work import current_works
from cetakbiru.model.load import Blueprint

_CALL = re.compile(r"\{\{-?\s*(\w+)\(")


def _lacks_two_editions(blueprint: Blueprint) -> bool:
    return len(editions_of(blueprint)) < 2


def _lacks_an_earlier_edition(blueprint: Blueprint) -> bool:
    return publication_of(blueprint).comparison is None


def _lacks_outcomes(blueprint: Blueprint) -> bool:
    found = (one for every in outcomes(blueprint).values() for one in every)
    return not any(one.plans or one.results for one in found)


def _lacks_action_plans(blueprint: Blueprint) -> bool:
    return not blueprint.told_aksi


def _lacks_a_border(blueprint: Blueprint) -> bool:
    return not any(item.perbatasan for item in blueprint.kabupaten.values())


def _lacks_a_window(blueprint: Blueprint) -> bool:
    return not has_window(blueprint)


def _lacks_works(blueprint: Blueprint) -> bool:
    return not current_works(blueprint)


def _lacks_agreements(blueprint: Blueprint) -> bool:
    return not blueprint.kesepakatan


def _lacks_works_and_programs(blueprint: Blueprint) -> bool:
    return not current_works(blueprint) and not active(blueprint.program.values())


def _lacks_entries(blueprint: Blueprint) -> bool:
    return not entries(blueprint)


def _lacks_competences(blueprint: Blueprint) -> bool:
    return not blueprint.kompetensi


def _lacks_government_programs(blueprint: Blueprint) -> bool:
    return not blueprint.program_daerah


def _lacks_voices(blueprint: Blueprint) -> bool:
    return not blueprint.masukan


def _lacks_meetings(blueprint: Blueprint) -> bool:
    return not blueprint.konsultasi


# The macros that say no more than that there is nothing yet, and when they do.
_NOTHING_YET: Mapping[str, Callable[[Blueprint], bool]] = MappingProxyType(
    {
        "banding_edisi": _lacks_two_editions,
        "perubahan_edisi": _lacks_an_earlier_edition,
        "capaian_program": _lacks_outcomes,
        "rencana_aksi": _lacks_action_plans,
        "perbatasan": _lacks_a_border,
        "etalase": _lacks_a_window,
        "etalase_arah": _lacks_a_window,
        "peta_pekerjaan": _lacks_works,
        "matriks_pekerjaan": _lacks_works,
        "daftar_kesepakatan": _lacks_agreements,
    }
)
# Those that say then how it is filled in, which is for the screen.
_NO_ROWS: Mapping[str, Callable[[Blueprint], bool]] = MappingProxyType(
    {
        "ukuran_fokus": _lacks_works_and_programs,
        "fokus_wilayah": _lacks_works_and_programs,
        "fokus_pemerintah": _lacks_works,
        "fokus_perusahaan": _lacks_works,
        "kompetensi_kecamatan": _lacks_competences,
        "rintisan": _lacks_competences,
        "pendamping_kompetensi": _lacks_competences,
        "perjalanan_program": _lacks_competences,
        "tabel_program_daerah": _lacks_government_programs,
        "peta_tumpang_tindih": _lacks_works,
        "temuan_tumpang_tindih": _lacks_works,
        "subprogram_bersama": _lacks_works,
        "provinsi_dan_kabupaten": _lacks_works,
        "matriks_tumpang_tindih": _lacks_entries,
        "arah_menunggu": _lacks_entries,
        "kesenjangan": _lacks_entries,
        "daftar_suara": _lacks_voices,
        "lembar_usulan": _lacks_voices,
        "tabel_konsultasi": _lacks_meetings,
    }
)
# A page that calls them beside the others has no more to show for it.
_CITING = frozenset({"kutipan", "istilah"})


def shows_nothing(blueprint: Blueprint, text: str) -> bool:
    """Whether a page is made of macros of which each has nothing to show yet."""
    return _is_unfilled(blueprint, text, _NOTHING_YET)


def prints_nothing(blueprint: Blueprint, text: str) -> bool:
    """The same of paper, on which nobody fills anything in."""
    return _is_unfilled(blueprint, text, {**_NOTHING_YET, **_NO_ROWS})


def _is_unfilled(
    blueprint: Blueprint, text: str, judges: Mapping[str, Callable[[Blueprint], bool]]
) -> bool:
    called = set(_CALL.findall(without_comments(text))) - _CITING
    return bool(called) and all(name in judges and judges[name](blueprint) for name in called)
