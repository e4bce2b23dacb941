"""Which pages have nothing to show yet, by what they call and by what the data hold."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from cetakbiru.model.load import Blueprint
from cetakbiru.pages import unfilled
from cetakbiru.pages.unfilled import prints_nothing, shows_nothing
from cetakbiru.site.macros import FRAGMENTS


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{{ banding_edisi() }}", True),
        ("Kalimat.\n\n{{banding_edisi()}}\n\n{{ perubahan_edisi() }}", True),
        ("{{ banding_edisi() }}\n\n[^a]: {{ kutipan('x') }}", True),
        # Another macro has something to show.
        ("{{ banding_edisi() }}\n\n{{ daftar_edisi() }}", False),
        ("<!-- {{ daftar_edisi() }} -->\n{{ banding_edisi() }}", True),
        ("Halaman tanpa makro.", False),
        ("[^a]: {{ kutipan('x') }}", False),
        # The invented province lies at the border.
        ("{{ perbatasan() }}", False),
    ],
)
def test_a_page_shows_nothing_while_none_of_its_macros_does(
    province: Blueprint, text: str, expected: bool
) -> None:
    assert shows_nothing(province, text) is expected


def test_a_province_without_a_border_has_no_page_of_it(province: Blueprint) -> None:
    inland = {kode: replace(item, perbatasan=False) for kode, item in province.kabupaten.items()}
    assert shows_nothing(replace(province, kabupaten=inland), "{{ perbatasan() }}")


@pytest.mark.parametrize(
    ("text", "emptied"),
    [
        ("{{ daftar_suara() }}\n\n{{ tabel_konsultasi() }}", {"masukan": {}, "konsultasi": {}}),
        ("{{ lembar_usulan() }}\n\n{{ daftar_suara() }}", {"masukan": {}}),
        ("{{ kompetensi_kecamatan() }}\n\n{{ rintisan() }}", {"kompetensi": {}}),
        ("{{ tabel_program_daerah() }}", {"program_daerah": {}}),
    ],
)
def test_what_invites_to_fill_it_in_is_printed_once_it_holds_rows(
    province: Blueprint, text: str, emptied: dict[str, Any]
) -> None:
    assert not prints_nothing(province, text)
    bare = replace(province, **emptied)
    assert prints_nothing(bare, text)
    assert not shows_nothing(bare, text), "the menu leads to it all the same"


def test_what_shows_nothing_prints_nothing(province: Blueprint) -> None:
    assert prints_nothing(province, "{{ banding_edisi() }}")
    assert not prints_nothing(province, "{{ banding_edisi() }}\n\n{{ daftar_edisi() }}")


def test_only_macros_are_judged() -> None:
    assert {*unfilled._NOTHING_YET, *unfilled._NO_ROWS} <= set(FRAGMENTS)
