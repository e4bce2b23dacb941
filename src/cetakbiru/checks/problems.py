"""Problem: one mistake in a file, with its place, its message and its remedy."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from cetakbiru.checks.messages import catalogue
from cetakbiru.model.text import Position

ERROR = "error"
WARNING = "warning"
SPOKEN = {ERROR: "Galat", WARNING: "Peringatan"}

# So many problems of a kind in a column or file are built; the rest is only counted.
MOST_OF_A_KIND = 200
_LONGEST_QUOTE = 60
_INDEX = re.compile(r"\[\d+\]")


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake. Problems sort by file, line and column.

    `file` is relative to the project or to the parent of the data folder; `line` and `column` are
    counted from 1, as an editor shows them; `field` is a column, a YAML path or a macro, or empty.
    `severity` is "error" or "warning". `more` counts the same or like mistakes that the message
    stands for beside this one; `also` are the lines of those that are told, and
    `alone` is the message without them.
    """

    file: str
    line: int
    column: int
    field: str
    code: str
    severity: str
    message: str
    hint: str
    more: int = dataclasses.field(default=0, compare=False)
    also: tuple[int, ...] = dataclasses.field(default=(), compare=False)
    alone: str = dataclasses.field(default="", compare=False)

    def as_dict(self) -> dict[str, Any]:
        """The problem with exactly the keys of the JSON report."""
        found = dataclasses.asdict(self)
        for name in ("more", "also", "alone"):
            del found[name]
        return found


def problem(code: str, file: str, place: Position, field: str = "", /, **values: object) -> Problem:
    """The problem `code` of the catalogue, its templates filled with `values`.

    Values that come from a file pass through `quote` first. Raises KeyError for an unknown code.
    """
    entry = catalogue()[code]
    message, hint = entry.told(values)
    return Problem(
        file=file,
        line=place.line,
        column=place.column,
        field=field,
        code=code,
        severity=entry.severity,
        message=message,
        hint=hint,
    )


def quote(text: object) -> str:
    """Text from a file in quotation marks: on one line, shortened, control characters visible."""
    shown = "".join(
        character if character.isprintable() else f"\\u{ord(character):04x}"
        for character in str(text)[: _LONGEST_QUOTE + 1].replace("\n", " ").replace("\r", " ")
    )
    if len(str(text)) > _LONGEST_QUOTE:
        shown = shown[:_LONGEST_QUOTE] + "…"
    return f'"{shown}"'


def also_on(found: Problem, lines: Sequence[int]) -> Problem:
    """The problem, said to be the same on further lines of its file."""
    if not lines:
        return found
    shown = listed([str(line) for line in lines])
    return replace(
        found,
        message=f"{found.message} Sama di {len(lines)} baris lain: {shown}.",
        more=found.more + len(lines),
        also=(*found.also, *lines),
        alone=found.alone or found.message,
    )


def one_by_one(found: Problem) -> Iterator[Problem]:
    """The problem for each line that it is told to be on, as if it were told there alone."""
    alone = replace(found, message=found.alone or found.message, more=0, also=(), alone="")
    yield alone
    for line in found.also:
        yield replace(alone, line=line)


def and_more(found: Problem, count: int) -> Problem:
    """The problem, said to be the last told of its kind, with the number of those left out."""
    message = f"{found.message} Dan {count} lagi sejenis di berkas ini."
    return replace(found, message=message, more=found.more + count)


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Each problem once, by file and line; files with a cause of others' problems come first.

    What is said in the same words about several lines of a file is told at the first of them.
    """
    same: dict[tuple[str, ...], list[Problem]] = {}
    for found in problems:
        field = _INDEX.sub("[]", found.field) if "[" in found.field else found.field
        key = (found.file, field, found.code, found.severity, found.message, found.hint)
        same.setdefault(key, []).append(found)
    folded = [_folded(found) for found in same.values()]
    causes = {found.file for found in folded if _is_cause(found.code)}
    return sorted(folded, key=lambda found: (found.file not in causes, found))


def _folded(same: Sequence[Problem]) -> Problem:
    first, *others = sorted(same, key=lambda found: (found.line, found.column))
    lines = dict.fromkeys(found.line for found in others if found.line != first.line)
    return also_on(first, list(lines))


def _is_cause(code: str) -> bool:
    entry = catalogue().get(code)  # advice on prose has a catalogue of its own
    return entry is not None and entry.is_cause


def _lines(first: Problem, others: Iterable[Problem]) -> list[int]:
    return [line for line in dict.fromkeys(found.line for found in others) if line != first.line]


def listed(items: list[str] | tuple[str, ...], most: int = 12) -> str:
    """Items as a sentence lists them: `a, b, c`; beyond `most` only their number."""
    if len(items) <= most:
        return ", ".join(items)
    return ", ".join(items[:most]) + f", dan {len(items) - most} lagi"
