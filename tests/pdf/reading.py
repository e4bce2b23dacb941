"""What tests read out of a PDF: its text, its links, its structure tree."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2

from cetakbiru.insight.entries import known_of
from cetakbiru.model.load import Blueprint

_HYPHENS = ("\N{HYPHEN}", "\N{SOFT HYPHEN}", "\ufffe", "-")


def page_texts(file: Path) -> list[str]:
    """The text of each page as a reader's search sees it."""
    document = pypdfium2.PdfDocument(file)
    return [document[at].get_textpage().get_text_bounded() for at in range(len(document))]


def squeezed(text: str) -> str:
    """Text without white space and hyphens: line breaks and hyphenation no longer matter."""
    text = "".join(text.split())
    for hyphen in _HYPHENS:
        text = text.replace(hyphen, "")
    return text


def stands(piece: str, text: str) -> bool:
    """Whether a squeezed piece stands in a squeezed text, whole or broken once over two pages."""
    return piece in text or any(
        piece[:at] in text and piece[at:] in text for at in range(4, len(piece) - 3)
    )


def entry_ids(text: str) -> set[str]:
    """The IDs of directions and programmes in a text, broken over lines or not."""
    return set(re.findall(r"(?:PPM|PRG)\d{4}[A-Z]{3}\d\d", squeezed(text)))


def ids_of_kabupaten(blueprint: Blueprint) -> set[str]:
    """What ever had an ID in a kabupaten; directions of the province stand on no printed page."""
    return {one.id for kode in blueprint.kabupaten for one in known_of(blueprint, kode)}


def structure(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """Every structure element, parents first."""
    waiting = [pdf.Root.StructTreeRoot.K[0]]
    while waiting:
        element = waiting.pop()
        yield element
        kids = element.get("/K", [])
        kids = kids if isinstance(kids, pikepdf.Array) else [kids]
        waiting.extend(kid for kid in kids if isinstance(kid, pikepdf.Dictionary) and "/S" in kid)


def kinds(pdf: pikepdf.Pdf) -> Counter[str]:
    """How often each kind of structure element occurs."""
    return Counter(str(element.S) for element in structure(pdf))


def destinations(pdf: pikepdf.Pdf) -> dict[str, int]:
    """The page, counted from 1, of each named destination."""
    pages = {page.objgen: number for number, page in enumerate(pdf.pages, start=1)}
    names = pdf.Root.Names.Dests.Names
    return {str(names[at]): pages[names[at + 1][0].objgen] for at in range(0, len(names), 2)}


def internal_links(pdf: pikepdf.Pdf) -> list[str]:
    """The destinations that links of all pages name."""
    return [
        str(note.Dest)
        for page in pdf.pages
        for note in page.get("/Annots", [])
        if note.Subtype == "/Link" and "/Dest" in note
    ]
