"""A whole document as Typst markup: what it says of itself, its sections, its files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from cetakbiru.outputs.pdf.compose import Composed
from cetakbiru.outputs.pdf.faults import PdfError
from cetakbiru.outputs.pdf.markup.writer import Part, Writer, named
from cetakbiru.outputs.pdf.typefaces import outline
from cetakbiru.outputs.pdf.words import string

_SVG = "http://www.w3.org/2000/svg"


@dataclass(frozen=True)
class Markup:
    """A document as Typst markup: `head`, then the parts of the front, `turn`, those of the body.

    `pictures` are its files by name. `places`: the file and line behind the ids of sections and
    tables.
    """

    head: str
    front: tuple[Part, ...]
    turn: str
    body: tuple[Part, ...]
    pictures: Mapping[str, bytes]
    places: Mapping[str, str]

    @property
    def text(self) -> str:
        """All of it."""
        parts = (*self.front, Part("", self.turn), *self.body)
        return self.head + "".join(part.text for part in parts)

    @property
    def scopes(self) -> tuple[tuple[str, ...], ...]:
        """Those of all tables."""
        return tuple(one for part in (*self.front, *self.body) for one in part.scopes)


def to_markup(document: Composed, site: Path) -> Markup:
    """The document as markup. `site` holds its images. Raises PdfError."""
    sections = (*document.front, *document.body)
    writer = Writer(site, sections)
    front = tuple(writer.part(section) for section in document.front)
    body = tuple(writer.part(section) for section in document.body)
    if writer.faults:
        raise PdfError(writer.faults)
    return Markup(
        head=_head(document),
        front=front,
        turn='#set page(numbering: "1")\n#counter(page).update(1)\n',
        body=body,
        pictures=writer.pictures,
        places=writer.places,
    )


def _head(document: Composed) -> str:
    day = document.day
    words = ", ".join(map(string, document.keywords))
    facts = {
        "title": string(document.title),
        "author": string(document.author),
        "description": string(document.description),
        "keywords": f"({words},)",
        "date": f"datetime(year: {day.year}, month: {day.month}, day: {day.day})",
    }
    pages = {
        "kertas": f"({document.paper.width}mm, {document.paper.height}mm)",
        "judul": string(document.running_title),
        "edisi": string(document.edition_line),
        "tanda-air": _watermark(document.watermark) if document.watermark else "none",
    }
    return (
        '#import "tampilan.typ": *\n'
        f"#set document({named(facts)})\n"
        f"#show: naskah.with({named(pages)})\n"
    )


def _watermark(word: str) -> str:
    """The word as outlines, which no search or copy meets."""
    drawn, width, height = outline(word)
    svg = (
        f'<svg xmlns="{_SVG}" viewBox="0 0 {width:.0f} {height:.0f}">'
        f'<path transform="matrix(1 0 0 -1 0 {height:.0f})" fill="#f8f1ef" d="{drawn}"/></svg>'
    )
    return f"tanda-air({string(svg)})"
