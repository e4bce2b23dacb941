"""Codes of programmes down to sub-activities as sheets write them, and as the nomenclature does.

A code in the nomenclature is `1.01.02.1.03.0001`: affairs 1, their field 01, programme 02, activity
1.03 (its first figure says whether a province or a kabupaten does it), sub-activity 0001, of two
figures in older lists. Programmes that every agency has begin with X.XX.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import IntEnum

from cetakbiru.checks.nearest import nearest
from cetakbiru.foreign.grid import Cell, shown
from cetakbiru.insight.doers import KABUPATEN, PROVINCE


class Level(IntEnum):
    """What a code names, by how many pieces it has."""

    AFFAIRS = 1
    FIELD = 2
    PROGRAMME = 3
    ACTIVITY = 5
    SUB_ACTIVITY = 6


# How many figures the pieces of a code have at least; the last may have two or four.
_WIDTHS = (1, 2, 2, 1, 2, 2)
# The same of a sub-activity of today.
_IN_FULL = (1, 2, 2, 1, 2, 4)
_PIECE = re.compile(r"\d{1,4}|X{1,2}")
_MARKS = re.compile(r"[.,\-/\s]+")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
# "1.01.0.00.0.00.01.0000" numbers an agency: fields of affairs, then the agency and its unit.
_AGENCY_PIECES = (7, 8)
_LONGEST = 60
# With which figure activities of a province begin, and those of a kabupaten.
_ACTIVITIES = {PROVINCE: ("1",), KABUPATEN: ("2",)}
_OF_A_VILLAGE = (Level.PROGRAMME, Level.ACTIVITY, Level.SUB_ACTIVITY)


@dataclass(frozen=True)
class Code:
    """A code as it should be written; `mended` when the sheet writes it otherwise."""

    text: str
    level: Level
    mended: bool = False

    def within(self, level: Level) -> str:
        """The code of what it lies in, at a level above its own or its own."""
        return ".".join(self.text.split(".")[: level.value])


def looks_like_code(text: str) -> bool:
    """Whether a cell may hold a code or a piece of one, an agency's, or a village's."""
    return len(text) < _LONGEST and all(
        _PIECE.fullmatch(piece) or re.fullmatch(r"\d{4}-\d{2}-\d{2}", text)
        for piece in _pieces(text)
    )


def _pieces(text: str) -> list[str]:
    return [piece for piece in _MARKS.split(text.strip().upper()) if piece]


def joined(cells: Sequence[Cell], levels: Sequence[str] = ("1", "2")) -> str:
    """The text of a code in one cell or in several; a number is written with its lost zeros.

    A spreadsheet makes 1.02 of "1.02" and 1.1 of "1.10", since what follows the point has two
    figures; of the piece "2.01" it makes 2 January. `levels` are the figures with which activities
    may begin.
    """
    texts = []
    for cell in cells:
        if isinstance(cell, float) and cell != int(cell):
            texts.append(f"{cell:.2f}")
        elif text := shown(cell).strip():
            texts.append(_piece_of_date(text, levels) if len(cells) > 1 else text)
    return ".".join(texts)


def _piece_of_date(text: str, levels: Sequence[str]) -> str:
    """A piece of a code that became a day: as day and month, unless no activity begins so."""
    match = _ISO.fullmatch(text)
    if not match:
        return text
    month, day = match[2], match[3]
    tried = [f"{int(one)}.{other}" for one, other in ((day, month), (month, day))]
    return next((one for one in tried if one.partition(".")[0] in levels), text)


def code_of(text: str, width: int) -> Code | None:
    """The code that a text writes; None when it writes none.

    `width` is how many figures the sub-activities of this sheet have.
    """
    if len(text) > _LONGEST or _ISO.fullmatch(text):
        return None
    pieces = _pieces(text)
    if not all(map(_PIECE.fullmatch, pieces)):
        return None
    if len(pieces) > 8:
        # An agency's number stands before it.
        pieces = pieces[-6:]
    if len(pieces) not in {level.value for level in Level}:
        return None
    right = [piece.zfill(least) for piece, least in zip(pieces, _WIDTHS)]
    if len(right) == 6 and len(pieces[5]) not in (2, 4):
        right[5] = pieces[5].zfill(width)
    if any(
        len(piece) != least and not (at == 5 and len(piece) in (2, 4))
        for at, (piece, least) in enumerate(zip(right, _WIDTHS))
    ):
        return None
    if any(("X" in piece) != (at < 2 and right[0] == "X") for at, piece in enumerate(right)):
        return None
    plain = ".".join(right)
    return Code(plain, Level(len(right)), plain != text.strip())


def village_code_of(text: str) -> Code | None:
    """The same of a village's budget: "02.01.03" are a field, a part of it, and an activity."""
    pieces = _pieces(text)
    if not 1 <= len(pieces) <= len(_OF_A_VILLAGE) or not all(
        piece.isdigit() and len(piece) <= 2 for piece in pieces
    ):
        return None
    return Code(".".join(piece.zfill(2) for piece in pieces), _OF_A_VILLAGE[len(pieces) - 1])


def is_agency_code(text: str) -> bool:
    """Whether a text is the number of an agency, which no work has."""
    pieces = _pieces(text)
    return len(pieces) in _AGENCY_PIECES and all(piece.isdigit() for piece in pieces)


def dates_undone(text: str) -> list[str]:
    """What may have been typed where a spreadsheet made a date of a code: "1.02.03", "2.01.03"."""
    match = _ISO.fullmatch(text)
    if not match:
        return []
    year, month, day = match[1][2:], int(match[2]), int(match[3])
    return list(dict.fromkeys((f"{day}.{month:02}.{year}", f"{month}.{day:02}.{year}")))


def sub_activity_width(texts: Sequence[str]) -> int:
    """How many figures the sub-activities of a sheet have: as most that are written whole."""
    last = [pieces[-1] for text in texts if len(pieces := _pieces(text)) >= 6]
    two = sum(len(piece) == 2 for piece in last)
    return 2 if two > sum(len(piece) == 4 for piece in last) else 4


def repaired(text: str) -> str | None:
    """The code of a sub-activity that a text has with letters for figures or with points lost."""
    figures = text.upper().translate(str.maketrans("OIL", "011"))
    if (code := code_of(figures, 4)) is not None:
        return code.text
    bare = re.sub(r"\D", "", figures)
    if len(bare) != sum(_IN_FULL):
        return None
    ends = [sum(_IN_FULL[: at + 1]) for at in range(len(_IN_FULL))]
    return ".".join(bare[end - width : end] for end, width in zip(ends, _IN_FULL))


def near(text: str, known: Collection[str]) -> str | None:
    """The known code that was probably meant."""
    bare = re.sub(r"\W", "", text)
    same = [code for code in known if code.replace(".", "") == bare]
    return same[0] if len(same) == 1 else nearest(text, known)


def activities_of(level: str) -> tuple[str, ...]:
    """The figures with which activities of a government of this level begin."""
    return _ACTIVITIES.get(level, ("1", "2"))
