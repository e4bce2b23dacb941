"""Everything in a page that Markdown would lose or show as the marks it was written with."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from cetakbiru.checks.pages.blocks import block_problems
from cetakbiru.checks.pages.fences import ENDLESS, fence_problems
from cetakbiru.checks.pages.shapes import shape_problems
from cetakbiru.checks.pages.sure import is_surely_whole
from cetakbiru.checks.pages.text import PageText
from cetakbiru.checks.pages.visible import lost_problems, marks_problems
from cetakbiru.checks.problems import Problem

# Markdown needs more than linear time; the longest shipped page has a quarter of this.
_LARGEST = 60_000


def garbled_problems(page: PageText, others: Collection[Problem] = ()) -> Iterator[Problem]:
    """The problems of one page; `others` are those that other rules told of it.

    One cause has one message: what one rule told, the next leaves alone, and nothing is judged
    behind a fence without a sure end.
    """
    told: set[int] = set()
    blocks: set[int] = set()
    end = len(page.file.line_starts)
    for rule in (fence_problems, block_problems, shape_problems):
        found = [one for one in rule(page) if one.line <= end and one.line not in told]
        yield from found
        told.update(one.line for one in found)
        if rule is block_problems:
            blocks = _blocks_around(page, told)
        end = min([end, *(one.line for one in found if one.code in ENDLESS)])
    # A block that went wrong shows its marks in all of its lines.
    told |= blocks | {one.line for one in others}
    # What a known mistake takes along is no mistake of its own.
    if len(page.file.text) > _LARGEST or is_surely_whole(page):
        return
    left = [*marks_problems(page), *(() if told else lost_problems(page))]
    yield from (one for one in left if one.line <= end and one.line not in told)


def _blocks_around(page: PageText, lines: set[int]) -> set[int]:
    """The lines that no blank line parts from one of these."""
    around: set[int] = set()
    for line in lines:
        if line in around:
            continue
        for step in (-1, 1):
            at = line
            while 1 <= at <= len(page.file.line_starts) and page.file.line(at).strip():
                around.add(at)
                at += step
    return around
