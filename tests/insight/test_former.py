"""Codes and names of earlier years lead to those of today, also through splits."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from cetakbiru.insight.former import changes_of, resolve
from cetakbiru.model.load import Blueprint
from cetakbiru.model.model import RiwayatWilayah

OLD = "Kabupaten Contoh Raya"


@pytest.mark.parametrize(
    ("asked", "year", "codes"),
    [
        ("99.01", None, ("99.01",)),
        ("99.01", 2004, ("99.01", "99.02")),
        ("99.01", 2005, ("99.01",)),
        (OLD, None, ("99.01",)),
        (OLD.lower(), 1999, ("99.01", "99.02")),
        (OLD, 2007, ("99.01",)),
        ("Kota Contoh Selatan", None, ("99.02",)),
        ("99.02.01.1003", None, ("99.02.01.1003",)),
        ("99.02.01.1999", None, ()),
        ("Kabupaten Entah", None, ()),
        ("Kabupaten Entah", 1999, ()),
    ],
)
def test_what_was_is_led_to_what_is(
    province: Blueprint, asked: str, year: int | None, codes: tuple[str, ...]
) -> None:
    assert resolve(province, asked, year) == codes


def test_a_code_that_is_gone_is_followed_through_every_change(province: Blueprint) -> None:
    def changed(old: str, new: tuple[str, ...], year: int) -> RiwayatWilayah:
        day = date(year, 1, 1)
        return RiwayatWilayah(old, "Kabupaten Lenyap", new, year, day, None, "sumber-rekaan", None)

    events = (changed("99.09", ("99.08",), 1990), changed("99.08", ("99.01", "99.02"), 1995))
    blueprint = replace(province, riwayat_wilayah=events)
    assert resolve(blueprint, "99.09", 1980) == ("99.01", "99.02")
    assert resolve(blueprint, "99.08", 1992) == ("99.01", "99.02")


def test_permits_of_2011_of_the_old_name_are_of_its_successor(real: Blueprint) -> None:
    assert resolve(real, "Kabupaten Pontianak", 2011) == ("61.02",)
    assert resolve(real, "Kabupaten Pontianak", 2006) == ("61.02", "61.12")


def test_a_place_tells_from_which_changes_it_came(province: Blueprint) -> None:
    assert [event.tahun for event in changes_of(province, "99.01")] == [2005, 2010]
    assert [event.tahun for event in changes_of(province, "99.02")] == [2005]
