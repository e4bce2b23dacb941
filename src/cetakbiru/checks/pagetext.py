"""A page as its author sees it: front matter, body, and which stretches are code."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from cetakbiru.model.text import Position, TextFile
from cetakbiru.model.yamltree import YamlTree, read_yaml

_FRONT_MATTER = re.compile(r"---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.S | re.M)
_FENCE = re.compile(r"\s*(?:>\s*)*(`{3,}|~{3,})")
_CODE_SPAN = re.compile(r"(?<!`)(`+)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)\1(?!`)", re.S)
_COMMENT = re.compile(r"<!--.*?-->", re.S)
_RAW = re.compile(r"\{%-?\s*raw\s*-?%\}.*?(?:\{%-?\s*endraw\s*-?%\}|\Z)", re.S)
_HEADING = re.compile(r" {0,3}#{1,6}(?:\s|$)")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-+)\s*$")


@dataclass(frozen=True)
class PageText:
    """One Markdown file."""

    file: TextFile

    @cached_property
    def _front(self) -> re.Match[str] | None:
        return _FRONT_MATTER.match(self.file.text)

    @property
    def body_start(self) -> int:
        """The offset at which the body begins."""
        return self._front.end() if self._front else 0

    @cached_property
    def front_matter(self) -> YamlTree | None:
        """The front matter as YAML, its places counted in the whole file; None without one."""
        if self._front is None:
            return None
        # Blank first line instead of the dashes: line numbers stay those of the file.
        text = "\n" + self._front[1]
        return read_yaml(TextFile(self.file.name, self.file.path, text.encode()))

    @cached_property
    def in_fence(self) -> list[bool]:
        """For each line (from 0) whether it belongs to a fenced block of code."""
        flags: list[bool] = []
        fence = ""
        for number in range(1, len(self.file.line_starts) + 1):
            match = _FENCE.match(self.file.line(number))
            if not fence:
                fence = match[1] if match else ""
                flags.append(bool(fence))
                continue
            flags.append(True)
            rest = self.file.line(number).strip(" >\t")
            if match and match[1].startswith(fence) and rest == match[1]:
                fence = ""
        return flags

    @cached_property
    def prose(self) -> str:
        """The text with front matter and code blanked, every character in its place."""
        starts = [*self.file.line_starts, len(self.file.text)]
        text = self.file.text
        parts = [
            _blank(text[starts[at] : starts[at + 1]])
            if self.in_fence[at] or starts[at] < self.body_start
            else text[starts[at] : starts[at + 1]]
            for at in range(len(starts) - 1)
        ]
        prose = "".join(parts)
        for stretch in (_RAW, _COMMENT, _CODE_SPAN):
            prose = stretch.sub(lambda match: _blank(match[0]), prose)
        return prose

    def is_heading(self, line: int) -> bool:
        """Whether a line (from 1) is a heading, or is made one by the line under it."""
        if self.in_fence[line - 1]:
            return False
        if _HEADING.match(self.file.line(line)):
            return True
        follows = line < len(self.file.line_starts) and not self.in_fence[line]
        return follows and _UNDERLINE.match(self.file.line(line + 1)) is not None

    def position(self, offset: int) -> Position:
        """The place of an offset."""
        return self.file.position(offset)


def _blank(text: str) -> str:
    return re.sub(r"[^\r\n]", " ", text)
