"""Problem: one mistake in a file, with its place, its message and its remedy."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from cetakbiru.checks.messages import catalogue
from cetakbiru.model.text import Position

ERROR = "error"
WARNING = "warning"

_LONGEST_QUOTE = 60


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake. Problems sort by file, line and column.

    `file` is relative to the project or to the parent of the data folder; `line` and `column` are
    counted from 1, as an editor shows them; `field` is a column, a YAML path or a macro, or empty.
    `severity` is "error" or "warning".
    """

    file: str
    line: int
    column: int
    field: str
    code: str
    severity: str
    message: str
    hint: str

    def as_dict(self) -> dict[str, Any]:
        """The problem with exactly the keys of the JSON report."""
        return asdict(self)


def problem(code: str, file: str, place: Position, field: str = "", /, **values: object) -> Problem:
    """The problem `code` of the catalogue, its templates filled with `values`.

    Values that come from a file pass through `quote` first. Raises KeyError for an unknown code.
    """
    entry = catalogue()[code]
    return Problem(
        file=file,
        line=place.line,
        column=place.column,
        field=field,
        code=code,
        severity=entry.severity,
        message=entry.message.format_map(values),
        hint=entry.hint.format_map(values),
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


def listed(items: list[str] | tuple[str, ...], most: int = 12) -> str:
    """Items as a sentence lists them: `a, b, c`; beyond `most` only their number."""
    if len(items) <= most:
        return ", ".join(items)
    return ", ".join(items[:most]) + f", dan {len(items) - most} lagi"
