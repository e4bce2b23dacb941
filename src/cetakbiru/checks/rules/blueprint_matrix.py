"""Problems of data/matriks.csv: a target that lacks something, an indicator of elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

from cetakbiru.checks.problems import Problem, quote
from cetakbiru.checks.shape.sheet import Sheet
from cetakbiru.checks.shape.view import View
from cetakbiru.model.legal import DITETAPKAN

# What a target needs beside it.
_NEEDED = ("indikator", "tahun")
_CONTENT = ("target", "strategi", "arah_kebijakan")


def matrix_problems(view: View) -> Iterator[Problem]:
    """The problems of the rows; `promise_problems` judges the targets themselves."""
    for sheet in view.sheets.get("matriks", []):
        yield from _incomplete(sheet)
        yield from _of_elsewhere(view, sheet)
        yield from _too_early(view, sheet)


def _incomplete(sheet: Sheet) -> Iterator[Problem]:
    """A row must say something; a target must say of what and for when."""
    said = zip(*(sheet.column(name) for name in _CONTENT))
    for row, texts in enumerate(said):
        if not any(texts):
            yield sheet.problem("matriks-tanpa-isi", row, "target")
        for name in _NEEDED if texts[0] else ():
            if not sheet.column(name)[row]:
                yield sheet.problem("matriks-target-kurang", row, name, missing=name)


def _of_elsewhere(view: View, sheet: Sheet) -> Iterator[Problem]:
    """An indicator must speak for the program utama of its row."""
    for row, (bidang, name) in enumerate(zip(sheet.column("bidang"), sheet.column("indikator"))):
        meaning = view.indicators.get(name)
        if meaning is not None and bidang not in meaning.bidang:
            values = {"value": quote(name), "bidang": bidang, "own": ", ".join(meaning.bidang)}
            yield sheet.problem("matriks-indikator-bidang", row, "indikator", **values)


def _too_early(view: View, sheet: Sheet) -> Iterator[Problem]:
    """Nothing of a draft is adopted."""
    if view.status is None or view.status.code == DITETAPKAN:
        return
    for row, status in enumerate(sheet.column("status")):
        if status == "ditetapkan":
            yield sheet.problem("status-mendahului-edisi", row, "status")
