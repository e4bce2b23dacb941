"""One instrument from the sheet to the next edition, as the people who use it go the way.

A project of the invented province is taken along: its sheet goes out, LibreOffice fills it in, it
comes back, and then the site, its print, the open data and the comparison with the edition before
are asked what they know of it.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import openpyxl
import pypdfium2
from openpyxl.worksheet.worksheet import Worksheet
from playwright.sync_api import Browser

from tests.conftest import copy_good, serving
from tests.instruments.office import fill_in
from tests.outputs.search.node import ask
from tests.running import Answer, files_of, ppm_here

# The row of a sheet that bears the names of the columns, and the first that holds data.
_NAMES, FIRST = 2, 3
Cells = Mapping[str, str | int | float]


@dataclass(frozen=True)
class Play:
    """A project of the invented province, and the same as it was before (`before`)."""

    folder: Path

    @property
    def project(self) -> Path:
        return self.folder / "proyek"

    @property
    def before(self) -> Path:
        return self.folder / "sebelum"

    @property
    def site(self) -> Path:
        return self.folder / "situs"

    def ppm(self, *words: str | Path) -> Answer:
        """A command within the project, which must succeed."""
        answer = ppm_here(self.project, *words)
        assert answer.code == 0, answer.said
        return answer

    def sheet(self, *words: str) -> Path:
        """The workbook of `ppm template …`."""
        book = self.folder / f"lembar-{words[0]}.xlsx"
        self.ppm("template", *words, "--out", book)
        return book

    def filled(self, book: Path, rows: Mapping[str, Mapping[int, Cells]]) -> Path:
        """The workbook as LibreOffice saves it with these cells: by tab, row, and column's name.

        Row 0 is the first that holds nothing.
        """
        opened = openpyxl.load_workbook(book)
        typed: dict[str, dict[str, str | int | float]] = {}
        for tab, of_tab in rows.items():
            sheet = opened[tab]
            letters, free = letters_of(sheet), free_row(sheet)
            typed[tab] = {
                f"{letters[name]}{number or free}": value
                for number, cells in of_tab.items()
                for name, value in cells.items()
            }
        target = self.folder / "terisi.xlsx"
        fill_in(book, target, typed)
        return target

    def taken_in(self, sheet: Path) -> str:
        """A sheet brought in; the words of the dry run before, which writes nothing.

        The same sheet once more changes nothing.
        """
        before = files_of(self.project / "data")
        tried = self.ppm("import", sheet, "--dry-run").out
        assert files_of(self.project / "data") == before
        self.ppm("import", sheet)
        assert "Tidak ada perubahan" in self.ppm("import", sheet).out
        return tried

    def built(self) -> Path:
        """The site of the project."""
        self.ppm("build", "--skip", "pdf", "--skip", "editions", "--site", self.site)
        return self.site

    def page(self, url: str) -> str:
        """The words of a page of the site that was built."""
        html = (self.site / url / "index.html").read_text(encoding="utf-8")
        return _plain(re.sub(r"<(script|style|head).*?</\1>|<[^>]+>", " ", html, flags=re.S))

    def printed(self, browser: Browser, url: str) -> str:
        """The words of a page on paper."""
        target = self.folder / "cetak.pdf"
        with serving(self.site) as address:
            page = browser.new_page()
            page.goto(f"{address}{url}")
            page.pdf(path=target, prefer_css_page_size=True)
            page.close()
        document = pypdfium2.PdfDocument(target)
        try:
            return _plain(" ".join(one.get_textpage().get_text_range() for one in document))
        finally:
            document.close()

    def overflow(self, browser: Browser, url: str, width: int) -> int:
        """By how many pixels a page is wider than a window of that width."""
        with serving(self.site) as address:
            page = browser.new_page(viewport={"width": width, "height": 900})
            page.goto(f"{address}{url}")
            wide: int = page.evaluate("document.documentElement.scrollWidth")
            page.close()
        return max(0, wide - width)

    def exported(self, table: str) -> list[dict[str, object]]:
        """The rows of a table of the open data, as a program reads them."""
        rows: list[dict[str, object]] = json.loads(
            (self.site / f"data/{table}.json").read_text(encoding="utf-8")
        )
        return rows

    def first_hit(self, query: str) -> str:
        """Where the first answer of the site's search leads."""
        (answer,) = ask(self.site, [{"query": query}], hits=1)
        return str(answer["hits"][0]["url"]) if answer["hits"] else ""

    def compared(self) -> str:
        """What changed since the edition before."""
        return _plain(self.ppm("compare", self.before, self.project).out)


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def letters_of(sheet: Worksheet) -> dict[str, str]:
    """The letter of each column of a sheet by its name."""
    return {str(cell.value): cell.column_letter for cell in sheet[_NAMES] if cell.value}


def free_row(sheet: Worksheet) -> int:
    """The first row that holds nothing."""
    rows = range(FIRST, sheet.max_row + 2)
    return next(row for row in rows if not any(cell.value for cell in sheet[row]))


def play_in(folder: Path) -> Play:
    """A play that begins."""
    play = Play(folder)
    copy_good(play.project)
    shutil.copytree(play.project, play.before)
    return play
