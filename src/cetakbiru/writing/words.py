"""What writers may take as known: words, abbreviations and terms, from the data and two lists.

Nothing here is about one province: its names come from data/.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from cetakbiru.checks.pages.text import PageText
from cetakbiru.model.source import RawData

WORDS_FILE = Path(__file__).with_name("kata.txt")
TERMS_FILE = Path(__file__).with_name("padanan-kata.csv")
WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_ABBREVIATION = re.compile(r"[A-Z][A-Za-z]*[A-Z][A-Za-z0-9]*")
_ROMAN = re.compile(r"(?=[IVXLC])(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
# What is not prose: macros, addresses of links, web addresses, tags, attributes, footnote marks.
_NOT_PROSE = re.compile(
    r"\{\{.*?\}\}|^[ ]*(?:!!!|\?\?\?\+?) [\w -]+|\]\([^)\n]*\)|\]\[[^\]\n]*\]|\[\^[^\]\n]+\]:?|<[^<>\n]*>|https?://[^\s)>]+"
    r"|\{[^{}\n]*\}|\S+@\S+",
    re.MULTILINE,
)


@dataclass(frozen=True)
class Variant:
    """A way of writing that is avoided, the one that is used, and why."""

    avoid: str
    use: str
    reason: str


@dataclass(frozen=True)
class Vocabulary:
    """Known words in lower case, known abbreviations as written, glossary terms, variants."""

    words: frozenset[str]
    abbreviations: frozenset[str]
    terms: tuple[str, ...]
    variants: tuple[Variant, ...]

    @cached_property
    def by_folded_term(self) -> Mapping[str, str]:
        """The glossary's own spelling of each abbreviation, by its spelling in lower case."""
        return {term.casefold(): term for term in self.terms if is_abbreviation(term)}


def prose_only(page: PageText) -> str:
    """The prose of a page with everything else blanked, each character in its place."""
    return _NOT_PROSE.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), page.prose)


def is_abbreviation(word: str) -> bool:
    """Whether a word is written as an abbreviation: RKAB, APBDes, but not Roman numerals."""
    return _ABBREVIATION.fullmatch(word) is not None and not _ROMAN.fullmatch(word)


def vocabulary(raw: RawData) -> Vocabulary:
    """What the data and the project's own lists make known."""
    words = {word for line in listed(WORDS_FILE) for word in line.split()}
    abbreviations = {word for word in words if is_abbreviation(word)}
    terms: list[str] = []
    for text in _texts(raw):
        for match in WORD.finditer(text):
            words.add(match[0])
            if is_abbreviation(match[0]):
                abbreviations.add(match[0])
    for table in raw.tables.get("istilah", ()):
        terms += [record.get("istilah", "") for record in table.records()]
    return Vocabulary(
        frozenset(word.casefold() for word in words),
        frozenset(abbreviations),
        tuple(term for term in terms if term),
        tuple(_variants()),
    )


def listed(file: Path) -> Iterator[str]:
    """The lines of a list, without its remarks."""
    for line in file.read_text(encoding="utf-8").splitlines():
        if entry := line.partition("#")[0].strip():
            yield entry


def _variants() -> Iterator[Variant]:
    with TERMS_FILE.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            yield Variant(row["hindari"], row["pakai"], row["alasan"])


# Names and the glossary are known words; long texts are prose and may be wrong themselves.
_NAMING = ("nama", "istilah", "kepanjangan", "singkatan", "ibu_kota", "nama_lama", "penerbit")
_NAMING_TABLES = frozenset({"bukti_tambang"})


def _texts(raw: RawData) -> Iterator[str]:
    for name, tables in raw.tables.items():
        for table in tables:
            for record in table.records():
                for column, text in record.items():
                    if column in _NAMING or name in _NAMING_TABLES or column in ("id", "kode"):
                        yield text
    for trees in raw.trees.values():
        for tree in trees:
            yield from _tree_names(tree.value)


def _tree_names(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            if key in (*_NAMING, "kode", "id", "seri", "satuan") and isinstance(inner, str):
                yield inner
            yield from _tree_names(inner)
    elif isinstance(value, list):
        for item in value:
            yield from _tree_names(item)
