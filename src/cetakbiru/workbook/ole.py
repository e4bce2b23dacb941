"""The workbook in an old Office file (.xls), put together from the sectors in which it lies.

xlrd follows the chain of a small stream without end where a broken file closes it to a ring; here a
chain ends after as many sectors as there can be.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence

_STREAMS = ("workbook", "book")
_HEADER = 512
_LONG = 4
_ENTRY = 128
_ROOT, _STREAM = 5, 2
_SMALL_SECTOR = 64
_IN_HEADER = 109
# From here on a number is no sector: the end of a chain, a free one, or one of a table.
_END = 0xFFFF_FFFA


def workbook_stream(raw: bytes) -> bytes:
    """The bytes of the workbook. Raises ValueError for a broken file, and for one without any."""
    file = _Sectors(raw)
    entries = [file.directory[at : at + _ENTRY] for at in range(0, len(file.directory), _ENTRY)]
    root = next((entry for entry in entries if _kind(entry) == _ROOT), None)
    for name in _STREAMS:
        for entry in entries:
            if _kind(entry) == _STREAM and _name(entry) == name:
                return file.stream(entry, root)
    raise ValueError("no workbook")


class _Sectors:
    """A file cut into sectors; `table` tells for each the next of its chain."""

    def __init__(self, raw: bytes) -> None:
        power: int
        (power,) = struct.unpack_from("<H", raw, 30)
        if power not in (9, 12):
            raise ValueError("no sectors")
        self._raw, self._size = raw, 1 << power
        self._small_below = _number(raw, 56)
        self._table = self._numbers(self._sectors_of_table())
        self._small_table = self._numbers(_chain(_number(raw, 60), self._table))
        self.directory = self._joined(_chain(_number(raw, 48), self._table))

    def stream(self, entry: bytes, root: bytes | None) -> bytes:
        """The bytes of a stream; a small one lies in small sectors of the stream of the root."""
        first, size = _number(entry, 116), _number(entry, 120)
        if size >= self._small_below or root is None:
            return self._joined(_chain(first, self._table))[:size]
        small = self._joined(_chain(_number(root, 116), self._table))
        return b"".join(
            small[at * _SMALL_SECTOR : (at + 1) * _SMALL_SECTOR]
            for at in _chain(first, self._small_table)
        )[:size]

    def _sectors_of_table(self) -> list[int]:
        """The sectors in which the table stands: the first are named in the header."""
        found = [_number(self._raw, 76 + at * _LONG) for at in range(_IN_HEADER)]
        more, count = _number(self._raw, 68), _number(self._raw, 72)
        for _ in range(min(count, self._most)):
            *named, more = self._numbers([more])
            found += named
        return [sector for sector in found if sector < _END]

    @property
    def _most(self) -> int:
        return len(self._raw) // self._size + 1

    def _numbers(self, sectors: Sequence[int]) -> list[int]:
        content = self._joined(sectors)
        return list(struct.unpack(f"<{len(content) // _LONG}L", content))

    def _joined(self, sectors: Sequence[int]) -> bytes:
        if len(sectors) > self._most:
            raise ValueError("more sectors than bytes")
        return b"".join(self._sector(sector) for sector in sectors)

    def _sector(self, number: int) -> bytes:
        start = max(_HEADER, self._size) + number * self._size
        content = self._raw[start : start + self._size]
        if not content:
            raise ValueError("a sector beyond the end")
        return content.ljust(self._size, b"\0")


def _chain(first: int, table: Sequence[int]) -> list[int]:
    """The sectors of a chain in order."""
    found: list[int] = []
    sector = first
    while sector < _END:
        if sector >= len(table) or len(found) > len(table):
            raise ValueError("a chain without end")
        found.append(sector)
        sector = table[sector]
    return found


def _number(raw: bytes, at: int) -> int:
    return int(struct.unpack_from("<L", raw, at)[0])


def _kind(entry: bytes) -> int:
    return entry[66]


def _name(entry: bytes) -> str:
    length = min(struct.unpack_from("<H", entry, 64)[0], 64)
    return entry[: max(length - 2, 0)].decode("utf-16-le").lower()
