"""Problems of parts of pages that data name: what waits for a gap, what a voice has changed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from cetakbiru.checks.nearest import guess
from cetakbiru.checks.problems import Problem, problem, quote
from cetakbiru.model.load import Blueprint
from cetakbiru.model.schema import LIST_SEPARATOR
from cetakbiru.model.text import Position

_COLUMNS = (("kelengkapan", "menunggu"), ("masukan", "bagian"))


@dataclass(frozen=True)
class Awaiting:
    """A part of a page that a row names; without an `anchor` all of the page is meant."""

    page: str
    anchor: str
    written: str
    file: str
    field: str
    place: Position


def awaiting(blueprint: Blueprint) -> Iterator[Awaiting]:
    """Every part that a row names, and where it names it."""
    for name, column in _COLUMNS:
        for table in blueprint.raw.tables[name]:
            at = table.column_index[column]
            for row, cells in enumerate(table.rows):
                place = table.position(row, at)
                for written in filter(None, map(str.strip, cells[at].split(LIST_SEPARATOR))):
                    page, _, anchor = written.partition("#")
                    yield Awaiting(page, anchor, written, table.file.name, column, place)


def awaited_problem(
    part: Awaiting, pages: Collection[str], anchors: Callable[[str], Collection[str]]
) -> Problem | None:
    """What is wrong with one of them; `anchors` are those of a page."""
    if part.page not in pages:
        return _told("menunggu-halaman", part, guess(part.page, pages))
    if part.anchor and part.anchor not in anchors(part.page):
        return _told("menunggu-bagian", part, guess(part.anchor, anchors(part.page)))
    return None


def _told(code: str, part: Awaiting, meant: str) -> Problem:
    value = quote(part.written)
    return problem(code, part.file, part.place, part.field, value=value, guess=meant)
