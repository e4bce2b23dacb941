"""What a page has not read can't change it: everything else is poisoned, and the page is the same.

The poison is a value that can't be looked at in any way, so a read that nobody told of ends the
test, also one that hides in what was computed once, or is computed only when it is first needed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest

from cetakbiru.checks.pages.macros import calls_of
from cetakbiru.checks.pages.text import PageText
from cetakbiru.model.addresses import page_url
from cetakbiru.model.load import Blueprint, load_blueprint
from cetakbiru.model.memo import computed_again
from cetakbiru.model.reads import Cell, Computed, Record, recording
from cetakbiru.model.text import read_text
from cetakbiru.site.calls import Calls, Pass
from cetakbiru.site.macros import FRAGMENTS, signatures
from tests.conftest import ROOT


class _Poison(type):
    """Kills whoever looks at it, in whatever way."""

    def __new__(cls, name: str, bases: tuple[type, ...], space: dict[str, Any]) -> _Poison:
        def deadly(self: object, *args: object, **named: object) -> Any:
            raise AssertionError("a value that was not read is looked at")

        ways = (
            "bool call contains eq format ge getattribute getitem gt hash index int iter le len lt "
            "ne next repr str add radd sub rsub mul truediv float abs neg round"
        )
        return super().__new__(cls, name, bases, {f"__{way}__": deadly for way in ways.split()})


class Poison(metaclass=_Poison):
    """A value that nobody may look at."""


POISON = Poison()


def transitive(blueprint: Blueprint, reads: Iterable[Cell]) -> set[int]:
    """The cells that were read, those of what was computed among them."""
    found: set[int] = set()
    seen: set[Computed] = set()
    left = list(reads)
    while left:
        cell = left.pop()
        if isinstance(cell, int):
            found.add(cell)
        elif cell not in seen:
            seen.add(cell)
            left.extend(computed_again(blueprint, cell).reads or ())
    return found


def poisoned(blueprint: Blueprint, read: set[int]) -> Blueprint:
    """The same Blueprint in which every cell that was not read is poison."""

    def row(record: Any) -> Any:
        values = {
            each.name: getattr(record, each.name) if record.first_cell + number in read else POISON
            for number, each in enumerate(fields(record))
        }
        return type(record)(**values)

    tables: dict[str, Any] = {}
    for number, each in enumerate(fields(blueprint)):
        table = getattr(blueprint, each.name)
        if blueprint.first_cell + number not in read:
            tables[each.name] = POISON
        elif isinstance(table, Record):
            tables[each.name] = row(table)
        elif isinstance(table, dict):
            tables[each.name] = {key: row(record) for key, record in table.items()}
        elif isinstance(table, tuple):
            tables[each.name] = tuple(map(row, table))
        else:
            tables[each.name] = table
    return replace(blueprint, **tables)


def made(blueprint: Blueprint, page: PageText, url: str) -> tuple[list[str], set[Cell]]:
    """What the macros of a page make, and what they read."""
    way = Pass(Calls(blueprint))
    with recording() as reads:
        html = [
            str(way.call(url, FRAGMENTS[call.name], call.arguments))
            for call in calls_of(page, signatures())
        ]
    return html, reads


def pages(docs: Path) -> Iterator[tuple[str, PageText]]:
    for path in sorted(docs.rglob("*.md")):
        yield path.relative_to(docs).as_posix(), PageText(read_text(path, docs.parent))


@pytest.mark.usefixtures("judging")
@pytest.mark.parametrize("root", [ROOT / "tests/examples/good", ROOT], ids=["invented", "real"])
def test_what_a_page_has_not_read_cannot_change_it(root: Path) -> None:
    blueprint = load_blueprint(root / "data")
    shown = 0
    for name, page in pages(root / "docs"):
        url = page_url(name)
        # A Blueprint of its own: what another page has computed must not hide what this one reads.
        html, reads = made(blueprint, page, url)
        if not html:
            continue
        other = poisoned(blueprint, transitive(blueprint, reads))
        assert made(other, page, url)[0] == html, name
        shown += 1
    assert shown > 10


def test_the_poison_kills(province: Blueprint) -> None:
    (kode, *_) = province.kabupaten
    with recording() as reads:
        _ = province.kabupaten[kode].nama
    other = poisoned(province, transitive(province, reads))
    assert other.kabupaten[kode].nama == province.kabupaten[kode].nama
    with pytest.raises(AssertionError):
        str(other.kabupaten[kode].penduduk)
    with pytest.raises(AssertionError):
        list(other.opd)
