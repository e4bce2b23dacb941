"""What git leaves in a file that two people changed at once, whole or half cleared away."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cetakbiru.checks.problems import Problem, problem
from cetakbiru.model.text import TextFile

_MARKS = re.compile(
    r"^(?:(?P<start><{7})(?: .*)?|(?P<base>\|{7})(?P<label> .*)?|(?P<middle>={7})"
    r"|(?P<end>>{7})(?: .*)?)\r?$",
    re.M,
)


def conflict_problems(file: TextFile, page: bool = False) -> Iterator[Problem]:
    """Every stretch that git marked as a conflict, also when only some of its marks are left.

    In a Markdown `page` seven equals signs under a line make it a heading, and seven bars an
    empty row of a table: there these alone are no conflict.
    """
    stretch: list[int] = []
    for match in _MARKS.finditer(file.text) if _may_have(file.text) else ():
        kind = match.lastgroup if match.lastgroup != "label" else "base"
        if not stretch and page and _is_markdown(file, match, kind):
            continue
        if kind == "start" and stretch:
            yield _told(file, stretch)
            stretch = []
        stretch.append(file.position(match.start()).line)
        if kind == "end":
            yield _told(file, stretch)
            stretch = []
    if stretch:
        yield _told(file, stretch)


def _may_have(text: str) -> bool:
    return any(mark * 7 in text for mark in "<|=>")


def _is_markdown(file: TextFile, match: re.Match[str], kind: str | None) -> bool:
    """Whether a mark that no other precedes is a heading's underline or a row of a table."""
    if kind == "base":
        return match["label"] is None or "|" in match["label"]
    line = file.position(match.start()).line
    return kind == "middle" and line > 1 and file.line(line - 1).strip() != ""


def _told(file: TextFile, stretch: list[int]) -> Problem:
    place = file.position(file.line_starts[stretch[0] - 1])
    return problem("konflik-gabung", file.name, place, line=stretch[0], last=stretch[-1])
