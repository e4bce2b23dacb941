"""The message catalogues: for every code its severity, its message and its remedy, in Indonesian.

They are data, one YAML file beside the package that speaks, so that whoever writes Indonesian well
can mend them without reading Python.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from cetakbiru.base.yamlvalues import read_values

CHECKS = Path(__file__).with_suffix(".yml")


@dataclass(frozen=True)
class Entry:
    """What is said about a mistake. Templates are filled by `str.format_map`.

    `message` says what is wrong, `hint` how to mend it; neither is ever empty.
    What `is_cause` may bring other problems with it, in this file or in others.
    """

    message: str
    hint: str
    severity: str = "error"
    is_cause: bool = False

    def told(self, values: Mapping[str, object]) -> tuple[str, str]:
        """The message and the remedy, with these values."""
        return self.message.format_map(values), self.hint.format_map(values)


@cache
def catalogue(file: Path = CHECKS) -> Mapping[str, Entry]:
    """The entries of a catalogue by their code; without a file, those of the checks."""
    return {
        code: Entry(
            said["pesan"],
            said["perbaikan"],
            said.get("tingkat", "error"),
            said.get("sebab", False),
        )
        for code, said in read_values(file.read_text(encoding="utf-8")).items()
    }
