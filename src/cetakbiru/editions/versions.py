"""Version numbers: their form, their order, and what is wrong with one that can't be released."""

from __future__ import annotations

import re

_FORM = re.compile(r"([0-9]{4})\.([1-9][0-9]*)(?:\.([1-9][0-9]*))?")


def order(version: str) -> tuple[int, int, int] | None:
    """Year, serial and number of correction, for sorting; None when it is no version."""
    match = _FORM.fullmatch(version)
    if match is None:
        return None
    year, serial, correction = match.groups(default="0")
    return int(year), int(serial), int(correction)


def is_correction(version: str) -> bool:
    """Whether the version only corrects an earlier one: its third number says so."""
    found = order(version)
    return found is not None and found[2] > 0
