"""Finished pages → the numbered tree of the whole document, and any selection of its chapters."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from math import ceil
from pathlib import Path

from lxml.html import HtmlElement

from cetakbiru.model.load import Blueprint
from cetakbiru.model.model import Sumber
from cetakbiru.outputs.pdf import dom
from cetakbiru.outputs.pdf.columns import (
    BESIDE_FIGURE_MM,
    DENSE,
    LANDSCAPE_MM,
    PORTRAIT_MM,
    set_widths,
)
from cetakbiru.outputs.pdf.condense import Condenser
from cetakbiru.outputs.pdf.faults import Fault, PdfError
from cetakbiru.outputs.pdf.links import Resolver, chapter_id, print_addresses, rename_ids, settle
from cetakbiru.outputs.pdf.notes import inline_notes
from cetakbiru.outputs.pdf.numbering import Counters, number_parts, set_title, title_of
from cetakbiru.outputs.pdf.places import PLACE_ATTRIBUTE, Places, places_of
from cetakbiru.outputs.pdf.plan import PlannedPage, Role, consultations_in_print, read_stand_ins
from cetakbiru.outputs.pdf.read import clean, read_page, read_view, stood_for
from cetakbiru.outputs.pdf.sources import clear_list, mark_sources, number_sources
from cetakbiru.outputs.pdf.spans import settle_spans
from cetakbiru.outputs.pdf.tree import Chapter, PrintTree
from cetakbiru.outputs.pdf.views import view_of
from cetakbiru.outputs.pdf.vocabulary import misplaced, unknown
from cetakbiru.pages.fragments.links import SOURCES_PAGE

# What begins and ends on one page's text, so that no page can be turned within it.
_HELD = (
    "ancestor::li|ancestor::dd|ancestor::blockquote|ancestor::td|ancestor::th"
    '|ancestor::div[contains(concat(" ", @class, " "), " admonition ")]'
)


class Manuscript:
    """All chapters of the document, read and numbered; documents are selections of them."""

    def __init__(
        self,
        chapters: Sequence[Chapter],
        labels: Mapping[str, str],
        sources: Mapping[str, Sumber],
    ) -> None:
        self._chapters = tuple(chapters)
        self._labels = dict(labels)
        self._sources = sources

    def select(self, wanted: Callable[[PlannedPage], bool], address: str | None) -> PrintTree:
        """The chapters that are wanted, with the numbers that they have in the whole.

        `address` is the site's permanent address: links out of the selection lead there.
        """
        chosen = tuple(
            replace(chapter, element=copy.deepcopy(chapter.element))
            for chapter in self._chapters
            if wanted(chapter.page)
        )
        chosen = number_sources(chosen, self._sources)
        settle(chosen, address, self._labels)
        return PrintTree(chosen)

    @property
    def chapter_numbers(self) -> dict[int, PlannedPage]:
        """The pages that are chapters, by the number they bear."""
        return {
            int(chapter.prefix): chapter.page
            for chapter in self._chapters
            if chapter.page.role is Role.CHAPTER
        }


def collect(
    blueprint: Blueprint, site: Path, docs: Path, plan: Sequence[PlannedPage]
) -> Manuscript:
    """Reads the planned pages of a finished site, makes the planned views, and numbers all.

    A view that has nothing to show is left out. Raises PdfError with all faults.
    """
    faults: list[Fault] = []
    labels: dict[str, str] = {}
    names: dict[str, dict[str, str]] = {}
    heads: dict[str, str] = {}
    places: dict[str, Places] = {}
    chapters: list[Chapter] = []
    counters, condenser = Counters(), Condenser()
    for page in plan:
        section = _section(blueprint, site, page)
        if section is None and page.view is not None:
            continue
        if section is None:
            faults.append(
                Fault(f"{docs.name}/{page.path}", "halaman jadi tidak ditemukan di situs")
            )
            continue
        finder = places[page.path] = places_of(docs, page)
        if page.url == SOURCES_PAGE:
            clear_list(section)
        faults.extend(clean(section, finder))
        mark_sources(section, page.url, blueprint.sumber)
        faults.extend(inline_notes(section, finder))
        condenser.condense(section, page.url)
        faults.extend(_strange(section, finder))
        head = section.find(".//h1")
        if head is None:
            faults.append(Fault(finder.of(section), "halaman tidak berjudul; tulis '# Judul'"))
            continue
        label, prefix, wrong = counters.label(page, title_of(head))
        if wrong:
            faults.append(Fault(finder.of(head), wrong))
        title = set_title(head, label)
        chapter = Chapter(page, chapter_id(page.url), label, prefix, title, section)
        section.set("class", page.role.value)
        section.set(PLACE_ATTRIBUTE, finder.whole)
        print_addresses(section)
        names[page.url] = rename_ids(chapter)
        heads |= stood_for(section)
        section.set("id", chapter.id)
        if head.get("id") is None:
            head.set("id", f"{chapter.id}-judul")
        heads[page.url] = head.get("id", "")
        number_parts(chapter, chapters, labels)
        chapters.append(chapter)
    stand_ins = consultations_in_print(names) | read_stand_ins(docs)
    views = {page.url for page in plan if page.view is not None} | heads.keys() - names.keys()
    resolver = Resolver(site, heads, names, stand_ins, views)
    for chapter in chapters:
        finder = places[chapter.page.path]
        faults.extend(resolver.resolve(chapter, finder))
        faults.extend(_fit_tables(chapter, finder))
    if faults:
        raise PdfError(faults)
    return Manuscript(chapters, labels, blueprint.sumber)


def _strange(section: HtmlElement, places: Places) -> Iterator[Fault]:
    """A fault for each element and class that print does not know or has no place for."""
    wrong = [Fault(places.of(element), what) for element, what in misplaced(section)]
    if wrong:
        yield from wrong
        return
    for element, name in unknown(section):
        clue = name.split()[-1].strip('"<>')
        remedy = "hapus, atau ganti dengan teks atau gambar"
        yield Fault(places.of(element, clue), f"{name} tidak dikenal cetakan; {remedy}")


def _section(blueprint: Blueprint, site: Path, page: PlannedPage) -> HtmlElement | None:
    if page.view is None:
        return read_page(site, page)
    made = view_of(blueprint, page)
    return read_view(made, site, page) if made else None


def _fit_tables(chapter: Chapter, places: Places) -> list[Fault]:
    """Sets widths; a table too wide for an upright page gets a page turned for it.

    One that is too wide for that as well is set in smaller type, and at last it is a fault.
    """
    faults = []
    for table in dom.elements(chapter.element, "table"):
        caption = table.find("caption")
        name = dom.text_of(caption) if caption is not None else dom.text_of(table)[:60]
        place = places.of(table, name, *_as_written(table))
        table.set(PLACE_ATTRIBUTE, place)
        settle_spans(table)
        beside = table.xpath('ancestor::div[@class="berdampingan"]')
        needed = set_widths(table, _room(chapter, bool(beside)))
        held = bool(table.xpath(_HELD))
        widest = PORTRAIT_MM if held and not chapter.page.landscape else LANDSCAPE_MM
        if needed > widest:
            dom.add_class(table, "rapat")
            needed *= DENSE
        if needed > widest:
            there = "di dalam daftar, kutipan, atau kotak" if held else "pada halaman lanskap"
            remedy = "keluarkan dari sana" if held else "kurangi kolomnya"
            what = (
                f"tabel {name!r} memerlukan lebar {ceil(needed)} mm, sedangkan {there} "
                f"hanya ada {widest:.0f} mm; {remedy} atau bagi menjadi dua tabel"
            )
            faults.append(Fault(place, what))
        elif needed > PORTRAIT_MM and not chapter.page.landscape:
            _turn(table)
    return faults


def _as_written(table: HtmlElement) -> list[str]:
    """The head of a row as Markdown has it, for its line: the first cells beside one another."""
    cells = [dom.text_of(cell) for cell in islice(table.iter("th", "td"), 2)]
    return [between.join(cells) for between in (" | ", "|")] if all(cells) else []


def _room(chapter: Chapter, beside_figure: bool) -> float:
    if beside_figure:
        return BESIDE_FIGURE_MM
    return LANDSCAPE_MM if chapter.page.landscape else PORTRAIT_MM


def _turn(table: HtmlElement) -> None:
    """Puts the table, with its note, on a landscape page of its own."""
    outer = table
    for ancestor in table.iterancestors("div"):
        if "ppm-data" in dom.classes(ancestor):
            outer = ancestor
            break
    box = dom.new("div", class_="lanskap")
    parent = outer.getparent()
    assert parent is not None  # noqa: S101 - a table lies within its section
    box.tail, outer.tail = outer.tail, None
    parent.replace(outer, box)
    box.append(outer)
