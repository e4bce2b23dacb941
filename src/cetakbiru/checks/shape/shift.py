"""From which column the cells of a row with too many or too few cells seem shifted."""

from __future__ import annotations

from collections.abc import Sequence

from cetakbiru.checks.shape.cells import ColumnCheckers


def shift_guess(row: Sequence[str], header: Sequence[str], checkers: ColumnCheckers) -> int | None:
    """The column (from 0) at which cells were lost or added; None when the cells don't tell.

    Every place is tried; the one after which most cells fit their columns is the guess.
    """
    width = len(header)
    excess = len(row) - width
    before = [0] * (width + 1)
    after = [0] * (width + 1)
    for column in range(width):
        cell = row[column] if column < len(row) else ""
        before[column + 1] = before[column] + _fits(checkers, header[column], cell)
    for column in reversed(range(width)):
        at = column + excess
        cell = row[at] if at >= 0 else ""
        after[column] = after[column + 1] + _fits(checkers, header[column], cell)
    if excess < 0:
        # Cells from `column` on belong -excess columns further right.
        scores = [before[column] + after[column - excess] for column in range(width + excess + 1)]
    else:
        # The cell at `column` was cut into several; those after it stand too far right.
        scores = [before[column] + after[min(column + 1, width)] for column in range(width)]
        for column in range(width):
            # A comma and a space: a sentence was cut.
            scores[column] += row[column + 1].startswith(" ")
            joined = ",".join(row[column : column + 1 + excess])
            scores[column] += checkers.may_hold(header[column], joined)
    best = max(scores)
    if scores.count(best) == len(scores):
        return None
    return scores.index(best)


def _fits(checkers: ColumnCheckers, name: str, cell: str) -> int:
    return int(checkers.fits(name, cell))
