"""Figures as agencies type them: Indonesian marks, Rp, percent, and what may mean two numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable

from cetakbiru.checks.shape.numerals import is_number, rewritten

# What stands where nothing is known.
MISSING = frozenset({"", "-", "–", "—", "…", "..."})
# How amounts of money end: "Rp 5.000,-".
_ENDS = (",-", ".-")
_FRACTION = re.compile(r"-?0\.\d+")
# Thousands in one country, a decimal in the other; beside them, what only one of the two writes.
_TWO_MEANINGS = (
    (
        re.compile(r"-?[1-9]\d{0,2}\.\d{3}"),
        re.compile(r"-?(\d+\.(\d{1,2}|\d{4,})|\d{4,}\.\d+|0\.\d+)"),
    ),
    (
        re.compile(r"-?[1-9]\d{0,2},\d{3}"),
        re.compile(r"-?\d{1,3}((,\d{3}){2,}(\.\d+)?|(,\d{3})+\.\d+)"),
    ),
)


def figure(cell: str | float) -> float | None:
    """The number that a cell holds, a text read the Indonesian way; None for all else."""
    if isinstance(cell, float):
        return cell
    text = _bare(cell)
    if _FRACTION.fullmatch(text):
        return float(text)
    plain = rewritten(text) or (text if is_number(text) else None)
    return None if plain is None else float(plain)


def in_doubt(cells: Iterable[str | float]) -> tuple[str, str] | None:
    """A text that is Indonesian for one number and English for another, and the cell that raises
    the doubt: "310.500" in a column that also holds "5928.22". None where all agree.
    """
    texts = [_bare(cell) for cell in cells if isinstance(cell, str)]
    for either, english in _TWO_MEANINGS:
        doubtful = [text for text in texts if either.fullmatch(text)]
        proof = [text for text in texts if english.fullmatch(text)]
        if doubtful and proof:
            return doubtful[0], proof[0]
    return None


def _bare(text: str) -> str:
    for end in _ENDS:
        text = text.removesuffix(end)
    return text.strip()
