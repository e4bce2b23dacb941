"""Numbers, dates and missing values as Indonesian readers write them."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from cetakbiru.base.plain import MONTHS
from cetakbiru.model.model import Indikator
from cetakbiru.pages.fragments.html import Html, element, fragment

# Set where a value is not known; what it means stands once a page (partials/content.html).
NOT_KNOWN = "\N{EN DASH}"
MINUS = "\N{MINUS SIGN}"


def missing(text: str = NOT_KNOWN) -> Html:
    """What stands where nothing is known."""
    return element("span", {"class": "ppm-kosong"}, text)


def number(value: Decimal | int, decimals: int) -> str:
    """1234567.891 with 2 decimals → "1.234.567,89". Halves are rounded away from zero."""
    step = Decimal(1).scaleb(-decimals)
    rounded = Decimal(value).quantize(step, rounding=ROUND_HALF_UP)
    digits = f"{abs(rounded):,.{decimals}f}".translate(str.maketrans(",.", ".,"))
    return f"{MINUS}{digits}" if rounded < 0 else digits


def count(value: int) -> str:
    """1234 → "1.234"."""
    return number(value, 0)


def count_or_missing(value: int | None) -> Html:
    """A count as a cell has it, also where it is not known."""
    return missing() if value is None else fragment(count(value))


def exact(value: Decimal) -> str:
    """A number with all decimals that the data give."""
    exponent = value.as_tuple().exponent
    return number(value, max(0, -exponent) if isinstance(exponent, int) else 0)


def signed(value: Decimal, decimals: int) -> str:
    """A difference with its sign; "tetap" when nothing is left after rounding."""
    text = number(value, decimals)
    if not text.strip(f"{MINUS}0,."):
        return "tetap"
    return text if text.startswith(MINUS) else f"+{text}"


def amount(value: Decimal, indikator: Indikator) -> str:
    """A value of an indicator with its unit: "7,35 tahun"; an index has no unit to show."""
    text = number(value, indikator.desimal)
    unit = shown_unit(indikator)
    if unit == "%":
        return f"{text}%"
    return f"{text} {unit}" if unit else text


def shown_unit(indikator: Indikator) -> str:
    """The unit as it is set beside a number; persen becomes the sign, indeks nothing."""
    return {"persen": "%", "indeks": ""}.get(indikator.satuan, indikator.satuan)


def long_date(day: date) -> str:
    """31 Juli 2024."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def date_element(day: date) -> Html:
    """The date with its machine-readable form."""
    return element("time", {"datetime": day.isoformat()}, long_date(day))


def years(awal: int | None, akhir: int | None) -> str:
    """2024–2026, one year alone, or nothing."""
    found = [str(year) for year in (awal, akhir) if year is not None]
    return "–".join(dict.fromkeys(found))
