"""The verdict on a plan as a workbook, of the parts that plans/workbook/*.js makes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from operator import itemgetter

from cetakbiru.base.archive import to_zip


def workbook_report(pieces: Iterable[str], kept: Mapping[str, bytes]) -> bytes:
    """The workbook, the same bytes for the same plan and data.

    `pieces` are lines of JSON (engine.workbook_of), `kept` the parts of the company's own workbook.
    """
    return to_zip(_members(pieces, kept))


def _members(pieces: Iterable[str], kept: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    for name, told in groupby(_lines(pieces), key=itemgetter(0)):
        yield name, b"".join(kept[name] if text is None else text.encode() for _, text in told)


def _lines(pieces: Iterable[str]) -> Iterator[tuple[str, str | None]]:
    for piece in pieces:
        # Each piece is whole lines.
        yield from map(json.loads, piece.rstrip("\n").split("\n"))
