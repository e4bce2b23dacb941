"""The bytes of a CSV file after some of its cells and rows changed; all other bytes stay."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, Protocol

from cetakbiru.model.tables import Table
from cetakbiru.model.text import BOM


class NewCell(Protocol):
    """A cell that gets another text; `index` is its row in the table."""

    @property
    def index(self) -> int: ...
    @property
    def column(self) -> str: ...
    @property
    def new(self) -> str: ...


class NewRow(Protocol):
    """A row that is put in; `after` is the row of the table that it follows, or -1."""

    @property
    def texts(self) -> Mapping[str, str]: ...
    @property
    def after(self) -> int: ...


class _Piece(NamedTuple):
    start: int
    stop: int
    new: str


def rewritten_table(
    table: Table,
    edits: Iterable[NewCell],
    additions: Iterable[NewRow],
    removed: Collection[int] = (),
) -> bytes:
    """The file with the edits made, the new rows put in, in their order, and others taken out.

    Raises ValueError when the file holds bytes that are not UTF-8, or an edit is of a cell that its
    row lacks.
    """
    if table.file.invalid_bytes is not None:
        raise ValueError(table.file.name)
    text = table.file.text
    gone = frozenset(removed)
    pieces = [*_cells(table, edits), *_insertions(table, additions, gone)]
    pieces += [_Piece(_row_end(table, at - 1), _row_end(table, at), "") for at in gone]
    kept: list[str] = []
    done = 0
    for piece in sorted(pieces):
        kept += (text[done : piece.start], piece.new)
        done = max(done, piece.stop)
    kept.append(text[done:])
    return ((BOM if table.file.has_bom else "") + "".join(kept)).encode()


def _cells(table: Table, edits: Iterable[NewCell]) -> Iterator[_Piece]:
    spans: dict[int, list[tuple[int, int]]] = {}
    for edit in edits:
        column = table.column_index[edit.column]
        if edit.index not in spans:
            spans[edit.index] = cell_spans(table, edit.index)
        if column >= len(spans[edit.index]):
            raise ValueError(table.file.name)
        yield _Piece(*spans[edit.index][column], csv_cell(edit.new))


def _insertions(
    table: Table, additions: Iterable[NewRow], gone: Collection[int]
) -> Iterator[_Piece]:
    text, end = table.file.text, _line_end(table.file.text)
    grouped: dict[int, list[str]] = {}
    for addition in additions:
        grouped.setdefault(addition.after, []).append(_row_text(table.header, addition.texts))
    for after, rows in grouped.items():
        at = _row_end(table, after)
        block = "".join(row + end for row in rows)
        # Nothing ends a last row that bears no line end of its own.
        if at and text[at - 1] not in "\r\n" and after not in gone:
            block = end + block.removesuffix(end)
        yield _Piece(at, at, block)


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
