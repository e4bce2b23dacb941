"""Problems of a file's bytes and characters, before anyone asks what they mean."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from cetakbiru.checks.problems import Problem, problem
from cetakbiru.model.text import Position, TextFile

_CONTROL = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
# Marks that turn the direction of text hide what a line says, so pages may not hold them either.
_DIRECTION = "\u202a-\u202e\u2066-\u2069"
_INVISIBLE = "\u00a0\u00ad\u200b-\u200f\u2028\u2029\u2060-\u2064\ufeff"
_PRIVATE = "\ue000-\uf8ff\U000f0000-\U0010fffd"

SUSPECT = re.compile(f"[{_CONTROL}{_DIRECTION}{_INVISIBLE}{_PRIVATE}]")
_SUSPECT_IN_PAGE = re.compile(f"[{_CONTROL}{_DIRECTION}{_PRIVATE}]")
_CONFLICT_START = re.compile(r"^<{7}(?: .*)?$", re.MULTILINE)
_CONFLICT_END = re.compile(r"^>{7}(?: .*)?$", re.MULTILINE)
_REPLACEMENT = "\ufffd"
_NAMES = {
    "\u00a0": "spasi tak terputus (U+00A0)",
    "\u00ad": "tanda hubung lunak (U+00AD)",
    "\u200b": "spasi tanpa lebar (U+200B)",
    "\t": "tab",
}

LineFilter = Callable[[int], bool]


@dataclass(frozen=True)
class FileVerdict:
    """The problems of a file, and whether its content can still be judged."""

    problems: tuple[Problem, ...]
    readable: bool


def judge_file(file: TextFile, ends_record: LineFilter = lambda line: True) -> FileVerdict:
    """The problems of a data file's bytes and characters.

    `ends_record` tells whether a line (from 1) ends a record: ends inside a quoted cell don't count
    as line ends, because Excel writes those differently.
    """
    if not file.text.strip():
        return FileVerdict((problem("berkas-kosong", file.name, Position(1, 1)),), readable=False)
    if b"\x00" in file.raw:
        return FileVerdict((_null_bytes(file),), readable=False)
    conflicts = tuple(conflict_problems(file))
    found = (
        *encoding_problems(file),
        *_line_end_problems(file, ends_record),
        *conflicts,
        *_character_problems(file, SUSPECT),
    )
    return FileVerdict(found, readable=not conflicts)


def judge_page_text(file: TextFile) -> list[Problem]:
    """The problems of a page's bytes and characters; typographic spaces are allowed in pages."""
    if b"\x00" in file.raw:
        return [_null_bytes(file)]
    return [
        *encoding_problems(file),
        *_line_end_problems(file, lambda line: True),
        *conflict_problems(file),
        *_character_problems(file, _SUSPECT_IN_PAGE),
    ]


def encoding_problems(file: TextFile) -> Iterator[Problem]:
    """A byte order mark, and bytes that are not UTF-8."""
    if file.has_bom:
        yield problem("bom", file.name, Position(1, 1))
    if file.invalid_bytes is None:
        return
    place, _ = file.invalid_bytes
    lines = sum(_REPLACEMENT in line for line in file.text.splitlines())
    yield problem(
        "enkoding-salah", file.name, place, lines=lines, guess=_windows_guess(file, place)
    )


def _windows_guess(file: TextFile, place: Position) -> str:
    """How the first broken line reads as the code page that Windows programs write."""
    line = file.raw.splitlines()[place.line - 1].decode("cp1252", errors="replace")
    word = next((word for word in re.split(r"[\s,;]+", line) if not word.isascii()), "")
    return f" Mungkin Windows-1252: {word}." if word else ""


def _null_bytes(file: TextFile) -> Problem:
    guess = " Mungkin UTF-16." if file.raw[:2] in (b"\xff\xfe", b"\xfe\xff") else ""
    lines = file.raw.count(b"\n")
    return problem("enkoding-salah", file.name, Position(1, 1), lines=lines, guess=guess)


def _line_end_problems(file: TextFile, ends_record: LineFilter) -> Iterator[Problem]:
    if "\r" not in file.text:
        return
    starts = file.line_starts
    ends: list[tuple[int, str]] = []
    for line, end in enumerate(starts[1:], start=1):
        if ends_record(line):
            two = file.text[max(end - 2, 0) : end]
            ends.append((line, "crlf" if two == "\r\n" else "cr" if two[-1] == "\r" else "lf"))
    counts = {kind: sum(end == kind for _, end in ends) for kind in ("lf", "crlf", "cr")}
    usual = max(counts, key=lambda kind: counts[kind])
    if counts[usual] == len(ends):
        if usual == "cr":
            yield problem("akhir-baris-cr", file.name, Position(1, len(file.line(1)) + 1))
        return
    line = next(line for line, end in ends if end != usual)
    place = Position(line, len(file.line(line)) + 1)
    yield problem("akhir-baris-campur", file.name, place, **counts)


def conflict_problems(file: TextFile) -> Iterator[Problem]:
    """Every stretch that git marked as a conflict."""
    if "<<<<<<<" not in file.text:
        return
    for start in _CONFLICT_START.finditer(file.text):
        place = file.position(start.start())
        end = _CONFLICT_END.search(file.text, start.end())
        last = file.position(end.start()).line if end else len(file.line_starts)
        yield problem("konflik-gabung", file.name, place, line=place.line, last=last)


def _character_problems(file: TextFile, suspect: re.Pattern[str]) -> Iterator[Problem]:
    if file.text.replace("\n", "").replace("\r", "").isprintable():
        return  # the usual case, told ten times as fast
    for match in suspect.finditer(file.text):
        character = match.group()
        kind = unicodedata.category(character)
        code = {"Cc": "karakter-kendali", "Co": "karakter-privat"}.get(kind, "karakter-tak-tampak")
        name = _NAMES.get(character, f"U+{ord(character):04X}")
        yield problem(code, file.name, file.position(match.start()), name=name)
