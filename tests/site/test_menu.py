"""Which pages stand in no menu, by what they call and by what the data hold."""

from __future__ import annotations

from typing import Any

from mkdocs.structure.nav import Navigation, Section

from cetakbiru.model.load import Blueprint
from cetakbiru.site.menu import left_out


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
