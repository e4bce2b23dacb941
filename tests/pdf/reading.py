"""What tests read out of a PDF: its text, its links, its structure tree."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
from lxml import etree, html

from cetakbiru.insight.entries import known_of
from cetakbiru.model.load import Blueprint
from cetakbiru.outputs.pdf.compose import Composed

# PDFium writes the last two where a line ends in a hyphen.
_HYPHENS = ("\N{HYPHEN}", "\N{SOFT HYPHEN}", "-", "\ufffe", "\x02")

# The share of a page that running heads and feet take, and the grey below which something stands
# there: the watermark is lighter.
_HEADS, _INK = 0.075, 170

_FIGURE = re.compile(r"[A-Z]{3}(?:-\w+)+|\d[\d.,]*(?<![.,])%?")


def page_texts(file: Path) -> list[str]:
    """The text of each page as a reader's search sees it."""
    document = pypdfium2.PdfDocument(file)
    return [document[at].get_textpage().get_text_bounded() for at in range(len(document))]


def page_labels(file: Path) -> list[str]:
    """What readers of a PDF call each page: "iii", "12"; empty for the cover."""
    document = pypdfium2.PdfDocument(file)
    return [document.get_page_label(at) for at in range(len(document))]


def emptiness(file: Path) -> list[float]:
    """The share of each page's height, between its heads, that its largest empty band takes."""
    found = []
    document = pypdfium2.PdfDocument(file)
    for at in range(len(document)):
        page = document[at].render(scale=0.5, grayscale=True).to_pil()
        above = int(page.height * _HEADS)
        body = page.crop((0, above, page.width, page.height - above))
        inked = body.point([255 if level < _INK else 0 for level in range(256)])
        rows = (inked.crop((0, row, body.width, row + 1)) for row in range(body.height))
        lines = [at for at, row in enumerate(rows) if row.getbbox()]
        bands = (after - before for before, after in pairwise((0, *lines, body.height)))
        found.append(max(bands) / body.height)
    return found


def starts_of_parts(file: Path) -> set[int]:
    """The pages, counted from 0, on which a chapter, an appendix or a kabupaten begins."""
    marks = pypdfium2.PdfDocument(file).get_toc()
    places = (mark.get_dest() for mark in marks if mark.level == 0)
    return {index for place in places if place and (index := place.get_index()) is not None}


def html_of(document: Composed) -> str:
    """The sections of a document as HTML."""
    sections = (*document.front, *document.body)
    return "".join(etree.tostring(one, encoding="unicode", method="html") for one in sections)


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
    """The destinations that links of all pages name; those of notes have none."""
    return [
        str(note.Dest)
        for page in pdf.pages
        for note in page.get("/Annots", [])
        if note.Subtype == "/Link" and isinstance(note.get("/Dest"), pikepdf.String)
    ]


def article_of(site: Path, file: str) -> html.HtmlElement:
    """The article of a page of the site."""
    parser = html.HTMLParser(encoding="utf-8")
    return html.parse(str(site / file), parser).getroot().find(".//article")


def figures_on(site: Path) -> set[str]:
    """All figures that pages of the site show."""
    found: set[str] = set()
    for page in site.rglob("index.html"):
        article = article_of(site, str(page.relative_to(site)))
        if article is not None:
            found |= figures_in(article)
    return found


def figures_in(element: html.HtmlElement) -> set[str]:
    """Numbers and IDs in words that people read, as they are written; not those of drawings."""
    texts = element.xpath(".//text()[not(ancestor::svg or ancestor::script)]")
    return {one for text in texts for one in _FIGURE.findall(str(text))}
