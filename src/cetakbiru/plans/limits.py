"""A file that can't be read as a plan, and the limits that keep a hostile one harmless."""

from __future__ import annotations

from cetakbiru.plans.verdict.model import Note


class UnreadablePlanError(Exception):
    """Ends the reading of a file; `note` says why in words for its owner."""

    def __init__(self, code: str, **values: str | int) -> None:
        super().__init__(code)
        self.note = Note(code, values)
