"""The numbers of chapters, sections, tables and figures, given once and used everywhere."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml.html import HtmlElement

from press import dom
from press.faults import Fault
from press.places import Places
from press.plan import PlannedPage, Role
from press.tree import Chapter, Entry

_ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L")),
    *((40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)
_LETTERS = 26
_OWN_LABEL = re.compile(r"BAB\s+([IVXLCDM]+)[\s.:]+", re.IGNORECASE)


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
    """Counts the pages of each role, in reading order."""

    _counts: dict[Role, int] = field(default_factory=dict)

    def label(self, page: PlannedPage) -> tuple[str, str]:
        """The label of a page and the prefix of its numbers: ("BAB III", "3")."""
        if page.role is Role.PREFACE:
            return "", ""
        if page.role is Role.DISTRICT and page.kabupaten is None:
            return "", "W"
        number = self._counts.get(page.role, 0) + 1
        self._counts[page.role] = number
        if page.role is Role.CHAPTER:
            return f"BAB {roman(number)}", str(number)
        if page.role is Role.DISTRICT:
            return f"WILAYAH {number}", f"W{number}"
        return f"LAMPIRAN {letters(number)}", letters(number)


def take_title(section: HtmlElement, label: str, places: Places) -> tuple[str, list[Fault]]:
    """Sets label and title in the section's h1; returns the title.

    A page may say its own "BAB II"; a fault tells when that is not its number.
    """
    heading = section.find(".//h1")
    if heading is None:
        return "", [Fault(places.of(section), "halaman tidak mempunyai judul; tulis '# Judul'")]
    title = dom.text_of(heading)
    faults: list[Fault] = []
    own = _OWN_LABEL.match(title)
    if own:
        if f"BAB {own[1].upper()}" != label:
            what = f"judul menyebut BAB {own[1]}, padahal urutannya {label or 'tanpa nomor'}"
            faults.append(Fault(places.of(heading, title), what))
        title = title[own.end() :]
    for child in list(heading):
        heading.remove(child)
    heading.text = None
    if label:
        number = dom.new("span", label, class_="nomor")
        number.tail = " "
        heading.append(number)
    heading.append(dom.new("span", title, class_="judul"))
    return title, faults


def number_parts(chapter: Chapter, labels: dict[str, str]) -> None:
    """Numbers sections, tables and figures; fills the chapter's lists and `labels` by id."""
    heading = chapter.element.find(".//h1")
    labels[heading.get("id", "")] = chapter.label or chapter.title
    chapter.contents.append(Entry(1, chapter.label, chapter.title, heading.get("id", "")))
    _number_headings(chapter, labels)
    for name, group, tag, caption_tag in (
        ("Tabel", chapter.tables, "table", "caption"),
        ("Gambar", chapter.figures, "figure", "figcaption"),
    ):
        for element in dom.elements(chapter.element, tag):
            caption = element.find(caption_tag)
            if caption is None:
                continue
            number = f"{name} {chapter.prefix}.{len(group) + 1}".replace(" .", " ")
            title = dom.text_of(caption)
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
    counts = {"h2": 0, "h3": 0}
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
        title = dom.text_of(heading)
        # A section of an unnumbered page bears no number either.
        number = f"{chapter.prefix}.{tail}" if chapter.label else ""
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
