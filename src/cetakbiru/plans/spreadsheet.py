"""XLSX files as sheets of text: codes keep their zeros, dates become years that can be found.

openpyxl guesses types, runs into unknown extensions and does not tell merged cells when it streams,
so the few parts of the format that a plan needs are read here: shared texts, cells, merged cells,
date styles. Formulas are never computed; the value saved with them is read.
theme/assets/align/xlsx.js does the same in the browser; what is changed here changes there.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal

from lxml import etree

from cetakbiru.plans.verdict.model import Note, Sheet, SheetRow
from cetakbiru.model.alignment import Batas
from cetakbiru.plans.limits import UnreadablePlanError

_WORKBOOK = "xl/workbook.xml"
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_DATE_FORMATS = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
_FORMAT_LITERALS = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|[_*].')
_ERROR_TYPE = "e"
_EPOCH = date(1899, 12, 30)
_EPOCH_1904 = date(1904, 1, 1)
_LAST_DAY = 2_958_465


def read_spreadsheet(raw: bytes, limits: Batas) -> tuple[tuple[Sheet, ...], tuple[Note, ...]]:
    """The sheets of a workbook in order, and what is worth saying of the file.

    Raises UnreadablePlanError for a damaged or swollen file and for a zip that is no workbook.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            return _Workbook(archive, limits).read()
    except (
        zipfile.BadZipFile,
        zlib.error,
        etree.XMLSyntaxError,
        EOFError,
        KeyError,
        NotImplementedError,
        RuntimeError,
        ValueError,
    ) as error:
        raise UnreadablePlanError("berkas-rusak") from error


class _Workbook:
    def __init__(self, archive: zipfile.ZipFile, limits: Batas) -> None:
        self._archive = archive
        self._limits = limits
        self._names = set(archive.namelist())
        if sum(info.file_size for info in archive.infolist()) > limits.ukuran_terurai:
            raise UnreadablePlanError("berkas-mengembang")

    def read(self) -> tuple[tuple[Sheet, ...], tuple[Note, ...]]:
        if _WORKBOOK not in self._names:
            raise UnreadablePlanError(
                "berkas-ods" if "content.xml" in self._names else "berkas-lain"
            )
        notes = (Note("catatan-makro"),) if "xl/vbaProject.bin" in self._names else ()
        book = self._tree(_WORKBOOK)
        targets = self._targets()
        self._texts = self._shared_texts()
        self._dates = self._date_styles()
        properties = _first(book, "workbookPr")
        flag = None if properties is None else properties.get("date1904")
        self._epoch = _EPOCH_1904 if flag in ("1", "true") else _EPOCH
        sheets = []
        for item in _all(book, "sheet"):
            target = targets.get(_relation(item))
            if target in self._names and "worksheets/" in target:
                sheets.append(self._sheet(item.get("name", ""), target))
        return tuple(sheets), notes

    def _bytes(self, name: str) -> bytes:
        data = self._archive.read(name)
        if b"<!DOCTYPE" in data[:4096]:
            raise ValueError(name)
        return data

    def _tree(self, name: str) -> etree._Element:
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        return etree.fromstring(self._bytes(name), parser)

    def _targets(self) -> dict[str, str]:
        """The files of the workbook's relations by their ids."""
        found = {}
        for item in _all(self._tree("xl/_rels/workbook.xml.rels"), "Relationship"):
            target = item.get("Target", "")
            path = target[1:] if target.startswith("/") else posixpath.normpath(f"xl/{target}")
            found[item.get("Id", "")] = path
        return found

    def _shared_texts(self) -> list[str]:
        if "xl/sharedStrings.xml" not in self._names:
            return []
        return [_plain_text(item) for item in _all(self._tree("xl/sharedStrings.xml"), "si")]

    def _date_styles(self) -> frozenset[int]:
        """The numbers of the cell styles that show a date."""
        if "xl/styles.xml" not in self._names:
            return frozenset()
        styles = self._tree("xl/styles.xml")
        custom = {
            int(item.get("numFmtId", "0")): _shows_date(item.get("formatCode", ""))
            for item in _all(styles, "numFmt")
        }
        formats = _first(styles, "cellXfs")
        if formats is None:
            return frozenset()
        numbers = [int(item.get("numFmtId", "0")) for item in _all(formats, "xf")]
        return frozenset(
            at for at, number in enumerate(numbers) if custom.get(number, number in _DATE_FORMATS)
        )

    def _sheet(self, name: str, target: str) -> Sheet:
        limits = self._limits
        rows: dict[int, tuple[dict[int, str], set[int]]] = {}
        merges: list[tuple[int, int, int, int]] = []
        notes: dict[str, Note] = {}
        last = 0
        for element in self._elements(target):
            if _local(element) == "mergeCell":
                span = _span(element.get("ref", ""))
                if span is not None:
                    merges.append(span)
                continue
            last = int(element.get("r") or last + 1)
            if len(rows) == limits.baris:
                notes.setdefault("baris", Note("catatan-baris", {"batas": limits.baris}))
                continue
            cells, numeric = self._row(element)
            if any(column >= limits.kolom for column in cells):
                notes.setdefault("kolom", Note("catatan-kolom", {"batas": limits.kolom}))
                cells = {at: text for at, text in cells.items() if at < limits.kolom}
            rows[last] = (cells, numeric)
        merged = _spread(rows, merges, limits)
        found = (
            _sheet_row(number, *rows[number], merged.get(number, {})) for number in sorted(rows)
        )
        return Sheet(name, tuple(row for row in found if any(row.cells)), tuple(notes.values()))

    def _elements(self, target: str) -> Iterator[etree._Element]:
        """The rows and merged ranges of a sheet one by one; each is forgotten after its use."""
        stream = io.BytesIO(self._bytes(target))
        events = etree.iterparse(
            stream,
            events=("end",),
            tag=("{*}row", "{*}mergeCell"),
            resolve_entities=False,
            no_network=True,
        )
        for _, element in events:
            yield element
            element.clear()

    def _row(self, row: etree._Element) -> tuple[dict[int, str], set[int]]:
        cells: dict[int, str] = {}
        numeric: set[int] = set()
        column = -1
        for cell in _all(row, "c"):
            reference = _REFERENCE.fullmatch(cell.get("r", ""))
            column = _column(reference[1]) if reference else column + 1
            text, is_number = self._cell(cell)
            if text:
                cells[column] = text
                if is_number:
                    numeric.add(column)
        return cells, numeric

    def _cell(self, cell: etree._Element) -> tuple[str, bool]:
        """The text of a cell and whether the file holds it as a number."""
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            inline = _first(cell, "is")
            return ("" if inline is None else _plain_text(inline)), False
        value = _first(cell, "v")
        text = "" if value is None else value.text or ""
        if not text or kind == _ERROR_TYPE:
            return "", False
        if kind == "s":
            return self._texts[int(text)], False
        if kind == "b":
            return ("ya" if text == "1" else "tidak"), False
        if kind != "n":
            return text, False
        number = float(text)
        if int(cell.get("s", "0")) in self._dates and 1 <= number <= _LAST_DAY:
            return (self._epoch + timedelta(days=int(number))).isoformat(), False
        return plain_number(number), True


def plain_number(value: float) -> str:
    """A number without exponent and without ".0": 2027.0 → "2027", 1e-7 → "0.0000001"."""
    if value != value or value in (float("inf"), float("-inf")):
        raise ValueError(value)
    text = format(Decimal(repr(value)), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _sheet_row(
    number: int, cells: Mapping[int, str], numeric: set[int], merged: Mapping[int, int]
) -> SheetRow:
    width = 1 + max(cells, default=-1)
    texts = tuple(cells.get(column, "") for column in range(width))
    return SheetRow(number, texts, frozenset(numeric), merged)


def _spread(
    rows: dict[int, tuple[dict[int, str], set[int]]],
    merges: list[tuple[int, int, int, int]],
    limits: Batas,
) -> dict[int, dict[int, int]]:
    """Repeats merged cells in all rows that exist; tells which cells repeat and from which row."""
    merged: dict[int, dict[int, int]] = {}
    for top, left, bottom, right in merges:
        text = rows[top][0].get(left) if top in rows else None
        if not text or (bottom - top + 1) * (right - left + 1) > limits.sel_gabung:
            continue
        is_number = left in rows[top][1]
        for number in range(top, bottom + 1):
            if number not in rows:
                continue
            cells, numeric = rows[number]
            for column in range(left, min(right + 1, limits.kolom)):
                if (number, column) == (top, left):
                    continue
                cells[column] = text
                merged.setdefault(number, {})[column] = top
                if is_number:
                    numeric.add(column)
    return merged


def _span(reference: str) -> tuple[int, int, int, int] | None:
    """Top row, left column, bottom row and right column of "A1:C3"."""
    first, _, last = reference.partition(":")
    start, end = _REFERENCE.fullmatch(first), _REFERENCE.fullmatch(last)
    if start is None or end is None:
        return None
    return int(start[2]), _column(start[1]), int(end[2]), _column(end[1])


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _shows_date(code: str) -> bool:
    bare = _FORMAT_LITERALS.sub("", code.lower())
    return any(letter in bare for letter in "ymd")


def _plain_text(element: etree._Element) -> str:
    """The text of a string item, phonetic hints left out."""
    return "".join(
        node.text or ""
        for node in _all(element, "t")
        if not any(_local(parent) == "rPh" for parent in node.iterancestors())
    )


def _relation(element: etree._Element) -> str:
    return next(
        (str(value) for name, value in element.attrib.items() if str(name).endswith("}id")), ""
    )


def _local(element: etree._Element) -> str:
    return str(etree.QName(element).localname)


def _all(element: etree._Element, name: str) -> Iterator[etree._Element]:
    return element.iter(f"{{*}}{name}")


def _first(element: etree._Element, name: str) -> etree._Element | None:
    return next(_all(element, name), None)
