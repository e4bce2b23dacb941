"""What comes of a work in figures: an output with its volume and unit, the English way as well."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from cetakbiru.foreign.figures import figure
from cetakbiru.foreign.grid import Cell
from cetakbiru.workbook.texts import plain_number

_TARGET = re.compile(r"((?:Rp\.? ?)?\d[\d.,]*)\s*([^\d;,]*)")
_ENGLISH = re.compile(r"\d,\d{3}(?:,\d{3}|\.\d)")
_INDONESIAN = re.compile(r"\d\.\d{3}(?:\.\d{3}|,\d)")
_ENGLISH_GROUP = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")


def is_english(cells: Iterable[Cell]) -> bool:
    """Whether amounts are written the English way: "1,250,000.00"."""
    texts = [cell for cell in cells if isinstance(cell, str)]
    return any(map(_ENGLISH.search, texts)) and not any(map(_INDONESIAN.search, texts))


def output_of(parts: Mapping[str, str], is_english: bool) -> tuple[str, str, str]:
    """The output of a work, with its volume and unit where they are one number and one unit.

    Where amounts are written the English way, volumes are, too.
    """
    if is_english:
        volumes = {part: parts[part] for part in ("volume", "target") if part in parts}
        parts = {
            **parts,
            **{part: _ENGLISH_GROUP.sub("", text) for part, text in volumes.items()},
        }
    output, unit = parts.get("keluaran", ""), parts.get("satuan", "")
    if "volume" in parts:
        number, match = figure(parts["volume"]), _TARGET.fullmatch(parts["volume"])
        if match and number in (None, figure(match[1])):
            number, unit = figure(match[1]), unit or match[2].strip()
        return output, "" if number is None or number < 0 else plain_number(number), unit
    target = parts.get("target", "")
    if not target:
        return output, "", unit
    match = _TARGET.fullmatch(target)
    number = figure(match[1]) if match else None
    if match is None or number is None:
        return output or target, "", unit
    return output, plain_number(number), unit or match[2].strip()
