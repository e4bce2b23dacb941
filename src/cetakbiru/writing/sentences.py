"""Sentences: one a line, none too long, and pages that read well as a whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
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
_FOOTNOTE = re.compile(r"\s*\[\^[^\]]+\]:")
_WORD = re.compile(r"[^\W_][\w.,:/’'-]*")
MOST_WORDS = 30
MOST_ON_AVERAGE = 18
# A page of a few sentences has no average worth a word.
_ENOUGH = 8
_SENTENCE_END = re.compile(r"[.!?:;…][\"”')*_\]]*(?:\[\^[^\]]+\])*\s*$")


@dataclass(frozen=True)
class Sentence:
    """A sentence of a paragraph or of an item of a list, and where it begins."""

    place: Position
    text: str

    @property
    def words(self) -> list[str]:
        return _WORD.findall(self.text)


def sentences(page: PageText) -> Iterator[Sentence]:
    """The sentences of a page; tables, headings, footnotes, macros and code hold none."""
    for at, line in _text_lines(page):
        if _FOOTNOTE.match(page.file.line(at + 1)) or page.file.line_starts[at] < page.body_start:
            continue
        starts = [0, *(match.end() for match in _ends_within(line)), len(line)]
        for start, end in pairwise(starts):
            if _WORD.search(line, start, end):
                yield Sentence(Position(at + 1, start + 1), line[start:end].strip())


def sentence_problems(page: PageText) -> Iterator[Problem]:
    """The problems of one page."""
    lines = dict(_text_lines(page))
    for at, line in lines.items():
        for match in _ends_within(line):
            yield warning_at("kalimat-sebaris", page, Position(at + 1, match.end() + 1))
            break
        if at + 1 in lines and _broken(page, at):
            column = len(page.file.line(at + 1)) + 1
            yield warning_at("kalimat-terpotong", page, Position(at + 1, column))
    yield from _length_problems(page)


def _length_problems(page: PageText) -> Iterator[Problem]:
    counts: list[int] = []
    first = Position(1, 1)
    for sentence in sentences(page):
        count = len(sentence.words)
        first = first if counts else sentence.place
        counts.append(count)
        if count > MOST_WORDS:
            yield warning_at("kalimat-panjang", page, sentence.place, count=count, most=MOST_WORDS)
    average = sum(counts) / max(len(counts), 1)
    if len(counts) >= _ENOUGH and average > MOST_ON_AVERAGE:
        shown = f"{average:.1f}".replace(".", ",")
        yield warning_at("kalimat-rata-rata", page, first, average=shown, most=MOST_ON_AVERAGE)


def _text_lines(page: PageText) -> Iterator[tuple[int, str]]:
    """The lines of paragraphs and lists, counted from 0, with what is no prose blanked."""
    prose = prose_only(page)
    for at, (start, end) in enumerate(pairwise([*page.file.line_starts, len(prose) + 1])):
        line = prose[start : end - 1].rstrip("\r\n")
        if _NOT_PARAGRAPH.match(page.file.line(at + 1)) or not line.strip() or page.in_fence[at]:
            continue
        yield at, line


def _ends_within(line: str) -> Iterator[re.Match[str]]:
    """The ends of sentences that another one follows in the same line."""
    for match in _NEXT_SENTENCE.finditer(line):
        if not _SHORTENED.search(line[: match.start()]):
            yield match


def _broken(page: PageText, at: int) -> bool:
    """Whether the paragraph goes on in the next line though its sentence has not ended."""
    if page.in_fence[at + 1] or page.is_heading(at + 1):
        return False
    following = page.file.line(at + 2)
    if _NOT_PARAGRAPH.match(following) or _ITEM.match(following):
        return False
    # The front matter ends before the body; its lines hold no sentences.
    if page.file.line_starts[at] < page.body_start:
        return False
    return _SENTENCE_END.search(page.file.line(at + 1)) is None
