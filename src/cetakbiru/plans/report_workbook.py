"""The verdict on a plan as a workbook, of the parts that plans/workbook/*.js makes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping

from cetakbiru.base.archive import to_zip


def workbook_report(pieces: Iterable[str], kept: Mapping[str, bytes]) -> bytes:
    """The workbook, the same bytes for the same plan and data.

    `pieces` are lines of JSON (engine.workbook_of), `kept` the parts of the company's own workbook.
    """
    return to_zip(_members(pieces, kept))


def _members(pieces: Iterable[str], kept: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    for piece in pieces:
        # Each piece is whole lines.
        for line in piece.rstrip("\n").split("\n"):
            name, text = json.loads(line)
            yield name, kept[name] if text is None else text.encode()
