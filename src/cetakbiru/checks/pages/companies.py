"""Problems of companies' names on pages: a paragraph that names one says when, and who says so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cetakbiru.checks.pages.text import PageText
from cetakbiru.checks.problems import Problem, problem, quote
from cetakbiru.checks.rules.companies import COMPANY, YEAR

# A paragraph, or one item of a list with what is indented below its mark.
_LINE = r"[^\n]*\S[^\n]*"
_BLOCK = re.compile(rf"{_LINE}(?:\n(?![ \t]*(?:[-*+]|\d+\.)[ \t]){_LINE})*")
_NOTE = re.compile(r"\[\^[^\]\s]+\]")


def company_problems(page: PageText) -> Iterator[Problem]:
    """The paragraphs that name a company without a year or without a footnote."""
    if not COMPANY.search(page.prose):
        return
    for block in _BLOCK.finditer(page.prose, page.body_start):
        text = block[0]
        found = COMPANY.search(text)
        if found is None or _NOTE.match(text.lstrip()):
            continue  # a footnote is the source itself
        lacking = [
            need
            for need, there in (("tahun", YEAR.search(text)), ("sumber", _NOTE.search(text)))
            if not there
        ]
        if lacking:
            yield problem(
                "perusahaan-di-halaman",
                page.file.name,
                page.file.position(block.start() + found.start()),
                value=quote(found[0]),
                lacking=" dan ".join(lacking),
            )
