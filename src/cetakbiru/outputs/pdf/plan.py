"""Which pages the printed document holds, in which order and role: docs/cetak.yml, read."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any

from cetakbiru.base.yamlvalues import read_values
from cetakbiru.checks.pages.printplan import (
    ALL_DISTRICTS,
    PLAN_FILE,
    STAND_INS,
    WITHOUT,
    judge_plan,
    read_pages,
)
from cetakbiru.checks.problems import ERROR
from cetakbiru.model.addresses import page_url
from cetakbiru.model.made_pages import consultation_pages
from cetakbiru.outputs.pdf.faults import Fault, PdfError
from cetakbiru.pages.fragments.links import CONSULTATION


class Role(Enum):
    """What a page is in print; the value is its key in docs/cetak.yml."""

    PREFACE = "pengantar"
    CHAPTER = "bab"
    DISTRICT = "wilayah"
    APPENDIX = "lampiran"


@dataclass(frozen=True)
class PlannedPage:
    """A page of docs/ in its place. `kabupaten` is the code of the district that it is about;
    `without` are the ids of the headings whose sections are not printed."""

    path: str
    role: Role
    landscape: bool
    kabupaten: str | None = None
    without: tuple[str, ...] = ()

    @property
    def url(self) -> str:
        """Its address below the site's root."""
        return page_url(self.path)

    @property
    def file(self) -> str:
        """Its file in the finished site."""
        return f"{self.url}index.html"


def read_plan(docs: Path, slugs: Mapping[str, str]) -> tuple[PlannedPage, ...]:
    """The pages in reading order. `slugs`: the code of each kabupaten, by its page's name.

    `folder/*` stands for the page of every kabupaten in that folder, in the order of `slugs`.
    Raises PdfError with all that the checks find in the plan.
    """
    problems = judge_plan(docs, read_pages(docs), slugs).problems
    faults = [
        Fault(f"{one.file} baris {one.line}", one.message)
        for one in problems
        if one.severity == ERROR
    ]
    if faults:
        raise PdfError(faults)
    return tuple(_pages(docs, _read(docs), slugs))


def read_stand_ins(docs: Path) -> dict[str, str]:
    """For the address of each page that is not printed because a printed one holds the same parts
    under the same ids: the address of that one."""
    return {
        page_url(path): page_url(standing_in)
        for path, standing_in in (_read(docs).get(STAND_INS) or {}).items()
    }


def consultations_in_print(printed: Mapping[str, Collection[str]]) -> dict[str, str]:
    """The same for the pages of consultations, which no file holds: the page of the printed list
    that has each under the id that it has on its own. `printed`: the ids of each printed page."""
    found = {
        anchor.removeprefix(CONSULTATION): url
        for url, anchors in printed.items()
        for anchor in anchors
        if anchor.startswith(CONSULTATION)
    }
    return {page_url(page): found[one] for one, page in consultation_pages(found).items()}


def _read(docs: Path) -> dict[str, Any]:
    tree: dict[str, Any] = read_values((docs / PLAN_FILE).read_text(encoding="utf-8"))
    return tree


def _pages(docs: Path, tree: Mapping[str, Any], slugs: Mapping[str, str]) -> Iterator[PlannedPage]:
    for role in Role:
        for path in _paths(tree.get(role.value) or [], slugs):
            kabupaten = slugs.get(Path(path).stem) if role is Role.DISTRICT else None
            without = tuple(tree.get(WITHOUT) or ()) if kabupaten else ()
            yield PlannedPage(path, role, _is_landscape(docs / path), kabupaten, without)


def _paths(entries: list[str], slugs: Mapping[str, str]) -> Iterator[str]:
    for entry in entries:
        if entry.endswith(ALL_DISTRICTS):
            yield from (f"{entry.removesuffix('*')}{slug}.md" for slug in slugs)
        else:
            yield entry


def _is_landscape(file: Path) -> bool:
    """Whether the page's front matter says `orientasi: lanskap`."""
    text = file.read_text(encoding="utf-8")
    if not text.startswith("---\n"):
        return False
    front = read_values(text[4:].partition("\n---")[0])
    return isinstance(front, dict) and front.get("orientasi") == "lanskap"
