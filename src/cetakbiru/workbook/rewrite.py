"""The bytes of a CSV file after some of its cells changed; all other bytes stay as they were."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence

from cetakbiru.model.tables import Table
from cetakbiru.model.text import BOM
from cetakbiru.workbook.merge import Addition, Edit


def rewritten_table(table: Table, edits: Sequence[Edit], additions: Sequence[Addition]) -> bytes:
    """The file with the edits made and the new rows put in, in the order of `additions`.

    Raises ValueError when the file holds bytes that are not UTF-8.
    """
    if table.file.invalid_bytes is not None:
        raise ValueError(table.file.name)
    text = table.file.text
    end = _line_end(text)
    # From the end of the file to its start, so that offsets before stay true.
    changes = [_cell_change(table, edit) for edit in edits]
    changes += _row_insertions(table, additions, end)
    for start, stop, new in sorted(changes, reverse=True):
        text = text[:start] + new + text[stop:]
    return ((BOM if table.file.has_bom else "") + text).encode()


def _cell_change(table: Table, edit: Edit) -> tuple[int, int, str]:
    column = table.column_index[edit.column]
    spans = cell_spans(table, edit.index)
    if column >= len(spans):
        raise ValueError(table.file.name)
    start, stop = spans[column]
    return start, stop, csv_cell(edit.new)


def _row_insertions(
    table: Table, additions: Sequence[Addition], end: str
) -> list[tuple[int, int, str]]:
    grouped: dict[int, list[str]] = {}
    for addition in additions:
        grouped.setdefault(addition.after, []).append(_row_text(table.header, addition.texts))
    found = []
    for after, rows in grouped.items():
        at = _row_end(table, after)
        block = "".join(row + end for row in rows)
        if at and not table.file.text[:at].endswith(("\n", "\r")):
            block = end + block.removesuffix(end)
        found.append((at, at, block))
    return found


def _row_text(header: Sequence[str], texts: Mapping[str, str]) -> str:
    return ",".join(csv_cell(texts.get(name, "")) for name in header)


def csv_cell(text: str) -> str:
    """A cell as the csv module writes it: quoted only where it must be."""
    out = io.StringIO()
    # A second cell keeps the writer from quoting a lone empty one.
    csv.writer(out, lineterminator="\r\n").writerow([text, ""])
    return out.getvalue().removesuffix(",\r\n")


def _row_end(table: Table, index: int) -> int:
    """The offset at which the row after `index` begins; -1 is the header."""
    following = index + 1
    if following < len(table.starts):
        return table.file.line_starts[table.starts[following] - 1]
    return len(table.file.text)


def cell_spans(table: Table, index: int) -> list[tuple[int, int]]:
    """Where each cell of a row begins and ends in the text, quotes included."""
    text = table.file.text
    at = table.file.line_starts[table.starts[index] - 1]
    spans: list[tuple[int, int]] = []
    start, quoted = at, False
    while at < len(text):
        character = text[at]
        if quoted:
            if character == '"' and text[at + 1 : at + 2] == '"':
                at += 1
            elif character == '"':
                quoted = False
        elif character == '"' and at == start:
            quoted = True
        elif character == ",":
            spans.append((start, at))
            start = at + 1
        elif character in "\r\n":
            break
        at += 1
    spans.append((start, at))
    return spans


def _line_end(text: str) -> str:
    first = text.find("\n")
    return "\r\n" if first > 0 and text[first - 1] == "\r" else "\n"
