"""Footnotes carried from the end of a page to the word that they belong to."""

from __future__ import annotations

import copy
from collections.abc import Iterator

from lxml.html import HtmlElement

from cetakbiru.outputs.pdf import dom
from cetakbiru.outputs.pdf.faults import Fault
from cetakbiru.outputs.pdf.places import Places
from cetakbiru.outputs.pdf.sources import cite, only_marks

NOTE_CLASS = "catatan-kaki"


def inline_notes(section: HtmlElement, places: Places) -> Iterator[Fault]:
    """Replaces each reference by the note itself; yields a fault for a reference without note.

    A note that only cites leaves its marks in the text. Another that is referred to again is set
    again: each page of print is read on its own.
    """
    notes = _collect(section)
    for reference in section.xpath('.//sup[a[contains(@class, "footnote-ref")]]'):
        link = reference.find("a")
        key = link.get("href", "")[1:]
        if key not in notes:
            place = places.of(link, f"[^{key.partition(':')[2]}]")
            yield Fault(place, f"catatan kaki {key!r} dirujuk tetapi tidak ada")
            continue
        if marks := only_marks(notes[key]):
            cite(reference, [copy.deepcopy(mark) for mark in marks])
            continue
        note = _inline(notes[key])
        note.tail = reference.tail
        # A note's mark stands at the word, whatever space the page's source left there.
        dom.set_text_before(reference, dom.text_before(reference).rstrip())
        reference.getparent().replace(reference, note)


def _collect(section: HtmlElement) -> dict[str, HtmlElement]:
    notes: dict[str, HtmlElement] = {}
    for block in section.xpath('.//div[@class="footnote"]'):
        for item in block.xpath(".//li[@id]"):
            for back in item.xpath('.//a[contains(@class, "footnote-backref")]'):
                dom.drop(back)
            notes[item.get("id")] = item
        dom.drop(block)
    return notes


def _inline(item: HtmlElement) -> HtmlElement:
    """The paragraphs of a note as one run of text."""
    note = dom.new("span", class_=NOTE_CLASS)
    paragraphs = item.findall("p") or [item]
    for at, paragraph in enumerate(paragraphs):
        part = copy.deepcopy(paragraph)
        part.tag = "span"
        part.attrib.clear()
        part.tail = " " if at + 1 < len(paragraphs) else None
        part.text = (part.text or "").lstrip() or None
        _strip_end(part)
        note.append(part)
    return note


def _strip_end(part: HtmlElement) -> None:
    last = part[-1] if len(part) else None
    if last is None:
        part.text = (part.text or "").rstrip()
    else:
        last.tail = (last.tail or "").rstrip("\N{NO-BREAK SPACE} \n") or None
