"""Problems of a file's bytes and characters, before anyone asks what they mean."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from cetakbiru.checks.files.conflicts import conflict_problems
from cetakbiru.checks.files.kinds import foreign_kind, wide_encoding
from cetakbiru.checks.files.mojibake import misread
from cetakbiru.checks.problems import Problem, problem
from cetakbiru.model.text import Position, TextFile
from cetakbiru.model.yamltree import YamlTree

_CONTROL = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
# Marks without width, marks that turn the direction of text, fillers, tags: nobody sees them, and
# each can make two names look alike or a line say something else than it shows.
_INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u2800\u3164\ufe00-\ufe0d\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_PRIVATE = "\ue000-\uf8ff\U000f0000-\U0010fffd"
# Halves of a letter, which a YAML file can name and no file can hold.
_HALVES = "\ud800-\udfff"
_IN_PAGE = f"{_CONTROL}{_INVISIBLE}{_PRIVATE}{_HALVES}"
# What chooses between the two looks of a symbol, unless it follows one.
_LOOK = "(?<![\u2000-\u32ff\U0001f000-\U0001faff])[\ufe0e\ufe0f]"

# A space that does not break a line is typography in a page and a trap in a cell.
SUSPECT = re.compile(f"[{_IN_PAGE}\u00a0]|{_LOOK}")
SUSPECT_IN_PAGE = re.compile(f"[{_IN_PAGE}]|{_LOOK}")
_TOP = Position(1, 1)
_REPLACEMENT = "\ufffd"
# Nobody looks at more places of one program's making.
_MOST_CHARACTERS = 1_000
_NAMES = {
    "\u00a0": "spasi tak terputus (U+00A0)",
    "\u00ad": "tanda hubung lunak (U+00AD)",
    "\u200b": "spasi tanpa lebar (U+200B)",
    "\t": "tab",
}

# After one of these nothing else in a file means what it seems to.
UNREADABLE = frozenset({"berkas-samaran", "bita-nol", "enkoding-salah", "konflik-gabung"})

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
    if binary := _binary_problem(file, page=False):
        return FileVerdict((binary,), readable=False)
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
    if binary := _binary_problem(file, page=True):
        return [binary]
    return [
        *encoding_problems(file),
        *_line_end_problems(file, lambda line: True),
        *conflict_problems(file, page=True),
        *_character_problems(file, SUSPECT_IN_PAGE),
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


def _binary_problem(file: TextFile, page: bool) -> Problem | None:
    """The one problem of a file that holds no text: another kind of file, or bytes of no letter."""
    if kind := foreign_kind(file.raw, page):
        suffix = file.path.suffix
        return problem("berkas-samaran", file.name, _TOP, kind=kind[0], suffix=suffix, way=kind[1])
    wide = file.raw.startswith((b"\xff\xfe", b"\xfe\xff"))
    if b"\x00" not in file.raw and not wide:
        return None
    if encoding := wide_encoding(file.raw):
        lines = max(file.raw.count(b"\n"), 1)
        guess = f" Mungkin {encoding}."
        return problem("enkoding-salah", file.name, _TOP, lines=lines, guess=guess)
    place = file.position(file.text.index("\0"))
    return problem("bita-nol", file.name, place, count=file.raw.count(b"\x00"))


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


def escaped_problems(tree: YamlTree, suspect: re.Pattern[str] = SUSPECT) -> Iterator[Problem]:
    """Suspect characters that a YAML file writes as an escape, so that its own text has none."""
    if "\\" not in tree.file.text:
        return
    for path, text in tree.texts.items():
        found = suspect.search(text)
        if found and found[0] not in tree.file.text:
            yield character_problem(tree.file, tree.position(path), found[0])


def _character_problems(file: TextFile, suspect: re.Pattern[str]) -> Iterator[Problem]:
    # Most files are plain, and this tells them ten times as fast. Letters can be blank, too.
    if file.text.isascii() and file.text.replace("\n", "").replace("\r", "").isprintable():
        return
    told: set[tuple[int, str]] = set()
    misled = {at for found in misread(file.text) for at in range(found.start, found.end)}
    before = (0, "")
    for match in suspect.finditer(file.text):
        repeated = before == (match.start(), match[0])
        before = (match.end(), match[0])
        if repeated or match.start() in misled:
            continue  # told already, or part of a letter that was read wrongly
        place = file.position(match.start())
        if (place.line, match[0]) not in told and len(told) < _MOST_CHARACTERS:
            told.add((place.line, match[0]))
            yield character_problem(file, place, match[0])


def character_problem(file: TextFile, place: Position, character: str) -> Problem:
    """The problem of a character that nobody sees, by its kind."""
    kind = unicodedata.category(character)
    code = {"Cc": "karakter-kendali", "Co": "karakter-privat"}.get(kind, "karakter-tak-tampak")
    name = _NAMES.get(character, f"U+{ord(character):04X}")
    return problem(code, file.name, place, name=name)
