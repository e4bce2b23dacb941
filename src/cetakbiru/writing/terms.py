"""Abbreviations without explanation, and terms written otherwise than the glossary writes them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cetakbiru.checks.pages.text import PageText
from cetakbiru.checks.problems import Problem, quote
from cetakbiru.writing.found import warning
from cetakbiru.writing.words import WORD, Vocabulary, is_abbreviation, prose_only

_EXPLAINED = re.compile(r"\(([A-Z][A-Za-z0-9]*)\)")


def term_problems(page: PageText, vocabulary: Vocabulary) -> Iterator[Problem]:
    """The problems of one page, each word told once."""
    prose = prose_only(page)
    explained = set(_EXPLAINED.findall(prose))
    told: set[str] = set()
    for match in WORD.finditer(prose):
        word = match[0]
        if word in told:
            continue
        right = vocabulary.by_folded_term.get(word.casefold())
        if right is not None and word not in (right, right.upper()) and not word.islower():
            told.add(word)
            yield warning("istilah-huruf", page, match.start(), word=quote(word), right=right)
        elif is_abbreviation(word) and word not in vocabulary.abbreviations | explained:
            told.add(word)
            yield warning("singkatan-asing", page, match.start(), word=word)
    yield from _variants(page, prose, vocabulary)


def _variants(page: PageText, prose: str, vocabulary: Vocabulary) -> Iterator[Problem]:
    for variant in vocabulary.variants:
        pattern = rf"(?<![\w-]){re.escape(variant.avoid)}(?![\w-])"
        match = re.search(pattern, prose, re.IGNORECASE)
        if match:
            yield warning(
                "istilah-lain",
                page,
                match.start(),
                word=quote(match[0]),
                right=variant.use,
                reason=f" {variant.reason}" if variant.reason else "",
            )
