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
_HOLDERS = ("ul", "ol", "li", "div", "blockquote")
_NOT_IN_NOTES = {
    "tabel": ("table",),
    "gambar": ("img", "svg", "figure"),
    "kode berbaris": ("pre",),
    "judul": ("h1", "h2", "h3", "h4", "h5", "h6"),
    "daftar istilah": ("dl",),
}
_REFERENCES = './/sup[a[contains(@class, "footnote-ref")]]'


def inline_notes(section: HtmlElement, places: Places) -> Iterator[Fault]:
    """Replaces each reference by the note itself; yields a fault for a reference without note, and
    for a note that is more than text.

    A note that only cites leaves its marks in the text. Another that is referred to again is set
    again: each page of print is read on its own.
    """
    notes = _collect(section)
    for reference in section.xpath(_REFERENCES):
        link = reference.find("a")
        key = link.get("href", "")[1:]
        if key not in notes:
            place = places.of(link, f"[^{key.partition(':')[2]}]")
            yield Fault(place, f"catatan kaki {key!r} dirujuk tetapi tidak ada")
            dom.drop(reference)  # it is told
            continue
        if name := _too_much(notes[key]):
            place = places.of(link, f"[^{key.partition(':')[2]}]:")
            what = f"catatan kaki memuat {name}; pindahkan ke dalam teks, sisakan kalimatnya"
            yield Fault(place, what)
            dom.drop(reference)
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
    """The paragraphs and items of a note as one run of text."""
    note = dom.new("span", class_=NOTE_CLASS)
    runs = list(_runs(item)) or [item]
    for at, run in enumerate(runs):
        part = copy.deepcopy(run)
        part.tag = "span"
        part.attrib.clear()
        part.tail = " " if at + 1 < len(runs) else None
        part.text = (part.text or "").lstrip() or None
        _strip_end(part)
        note.append(part)
    return note


def _runs(block: HtmlElement) -> Iterator[HtmlElement]:
    """What is read as a paragraph of its own, in order."""
    for child in block:
        if child.tag in _HOLDERS and child.xpath("p|ul|ol|li|div|blockquote"):
            yield from _runs(child)
        elif child.tag in ("p", *_HOLDERS):
            yield child


def _too_much(note: HtmlElement) -> str:
    """What a note holds that no foot of a page can; nothing where it is text alone."""
    for name, tags in _NOT_IN_NOTES.items():
        if next(note.iter(*tags), None) is not None:
            return name
    return "catatan kaki lain" if note.xpath(_REFERENCES) else ""


def _strip_end(part: HtmlElement) -> None:
    last = part[-1] if len(part) else None
    if last is None:
        part.text = (part.text or "").rstrip()
    else:
        last.tail = (last.tail or "").rstrip("\N{NO-BREAK SPACE} \n") or None
