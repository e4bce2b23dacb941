"""A warning at a place of a page."""

from __future__ import annotations

from pathlib import Path

from cetakbiru.checks.messages import catalogue
from cetakbiru.checks.pages.text import PageText
from cetakbiru.checks.problems import Problem
from cetakbiru.model.text import Position

MESSAGES = Path(__file__).with_name("messages.yml")


def warning(code: str, page: PageText, offset: int, /, **values: object) -> Problem:
    """The warning `code` at an offset of a page's text."""
    return warning_at(code, page, page.position(offset), **values)


def warning_at(code: str, page: PageText, place: Position, /, **values: object) -> Problem:
    """The warning `code` at a place of a page."""
    entry = catalogue(MESSAGES)[code]
    message, hint = entry.told(values)
    return Problem(
        file=page.file.name,
        line=place.line,
        column=place.column,
        field="",
        code=code,
        severity=entry.severity,
        message=message,
        hint=hint,
    )
