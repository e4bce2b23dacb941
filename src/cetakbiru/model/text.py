"""Text files as an editor opens them: their bytes, their text, the place of every character."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from pathlib import Path

BOM = "\ufeff"
_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, order=True)
class Position:
    """A place in a file; line and column are counted from 1."""

    line: int
    column: int


@dataclass(frozen=True)
class TextFile:
    """One file read whole.

    `name` is the path shown to people, relative to the project, with forward slashes.
    `text` never holds the byte order mark; bytes that are not UTF-8 appear as U+FFFD.
    """

    name: str
    path: Path
    raw: bytes

    @cached_property
    def has_bom(self) -> bool:
        return self.raw.startswith(BOM.encode())

    @cached_property
    def text(self) -> str:
        return self.raw.decode("utf-8", errors="replace").removeprefix(BOM)

    @cached_property
    def invalid_bytes(self) -> tuple[Position, bytes] | None:
        """The first bytes that are not UTF-8, with their place; None when all are."""
        try:
            self.raw.decode("utf-8")
        except UnicodeDecodeError as error:
            before = self.raw[: error.start].decode("utf-8").removeprefix(BOM)
            return self.position(len(before)), self.raw[error.start : error.end]
        return None

    @cached_property
    def line_starts(self) -> list[int]:
        """The offset in `text` at which each line begins."""
        # One pass; searching "\r" anew from each line would read the file once a line.
        if "\r" not in self.text:
            return [0, *accumulate(len(line) + 1 for line in self.text.split("\n")[:-1])]
        return [0, *(end.end() for end in _LINE_END.finditer(self.text))]

    def position(self, offset: int) -> Position:
        """The place of the character at `offset` in `text`."""
        line = bisect_right(self.line_starts, offset)
        return Position(line, offset - self.line_starts[line - 1] + 1)

    def line(self, number: int) -> str:
        """The text of a line, counted from 1, without its end."""
        start = self.line_starts[number - 1]
        end = self.line_starts[number] if number < len(self.line_starts) else len(self.text)
        return self.text[start:end].rstrip("\r\n")


def line_at(text: str, offset: int) -> str:
    """The line of a text in which the character at `offset` stands, without its end."""
    end = text.find("\n", offset)
    return text[text.rfind("\n", 0, offset) + 1 : end if end >= 0 else len(text)]


def read_text(path: Path, root: Path) -> TextFile:
    """The file at `path`, named relative to `root`. Raises OSError when it can't be read."""
    return TextFile(path.relative_to(root).as_posix(), path, path.read_bytes())
