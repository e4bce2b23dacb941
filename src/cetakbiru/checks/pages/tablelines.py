"""Tables that a page wrote itself: whether Markdown sees one, and which cells it would lose."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from cetakbiru.checks.problems import quote

if TYPE_CHECKING:
    from cetakbiru.checks.pages.blocks import Line

_PIPE = re.compile(r"(?<!\\)(?:\\\\)*\|")
_SEPARATOR = re.compile(r"[|:\- ]*-[|:\- ]*")
# A separator as word processors and other tools write it.
_LIKE_SEPARATOR = re.compile(r"[|+:\-–—=_ ]*[-–—=_]{2,}[|+:\-–—=_ ]*|[|: ]*[-–—][|: \-–—]*")
_ROW = re.compile(r"\s*\|.*\S")
_FEWEST = 2


def cells(row: str, *, bordered: bool = True) -> list[str]:
    """The cells of a row; code in it stands masked."""
    row = row.strip(" ")
    if bordered:
        row = row.removeprefix("|")
        row = re.sub(r"(?<!\\)((?:\\\\)*)\|$", r"\1", row)
    ends = [match.end() for match in _PIPE.finditer(row)]
    return [row[start : end - 1] for start, end in zip([0, *ends], [*ends, len(row) + 1])]


def is_table(lines: Sequence[Line]) -> bool:
    """Whether Markdown makes a table of a block."""
    if len(lines) < _FEWEST or not is_separator(lines[1].text):
        return False
    head = lines[0].text.strip(" ")
    bordered = _has_border(head)
    count = len(cells(head, bordered=bordered))
    if count == 1 and not (bordered and all(_has_border(one.text.strip()) for one in lines)):
        return False
    return len(cells(lines[1].text, bordered=bordered)) == count


def is_separator(row: str) -> bool:
    """Whether a row parts the head of a table from its body."""
    return _SEPARATOR.fullmatch(row.strip()) is not None


def is_like_separator(row: str) -> bool:
    """Whether a row was meant to part the head of a table from its body."""
    return _LIKE_SEPARATOR.fullmatch(row.strip()) is not None and ("|" in row or "+" in row)


def is_row(text: str) -> bool:
    """Whether a line was meant as a row of a table: it begins with a pipe and has cells."""
    return _ROW.match(text) is not None


def _has_border(row: str) -> bool:
    return row.startswith("|") or re.search(r"(?<!\\)(?:\\\\)*\|$", row) is not None


def judge_table(tell: Callable[..., None], block: Sequence[Line]) -> None:
    """Tells of rows with other cells than the head, and of text that would become a row."""
    head = block[0].text.strip(" ")
    bordered = _has_border(head)
    wanted = len(cells(head, bordered=bordered))
    short_told = False
    for line in block[2:]:
        row = cells(line.text, bordered=bordered)
        if len(row) == 1 and wanted > 1 and not _PIPE.search(line.text):
            tell("tabel-teks-menempel", line, value=line.shown)
            return
        if len(row) > wanted:
            behind = sum(len(cell) + 1 for cell in row[wanted:]) + line.text.endswith("|") - 1
            lost = quote(line.source[-behind:].strip("| "))
            tell("tabel-sel-lebih", line, found=len(row), wanted=wanted, value=lost)
        elif len(row) < wanted and not short_told:
            short_told = True
            tell("tabel-sel-kurang", line, found=len(row), wanted=wanted)
