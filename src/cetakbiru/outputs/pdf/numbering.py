"""The numbers of chapters, sections, tables and figures, given once and used everywhere."""

from __future__ import annotations

import copy
import re
from collections.abc import Sequence
from dataclasses import dataclass

from lxml.html import HtmlElement

from cetakbiru.outputs.pdf import dom
from cetakbiru.outputs.pdf.notes import NOTE_CLASS
from cetakbiru.outputs.pdf.plan import PlannedPage, Role
from cetakbiru.outputs.pdf.sources import MARK_CLASS
from cetakbiru.outputs.pdf.tree import Chapter, Entry

_ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L")),
    *((40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)
_LETTERS = 26
_STEPS = 3
_ASIDES = f'.//*[@class="{NOTE_CLASS}" or @class="{MARK_CLASS}"]'
_OWN_LABEL = re.compile(r"^BAB\s+([IVXLCDM]+)[\s.:]+", re.IGNORECASE)


def roman(number: int) -> str:
    """4 → "IV"."""
    found = ""
    for value, sign in _ROMAN:
        found += sign * (number // value)
        number %= value
    return found


def letters(number: int) -> str:
    """1 → "A", 27 → "AA"."""
    found = ""
    while number:
        number, rest = divmod(number - 1, _LETTERS)
        found = chr(ord("A") + rest) + found
    return found


@dataclass
class Counters:
    """Numbers pages in reading order: BAB I, LAMPIRAN A, and in that of all kabupaten A.1, A.2."""

    _chapters: int = 0
    _appendices: int = 0
    _districts: int = 0
    _letter_of_districts: str = ""

    def label(self, page: PlannedPage, title: str) -> tuple[str, str, str | None]:
        """The label of a page, the prefix of its numbers, and what is wrong with its own number."""
        if page.role is Role.PREFACE:
            return "", "", None
        if page.role is Role.CHAPTER:
            return self._chapter(title)
        if page.kabupaten is None:
            letter = self._next_appendix()
            if page.role is Role.DISTRICT:
                self._letter_of_districts = letter
            return f"LAMPIRAN {letter}", letter, None
        self._letter_of_districts = self._letter_of_districts or self._next_appendix()
        self._districts += 1
        number = f"{self._letter_of_districts}.{self._districts}"
        return number, number, None

    def _chapter(self, title: str) -> tuple[str, str, str | None]:
        """A chapter that calls itself "BAB V" is the fifth, even where those before it are not yet
        written; others follow the one before them."""
        number = self._chapters + 1
        wrong = None
        if own := _OWN_LABEL.match(title):
            said = arabic(own[1])
            if said < number:
                before = roman(self._chapters)
                wrong = f"judul menyebut BAB {own[1]}, padahal bab sebelumnya BAB {before}"
            number = max(said, number)
        self._chapters = number
        return f"BAB {roman(number)}", str(number), wrong

    def _next_appendix(self) -> str:
        self._appendices += 1
        return letters(self._appendices)


def arabic(sign: str) -> int:
    """ "IV" → 4."""
    values = {letter: value for value, letter in _ROMAN if len(letter) == 1}
    numbers = [values[letter] for letter in sign.upper()]
    return sum(
        -number if any(later > number for later in numbers[at + 1 : at + 2]) else number
        for at, number in enumerate(numbers)
    )


def set_title(heading: HtmlElement, label: str) -> str:
    """Sets label and title in a page's h1; returns the title, without the label of its own."""
    title = title_of(heading)
    asides = heading.xpath(_ASIDES)
    if label:
        title = _OWN_LABEL.sub("", title, count=1)
    for child in list(heading):
        heading.remove(child)
    heading.text = None
    if label:
        number = dom.new("span", label, class_="nomor")
        number.tail = " "
        heading.append(number)
    heading.append(dom.new("span", title, class_="judul"))
    for aside in asides:
        aside.tail = None
        heading.append(aside)
    return title


def title_of(element: HtmlElement) -> str:
    """The text of a heading or caption as lists have it: without notes and numbers of sources."""
    if element.xpath(_ASIDES):
        element = copy.deepcopy(element)
        for aside in element.xpath(_ASIDES):
            dom.drop(aside)
    return dom.text_of(element)


def number_parts(chapter: Chapter, earlier: Sequence[Chapter], labels: dict[str, str]) -> None:
    """Numbers sections, tables and figures; fills the chapter's lists and `labels` by id.

    Tables and figures of chapters without a number are counted on from the `earlier` ones.
    """
    unnumbered = [one for one in earlier if one.prefix == chapter.prefix]
    heading = chapter.element.find(".//h1")
    labels[heading.get("id", "")] = chapter.label or chapter.title
    chapter.contents.append(Entry(1, chapter.label, chapter.title, heading.get("id", "")))
    _number_headings(chapter, labels)
    tables = sum(len(one.tables) for one in unnumbered)
    figures = sum(len(one.figures) for one in unnumbered)
    for name, group, before, tag, caption_tag in (
        ("Tabel", chapter.tables, tables, "table", "caption"),
        ("Gambar", chapter.figures, figures, "figure", "figcaption"),
    ):
        for element in dom.elements(chapter.element, tag):
            caption = element.find(caption_tag)
            if caption is None:
                continue
            number = f"{name} {chapter.prefix}.{before + len(group) + 1}".replace(" .", " ")
            title = title_of(caption)
            target = caption.get("id") or element.get("id")
            if target is None:
                target = f"{chapter.id}-{name.lower()}-{len(group) + 1}"
                caption.set("id", target)
            _set_number(caption, number)
            labels[target] = number
            if element.get("id"):
                labels[element.get("id", "")] = number
            group.append(Entry(1, number, title, target))


def _number_headings(chapter: Chapter, labels: dict[str, str]) -> None:
    """Numbers have three steps at most: 1.2.3 of a chapter, A.2.3 of a kabupaten."""
    counts = {"h2": 0, "h3": 0}
    depth = _STEPS - len(chapter.prefix.split("."))
    # The numbers that follow this page's own are those of the kabupaten.
    opens_districts = chapter.page.role is Role.DISTRICT and chapter.page.kabupaten is None
    for heading in dom.elements(chapter.element, "h2", "h3"):
        counts[heading.tag] += 1
        if heading.tag == "h2":
            counts["h3"] = 0
            level, tail = 2, str(counts["h2"])
        else:
            level, tail = 3, f"{counts['h2']}.{counts['h3']}"
        target = heading.get("id")
        if target is None:
            target = f"{chapter.id}-bagian-{tail.replace('.', '-')}"
            heading.set("id", target)
        title = title_of(heading)
        # A section of an unnumbered page bears no number either.
        numbered = chapter.label and not opens_districts and level - 1 <= depth
        number = f"{chapter.prefix}.{tail}" if numbered else ""
        if number:
            _set_number(heading, number)
            labels[target] = f"Bagian {number}"
        chapter.contents.append(Entry(level, number, title, target))


def _set_number(element: HtmlElement, number: str) -> None:
    """Puts the number before the text of a heading or caption."""
    mark = dom.new("span", number, class_="nomor")
    mark.tail = f" {(element.text or '').lstrip()}"
    element.text = None
    element.insert(0, mark)
