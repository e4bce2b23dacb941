"""Which pages stand in no menu, by what they call and by what the data hold."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from mkdocs.structure.nav import Navigation, Section

from cetakbiru.model.load import Blueprint
from cetakbiru.site.menu import left_out, shows_nothing


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


class _File:
    def __init__(self, name: str, text: str) -> None:
        self.src_uri, self.content_string = name, text


class _Page:
    """As much of a page of MkDocs as menus need."""

    is_page, children, is_homepage, parent = True, None, False, None
    previous_page: Any = None
    next_page: Any = None

    def __init__(self, name: str, text: str = "Teks.") -> None:
        self.file = _File(name, text)


def test_the_menu_and_the_way_from_page_to_page_pass_them_by(province: Blueprint) -> None:
    first, hidden, only, last = (
        _Page("satu.md"),
        _Page("banding.md", "{{ banding_edisi() }}"),
        _Page("perubahan.md", "{{ perubahan_edisi() }}"),
        _Page("akhir.md"),
    )
    pages: Any = [first, hidden, only, last]
    sections: Any = [Section("Satu", pages[:2]), Section("Dua", pages[2:3]), last]
    nav = Navigation(sections, pages)
    assert left_out(province, nav) == [hidden, only]
    assert [section.title for section in nav.items[:-1]] == ["Satu"]
    assert nav.items[0].children == [first]
    assert nav.pages == [first, last]
    assert (first.previous_page, first.next_page) == (None, last)
    assert (last.previous_page, last.next_page) == (first, None)
    assert (hidden.previous_page, hidden.next_page) == (None, None)
