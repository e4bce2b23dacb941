"""Entry: the severity, message template and remedy template of one code."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Entry:
    """What is said about a mistake. Templates are filled by `str.format_map`.

    `message` says what is wrong, `hint` how to mend it; neither is ever empty.
    """

    message: str
    hint: str
    severity: str = "error"
