"""What stands in the menu: not yet the pages with nothing to show, nor those without a file."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from types import MappingProxyType
from typing import Any

from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from cetakbiru.checks.pages.text import without_comments
from cetakbiru.comparison.history import editions_of, publication_of
from cetakbiru.insight.outcome import outcomes
from cetakbiru.insight.window import has_window
from cetakbiru.insight.work import current_works
from cetakbiru.model.load import Blueprint
from cetakbiru.model.made_pages import (
    agency_page,
    consultation_page,
    subdistrict_page,
    work_page,
)
from cetakbiru.pages.fragments.links import OPD_PAGE, VOICES_PAGE, WORKS_PAGE

# Where consultations and agencies are listed.
_MEETINGS = f"{VOICES_PAGE.rstrip('/')}.md"
_AGENCIES = f"{OPD_PAGE.rstrip('/')}.md"
# Where the works of each kabupaten are counted.
_WORKS = f"{WORKS_PAGE.rstrip('/')}.md"
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
# A page that calls them beside the others has no more to show for it.
_CITING = frozenset({"kutipan", "istilah"})


def shows_nothing(blueprint: Blueprint, text: str) -> bool:
    """Whether a page is made of macros of which each has nothing to show yet."""
    called = set(_CALL.findall(without_comments(text))) - _CITING
    return bool(called) and all(
        name in _NOTHING_YET and _NOTHING_YET[name](blueprint) for name in called
    )


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
