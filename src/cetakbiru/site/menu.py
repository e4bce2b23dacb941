"""What stands in the menu: not yet the pages with nothing to show, nor those without a file."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from cetakbiru.model.load import Blueprint
from cetakbiru.model.made_pages import (
    agency_page,
    consultation_page,
    subdistrict_page,
    work_page,
)
from cetakbiru.pages.fragments.links import OPD_PAGE, VOICES_PAGE, WORKS_PAGE
from cetakbiru.pages.unfilled import shows_nothing

# Where consultations and agencies are listed.
_MEETINGS = f"{VOICES_PAGE.rstrip('/')}.md"
_AGENCIES = f"{OPD_PAGE.rstrip('/')}.md"
# Where the works of each kabupaten are counted.
_WORKS = f"{WORKS_PAGE.rstrip('/')}.md"


def left_out(blueprint: Blueprint, nav: Navigation) -> list[Page]:
    """Takes pages that show nothing out of the menu, and out of the way from page to page.

    They are made as all others are, and links lead to them. Returns them.
    """
    found = [page for page in nav.pages if shows_nothing(blueprint, page.file.content_string)]
    if found:
        names = frozenset(page.file.src_uri for page in found)
        nav.items = _without(nav.items, names)
        nav.pages = [page for page in nav.pages if page.file.src_uri not in names]
        for page in found:
            page.previous_page = page.next_page = None
        for before, page, after in zip([None, *nav.pages], nav.pages, [*nav.pages[1:], None]):
            page.previous_page, page.next_page = before, after
    return found


def mark_homes(blueprint: Blueprint, files: Files) -> None:
    """Lets the menu mark the page, and the section, to which one without a file belongs: that of a
    kecamatan to its kabupaten, those of consultations and agencies to the lists of them, those of
    works to the page that counts them."""
    for item in blueprint.kecamatan.values():
        home = f"kabupaten/{blueprint.kabupaten[item.kabupaten].slug}.md"
        _mark(files, subdistrict_page(blueprint, item.kode), home)
    for konsultasi in blueprint.konsultasi:
        _mark(files, consultation_page(blueprint, konsultasi), _MEETINGS)
    for kode in blueprint.opd:
        _mark(files, agency_page(kode), _AGENCIES)
    for kabupaten in blueprint.kabupaten:
        works = work_page(blueprint, kabupaten)
        if works is not None:
            _mark(files, works, _WORKS)


def _mark(files: Files, made: str, home: str) -> None:
    one, other = files.get_file_from_path(made), files.get_file_from_path(home)
    if one and one.page and other and other.page:
        # A page lets its parent be active when it is, and asks no more of it than that.
        one.page.parent = other.page  # type: ignore[assignment]


def _without(items: Iterable[Any], names: Collection[str]) -> list[Any]:
    """The entries of a menu without these pages, and without sections that hold no other."""
    kept = []
    for item in items:
        if item.children:
            item.children = _without(item.children, names)
            if item.children:
                kept.append(item)
        elif not item.is_page or item.file.src_uri not in names:
            kept.append(item)
    return kept
