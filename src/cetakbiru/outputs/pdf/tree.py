"""The document between pages and print: numbered chapters and lists, with nothing of an engine."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml.html import HtmlElement

from cetakbiru.outputs.pdf.plan import PlannedPage, Role


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
    def text(self) -> tuple[Chapter, ...]:
        """What is read from front to back: all but the appendices, which are looked up."""
        looked_up = (Role.DISTRICT, Role.APPENDIX)
        return tuple(one for one in self.chapters if one.page.role not in looked_up)
