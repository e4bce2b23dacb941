"""What a printed page holds that stands on a screen and can't stand on paper."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from cetakbiru.checks.files.printable import named, unprintable
from cetakbiru.checks.pages.text import PageText
from cetakbiru.checks.problems import Problem, problem, quote

# The classes that print knows, of those that people may write; a test holds them to print.
CLASSES = frozenset(
    {
        *("ppm-angka", "ppm-catatan", "ppm-daftar", "ppm-data", "ppm-kecil", "ppm-lencana"),
        *("ppm-lipat", "ppm-ringkasan", "ppm-tabel", "ppm-unduh"),
    }
)
_CLASS = re.compile(r"(?:<[a-z]+[^<>]*\sclass=\"([^\"<>]*)\"|(?<!\{)\{:?[ ]*([^{}%\n]*)\}(?!\}))")
_IN_BRACES = re.compile(r"\.([\w-]+)|\bclass=[\"']?([\w-]+)")
_NOTE = re.compile(r"^\[\^([^\]\n]+)\]:[^\n]*(?:\n(?:[ \t]*\r?$|(?: {4}|\t)[^\n]*))*", re.M)
# What no foot of a page holds, and by what it is told.
_NOT_IN_NOTES: Mapping[str, re.Pattern[str]] = {
    "catatan kaki lain": re.compile(r"\[\^[^\]\n]+\]"),
    "gambar": re.compile(r"!\["),
    "tabel": re.compile(r"^[ \t]+\|?[ \t]*:?-+:?[ \t]*\|", re.M),
    "judul": re.compile(r"^(?: {4}|\t)#{1,6}[ \t]", re.M),
    "daftar istilah": re.compile(r"^(?: {4}|\t):[ \t]+\S", re.M),
}
_FENCE = re.compile(r"^[ \t]+(?:```|~~~)", re.M)
# How many quotes, and how many items, within one another print has room for.
_TOO_DEEP = {
    8: re.compile(r"^(?:[ \t]*>){9,}", re.M),
    12: re.compile(r"^(?: {4}|\t){12,}(?:[-*+]|\d+[.)])[ \t]", re.M),
}


def printed_problems(page: PageText) -> Iterator[Problem]:
    """The problems of one page that only its print has."""
    yield from _letters(page)
    yield from _classes(page)
    yield from _notes(page)
    for count, pattern in _TOO_DEEP.items():
        if deep := pattern.search(page.prose):
            place = page.position(deep.start())
            yield problem("cetak-terlalu-dalam", page.file.name, place, count=count)


def _letters(page: PageText) -> Iterator[Problem]:
    """Characters that the fonts of the printed document do not hold, each at its first place.

    Those of code are printed, too.
    """
    told: set[str] = set()
    for found in unprintable(page.with_code):
        if found[0] not in told:
            told.add(found[0])
            place = page.position(found.start())
            values = {"value": found[0], "name": named(found[0])}
            yield problem("cetak-huruf-tak-ada", page.file.name, place, **values)


def _classes(page: PageText) -> Iterator[Problem]:
    """Classes of their own that people write, each at its first place."""
    told: set[str] = set()
    for match in _CLASS.finditer(page.prose):
        braced = _IN_BRACES.finditer(match[2] or "")
        names = [*(match[1] or "").split(), *(one[1] or one[2] for one in braced)]
        for name in names:
            # Others than these are told on every page.
            if name.startswith("ppm-") and name not in CLASSES and name not in told:
                told.add(name)
                place = page.position(page.prose.index(name, match.start()))
                yield problem("cetak-kelas-tak-ada", page.file.name, place, value=quote(name))


def _notes(page: PageText) -> Iterator[Problem]:
    """Notes that hold more than text."""
    for note in _NOTE.finditer(page.prose) if "[^" in page.prose else ():
        told = [(found.start(), name) for name, found in _found_in(note[0])]
        if code := _FENCE.search(page.file.text, note.start(), note.end()):
            told.append((code.start() - note.start(), "kode berbaris"))
        if told:
            at, name = min(told)
            place = page.position(note.start() + at)
            values = {"value": quote(f"[^{note[1]}]"), "what": name}
            yield problem("cetak-catatan-kaki", page.file.name, place, **values)


def _found_in(note: str) -> Iterator[tuple[str, re.Match[str]]]:
    for name, pattern in _NOT_IN_NOTES.items():
        if found := pattern.search(note, 1):
            yield name, found
