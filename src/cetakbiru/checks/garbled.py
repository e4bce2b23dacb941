"""Everything in a page that Markdown would lose or show as the marks it was written with."""

from __future__ import annotations

from collections.abc import Iterator

from cetakbiru.checks.blocks import block_problems
from cetakbiru.checks.fences import ENDLESS, fence_problems
from cetakbiru.checks.pagetext import PageText
from cetakbiru.checks.problems import Problem
from cetakbiru.checks.shapes import shape_problems


def garbled_problems(page: PageText) -> Iterator[Problem]:
    """The problems of one page.

    A line that one rule told is left to it, and so is all behind a fence without a sure end.
    """
    told: set[int] = set()
    end = len(page.file.line_starts)
    for rule in (fence_problems, block_problems, shape_problems):
        found = [one for one in rule(page) if one.line <= end and one.line not in told]
        yield from found
        told.update(one.line for one in found)
        end = min([end, *(one.line for one in found if one.code in ENDLESS)])
