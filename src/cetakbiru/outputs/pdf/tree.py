"""The document between pages and print: numbered chapters and lists, with nothing of an engine."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml.html import HtmlElement

from cetakbiru.outputs.pdf.plan import PlannedPage


@dataclass(frozen=True)
class Entry:
    """A line of a list: its number ("1.2", "Tabel 3.1" or none), its title, the id it leads to."""

    level: int
    number: str
    title: str
    target: str


@dataclass
class Chapter:
    """One page as a section of the document.

    `label` is what stands above the title ("BAB III"), `prefix` what its numbers begin with.
    """

    page: PlannedPage
    id: str
    label: str
    prefix: str
    title: str
    element: HtmlElement
    contents: list[Entry] = field(default_factory=list)
    tables: list[Entry] = field(default_factory=list)
    figures: list[Entry] = field(default_factory=list)

    @property
    def heading(self) -> str:
        """Label and title in one line, for running heads and messages."""
        return f"{self.label} {self.title}".strip()


@dataclass(frozen=True)
class PrintTree:
    """Chapters in reading order, with every link resolved."""

    chapters: tuple[Chapter, ...]

    @property
    def common(self) -> tuple[Chapter, ...]:
        """All but the parts about one kabupaten, which hold the same tables and figures each."""
        return tuple(chapter for chapter in self.chapters if chapter.page.kabupaten is None)
