"""Markdown written in one way: headings in order, one list mark, no stray spaces."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cetakbiru.checks.pages.text import PageText
from cetakbiru.checks.problems import Problem, quote
from cetakbiru.model.text import Position
from cetakbiru.writing.found import warning, warning_at

_HEADING = re.compile(r"(#{1,6})\s")
_MARK = re.compile(r"\s*([*+])\s")
_BARE = re.compile(r"(?<![(<\"'\]=:])(?<!\]: )https?://[^\s)>\]]+")
_BLANKS = re.compile(r"\n(?:[ \t]*\n){2,}")


def style_problems(page: PageText) -> Iterator[Problem]:
    """The problems of one page."""
    yield from _line_problems(page)
    yield from _heading_problems(page)
    text = page.file.text
    for match in _BLANKS.finditer(text):
        line = page.position(match.start()).line
        if not page.in_fence[line - 1]:
            count = match[0].count("\n") - 1
            yield warning_at("gaya-baris-kosong", page, Position(line + 2, 1), count=count)
    if text and (not text.endswith("\n") or text.endswith("\n\n")):
        yield warning("gaya-akhir-berkas", page, len(text))
    for match in _BARE.finditer(page.prose):
        yield warning("gaya-alamat", page, match.start(), word=quote(match[0]))


def _line_problems(page: PageText) -> Iterator[Problem]:
    for number in range(1, len(page.file.line_starts) + 1):
        line = page.file.line(number)
        if page.in_fence[number - 1]:
            continue
        if line != line.rstrip():
            yield warning_at("gaya-spasi-akhir", page, Position(number, len(line.rstrip()) + 1))
        if "\t" in line:
            yield warning_at("gaya-tab", page, Position(number, line.index("\t") + 1))
        if match := _MARK.match(line):
            place = Position(number, match.start(1) + 1)
            yield warning_at("gaya-butir", page, place, mark=quote(match[1]))


def _heading_problems(page: PageText) -> Iterator[Problem]:
    before = 0
    count = len(page.file.line_starts)
    for number in range(1, count + 1):
        if page.in_fence[number - 1] or page.file.line_starts[number - 1] < page.body_start:
            continue
        match = _HEADING.match(page.file.line(number))
        if match is None:
            continue
        level, place = len(match[1]), Position(number, 1)
        if before and level > before + 1:
            yield warning_at(
                "gaya-judul-lompat", page, place, level=level, before=before, right=before + 1
            )
        before = level
        around = [page.file.line(near) for near in (number - 1, number + 1) if 1 <= near <= count]
        if any(line.strip() and line.strip() != "---" for line in around):
            yield warning_at("gaya-judul-jarak", page, place)
