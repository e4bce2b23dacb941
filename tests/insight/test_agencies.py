"""Whom the words of a source name: an agency with its region, and never one of the same name."""

from __future__ import annotations

from dataclasses import replace

from cetakbiru.insight.agencies import meetings_held_by, programs_carried_by
from cetakbiru.model.load import Blueprint
from cetakbiru.model.model import Opd

_AGENCIES = {
    "bappeda": Opd("bappeda", "Badan Perencanaan", "Bappeda", "provinsi", True, "Rencana", None),
    "bappeda-utara": Opd(
        "bappeda-utara",
        "Badan Perencanaan Kabupaten Utara",
        "Bappeda Utara",
        "kabupaten",
        True,
        "",
        None,
    ),
}


def _holders(province: Blueprint, organiser: str) -> set[str]:
    one = replace(next(iter(province.konsultasi.values())), penyelenggara=organiser)
    blueprint = replace(province, opd=_AGENCIES, konsultasi={one.id: one})
    return {kode for kode in _AGENCIES if meetings_held_by(blueprint, kode)}


def test_an_agency_is_known_by_its_long_and_its_short_name(province: Blueprint) -> None:
    home = province.edisi.provinsi.nama
    assert _holders(province, f"Bappeda Provinsi {home}") == {"bappeda"}
    assert _holders(province, f"Kepala Bidang Ekonomi Bappeda {home}") == {"bappeda"}
    assert _holders(province, f"Badan Perencanaan Provinsi {home}, bersama mitra") == {"bappeda"}
    assert _holders(province, "Badan Perencanaan") == {"bappeda"}


def test_those_of_kabupaten_are_others(province: Blueprint) -> None:
    assert _holders(province, "Bappeda Kabupaten Utara") == {"bappeda-utara"}
    assert _holders(province, "Bappeda Kabupaten Selatan") == set()
    assert _holders(province, "Bappeda") == set()
    assert _holders(province, f"Setelah Bappedalda {province.edisi.provinsi.nama}") == set()


def test_whoever_carries_out_a_programme_is_found_the_same_way(province: Blueprint) -> None:
    one = replace(
        next(iter(province.program_daerah.values())),
        pelaksana="Bappeda Kabupaten Utara memimpin sepuluh perangkat daerah",
    )
    blueprint = replace(province, opd=_AGENCIES, program_daerah={one.id: one})
    assert programs_carried_by(blueprint, "bappeda-utara") == (one,)
    assert programs_carried_by(blueprint, "bappeda") == ()
