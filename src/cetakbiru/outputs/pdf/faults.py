"""What stops a PDF: faults, each with its page and line, raised all at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

_SHOWN = 40


@dataclass(frozen=True, order=True)
class Fault:
    """Something wrong. `place` is a file and a line, as "docs/bab.md baris 12"."""

    place: str
    what: str

    def __str__(self) -> str:
        return f"{self.place}: {self.what}" if self.place else self.what


class PdfError(Exception):
    """The document can't be printed; `faults` are all reasons that were found."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        # The sequence itself is the argument, so that the error survives a trip between processes.
        super().__init__(tuple(faults))
        self.faults = tuple(dict.fromkeys(faults))

    def __str__(self) -> str:
        shown = [f"  - {fault}" for fault in self.faults[:_SHOWN]]
        rest = len(self.faults) - _SHOWN
        return "\n".join([*shown, *([f"  … dan {rest} lagi"] if rest > 0 else [])])
