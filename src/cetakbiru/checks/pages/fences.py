"""Fenced blocks of code that swallow what follows, or that Markdown takes for text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from cetakbiru.checks.pages.text import Fence, PageText
from cetakbiru.checks.problems import Problem, problem, quote
from cetakbiru.model.text import Position

_INFO = re.compile(
    r"(?:[ \t]*\.?[\w#.+-]+(?=[ \t]|$))?"
    r"(?:[ \t]*\{[^\n]*\}"
    r"|(?:[ \t]*(?:title|linenums|hl_lines)=(?:\"[^\"]*\"|'[^']*')(?=[ \t]|$))+)?[ \t]*"
)
# A heading, a macro, a sentence: what pages hold and code seldom does.
_PROSE = re.compile(r"##+ \S|\{\{ |[A-Z][^`]* .*[.:]$")
ENDLESS = frozenset({"pagar-tak-ditutup", "pagar-penutup"})


def fence_problems(page: PageText) -> Iterator[Problem]:
    """The problems of one page: one a fence, and none behind one whose end is in doubt."""
    for at, fence in enumerate(page.fences):
        found = _judge(page, fence)
        if found is None:
            continue
        if found.code not in ENDLESS:
            yield found
            continue
        # Where one end is missing, every later opening was taken for an end and turned about.
        first = next((one for one in page.fences[:at] if _holds_prose(page, one)), None)
        yield (_judge(page, replace(first, closed=False)) if first else None) or found
        return


def _holds_prose(page: PageText, fence: Fence) -> bool:
    lines = [page.file.line(number) for number in range(fence.first + 1, fence.last)]
    return any(not above and _PROSE.match(line) for above, line in pairwise(lines))


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
