"""The rows of a hidden sheet, each in one cell: fewer cells to read, and nobody edits them."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

# Below what a cell can hold; a longer row goes on in the next cell.
_LONGEST = 32_000


def packed_row(texts: Sequence[str]) -> list[str]:
    """A row as CSV, in as few cells as hold it."""
    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow(texts)
    text = out.getvalue()
    return [text[at : at + _LONGEST] for at in range(0, len(text), _LONGEST)]


def unpacked_rows(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    """The rows as texts; those of older workbooks, with a cell for each text, as they are."""
    if rows and len(rows[0]) > 1:
        return [list(row) for row in rows]
    return [texts for row in rows for texts in csv.reader(["".join(row)])]
