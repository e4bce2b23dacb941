"""Lines that hold two sentences, and sentences that are broken over two lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from cetakbiru.checks.pages.text import PageText
from cetakbiru.checks.problems import Problem
from cetakbiru.model.text import Position
from cetakbiru.writing.found import warning_at
from cetakbiru.writing.words import prose_only

_NEXT_SENTENCE = re.compile(r"(?<=[a-z0-9)\]\"”%])[.!?][\"”')]*\s+(?=[\"“'(]?[A-Z])")
_SHORTENED = re.compile(
    r"(?:\b(?:No|Nomor|hlm|hal|Dr|Prof|Ir|dll|dsb|dst|tgl|Jl|Kec|Kab|ayat|Pasal|lih|bdk|mis)"
    r"|\b[A-Za-z]|^\s*(?:[-*+]|\d+)|\d)$"
)
# Tables, headings, quotes, admonitions, definitions, attributes, HTML and code begin a line so.
_NOT_PARAGRAPH = re.compile(r"\s*(?:\||#|>|!!!|\?\?\?|:\s|\{|<|$)")
_ITEM = re.compile(r"\s*(?:[-*+]|\d+[.)])\s|\s*\[\^[^\]]+\]:")
_SENTENCE_END = re.compile(r"[.!?:;…][\"”')*_\]]*(?:\[\^[^\]]+\])*\s*$")


def sentence_problems(page: PageText) -> Iterator[Problem]:
    """The problems of one page."""
    prose = prose_only(page)
    starts = [*page.file.line_starts, len(prose) + 1]
    lines = [prose[start : end - 1].rstrip("\r\n") for start, end in pairwise(starts)]
    sources = [page.file.line(number) for number in range(1, len(lines) + 1)]
    for at, line in enumerate(lines):
        if _NOT_PARAGRAPH.match(sources[at]) or not line.strip() or page.in_fence[at]:
            continue
        yield from _two_in_one(page, at, line)
        if _broken(page, at, lines, sources):
            column = len(sources[at]) + 1
            yield warning_at("kalimat-terpotong", page, Position(at + 1, column))


def _two_in_one(page: PageText, at: int, line: str) -> Iterator[Problem]:
    for match in _NEXT_SENTENCE.finditer(line):
        if not _SHORTENED.search(line[: match.start()]):
            yield warning_at("kalimat-sebaris", page, Position(at + 1, match.end() + 1))
            return


def _broken(page: PageText, at: int, lines: list[str], sources: list[str]) -> bool:
    """Whether the paragraph goes on in the next line though its sentence has not ended."""
    if at + 1 >= len(lines) or page.in_fence[at + 1] or page.is_heading(at + 1):
        return False
    following = sources[at + 1]
    if _NOT_PARAGRAPH.match(following) or _ITEM.match(following):
        return False
    # The front matter ends before the body; its lines hold no sentences.
    if page.file.line_starts[at] < page.body_start:
        return False
    return _SENTENCE_END.search(sources[at]) is None
