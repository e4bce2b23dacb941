"""The format of a province's data: a number in data/edisi.yml that grows when old data won't do.

Formats: 1 kept its schemas in data/skema and its menu in docs/nav.yml and bore no number; 2 leaves
the schemas to the engine and the menu to mkdocs.yml; 3 keeps evidence of mining
where 2 listed commodities.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

FORMAT = 3
# Data without a number are of the first format that had one, unless they bring schemas.
FIRST_NUMBERED = 2
EDITION_FILE = "edisi.yml"
EARLIER_SCHEMA = "skema"

_NUMBER = re.compile(r"^bentuk:[ \t]*([0-9]{1,6})[ \t]*(?:#.*)?$", re.M)


@dataclass(frozen=True)
class DataFormat:
    """A format, and the line of data/edisi.yml that states it; None when no line does."""

    number: int
    line: int | None


def data_format(data_dir: Path) -> DataFormat:
    """The format of the data in a folder. Nothing is parsed: the file may be anything."""
    try:
        text = (data_dir / EDITION_FILE).read_text(encoding="utf-8", errors="replace")
    except OSError:
        text = ""
    if match := _NUMBER.search(text):
        return DataFormat(int(match[1]), text.count("\n", 0, match.start()) + 1)
    unnumbered = 1 if (data_dir / EARLIER_SCHEMA).is_dir() else FIRST_NUMBERED
    return DataFormat(unnumbered, None)
