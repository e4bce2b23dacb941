"""A workbook cell as the text that its CSV cell would hold, or what stands against it."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation

from cetakbiru.base.plain import MONTHS
from cetakbiru.checks.problems import quote
from cetakbiru.checks.shape.numerals import is_number, rewritten
from cetakbiru.model.schema import LIST_SEPARATOR, Column
from cetakbiru.workbook.cells import EPOCH, Cell, Shown

_SPACES = re.compile(r"[\u00a0\u2000-\u200a\u202f\u205f\u3000]")
_ZERO_WIDTH = re.compile(r"[\u200b-\u200d\u2060\ufeff]")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_DAY_FIRST = re.compile(r"(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{4})")
_LONG_DATE = re.compile(r"(\d{1,2})\s+([A-Za-z]+)\s+(\d{4})")
_MONTHS = tuple(map(str.casefold, MONTHS))
_THREE_AFTER = re.compile(r"-?(\d{1,3})[.,](\d{3})")
# A whole number with noughts behind its point.
_WHOLE = re.compile(r"(-?\d+)\.0+")
# Numbers that are days from 1954 to 2119.
_SERIALS = range(20_000, 80_000)


class CellFault(Exception):  # noqa: N818 - a finding about a cell, not an error of the program
    """A cell can't be taken; `code` is in the catalogue of workbooks."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.values_of = values


@dataclass(frozen=True)
class ColumnReader:
    """Turns the cells of one column into text. `codes` are the codes that may stand in it."""

    column: Column
    codes: Collection[str] = field(default=())

    def text(self, cell: Cell) -> str:
        """The text of a cell, empty for a blank one. Raises CellFault."""
        value = cell.value
        if cell.formula is not None:
            raise CellFault("sel-rumus", value=quote(f"={cell.formula}"))
        if cell.error:
            raise CellFault("sel-galat", value=quote(value))
        if value is None:
            return ""
        if isinstance(value, str):
            return self._from_text(tidy(value))
        if isinstance(value, bool):
            return self._from_bool(value)
        if isinstance(value, date):
            return self._from_date(value)
        return self._from_number(value, cell.shown)

    def same(self, text: str, other: str) -> bool:
        """Whether two texts mean the same in this column, however they are written."""
        if text == other:
            return True
        if self.column.is_list:
            return _items(text) == _items(other)
        if self.column.type in ("number", "integer"):
            try:
                return Decimal(text) == Decimal(other)
            except InvalidOperation:
                return False
        return tidy(text) == tidy(other)

    def _from_text(self, text: str) -> str:
        if "\n" in text:
            raise CellFault("sel-baris-baru")
        if self.column.is_list:
            return LIST_SEPARATOR.join(_items(text)) if text.strip(LIST_SEPARATOR + " ") else ""
        if self.column.type in ("number", "integer"):
            return self._number_from_text(text)
        if self.column.type == "date":
            return _date_from_text(text)
        return text

    def _number_from_text(self, text: str) -> str:
        match = _THREE_AFTER.fullmatch(text)
        if match and match[1] != "0" and (self.column.type == "number" or "," in text):
            sign = "-" if text.startswith("-") else ""
            raise CellFault(
                "angka-bermakna-dua",
                value=quote(text),
                fraction=f"{sign}{match[1]},{match[2]}",
                thousands=f"{sign}{match[1]}{match[2]}",
            )
        if self.column.type == "number" and is_number(text):
            return text
        if text.endswith("%"):
            return text  # what a percent means is for the column to say: the checks refuse it
        number = rewritten(text) or text
        # Rupiah are often typed with two noughts behind the comma.
        whole = _WHOLE.fullmatch(number) if self.column.type == "integer" else None
        return whole[1] if whole else number

    def _from_bool(self, value: bool) -> str:
        words = self.column.descriptor.get("trueValues" if value else "falseValues", ())
        if self.column.type == "boolean" and words:
            return str(words[0])
        raise CellFault("sel-logika", value="TRUE" if value else "FALSE")

    def _from_number(self, value: float, shown: Shown) -> str:
        text = plain_number(value)
        if shown is Shown.DATE:
            # Part of a day is a time; what is no day of the calendar stays a number.
            raise self._no_date(str(timedelta(days=value)) if 0 <= value < 1 else text)
        if self.column.type in ("number", "integer") and not self.column.is_list:
            if shown is Shown.PERCENT:
                hundred = plain_number(float(text) * 100)
                raise CellFault("angka-persen", value=hundred + "%", one=text, hundred=hundred)
            return text
        if self.column.type == "date":
            raise CellFault(
                "tanggal-jadi-angka",
                value=text,
                guess=f" Bagi Excel itu {_from_serial(value)}." if _from_serial(value) else "",
                example=_from_serial(value) or self.column.example or "2026-11-22",
            )
        meant = [code for code in (*self.codes, *self.column.enum) if _looks_like(code, text)]
        if self.column.enum and not meant:
            return text  # a choice that no spreadsheet turned into a number: the checks name them
        if self._holds_codes() or not text.lstrip("-").isdigit():
            guess = f" Maksud Anda {' atau '.join(meant)}?" if 0 < len(meant) < 4 else ""
            raise CellFault("kode-jadi-angka", value=text, guess=guess)
        return text

    def _from_date(self, value: date) -> str:
        if self.column.type == "date":
            return value.isoformat()
        raise self._no_date(f"{value.day}-{value.month}-{value.year}")

    def _no_date(self, shown: str) -> CellFault:
        wanted = "Umum" if self.column.type in ("number", "integer") else "Teks"
        return CellFault("sel-jadi-tanggal", value=shown, format=wanted)

    def _holds_codes(self) -> bool:
        column = self.column
        patterned = "pattern" in column.descriptor.get("constraints", {})
        return bool(column.references or column.enum or column.is_list or patterned)


def tidy(text: str) -> str:
    """Text without stray spaces at its ends and without characters that nobody sees."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("_x000D_", "")
    return _ZERO_WIDTH.sub("", _SPACES.sub(" ", text)).strip()


def plain_number(value: float) -> str:
    """A number as the data write it: without exponent, with the 15 digits a spreadsheet keeps."""
    text = format(Decimal(f"{value:.15g}"), "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in ("-0", "") else text


def _items(text: str) -> list[str]:
    return [item.strip() for item in text.split(LIST_SEPARATOR) if item.strip()]


def _date_from_text(text: str) -> str:
    """An ISO date from a text whose meaning is plain; any other text as it is."""
    if _ISO.fullmatch(text):
        return text
    if match := _LONG_DATE.fullmatch(text):
        month = match[2].casefold()
        if month in _MONTHS:
            return _iso(int(match[3]), _MONTHS.index(month) + 1, int(match[1])) or text
    if match := _DAY_FIRST.fullmatch(text):
        day, month_number, year = int(match[1]), int(match[2]), int(match[3])
        first, second = _iso(year, month_number, day), _iso(year, day, month_number)
        if first and second and first != second:
            raise CellFault("tanggal-bermakna-dua", value=quote(text), first=first, second=second)
        return first or text
    return text


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _from_serial(value: float) -> str | None:
    return (EPOCH + timedelta(days=int(value))).isoformat() if int(value) in _SERIALS else None


def _looks_like(code: str, text: str) -> bool:
    """Whether a spreadsheet would turn the code into this number."""
    try:
        return plain_number(float(code)) == text
    except (ValueError, OverflowError):
        return False
