"""The format of a province's data: a number in data/edisi.yml that grows when old data won't do.

Formats: 1 kept its schemas in data/skema and its menu in docs/nav.yml and bore no number; 2 leaves
the schemas to the engine and the menu to mkdocs.yml; 3 tells who proposes a text from who adopts
it, and keeps evidence of mining where 2 listed commodities.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

FORMAT = 3
EDITION_FILE = "edisi.yml"
EARLIER_SCHEMA = "skema"

_NUMBER = re.compile(r"^bentuk:[ \t]*([0-9]{1,6})[ \t]*(?:#.*)?$", re.M)
# Data without a number are of today's format, unless they bring what only an earlier one had.
_ONLY_IN_2 = re.compile(r"^penyusun:", re.M)


@dataclass(frozen=True)
class DataFormat:
    """A format, and the line of data/edisi.yml that tells it; None when no line does."""

    number: int
    line: int | None


def data_format(data_dir: Path) -> DataFormat:
    """The format of the data in a folder. Nothing is parsed: the file may be anything."""
    try:
        text = (data_dir / EDITION_FILE).read_text(encoding="utf-8", errors="replace")
    except OSError:
        text = ""
    if match := _NUMBER.search(text):
        return DataFormat(int(match[1]), _line(match))
    if (data_dir / EARLIER_SCHEMA).is_dir():
        return DataFormat(1, None)
    if match := _ONLY_IN_2.search(text):
        return DataFormat(2, _line(match))
    return DataFormat(FORMAT, None)


def _line(match: re.Match[str]) -> int:
    return match.string.count("\n", 0, match.start()) + 1
