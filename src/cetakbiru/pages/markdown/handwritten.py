"""A Markdown extension for tables that a page wrote itself: a labelled region that scrolls.

Each cell bears the title of its column, so that a table of three columns or more can become cards
on a phone. Tables that macros make come after it and do this themselves.
"""

from __future__ import annotations

import re
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

# No "ppm-": the search reads these tables, since they are text of the page.
REGION = "tabel-naskah"
CARDS = "tabel-naskah--kartu"
# Instead of the style that Markdown gives to columns of figures, which no page may have.
_FIGURES = "angka"
_FEWEST_CARD_COLUMNS = 3
_HEADING = re.compile("h[1-6]")
# Markdown keeps inline HTML under marks of its own until the end.
_STASHED = re.compile("\x02[^\x03]*\x03")


class _Wrap(Treeprocessor):
    def run(self, root: Element) -> None:
        named: dict[str, int] = {}
        heading = ""
        for parent in list(root.iter()):
            for place, child in enumerate(list(parent)):
                if _HEADING.fullmatch(child.tag):
                    heading = _text(child)
                elif child.tag == "table" and not child.get("class"):
                    named[heading] = named.get(heading, 0) + 1
                    parent[place] = _region(child, heading, named[heading])


def _region(table: Element, heading: str, number: int) -> Element:
    titles = [_text(cell) for cell in table.findall("./thead/tr/th")]
    for row in table.iterfind("./tbody/tr"):
        for title, cell in zip(titles, row, strict=False):
            if title:
                cell.set("data-label", title)
    for cell in table.iterfind("./*/tr/*"):
        if "right" in cell.attrib.pop("style", ""):
            cell.set("class", _FIGURES)
    name = f"Tabel: {heading}" if heading else "Tabel"
    region = Element(
        "div",
        {
            "class": f"{REGION} {CARDS}" if len(titles) >= _FEWEST_CARD_COLUMNS else REGION,
            "role": "region",
            "tabindex": "0",
            "aria-label": name if number == 1 else f"{name} ({number})",
        },
    )
    region.tail, table.tail = table.tail, None
    region.append(table)
    return region


def _text(element: Element) -> str:
    return " ".join(_STASHED.sub("", "".join(element.itertext())).split())


class HandwrittenExtension(Extension):
    """Runs when attributes have their elements (8) and before headings get their links (5)."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name Markdown calls
        md.treeprocessors.register(_Wrap(md), "handwritten", 6)


def makeExtension(**options: Any) -> HandwrittenExtension:  # noqa: N802 - the name Markdown calls
    """The extension, as `markdown_extensions` in mkdocs.yml asks for it."""
    return HandwrittenExtension(**options)
