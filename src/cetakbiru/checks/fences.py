"""Fenced blocks of code that swallow what follows, or that Markdown takes for text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from cetakbiru.checks.pagetext import Fence, PageText
from cetakbiru.checks.problems import Problem, problem, quote
from cetakbiru.model.text import Position

_INFO = re.compile(
    r"(?:[ \t]*\.?[\w#.+-]+(?=[ \t]|$))?"
    r"(?:[ \t]*\{[^\n]*\}"
    r"|(?:[ \t]*(?:title|linenums|hl_lines)=(?:\"[^\"]*\"|'[^']*')(?=[ \t]|$))+)?[ \t]*"
)
_HEADING = re.compile(r"##+ \S|\{\{ ")
ENDLESS = frozenset({"pagar-tak-ditutup", "pagar-penutup"})


def fence_problems(page: PageText) -> Iterator[Problem]:
    """The problems of one page: one a fence, and none behind one whose end is in doubt."""
    swallowing = next((one for one in page.fences if _holds_headings(page, one)), None)
    for fence in page.fences:
        open_at_end = not page.fences[-1].closed
        if fence is swallowing and open_at_end:
            # It took the next opening for its own end, and so did all that follow.
            fence = replace(fence, closed=False)
        found = _judge(page, fence)
        if found is not None:
            yield found
            if found.code in ENDLESS:
                return


def _holds_headings(page: PageText, fence: Fence) -> bool:
    lines = (page.file.line(number) for number in range(fence.first + 1, fence.last))
    return any(_HEADING.match(line) for line in lines)


def _judge(page: PageText, fence: Fence) -> Problem | None:
    opening = page.file.line(fence.first)
    column = opening.index(fence.mark)
    info = opening[column + len(fence.mark) :]
    place = Position(fence.first, column + 1)
    for number in range(fence.first + 1, fence.last + (not fence.closed)):
        line = page.file.line(number)
        bare = line.lstrip(" \t>")
        if bare.startswith(fence.mark) and bare.rstrip() != fence.mark and bare[3:].strip("`~ "):
            value = quote(bare.rstrip())
            return problem(
                "pagar-penutup", page.file.name, place, mark=fence.mark, line=number, value=value
            )
        if ">" not in opening[:column] and bare and _indent(line) < _indent(opening):
            return problem("pagar-menjorok", page.file.name, place, mark=fence.mark, line=number)
    if fence.closed and _indent(page.file.line(fence.last)) != _indent(opening):
        return problem("pagar-menjorok", page.file.name, place, mark=fence.mark, line=fence.last)
    if not fence.closed:
        return problem("pagar-tak-ditutup", page.file.name, place, mark=fence.mark)
    if not _INFO.fullmatch(info):
        value = quote(info.strip())
        return problem("pagar-keterangan", page.file.name, place, mark=fence.mark, value=value)
    return None


def _indent(line: str) -> int:
    return len(line.expandtabs(4)) - len(line.expandtabs(4).lstrip())
