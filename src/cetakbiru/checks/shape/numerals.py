"""Numbers as people write them, and how the data want them written."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal, InvalidOperation

# As many digits as a spreadsheet keeps; no figure of a province needs more.
MOST_DIGITS = 15

_PLAIN = re.compile(r"(?!-0(?:\.0*)?\Z)-?(0|[1-9][0-9]*)(\.[0-9]+)?")
_WHOLE = re.compile(r"(?!-0\Z)-?(0|[1-9][0-9]*)")
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


def digits_of(text: str) -> int:
    """How many digits a number has when it is written in full."""
    return sum(character.isdigit() for character in text)


def is_figure(text: str) -> bool:
    """Whether the text is a number of a length that can be compared."""
    if not is_number(text):
        return False
    # Nearly all are short: then there is nothing to count.
    return len(text) <= MOST_DIGITS or digits_of(text) <= MOST_DIGITS


def respelled(text: str) -> tuple[str, str] | None:
    """What is foreign in the way a number is written, and the number as the data write it.

    `1e5`, `+5`, `12.09` in full-width digits, `05`, `.5`, `5.`, `1_000`, `-0`. The number is empty
    when it is too long to be written. None when the text is no number at all.
    """
    folded = unicodedata.normalize("NFKC", text).replace("\u2212", "-")
    try:
        value = Decimal(folded)
    except InvalidOperation:
        return None
    if not value.is_finite():
        return None
    if folded.isascii() and folded != text:
        how = "dengan angka dari jenis huruf lain"
    elif not folded.isascii():
        how = "dengan angka dari aksara lain"
    elif "e" in folded.casefold():
        how = "dengan pangkat sepuluh"
    elif "_" in folded:
        how = "dengan garis bawah"
    elif folded.startswith("+"):
        how = "dengan tanda tambah"
    elif not value:
        how = "sebagai nol bertanda kurang atau bernol ganda"
    elif folded.lstrip("-").startswith("0") and not folded.lstrip("-").startswith("0."):
        how = "dengan nol di depan"
    else:
        how = "tanpa angka di depan atau di belakang titik"
    if abs(value.adjusted()) >= MOST_DIGITS:
        return how, ""
    right = f"{value:f}" if value else "0"
    return how, right if digits_of(right) <= MOST_DIGITS else ""


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
