"""Problems of single cells: type, constraints, numerals, formulas, and stray spaces.

The constraints are those of Table Schema; that they mean the same here as to frictionless is a
property that the tests hold. A text is judged once a column, however many cells hold it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import cached_property
from itertools import chain
from typing import Any

from cetakbiru.base.formulas import FORMULA_STARTS
from cetakbiru.checks.files.content import SUSPECT
from cetakbiru.checks.files.personal import personal
from cetakbiru.checks.files.traces import is_damaged
from cetakbiru.checks.nearest import guess
from cetakbiru.checks.problems import Problem, listed, problem, quote
from cetakbiru.checks.shape.numerals import (
    MOST_DIGITS,
    digits_of,
    is_number,
    is_whole_number,
    respelled,
    rewritten,
)
from cetakbiru.checks.shape.sheet import Sheet
from cetakbiru.model.schema import LIST_SEPARATOR, Column, Descriptor

_DASHES = frozenset({"-", "–", "—", "--", "n/a", "#n/a", "nan", "null", "none"})
_WORDS_FOR_EMPTY = _DASHES | {"na", "nihil", "tidak ada", "belum ada", "belum ada data", "kosong"}
# What people write to fill a cell for the time being; signs alone say nothing either.
_FOR_NOW = frozenset(
    {
        *("xx", "xxx", "xxxx", "tbd", "tba", "todo", "n.a", "n.a.", "menyusul", "isi di sini"),
        *("belum diisi", "akan diisi", "diisi nanti", "diisi kemudian", "belum diketahui"),
    }
)
# What is told once a column when so many different texts of it have it: a format does that, not a
# slip of the hand.
_OF_ONE_FORMAT = frozenset({"angka-indonesia", "angka-bentuk-lain", "bukan-tanggal", "spasi-tepi"})
_ENOUGH_ALIKE = 4
_WORDS_OF_A_NAME = 3
_LONGEST_FOR_NOW = max(map(len, _FOR_NOW))
_DUMMY = "lorem ipsum"
# How a text of a column of texts begins that has a fault: as a formula, an error, with a space.
_ODD_START = re.compile(rf"[#\s{re.escape(''.join(FORMULA_STARTS))}]|{_DUMMY}", re.I)
# What a spreadsheet writes for what it can't work out (N/A also stands for an empty cell), and for
# a number or a date that its column is too narrow for.
_EXCEL_ERRORS = frozenset(
    {
        *("#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"),
        *("#FIELD!", "#BLOCKED!", "#BUSY!", "#GETTING_DATA", "Err:502", "Err:508", "Err:522"),
    }
)
_NO_ROOM = re.compile("#{3,}")
_WIDE_SPACE = re.compile(r"  |\t")
# What is told once for the file, at the very character.
_TOLD_ELSEWHERE = re.compile(f"{SUSPECT.pattern}|\ufffd")
_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
# Those in which a date of a blueprint can lie.
CENTURIES = ("19", "20")
_DAY_FIRST = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})")


@dataclass(frozen=True)
class Fault:
    """What is wrong with a text wherever it stands in a column."""

    code: str
    values: Mapping[str, object]


@dataclass(frozen=True)
class ColumnChecker:
    """Judges the texts of one column and remembers each."""

    column: Column
    known: dict[str, Fault | None] = field(default_factory=dict)

    def fault(self, text: str) -> Fault | None:
        """What is wrong with a text; None when nothing is."""
        if text not in self.known:
            self.known[text] = self._judge(text)
        return self.known[text]

    def suspects(self, texts: set[str]) -> Iterable[str]:
        """The texts that may have a fault: few, and told from the rest without a close look."""
        if self.column.is_list or self.column.type in ("date", "boolean"):
            return texts
        broken = self._is_broken
        if self.column.type in ("integer", "number"):
            plain = is_whole_number if self.column.type == "integer" else is_number
            return [
                text
                for text in texts
                if len(text) > MOST_DIGITS or not plain(text) or (broken and broken(text))
            ]
        # What hardly any column has is looked for in all texts at once.
        together = "\n".join(texts)
        wide = "  " in together or "\t" in together
        return [
            text
            for text in texts
            if len(text) <= _LONGEST_FOR_NOW
            or _ODD_START.match(text)
            or text[-1].isspace()
            or (wide and _WIDE_SPACE.search(text))
            or (broken and broken(text))
        ]

    def _judge(self, text: str) -> Fault | None:
        if text == "":
            return _empty_fault(self.column) if self.column.required else None
        if text != text.strip():
            return self._fault("spasi-tepi", value=quote(text))
        if not (text.isascii() and text.isprintable()) and _TOLD_ELSEWHERE.search(text):
            return None
        if not self.column.is_address and is_damaged(text):
            return None
        if text in _EXCEL_ERRORS or _NO_ROOM.fullmatch(text):
            return self._excel_fault(text)
        if self.column.is_list:
            return self._judge_list(text)
        return self._judge_value(text)

    def _excel_fault(self, text: str) -> Fault | None:
        """What a spreadsheet shows in place of what it can't work out or has no room for."""
        if text in _EXCEL_ERRORS:
            return self._fault("galat-excel", value=quote(text))
        return self._fault("kolom-terlalu-sempit", value=quote(text))

    def _judge_list(self, text: str) -> Fault | None:
        items = [item.strip() for item in text.split(LIST_SEPARATOR)]
        if len(items) == 1 and not self.column.references and _is_enumeration(text):
            return self._fault("daftar-dipisah-koma", value=quote(text))
        if "" in items:
            return self._fault("daftar-butir-kosong", value=quote(text))
        for at, item in enumerate(items):
            if item in items[:at]:
                return self._fault("daftar-butir-ganda", item=quote(item))
            if found := self._judge_value(item):
                return found
        return None

    def _judge_value(self, text: str) -> Fault | None:
        column = self.column
        typed = column.type != "string"
        if _says_nothing(text.casefold(), _WORDS_FOR_EMPTY if typed else _DASHES):
            return self._fault("kosong-ditulis", value=quote(text))
        if column.type in ("number", "integer"):
            if found := self._judge_numeral(text):
                return found
        elif text.startswith(FORMULA_STARTS) and not _is_phone(text):
            return self._fault("rumus", value=quote(text), first=quote(text[0]))
        elif column.type == "date" and not _ISO_DATE.fullmatch(text):
            return self._date_fault(text)
        try:
            column.parse(text)
        except ValueError:
            return self._date_fault(text) if column.type == "date" else self._boolean_fault(text)
        if column.type == "date" and not text.startswith(CENTURIES):
            return self._fault("tanggal-di-luar-rentang", value=quote(text))
        if broken := self._broken_constraint(text):
            return self._constraint_fault(broken, text)
        return self._fault("spasi-ganda", value=quote(text)) if _WIDE_SPACE.search(text) else None

    def _judge_numeral(self, text: str) -> Fault | None:
        if text.startswith(("=", "@")):
            return self._fault("rumus", value=quote(text), first=quote(text[0]))
        whole = self.column.type == "integer"
        if is_whole_number(text) if whole else is_number(text):
            return self._length_fault(text) if digits_of(text) > MOST_DIGITS else None
        if foreign := respelled(text):
            how, plain = foreign
            if not plain:
                return self._length_fault(text)
            if not whole or is_whole_number(plain):
                return self._fault("angka-bentuk-lain", value=quote(text), how=how, right=plain)
        right = rewritten(text)
        if right is not None and (not whole or is_whole_number(right)):
            return self._fault("angka-indonesia", value=quote(text), right=right)
        code = "bukan-bilangan-bulat" if whole and is_number(text) else "bukan-angka"
        return self._fault(code, value=quote(text), example=self.column.example)

    def _length_fault(self, text: str) -> Fault:
        return self._fault("angka-terlalu-panjang", value=quote(text), most=MOST_DIGITS)

    def _date_fault(self, text: str) -> Fault:
        example = self.column.example or "2026-11-22"
        if match := _DAY_FIRST.fullmatch(text):
            with suppress(ValueError):
                example = date(int(match[3]), int(match[2]), int(match[1])).isoformat()
        return self._fault("bukan-tanggal", value=quote(text), example=example)

    def _boolean_fault(self, text: str) -> Fault:
        descriptor = self.column.descriptor
        words = [*descriptor.get("trueValues", ()), *descriptor.get("falseValues", ())]
        allowed = listed(words).replace(", ", " atau ")
        return self._fault("bukan-ya-tidak", value=quote(text), allowed=allowed)

    def _constraint_fault(self, broken: str, text: str) -> Fault:
        limit = self._limits[broken]
        if broken == "enum":
            return self._fault(
                "di-luar-pilihan",
                value=quote(text),
                allowed=", ".join(self.column.enum),
                guess=guess(text, self.column.enum),
            )
        if broken == "pattern":
            code = "bukan-alamat" if self.column.is_address else "pola-salah"
            return self._fault(code, value=quote(text), example=self.column.example)
        if broken == "maxLength":
            return self._fault("terlalu-panjang", length=len(text), limit=limit)
        if _is_year(self._limits):
            return self._fault(
                "tahun-di-luar-rentang",
                value=text,
                minimum=self._limits["minimum"],
                maximum=self._limits["maximum"],
            )
        code = "terlalu-kecil" if broken == "minimum" else "terlalu-besar"
        return self._fault(code, value=text, limit=limit)

    def _broken_constraint(self, text: str) -> str | None:
        """The constraint that a text of the column's type breaks; of several the telling one."""
        return next((name for name, breaks in self._tests.items() if breaks(text)), None)

    def _fault(self, code: str, **values: object) -> Fault:
        return Fault(code, _described(self.column) | values)

    @cached_property
    def _limits(self) -> Mapping[str, Any]:
        """The constraints that one cell can break; emptiness and double use are told elsewhere."""
        constraints = self.column.descriptor.get("constraints", {})
        return {name: constraints[name] for name in _TESTS if name in constraints}

    @cached_property
    def _is_broken(self) -> Callable[[str], object] | None:
        """Whether a text of the column's type breaks a constraint; None where there is none."""
        if len(self._tests) == 1:
            return next(iter(self._tests.values()))
        return self._broken_constraint if self._tests else None

    @cached_property
    def _tests(self) -> Mapping[str, Callable[[str], bool]]:
        return {name: _TESTS[name](limit) for name, limit in self._limits.items()}


def _outside(choices: Iterable[object]) -> Callable[[str], bool]:
    known = frozenset(map(str, choices))
    return lambda text: text not in known


def _unlike(pattern: str) -> Callable[[str], bool]:
    whole = re.compile(pattern).fullmatch
    return lambda text: whole(text) is None


# By constraint of Table Schema, the telling ones first: what makes the test of a text.
_TESTS: Mapping[str, Callable[[Any], Callable[[str], bool]]] = {
    "enum": _outside,
    "pattern": _unlike,
    "minimum": lambda limit: lambda text: Decimal(text) < Decimal(str(limit)),
    "maximum": lambda limit: lambda text: Decimal(text) > Decimal(str(limit)),
    "maxLength": lambda limit: lambda text: len(text) > limit,
}


def _is_enumeration(text: str) -> bool:
    """Whether commas part a text into names of a few words."""
    parts = text.split(",")
    return len(parts) > 1 and all(0 < len(part.split()) <= _WORDS_OF_A_NAME for part in parts)


def _says_nothing(text: str, dashes: frozenset[str]) -> bool:
    """Whether a text stands for an empty cell."""
    if text in dashes or text in _FOR_NOW or text.startswith(_DUMMY):
        return True
    return not any(map(str.isalnum, text))


def _is_phone(text: str) -> bool:
    """Whether a text begins with a plus as a telephone number, which is told as one."""
    return text[0] == "+" and any(personal(text))


def _empty_fault(column: Column) -> Fault:
    code = "sumber-kosong" if "sumber.id" in column.references else "sel-wajib"
    return Fault(code, _described(column))


def _described(column: Column) -> dict[str, object]:
    return {"name": column.name, "title": column.title, "description": column.description}


def _is_year(constraints: Mapping[str, Any]) -> bool:
    low, high = constraints.get("minimum"), constraints.get("maximum")
    return isinstance(low, int) and isinstance(high, int) and low >= 1900 and high <= 2200


class ColumnCheckers:
    """The checkers of all columns of a descriptor."""

    def __init__(self, descriptor: Descriptor) -> None:
        self._by_name = {column.name: ColumnChecker(column) for column in descriptor.columns}

    def fits(self, name: str, text: str) -> bool:
        """Whether a text could stand in a column; an unknown column takes everything."""
        checker = self._by_name.get(name)
        return checker is None or checker.fault(text.strip()) is None

    def is_free(self, name: str) -> bool:
        """Whether a column takes any text."""
        checker = self._by_name.get(name)
        column = checker.column if checker else None
        return (
            column is not None
            and column.type == "string"
            and not (
                column.references
                or column.enum
                or "pattern" in column.descriptor.get("constraints", {})
            )
        )

    def may_hold(self, name: str, text: str) -> bool:
        """Whether a text with a comma could stand in a column, as a sentence or a decimal."""
        checker = self._by_name.get(name)
        found = checker.fault(text.strip()) if checker else None
        return found is None or found.code == "angka-indonesia"

    def faults(self, sheet: Sheet, name: str) -> dict[str, Fault]:
        """What is wrong with the texts of a column, by text."""
        checker = self._by_name[name]
        texts = set(sheet.column(name)) if sheet.has(name) else set()
        return {text: found for text in checker.suspects(texts) if (found := checker.fault(text))}

    def problems(self, sheet: Sheet) -> Iterator[Problem]:
        """The problems of all cells of a sheet, but for those of a key, which are causes."""
        for name in self._by_name:
            faults = self.faults(sheet, name) if (name,) != sheet.descriptor.key else {}
            if not faults:
                continue
            rows: dict[str, list[int]] = {}
            for row, text in enumerate(sheet.column(name)):
                if text in faults:
                    rows.setdefault(text, []).append(row)
            alike: dict[str, list[str]] = {}
            for text in rows:
                alike.setdefault(faults[text].code, []).append(text)
            for code, texts in alike.items():
                if code in _OF_ONE_FORMAT and len(texts) >= _ENOUGH_ALIKE:
                    yield _all_alike(sheet, name, faults[texts[0]], [rows[text] for text in texts])
                    continue
                for text in texts:
                    yield sheet.problem_on(code, rows[text], name, **faults[text].values)


def _all_alike(sheet: Sheet, name: str, fault: Fault, rows: Sequence[Sequence[int]]) -> Problem:
    """One problem for a column that a spreadsheet wrote in its own format."""
    first, *others = sorted(chain(*rows))
    found = problem(fault.code, sheet.file, sheet.place(first, name), name, **fault.values)
    lines = listed([str(sheet.line(row)) for row in others])
    more = f" Begitu pula {len(others)} sel lain di kolom ini, baris {lines}."
    hint = f"{found.hint} Ubah bentuk seluruh kolom itu sekaligus."
    return replace(found, message=found.message + more, hint=hint, more=len(others))
