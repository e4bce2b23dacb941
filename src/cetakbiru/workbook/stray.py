"""Rows within a table that are none of its data: heads once more, numbers of columns, sums."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from itertools import pairwise

from cetakbiru.checks.problems import quote
from cetakbiru.checks.shape.heads import fold
from cetakbiru.workbook.opened import OpenedTab
from cetakbiru.workbook.problems import CellProblem, cell_problem
from cetakbiru.workbook.texts import plain_number, tidy

# A sum by its words alone, wherever they stand, and by how it begins where only figures stand with
# it.
_SUM = re.compile(
    r"(?:(?:sub|grand)[ -]?)?(?:total|jumlah)(?: (?:seluruh(?:nya)?|rp))?[ :.]*", re.I
)
_LIKE_A_SUM = re.compile(r"(?:(?:sub|grand)[ -]?)?(?:total|jumlah|rekapitulasi)\b", re.I)
# The same where a row is named: of what it is the sum.
_SUM_OF = re.compile(
    r"(?:(?:sub|grand)[ -]?)?(?:total|jumlah) "
    r"(?:program|kegiatan|sub|opd|bidang|seluruh|keseluruhan|anggaran|biaya|belanja)",
    re.I,
)
# Letters set apart: "J u m l a h".
_SPACED = re.compile(r"(?<=\b\w) (?=\w\b)")
_NUMBERED = re.compile(r"\(?(\d{1,3})[).]?")
# A head or a row of numbers covers so many columns at least.
_FEWEST = 3


def stray(
    opened: OpenedTab, places: Mapping[str, int], row: int, beforehand: Collection[str]
) -> CellProblem | None:
    """What is told of a row that is no row of data; None for all others.

    Cells of the columns `beforehand` may be filled on any row.
    """
    cells = {name: opened.cell(row, at) for name, at in places.items()}
    texts = {
        name: tidy(cell.value)
        for name, cell in cells.items()
        if isinstance(cell.value, str) and cell.formula is None
    }
    filled = {name for name, cell in cells.items() if cell.value not in (None, "")}
    title = opened.tab.title

    def told(code: str, name: str, **values: object) -> CellProblem:
        return cell_problem(code, title, row, places[name], **values)

    names = sorted(filled, key=places.__getitem__)
    heads = [name for name in names if opened.names.get(fold(texts.get(name, ""))) == name]
    if len(heads) >= _FEWEST and 2 * len(heads) > len(names):
        return told("baris-kepala", names[0])
    numbers = [_number_of(cells[name].value) for name in names]
    if len(numbers) >= _FEWEST and all(
        one is not None and other == one + 1 for one, other in pairwise(numbers)
    ):
        return told("baris-nomor", names[0])
    words = {
        name: _SPACED.sub("", text)
        for name, text in texts.items()
        if name not in beforehand and any(map(str.isalpha, text))
    }
    named = {each.filled[0] for each in opened.tab.alike[:1]}
    for name, text in words.items():
        if (
            _SUM.fullmatch(text)
            or (len(words) == 1 and _LIKE_A_SUM.match(text))
            or (name in named and _SUM_OF.match(text))
        ):
            return told("baris-jumlah", name, value=quote(texts[name]))
    return None


def _number_of(value: object) -> int | None:
    """The number that a cell gives a column: 3, "3", "(3)", "3."."""
    text = plain_number(value) if isinstance(value, float) else value
    match = _NUMBERED.fullmatch(tidy(text)) if isinstance(text, str) else None
    return int(match[1]) if match else None
