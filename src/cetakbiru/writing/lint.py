"""Every warning of the writing help, and whether spelling could be looked at."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from cetakbiru.checks.pages.text import PageText
from cetakbiru.checks.problems import Problem
from cetakbiru.model.source import RawData
from cetakbiru.model.text import read_text
from cetakbiru.writing.hedges import hedge_problems
from cetakbiru.writing.sentences import sentence_problems
from cetakbiru.writing.spelling import Speller, spelling_problems
from cetakbiru.writing.style import style_problems
from cetakbiru.writing.terms import term_problems
from cetakbiru.writing.words import vocabulary


@dataclass(frozen=True)
class Advice:
    """The warnings of a run, sorted by place, and how many pages were read."""

    problems: list[Problem]
    pages: int


def advise(raw: RawData, docs_dir: Path, dictionary: Path | None) -> Advice:
    """The warnings of all pages; without a dictionary all but those of spelling.

    Expects pages that `ppm check` lets through. Raises OSError when a page can't be read.
    """
    root = docs_dir.parent
    pages = [PageText(read_text(path, root)) for path in sorted(docs_dir.rglob("*.md"))]
    words = vocabulary(raw)
    problems: list[Problem] = []
    for page in pages:
        problems += style_problems(page)
        problems += sentence_problems(page)
        problems += term_problems(page, words)
        problems += hedge_problems(page)
    if dictionary is not None:
        problems += spelling_problems(pages, Speller(dictionary, words), words)
    return Advice(sorted(set(problems)), len(pages))
