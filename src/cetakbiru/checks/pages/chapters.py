"""Problems of the sections of chapters: each has an anchor of its own that outlives its heading."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from cetakbiru.checks.pages.text import PageText
from cetakbiru.checks.problems import Problem, problem, quote
from cetakbiru.model.chapters import SAFE_ID, chapter_of, section_id
from cetakbiru.model.text import Position, read_text

_HASHES = re.compile(r"^ {0,3}#{2,3}\s+(.*?)(?:\s+#+)?\s*$")
_DASHES = re.compile(r"^ {0,3}-+\s*$")
_BRACES = re.compile(r"\{:?[ ]*([^{}]*)\}\s*$")
_ANCHOR = re.compile(r"(?:^|\s)#(\S+)")


@dataclass(frozen=True)
class Section:
    """A heading of level 2 or 3; `anchor` is empty when it has none, `chapter` outside of one."""

    chapter: str
    title: str
    anchor: str
    place: Position

    @property
    def id(self) -> str:
        return section_id(self.chapter, self.anchor)


def chapter_problems(pages: Mapping[str, PageText]) -> Iterator[Problem]:
    """Sections without an anchor, with one that can't be an address, or with another's.

    `pages` are keyed by their path below docs/.
    """
    first: dict[str, tuple[str, Section]] = {}
    for name, page in pages.items():
        file = page.file.name
        for section in sections(name, page):
            title, anchor = quote(section.title), section.anchor
            if not anchor:
                proposal = _proposal(section.title)
                yield problem(
                    "jangkar-bab-hilang", file, section.place, title=title, proposal=proposal
                )
            elif not SAFE_ID.fullmatch(anchor):
                yield problem("jangkar-bab-salah", file, section.place, anchor=quote(anchor))
            elif section.id in first:
                other_file, other = first[section.id]
                yield problem(
                    "jangkar-bab-ganda",
                    file,
                    section.place,
                    anchor=quote(anchor),
                    other=f"{other_file} baris {other.place.line}",
                )
            else:
                first[section.id] = (file, section)


def read_section_ids(docs_dir: Path) -> frozenset[str]:
    """The permanent IDs of all chapters and sections. Raises OSError."""
    ids: set[str] = set()
    for path in sorted(docs_dir.rglob("*.md")):
        name = path.relative_to(docs_dir).as_posix()
        chapter = chapter_of(name)
        if chapter is not None:
            ids.add(chapter)
            ids.update(one.id for one in sections(name, PageText(read_text(path, docs_dir))))
    return frozenset(ids)


def sections(name: str, page: PageText) -> Iterator[Section]:
    """The sections of a page, which is no chapter when it has none. `name` is below docs/."""
    chapter = chapter_of(name)
    if chapter is not None:
        yield from headings(page, chapter)


def headings(page: PageText, chapter: str = "") -> Iterator[Section]:
    """The headings of level 2 and 3 of a page."""
    lines = _lines(page)
    for number, line in enumerate(lines, start=1):
        text = _heading(lines, number)
        if text is None:
            continue
        braces = _BRACES.search(text)
        anchor = _ANCHOR.search(braces[1]) if braces else None
        title = text[: braces.start()].strip() if braces else text.strip()
        column = len(line) - len(line.lstrip()) + 1
        yield Section(chapter, title, anchor[1] if anchor else "", Position(number, column))


def _lines(page: PageText) -> list[str]:
    """The prose by the lines of the file; what is code or front matter is blank."""
    starts = [*page.file.line_starts, len(page.prose)]
    return [page.prose[here:end].rstrip("\r\n") for here, end in pairwise(starts)]


def _heading(lines: list[str], number: int) -> str | None:
    """The text of a heading of level 2 or 3, with its braces; None for any other line."""
    line = lines[number - 1]
    hashes = _HASHES.match(line)
    if hashes:
        return hashes[1]
    # Dashes make a heading of the line above them when that line begins a paragraph.
    underlined = number < len(lines) and _DASHES.match(lines[number])
    begins = number == 1 or not lines[number - 2].strip()
    return line.strip() if underlined and begins and line.strip() else None


def _proposal(title: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-") or "bagian"
