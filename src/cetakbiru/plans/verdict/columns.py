"""Which row of a sheet holds the headers, and which part each column plays.

theme/assets/align/columns.js does the same in the browser; what is changed here changes there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from cetakbiru.base.plain import normal
from cetakbiru.model.alignment import Rules
from cetakbiru.plans.verdict.model import SheetRow
from cetakbiru.plans.verdict.text import distance

NAME_PARTS = ("kegiatan", "program")
YEARLY_PARTS = ("anggaran", "target", "realisasi")
_PARENTHESES = re.compile(r"\([^)]*\)")
_YEAR = re.compile(r"\b((?:19|20)[0-9]{2})\b")
_FIGURE = re.compile(r"[0-9][0-9.,]*")
_UNITS = frozenset({"rp", "rupiah", "dalam", "idr"})
# Headers with these say whence money comes, not how much.
_ORIGINS = frozenset({"asal", "sumber", "source"})
_MONEY_PARTS = ("anggaran", "pembiayaan")
# In English a kabupaten is a regency or a district; beside a regency a district is a kecamatan.
_DISTRICT = "district"
_TYPO_MIN_LENGTH = 5
_SHORT_WORD = 4


@dataclass(frozen=True)
class Column:
    """A column and its part; `factor` multiplies its amounts, `year` is the year it is for."""

    index: int
    part: str
    year: int | None
    factor: int


@dataclass(frozen=True)
class Header:
    """The headers of a sheet. `row` is the place of the last header row among the rows."""

    row: int
    columns: tuple[Column, ...]
    unknown: tuple[str, ...]
    texts: tuple[str, ...]

    def of(self, part: str) -> tuple[Column, ...]:
        """The columns that play a part, from left to right."""
        return tuple(column for column in self.columns if column.part == part)


@dataclass(frozen=True)
class _Reading:
    key: str
    part: str | None
    exact: bool
    year: int | None
    factor: int


class HeaderFinder:
    """Finds headers by the names in the rules."""

    def __init__(self, rules: Rules) -> None:
        self._limit = rules.batas.baris_judul
        self._factors = {item.kata: item.nilai for item in rules.kata.kali if len(item.kata) > 1}
        self._parts: dict[str, str] = {}
        for item in rules.kolom:
            for name in (item.judul, *item.sebutan):
                self._parts.setdefault(self._key(name), item.peran)
        phrases = [name for name in self._parts if " " in name]
        self._phrases = sorted(phrases, key=lambda name: (-name.count(" "), -len(name)))
        self._known: dict[str, _Reading] = {}

    def find(self, rows: Sequence[SheetRow]) -> Header | None:
        """The best header among the first rows, the earliest of equals; None when there is none.

        Two rows together count as a header where the lower one only completes the upper one.
        """
        best: tuple[tuple[int, int], int, list[str]] | None = None
        for at, row in enumerate(rows[: self._limit]):
            options = [list(row.cells)]
            if at and self._is_lower_header(rows[at - 1].cells, row.cells):
                options.append(_joined(rows[at - 1].cells, row.cells))
            for texts in options:
                score = self._score(texts)
                if score[0] and (best is None or score > best[0]):
                    best = (score, at, texts)
        return None if best is None else self._header(best[1], best[2])

    def key(self, text: str) -> str:
        """A header or label reduced to its words, without units, years and parentheses."""
        return self._read(text).key

    def _score(self, texts: Sequence[str]) -> tuple[int, int]:
        """How many parts the texts name, and how many columns for a single year; (0, 0) when they
        name no activity."""
        readings = [self._read(text) for text in texts if text]
        parts = {reading.part for reading in readings if reading.part}
        alone = any(reading.exact and reading.part in NAME_PARTS for reading in readings)
        if not parts.intersection((*NAME_PARTS, "id")) or not (len(parts) > 1 or alone):
            return 0, 0
        yearly = sum(1 for one in readings if one.year and one.part in YEARLY_PARTS)
        return len(parts), yearly

    def _is_lower_header(self, upper: Sequence[str], lower: Sequence[str]) -> bool:
        """Whether the lower row can complete the upper one: it leaves cells to it, holds no figures
        but years, and most of what it says is a year or a known title."""
        if len({cell for cell in upper if cell}) < 2:
            return False
        own = [cell for one, cell in zip(upper, lower) if cell and cell != one]
        leaves = any(one and (not cell or cell == one) for one, cell in zip(upper, lower))
        known = [cell for cell in own if _YEAR.fullmatch(cell) or self._read(cell).part]
        figures = any(_FIGURE.fullmatch(cell) and not _YEAR.fullmatch(cell) for cell in own)
        return leaves and not figures and 2 * len(known) > len(own)

    def _header(self, row: int, texts: Sequence[str]) -> Header:
        columns: list[Column] = []
        unknown: list[str] = []
        readings = [self._read(text) for text in texts]
        regency = any(
            one.part == "kabupaten" and _DISTRICT not in one.key.split() for one in readings
        )
        for index, text in enumerate(texts):
            reading = self._read(text)
            if reading.part is not None:
                part = reading.part
                if part == "kabupaten" and _DISTRICT in reading.key.split() and regency:
                    part = "kecamatan"
                columns.append(Column(index, part, reading.year, reading.factor))
            elif reading.key or reading.year:
                unknown.append(text)
        return Header(row, tuple(columns), tuple(unknown), tuple(texts))

    def _read(self, text: str) -> _Reading:
        if text not in self._known:
            self._known[text] = self._reading(text)
        return self._known[text]

    def _reading(self, text: str) -> _Reading:
        words = normal(text).split()
        year = _YEAR.search(text)
        factor = next((self._factors[word] for word in words if word in self._factors), 1)
        key = self._key(text)
        part, exact = self._part(key)
        if part is None and "rp" in words and _ORIGINS.isdisjoint(words):
            part = "anggaran"
        return _Reading(key, part, exact, int(year[1]) if year else None, factor)

    def _key(self, text: str) -> str:
        words = normal(_YEAR.sub(" ", _PARENTHESES.sub(" ", text))).split()
        return " ".join(word for word in words if word not in _UNITS and word not in self._factors)

    def _part(self, key: str) -> tuple[str | None, bool]:
        if key in self._parts:
            return self._parts[key], True
        padded = f" {key} "
        words = key.split()
        origin = not _ORIGINS.isdisjoint(words)
        if origin and any(self._parts.get(word) in _MONEY_PARTS for word in words):
            return "pembiayaan", False
        for phrase in self._phrases:
            if f" {phrase} " in padded:
                return self._parts[phrase], False
        for word in words:
            if len(word) >= _SHORT_WORD and word in self._parts:
                return self._parts[word], False
        # "Sumber data" is no slip of "sumber dana".
        if len(key) >= _TYPO_MIN_LENGTH and not origin:
            for name, part in self._parts.items():
                near = len(name) >= _TYPO_MIN_LENGTH and abs(len(name) - len(key)) <= 1
                if near and distance(key, name) == 1:
                    return part, False
        return None, False


def _joined(upper: Sequence[str], lower: Sequence[str]) -> list[str]:
    """Each column's two texts as one; a year also takes the upper text that stands left of it."""
    texts: list[str] = []
    left = ""
    for index in range(max(len(upper), len(lower))):
        above = upper[index] if index < len(upper) else ""
        below = lower[index] if index < len(lower) else ""
        left = above or (left if _YEAR.fullmatch(below) else "")
        if not below or below == above:
            texts.append(above)
        else:
            texts.append(f"{left} {below}".strip())
    return texts
