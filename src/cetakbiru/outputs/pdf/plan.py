"""Which pages the printed document holds, in which order and role: docs/cetak.yml, read."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any

from cetakbiru.base.yamlvalues import read_values
from cetakbiru.checks.pages.printplan import (
    PAPER,
    PARTS,
    PLAN_FILE,
    STAND_INS,
    VIEW,
    judge_plan,
    read_pages,
)
from cetakbiru.checks.problems import ERROR
from cetakbiru.model.addresses import page_url
from cetakbiru.model.made_pages import consultation_pages
from cetakbiru.model.print_views import PRINT_VIEWS
from cetakbiru.model.text import read_text
from cetakbiru.model.yamltree import YamlTree, read_yaml
from cetakbiru.outputs.pdf.faults import Fault, PdfError
from cetakbiru.outputs.pdf.paper import A4, PAPERS, Paper
from cetakbiru.pages.fragments.links import CONSULTATION


class Role(Enum):
    """What a page is in print; the value is its key in docs/cetak.yml."""

    PREFACE = "pengantar"
    CHAPTER = "bab"
    DISTRICT = "wilayah"
    APPENDIX = "lampiran"


@dataclass(frozen=True)
class PlannedPage:
    """A page of docs/ in its place, or a view of the data that stands in place of one.

    `kabupaten` is the code of the district that it is about. `view` names a view, `parts` are the
    ids of the headings whose sections it takes from the page, and `line` is where docs/cetak.yml
    asks for it.
    """

    path: str
    role: Role
    landscape: bool
    kabupaten: str | None = None
    view: str | None = None
    parts: tuple[str, ...] = ()
    line: int = 1

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

    The view of a kabupaten stands for one of each, in the order of `slugs`. Raises
    PdfError with all that the checks find in the plan.
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


def read_paper(docs: Path) -> Paper:
    """The paper of the document; A4 where the plan names none."""
    return PAPERS.get(_read(docs).value.get(PAPER), A4)


def read_stand_ins(docs: Path) -> dict[str, str]:
    """For the address of each page that is not printed because a printed one holds the same parts
    under the same ids: the address of that one."""
    return {
        page_url(path): page_url(standing_in)
        for path, standing_in in (_read(docs).value.get(STAND_INS) or {}).items()
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


def _read(docs: Path) -> YamlTree:
    return read_yaml(read_text(docs / PLAN_FILE, docs.parent))


def _pages(docs: Path, tree: YamlTree, slugs: Mapping[str, str]) -> Iterator[PlannedPage]:
    for role in Role:
        for at, entry in enumerate(tree.value.get(role.value) or []):
            line = tree.position((role.value, at)).line
            if isinstance(entry, dict):
                yield from _views(role, entry, line, slugs)
            else:
                kabupaten = slugs.get(Path(entry).stem) if role is Role.DISTRICT else None
                turned = _is_landscape(docs / entry)
                yield PlannedPage(entry, role, turned, kabupaten, line=line)


def _views(
    role: Role, entry: Mapping[str, Any], line: int, slugs: Mapping[str, str]
) -> Iterator[PlannedPage]:
    name = entry[VIEW]
    view = PRINT_VIEWS[name]
    parts = tuple(entry.get(PARTS) or ())
    places: Mapping[str, str | None] = slugs if "{slug}" in view.page else {"": None}
    for slug, kabupaten in places.items():
        path = view.page.format(slug=slug)
        yield PlannedPage(path, role, view.landscape, kabupaten, view=name, parts=parts, line=line)


def _is_landscape(file: Path) -> bool:
    """Whether the page's front matter says `orientasi: lanskap`."""
    text = file.read_text(encoding="utf-8")
    if not text.startswith("---\n"):
        return False
    front = read_values(text[4:].partition("\n---")[0])
    return isinstance(front, dict) and front.get("orientasi") == "lanskap"
