"""Rupiah, years and yes or no out of cells as people write them.

theme/assets/align/values.js does the same in the browser; what is changed here changes there.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable, Mapping

from cetakbiru.base.plain import normal, rounded
from cetakbiru.model.alignment import Rules

MAX_AMOUNT = 9_000_000_000_000
_MAX_SPAN = 30

_AMOUNT = re.compile(
    r"(?:rp|idr)?\.?\s*([0-9][0-9.,]*(?: [0-9]{3})*)\s*(?:([a-z]+)\.?)?\s*(?:rupiah|idr|rp)?[.,]?-?"
)
_CURRENCY = ("rupiah", "idr", "rp")
_YEARS = re.compile(
    r"(?<![0-9])((?:19|20)[0-9]{2})(?![0-9])"
    r"(?:\s*(?:-|–|—|s\.?\s?/?\s?d\.?|sampai(?: dengan)?|hingga)\s*"
    r"((?:19|20)[0-9]{2})(?![0-9]))?"
)


def multipliers(rules: Rules) -> dict[str, int]:
    """The words that multiply an amount, with their factors."""
    return {item.kata: item.nilai for item in rules.kata.kali}


def amount(text: str, factors: Mapping[str, int], factor: int = 1) -> int | None:
    """Whole rupiah in a text, or None when it isn't an amount.

    "Rp 1.500.000,00", "1,5 juta" and "1,500,000.00" are understood. `factor` is what the column's
    header says ("Rp juta"); a word in the cell itself goes before it.
    """
    plain = unicodedata.normalize("NFKC", text).lower().strip()
    match = _AMOUNT.fullmatch(plain)
    if match is None:
        return None
    unit = match[2]
    if unit is not None and unit not in _CURRENCY:
        if unit not in factors:
            return None
        factor = factors[unit]
    scaled = _digits(match[1].replace(" ", ""), decimal=unit in factors)
    if scaled is None:
        return None
    whole, places = scaled
    return _bounded(rounded(whole * factor, 10**places))


def number_amount(text: str, factor: int = 1) -> int | None:
    """Whole rupiah of a cell that is a number in its file."""
    value = float(text)
    if not 0 <= value * factor <= MAX_AMOUNT:
        return None
    return math.floor(value * factor + 0.5)


def _bounded(value: int) -> int | None:
    return value if value <= MAX_AMOUNT else None


def _digits(text: str, *, decimal: bool) -> tuple[int, int] | None:
    """The digits as a whole number and how many of them are decimals.

    Of two kinds of mark the last is the decimal one. One kind alone parts thousands when it stands
    more than once or before exactly three last digits; a comma before "juta" is always decimal.
    """
    text = text.rstrip(".,")
    marks = [char for char in text if char in ".,"]
    mark = marks[-1] if marks else ""
    head, _, tail = text.rpartition(mark) if mark else (text, "", "")
    alone = len(set(marks)) == 1
    thousands = alone and (len(marks) > 1 or (len(tail) == 3 and not (decimal and mark == ",")))
    if not mark or thousands:
        head, tail = text, ""
    groups = re.split(r"[.,]", head)
    if len(groups) > 1 and any(len(group) != 3 for group in groups[1:]):
        return None
    digits = "".join(groups) + tail
    return (int(digits), len(tail)) if len(digits) <= 20 else None


def years(text: str) -> tuple[int, ...]:
    """The years that a text names, spans filled, in order: "2027 s.d. 2029" → 2027, 2028, 2029."""
    found: set[int] = set()
    for first, last in _YEARS.findall(text.lower()):
        start = int(first)
        end = int(last) if last else start
        found.update(range(start, end + 1) if 0 <= end - start <= _MAX_SPAN else (start, end))
    return tuple(sorted(found))


def yes_or_no(text: str, yes: Iterable[str], no: Iterable[str]) -> bool | None:
    """True, False, or None when the text says neither."""
    key = normal(text)
    if key in yes:
        return True
    return False if key in no else None


def thousands(value: int) -> str:
    """1234567 → "1.234.567"."""
    return f"{value:,}".replace(",", ".")


def with_comma(value: int, places: int) -> str:
    """A whole number of 10^-places as a decimal: 1234, 2 → "12,34"."""
    whole, rest = divmod(value, 10**places)
    return f"{whole},{rest:0{places}d}"
