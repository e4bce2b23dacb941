"""Where something on a finished page was written: the file in docs/ and its line."""

from __future__ import annotations

from pathlib import Path

from lxml.html import HtmlElement

from cetakbiru.outputs.pdf.dom import text_of

PLACE_ATTRIBUTE = "data-letak"
_SHORTEST_CLUE = 3


class Places:
    """Finds lines of one page. What no line of the page holds comes from a macro or the theme;
    its place is the line in the finished page."""

    def __init__(self, docs: Path, path: str, site_file: str) -> None:
        self._name = f"{docs.name}/{path}"
        self._site_file = site_file
        self._lines = (docs / path).read_text(encoding="utf-8").splitlines()

    def of(self, element: HtmlElement, *clues: str) -> str:
        """The place of an element. `clues`: texts that its line in docs/ may hold, best first."""
        for clue in (*clues, text_of(element)):
            if len(clue) < _SHORTEST_CLUE:
                continue
            for number, line in enumerate(self._lines, start=1):
                if clue in line:
                    return f"{self._name} baris {number}"
        if element.sourceline:
            return f"{self._name} (halaman jadi {self._site_file} baris {element.sourceline})"
        return self._name
