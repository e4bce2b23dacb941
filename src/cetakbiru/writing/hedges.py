"""Words that say again and again what is missing: that is said once, in the list of gaps."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from cetakbiru.checks.pages.text import PageText
from cetakbiru.checks.problems import Problem, quote
from cetakbiru.writing.found import warning
from cetakbiru.writing.words import listed, prose_only

HEDGES_FILE = Path(__file__).with_name("keraguan.txt")
# Remarks of those who draft are the one place in a text for what is not sure.
_REMARK = re.compile(r"^!!! penyusunan\b[^\n]*\n(?:[ ]{4}[^\n]*\n?|[ \t]*\n)*", re.MULTILINE)


def hedge_problems(page: PageText) -> Iterator[Problem]:
    """Every hedge of a page but those in drafting remarks."""
    remarks = [match.span() for match in _REMARK.finditer(page.file.text)]
    for match in _hedges().finditer(prose_only(page)):
        at = match.start()
        if at >= page.body_start and not any(start <= at < end for start, end in remarks):
            yield warning("kata-keraguan", page, at, word=quote(match[0]))


@cache
def _hedges() -> re.Pattern[str]:
    said = sorted(listed(HEDGES_FILE), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, said))})\b", re.IGNORECASE)
