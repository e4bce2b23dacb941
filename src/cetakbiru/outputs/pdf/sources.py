"""Sources as paper can follow them: numbers in the text, and one list with all addresses.

A mark is an element with the ID of its source. It gets its number when a document is put together,
in the order of first mention there, so that a kabupaten printed alone counts from 1.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from urllib.parse import unquote, urlsplit

from lxml import html
from lxml.html import HtmlElement

from cetakbiru.model.model import Sumber
from cetakbiru.outputs.pdf import dom
from cetakbiru.outputs.pdf.links import address_from, chapter_id
from cetakbiru.outputs.pdf.places import PLACE_ATTRIBUTE
from cetakbiru.outputs.pdf.plan import PlannedPage, Role
from cetakbiru.outputs.pdf.tree import Chapter, Entry
from cetakbiru.pages.fragments.cells import SOURCES_NOTE
from cetakbiru.pages.fragments.html import EMPTY, Html, element, fragment
from cetakbiru.pages.fragments.links import SOURCES_PAGE
from cetakbiru.pages.fragments.numbers import long_date
from cetakbiru.pages.fragments.sources import CITED

_FILE = f"{SOURCES_PAGE.rstrip('/')}.md"
MARK_CLASS = "nomor-sumber"
_MARKS = f".//*[@{CITED}][@class='{MARK_CLASS}']"
_ANCHOR = re.compile(r"sumber-(.+)")
_TIE = "\N{NO-BREAK SPACE}"
_STOP = re.compile(r"(?<!\.)[.,;]$")
_INTRODUCTION = (
    "Angka dalam kurung siku di dalam naskah adalah nomor sumber berikut, menurut urutan "
    "penyebutannya yang pertama."
)
_NONE = "Naskah ini tidak menyebut sumber."


def mark_sources(section: HtmlElement, url: str, sources: Mapping[str, Sumber]) -> None:
    """Puts marks in place of citations and of links to the list of sources.

    `url` is the page that the section's links start from. In a cell the mark is all that stays of
    a link; beneath a table each publisher stands once, with the marks of all its sources.
    """
    for citation in section.xpath(f".//*[@{CITED}]"):
        cite(citation, [_mark(citation.get(CITED, ""))])
    for note in section.xpath(f'.//*[@class="{SOURCES_NOTE}"]'):
        linked = (_linked(link, url) for link in note.iter("a"))
        _group(note, [sources[one] for one in linked if one in sources])
    for link in section.xpath(".//a[@href]"):
        source = _linked(link, url)
        if source in sources:
            _mark_link(link, _mark(source))


def only_marks(element: HtmlElement) -> list[HtmlElement]:
    """The marks of an element in which there is nothing else to read; none where there is."""
    read = "".join(map(str, element.xpath(f".//text()[not(parent::*[@{CITED}])]")))
    return [] if read.strip(" ,\n\N{NO-BREAK SPACE}") else element.xpath(_MARKS)


def cite(reference: HtmlElement, marks: Sequence[HtmlElement]) -> None:
    """Puts marks in place of a citation or of a reference to one: before the sentence's stop."""
    before = dom.text_before(reference).rstrip()
    sign = _STOP.search(before)
    stop = sign[0] if sign else ""
    if stop == "." and (reference.tail or "").lstrip()[:1].islower():
        stop = ""  # of an abbreviation
    before = before.removesuffix(stop)
    previous = reference.getprevious()
    if _is_mark(previous) and not before:
        dom.set_text_before(reference, ", ")
    elif before or previous is not None:
        dom.set_text_before(reference, f"{before}{_TIE}")
    for mark in marks:
        mark.tail = ", "
        reference.addprevious(mark)
    marks[-1].tail = f"{stop}{reference.tail or ''}"
    reference.getparent().remove(reference)


def number_sources(
    chapters: Sequence[Chapter], sources: Mapping[str, Sumber]
) -> tuple[Chapter, ...]:
    """The chapters with every mark numbered and the list of sources filled in.

    Where no chapter is that list, one without a number of its own comes last. Marks in cells are
    no links: the note beneath the table has them. Nor are those within a link.
    """
    numbers: dict[str, int] = {}
    for chapter in chapters:
        for mark in chapter.element.xpath(_MARKS):
            source = mark.attrib.pop(CITED)
            mark.text = f"[{numbers.setdefault(source, len(numbers) + 1)}]"
            if next(mark.iterancestors("td", "th", "a"), None) is None:
                mark.tag = "a"
                mark.set("href", f"#{_place(source)}")
    lists = [chapter for chapter in chapters if chapter.page.url == SOURCES_PAGE]
    if numbers and not lists:
        lists = [_list_of_its_own()]
        chapters = [*chapters, *lists]
    for chapter in lists:
        for part in _listed(sources[one] for one in numbers):
            chapter.element.append(html.fragment_fromstring(part))
    return tuple(chapters)


def clear_list(section: HtmlElement) -> None:
    """Leaves of the page of all sources its heading: a document lists those that it names."""
    for child in section:
        child.tail = None
        if child.tag != "h1":
            section.remove(child)


def _linked(link: HtmlElement, url: str) -> str:
    """The ID of the source that a link leads to, or nothing."""
    parts = urlsplit(link.get("href", ""))
    anchor = _ANCHOR.fullmatch(unquote(parts.fragment))
    if anchor is None or parts.scheme or address_from(url, unquote(parts.path)) != SOURCES_PAGE:
        return ""
    return anchor[1]


def _mark(source: str) -> HtmlElement:
    # As wide as the number will be, for whoever measures columns before it is given.
    return dom.new("span", "[000]", class_=MARK_CLASS, **{CITED: source})


def _is_mark(element: HtmlElement | None) -> bool:
    return element is not None and CITED in element.attrib


def _replace(element: HtmlElement, mark: HtmlElement) -> None:
    mark.tail = element.tail
    element.getparent().replace(element, mark)


def _mark_link(link: HtmlElement, mark: HtmlElement) -> None:
    if dom.in_cell(link):
        _replace(link, mark)
        return
    parent = link.getparent()
    mark.tail, link.tail = link.tail, _TIE
    parent.insert(parent.index(link) + 1, mark)
    link.drop_tag()


def _group(note: HtmlElement, cited: Iterable[Sumber]) -> None:
    """Writes "Sumber: Badan Contoh (2025) [3], [4]; …." into the note beneath a table."""
    groups: dict[str, list[HtmlElement]] = {}
    for source in cited:
        groups.setdefault(source.cited, []).append(_mark(source.id))
    note.clear()
    text = "Sumber: "
    for name, marks in groups.items():
        dom.add_text(note, f"{text}{name}{_TIE}")
        for mark in marks:
            mark.tail = ", "
            note.append(mark)
        marks[-1].tail = None
        text = "; "
    dom.add_text(note, ".")


def _list_of_its_own() -> Chapter:
    page = PlannedPage(_FILE, Role.APPENDIX, landscape=False)
    name, title = chapter_id(page.url), "Daftar sumber"
    head = element("h1", {"id": f"{name}-judul"}, element("span", {"class": "judul"}, title))
    place = {PLACE_ATTRIBUTE: "data/sumber.csv"}
    section = element("section", {"class": page.role.value, "id": name, **place}, head)
    contents = [Entry(1, "", title, f"{name}-judul")]
    return Chapter(page, name, "", "", title, html.fragment_fromstring(section), contents)


def _listed(sources: Iterable[Sumber]) -> Iterator[Html]:
    entries = [_entry(number, source) for number, source in enumerate(sources, start=1)]
    yield element("p", None, _INTRODUCTION if entries else _NONE)
    if entries:
        yield element("ul", {"class": "daftar-sumber"}, *entries)


def _entry(number: int, source: Sumber) -> Html:
    """Publisher, year, title, address, day of access, and what makes the source less sure."""
    year = "tanpa tahun" if source.tahun is None else str(source.tahun)
    more = [
        *([f"Diakses {long_date(source.diakses)}."] if source.diakses else []),
        *(["Sumber sekunder."] if source.keyakinan == "sekunder" else []),
        *([f"Catatan: {source.catatan.rstrip('.')}."] if source.catatan else []),
    ]
    return element(
        "li",
        {"id": _place(source.id)},
        element("span", {"class": "nomor"}, f"[{number}]"),
        f" {source.penerbit} ({year}). ",
        element("em", None, source.judul.rstrip(".")),
        ". ",
        fragment(_address(source.url), ". ") if source.url else EMPTY,
        " ".join(more),
    )


def _address(url: str) -> Html:
    if not url.startswith(("https://", "http://")):
        return fragment(url)
    return element("a", {"href": url, "class": "alamat-web"}, url)


def _place(source: str) -> str:
    return f"s-{source}"
