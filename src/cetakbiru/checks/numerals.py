"""Numbers as people write them, and how the data want them written."""

from __future__ import annotations

import re

_PLAIN = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?")
_WHOLE = re.compile(r"-?(0|[1-9][0-9]*)")
_DOTTED = re.compile(r"(-?[0-9]{1,3}(?:\.[0-9]{3})+)(?:,([0-9]+))?")
_COMMA_DECIMAL = re.compile(r"(-?[0-9]+),([0-9]+)")
_ENGLISH = re.compile(r"(-?[0-9]{1,3}(?:,[0-9]{3}){2,})(\.[0-9]+)?")
# Other scripts have digits too, and no year has thousands of them.
_YEAR = re.compile(r"[0-9]{4}")
_UNITS = re.compile(r"^(?:Rp\.?)?\s*(-?[0-9][0-9.,]*)\s*(?:%|persen|jiwa|km²|km2|orang)?$", re.I)


def is_number(text: str) -> bool:
    """Whether the text is a number as the data write it: ASCII digits, a dot, no exponent."""
    return _PLAIN.fullmatch(text) is not None


def is_whole_number(text: str) -> bool:
    """Whether the text is an integer as the data write it, without leading zeros."""
    return _WHOLE.fullmatch(text) is not None


def is_year(text: str) -> bool:
    """Whether the text is four digits, so that `int` reads it."""
    return _YEAR.fullmatch(text) is not None


def rewritten(text: str) -> str | None:
    """The number that was meant, as the data write it; None when that is not plain to see.

    `1.500.000` is 1500000, `6,53` is 6.53, `1.234,5` is 1234.5, `Rp 5.000` is 5000.
    """
    within = _UNITS.match(text.strip())
    digits = within[1] if within else text.strip()
    if match := _DOTTED.fullmatch(digits):
        return match[1].replace(".", "") + (f".{match[2]}" if match[2] else "")
    if match := _ENGLISH.fullmatch(digits):
        return match[1].replace(",", "") + (match[2] or "")
    if match := _COMMA_DECIMAL.fullmatch(digits):
        return f"{match[1]}.{match[2]}"
    return digits if digits != text and is_number(digits) else None
