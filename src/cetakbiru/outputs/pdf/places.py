"""Where something in print was written: the file in docs/ and its line."""

from __future__ import annotations

from pathlib import Path

from lxml.html import HtmlElement

from cetakbiru.checks.pages.printplan import PLAN_FILE
from cetakbiru.outputs.pdf.dom import text_of
from cetakbiru.outputs.pdf.plan import PlannedPage

PLACE_ATTRIBUTE = "data-letak"
_SHORTEST_CLUE = 3


def place_above(element: HtmlElement) -> str:
    """The place that is told last above an element, or of it; empty where none is."""
    found = (one.get(PLACE_ATTRIBUTE) for one in (element, *element.iterancestors()))
    return next((str(place) for place in found if place), "")


class Places:
    """Finds lines of one page. What no line of the page holds comes from a macro, the theme or a
    view; its place is the line in the finished page, or that which asks for the view.

    `whole` is the place of all.
    """

    def __init__(self, name: str, text: str, whole: str, made: str | None) -> None:
        self._name = name
        self._lines = text.splitlines()
        self._made = made
        self.whole = whole

    def of(self, element: HtmlElement, *clues: str) -> str:
        """The place of an element. `clues`: texts that its line in docs/ may hold, best first."""
        for clue in (*clues, text_of(element)):
            if len(clue) < _SHORTEST_CLUE:
                continue
            for number, line in enumerate(self._lines, start=1):
                if clue in line:
                    return f"{self._name} baris {number}"
        if element.sourceline and self._made:
            return f"{self.whole} (halaman jadi {self._made} baris {element.sourceline})"
        return self.whole


def places_of(docs: Path, page: PlannedPage) -> Places:
    """The places of a planned page, or of a view and the page that it takes parts from."""
    file, name = docs / page.path, f"{docs.name}/{page.path}"
    text = file.read_text(encoding="utf-8") if page.view is None or page.parts else ""
    if page.view is None:
        return Places(name, text, name, page.file)
    whole = f"{docs.name}/{PLAN_FILE} baris {page.line} (tampilan {page.view})"
    return Places(name, text, whole, None)
