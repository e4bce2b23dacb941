"""A page as its author sees it: front matter, body, and which stretches are code."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path

from cetakbiru.model.text import Position, TextFile
from cetakbiru.model.yamltree import YamlTree, read_as_renderers_do

_FRONT_MATTER = re.compile(r"---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.S | re.M)
# What follows the marks of an opening fence holds no backticks: those make code within a line.
_FENCE = re.compile(r"\s*(?:>\s*)*(`{3,}(?=[^`\r\n]*$)|~{3,})", re.M)
# Ends within its paragraph, its item, its row.
_CODE_SPAN = re.compile(
    r"(?<!`)(`+)(?!`)(?:(?!\n[ \t]*(?:\n|[-*+][ \t]|\d+\.[ \t]|\|)).)+?(?<!`)\1(?!`)", re.S
)
_COMMENT = re.compile(r"<!--.*?-->", re.S)
IMAGES = (".png", ".jpg", ".jpeg", ".webp", ".svg", ".gif", ".ico")
# Stands for code and macros where a rule must see that something is there.
FILLER = "\ue0ff"
_MACRO = re.compile(r"\{\{.*?\}\}")
_RAW = re.compile(r"\{%-?\s*raw\s*-?%\}.*?(?:\{%-?\s*endraw\s*-?%\}|\Z)", re.S)
# Of code and comments, the one that begins first holds the other.
_ASIDE = re.compile(
    f"(?:{_RAW.pattern})|(?:{_CODE_SPAN.pattern})|(?P<comment>{_COMMENT.pattern})", re.S
)
_RAW_MARK = re.compile(r"\{%-?\s*(?:end)?raw\s*-?%\}")
_HEADING = re.compile(r" {0,3}#{1,6}(?:\s|$)")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-+)\s*$")


@dataclass(frozen=True)
class Fence:
    """A fenced block of code: its first and last line (from 1) and the mark that opens it."""

    first: int
    last: int
    mark: str
    closed: bool


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
        return read_as_renderers_do(TextFile(self.file.name, self.file.path, text.encode()))

    @cached_property
    def fences(self) -> list[Fence]:
        """The fenced blocks of code."""
        found: list[Fence] = []
        mark = ""
        first = 0
        quoted = False
        for number in range(1, len(self.file.line_starts) + 1):
            line = self.file.line(number)
            if mark and quoted and not line.lstrip().startswith(">"):
                found.append(Fence(first, number - 1, mark, closed=False))
                mark = ""
            match = _FENCE.match(line)
            if match is None:
                continue
            if not mark:
                mark, first, quoted = match[1], number, ">" in match[0]
            elif match[1] == mark and line.strip(" >\t") == mark:
                found.append(Fence(first, number, mark, closed=True))
                mark = ""
        if mark:
            found.append(Fence(first, len(self.file.line_starts), mark, closed=False))
        return found

    @cached_property
    def in_fence(self) -> list[bool]:
        """For each line (from 0) whether it belongs to a fenced block of code."""
        flags = [False] * len(self.file.line_starts)
        for fence in self.fences:
            flags[fence.first - 1 : fence.last] = [True] * (fence.last - fence.first + 1)
        return flags

    @cached_property
    def prose(self) -> str:
        """The text with front matter and code blanked, every character in its place."""
        return self._masked(" ")

    @cached_property
    def with_code(self) -> str:
        """The text with front matter and comments blanked, every character in its place."""
        body = _blank(self.file.text[: self.body_start]) + self.file.text[self.body_start :]
        for start, end in self.comments:
            body = f"{body[:start]}{_blank(body[start:end])}{body[end:]}"
        return body

    @cached_property
    def solid(self) -> str:
        """The prose in which code within lines and macros are FILLER instead of blanks."""
        return _MACRO.sub(lambda match: FILLER * len(match[0]), self._masked(FILLER))

    @cached_property
    def unraw(self) -> str:
        """The prose in which what stands between raw and endraw is left, without these two."""
        text = self._without_fences
        for stretch in (_RAW_MARK, _COMMENT, _CODE_SPAN):
            text = stretch.sub(partial(_masked, " "), text)
        return text

    def _masked(self, filler: str) -> str:
        prose = self._without_fences
        for stretch, mask in ((_RAW, filler), (_COMMENT, " "), (_CODE_SPAN, filler)):
            prose = stretch.sub(partial(_masked, mask), prose)
        return prose

    @cached_property
    def _without_fences(self) -> str:
        """The text with front matter and fenced code blanked."""
        starts = [*self.file.line_starts, len(self.file.text)]
        text = self.file.text
        parts = [
            _blank(text[starts[at] : starts[at + 1]])
            if self.in_fence[at] or starts[at] < self.body_start
            else text[starts[at] : starts[at + 1]]
            for at in range(len(starts) - 1)
        ]
        return "".join(parts)

    @property
    def comments(self) -> Iterator[tuple[int, int]]:
        """Where comments of editors begin and end: those that are no example within code."""
        if "<!--" in self.file.text:
            for match in _ASIDE.finditer(self._without_fences):
                if match["comment"]:
                    yield match.span()

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


def _masked(filler: str, match: re.Match[str]) -> str:
    return _blank(match[0], filler)


def without_comments(body: str) -> str:
    """The body of a page without its comments: they are for editors and are not published.

    Their line ends stay, so that what stands around them is as far apart as before.
    """
    # A line end first: no rule across the page is the head of one here.
    page = PageText(TextFile("", Path(), f"\n{body}".encode()))
    parts: list[str] = []
    at = 0
    for start, end in page.comments:
        parts += page.file.text[at:start], "\n" * page.file.text.count("\n", start, end)
        at = end
    return ("".join(parts) + page.file.text[at:])[1:]


def _blank(text: str, filler: str = " ") -> str:
    return re.sub(r"[^\r\n]", filler, text)
