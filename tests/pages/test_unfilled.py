"""Which pages have nothing to show yet, by what they call and by what the data hold."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cetakbiru.model.load import Blueprint
from cetakbiru.pages.unfilled import shows_nothing


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
