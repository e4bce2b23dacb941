"""What a text is made of: its words, the runs that texts share, how often it says what is not.

Pages are read as their authors wrote them (`prose_words`, `shared_runs`) or as readers see them
(`absences`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import combinations
from pathlib import Path

from lxml import html

from cetakbiru.checks.pages.text import PageText
from cetakbiru.model.text import read_text
from cetakbiru.writing.sentences import Sentence, sentences

# Words that tell that something is not there, as readers meet them.
_ABSENCE = re.compile(
    r"\b(?:belum|kosong|tanpa data|tidak (?:ada data|tersedia|ditemukan|diketahui))\b",
    re.IGNORECASE,
)
_UNSEEN = ("script", "style", "template")
RUN = 5


def read_page(path: Path) -> PageText:
    """A page of docs/."""
    return PageText(read_text(path, path.parent))


def prose_words(pages: Iterable[PageText]) -> int:
    """The words of paragraphs and lists; a sentence that stands twice counts once.

    Tables, macros, footnotes, headings and code are no prose.
    """
    said: dict[tuple[str, ...], None] = {}
    for page in pages:
        for sentence in sentences(page):
            said[_folded(sentence)] = None
    return sum(map(len, said))


def repeated_sentences(pages: Mapping[str, PageText], least: int, most: int) -> list[str]:
    """The sentences of `least` words or more that stand in more than `most` pages."""
    found: Counter[tuple[str, ...]] = Counter()
    for page in pages.values():
        found.update({_folded(sentence) for sentence in sentences(page)})
    return [" ".join(words) for words, n in found.items() if len(words) >= least and n > most]


def shared_runs(first: PageText, second: PageText) -> float:
    """Which part of the five-word runs of the shorter page stands in the other, too."""
    one, other = _runs(first), _runs(second)
    return len(one & other) / max(min(len(one), len(other)), 1)


def alike(pages: Mapping[str, PageText], most: float) -> list[tuple[str, str, float]]:
    """The pairs of pages that share more of their runs than `most`."""
    return [
        (one, other, share)
        for one, other in combinations(pages, 2)
        if (share := shared_runs(pages[one], pages[other])) > most
    ]


def absences(page: str) -> list[str]:
    """Every word of a finished page that tells readers that something is not there."""
    article = html.fromstring(page).find(".//article")
    if article is None:
        return []
    for element in list(article.iter(*_UNSEEN)):
        element.drop_tree()
    text = " ".join(map(str, article.itertext()))
    text = " ".join(text.split())
    return [match[0].casefold() for match in _ABSENCE.finditer(text)]


def _folded(sentence: Sentence) -> tuple[str, ...]:
    return tuple(word.casefold().strip(".,:/’'-") for word in sentence.words)


def _runs(page: PageText) -> frozenset[tuple[str, ...]]:
    found: set[tuple[str, ...]] = set()
    for sentence in sentences(page):
        words = _folded(sentence)
        found.update(words[at : at + RUN] for at in range(len(words) - RUN + 1))
    return frozenset(found)
