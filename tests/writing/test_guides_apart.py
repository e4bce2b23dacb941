"""Each guide of the province is written for its own subject: they share next to no wording."""

from __future__ import annotations

import re
from collections import Counter
from itertools import combinations
from pathlib import Path

import pytest

from cetakbiru.checks.pages.text import without_comments
from tests.conftest import ROOT

_HEAD = re.compile(r"\A---.*?^---$", re.S | re.M)
# Headings, notes, macros, marks of notes, and where links lead.
_NOT_PROSE = re.compile(r"^#.*$|^\[\^[^\]]+\]:.*$|\{\{.*?\}\}|\[\^[^\]]+\]|(?<=\])\([^)]*\)", re.M)
_RUN, _MOST_SHARED = 5, 0.15
_LONG, _MOST_GUIDES = 8, 3


@pytest.fixture(scope="module")
def guides() -> dict[str, str]:
    pages = sorted((ROOT / "docs/panduan").glob("*.md"))
    return {one.stem: _prose(one) for one in pages if one.stem != "index"}


def _prose(page: Path) -> str:
    body = _HEAD.sub("", page.read_text(encoding="utf-8"))
    return _NOT_PROSE.sub(" ", without_comments(body))


def _words(text: str) -> list[str]:
    return re.findall(r"\w[\w'-]*", text.lower())


def test_no_two_guides_share_their_wording(guides: dict[str, str]) -> None:
    runs = {}
    for name, text in guides.items():
        words = _words(text)
        runs[name] = {tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1)}
    shared = {
        (one, other): len(runs[one] & runs[other]) / min(len(runs[one]), len(runs[other]))
        for one, other in combinations(runs, 2)
    }
    assert len(guides) > 1
    assert {pair: part for pair, part in shared.items() if part > _MOST_SHARED} == {}


def test_no_sentence_stands_in_many_guides(guides: dict[str, str]) -> None:
    bearers = Counter(
        sentence
        for text in guides.values()
        for sentence in {" ".join(_words(one)) for one in re.split(r"[.!?:]\s|\n\s*\n|\|", text)}
        if len(sentence.split()) >= _LONG
    )
    assert {one: count for one, count in bearers.items() if count > _MOST_GUIDES} == {}
