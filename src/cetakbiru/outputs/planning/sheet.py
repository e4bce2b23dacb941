"""The workbook in which a company plans PPM for a district, filled with what the blueprint knows.

Same content, same bytes. It follows the order of a Rencana Induk PPM as secondary sources tell it
and says of itself that it is a working aid and no official form.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import zip_longest

from xlsxwriter.utility import xl_range, xl_range_abs

from cetakbiru.outputs.planning.content import Column, SheetContent, Texts
from cetakbiru.workbook.series import Series, Sheet, Style
from cetakbiru.workbook.writing import (
    CUT,
    HEADER,
    HEADING,
    LOCKED,
    OPEN,
    PLAIN,
    TEXT,
    TEXT_FORMAT,
    NewSheet,
    fitting_height,
)

GUIDE, ANSWERS, REGION, ACTIVITIES, SECTORS, LISTS = (
    "1 Petunjuk",
    "2 Keterangan",
    "3 Wilayah",
    "4 Kegiatan",
    "5 Program utama",
    "6 Daftar",
)
_SPARE_ROWS = 20
_GUIDE_WIDTH = 100
_LINE_HEIGHT, _HEADING_HEIGHT = 15, 24
_HEAD_HEIGHT, _PROGRAM_HEIGHT = 2 * _LINE_HEIGHT, 4 * _LINE_HEIGHT
_WIDE = 34
_NARROW = 18
_WIDE_PARTS = {"id", "kegiatan", "hasil", "penerima", "indikator", "subprogram", "kendala"}
_AUTHOR = "cetak biru"
_HEADER, _HEADING, _TEXT, _OPEN, _LOCKED, _PLAIN = _STYLES = tuple(
    (look, TEXT_FORMAT) for look in (HEADER, HEADING, TEXT, OPEN, LOCKED, PLAIN)
)

Row = tuple[float, Sequence[tuple[str, Style]]]


def planning_workbook(content: SheetContent) -> bytes:
    """The workbook with this content."""
    sheets = (
        _guide(content),
        _answers(content),
        _region(content),
        _activities(content),
        _sectors(content),
        _lists(content),
    )
    series = _series(content.columns, bool(content.programs))
    return series.book(content.title, content.author, content.day, sheets)


@cache
def _series(columns: tuple[Column, ...], has_programs: bool) -> Series:
    def shape(sheets: Sequence[NewSheet]) -> None:
        for sheet in sheets:
            sheet.fit_paper()
        activities, lists = sheets[3], sheets[5]
        activities.set_widths(_widths(columns))
        # How high rows are decides where the box of a comment ends.
        activities.set_height(1, _HEAD_HEIGHT)
        if has_programs:
            activities.set_height(2, _PROGRAM_HEIGHT)
        for at, column in enumerate(columns, start=1):
            activities.put_comment(1, at, column.hint, author=_AUTHOR, width=320, height=90)
        activities.sheet.freeze_panes("B2")
        lists.sheet.freeze_panes("A2")

    return Series(6, _STYLES, shape, CUT)


def _guide(content: SheetContent) -> Sheet:
    rows: list[Row] = []
    for text, heading in content.guide:
        # Not every program makes room for wrapped lines by itself.
        wrapped = 1 + len(text) // (_GUIDE_WIDTH - 5)
        height = _HEADING_HEIGHT if heading else _LINE_HEIGHT * wrapped
        rows.append((height, [(text, _HEADING if heading else _TEXT)]))
    return Sheet(GUIDE, rows, [_GUIDE_WIDTH])


def _answers(content: SheetContent) -> Sheet:
    rows = [(0, [(one.title, _LOCKED), (one.known, _OPEN)]) for one in content.questions]
    offers = [
        (f"B{row}", '"ya,tidak"')
        for row, one in enumerate(content.questions, start=1)
        if one.yes_or_no
    ]
    return Sheet(ANSWERS, rows, [62, 48], offers=offers)


def _region(content: SheetContent) -> Sheet:
    title = (0, [(f"Angka yang diketahui tentang {content.region}", _HEADING)])
    head = ("Ukuran", "Nilai", "Tahun data", "Sumber")
    widths = (60, 18, 12, 90)
    return Sheet(REGION, [title, *_table(head, content.measures, widths)], widths)


def _table(head: Sequence[str], rows: Sequence[Texts], widths: Sequence[int]) -> Iterator[Row]:
    """A head and texts below it; rows are as high as their wrapped texts."""
    yield 0, [(text, _HEADER) for text in head]
    for texts in rows:
        yield fitting_height(texts, widths), [(text, _TEXT) for text in texts]


def _lists(content: SheetContent) -> Sheet:
    rows = zip_longest(*(offer.items for offer in content.offers))
    head = [(offer.title, _HEADER) for offer in content.offers]
    return Sheet(
        LISTS, [(0, head), *((0, [(text, _PLAIN) for text in row]) for row in rows)], [44, 60, 44]
    )


def _activities(content: SheetContent) -> Sheet:
    columns = content.columns
    known: list[Row] = [
        (
            _PROGRAM_HEIGHT,
            [
                (text, _LOCKED if column.part == "id" else _OPEN)
                for column, text in zip(columns, texts)
            ],
        )
        for texts in content.programs
    ]
    head: Row = (_HEAD_HEIGHT, [(column.title, _HEADER) for column in columns])
    rows = [head, *known, *[(0, [("", _OPEN)] * len(columns))] * _SPARE_ROWS]
    offers = {offer.part: (at, offer.items) for at, offer in enumerate(content.offers)}
    chosen = []
    for at, column in enumerate(columns):
        if column.part in offers:
            listed, items = offers[column.part]
            source = f"'{LISTS}'!{xl_range_abs(1, listed, len(items), listed)}"
            chosen.append((xl_range(1, at, len(rows) - 1, at), source))
    return Sheet(ACTIVITIES, rows, _widths(columns), filtered=True, offers=chosen)


def _widths(columns: Sequence[Column]) -> list[int]:
    return [_WIDE if one.part in _WIDE_PARTS else _NARROW for one in columns]


def _sectors(content: SheetContent) -> Sheet:
    head = ("Program utama", "Subprogram", "ID yang tersedia")
    widths = (70, 70, 80)
    rows = [*_table(head, content.sectors, widths), (0, []), (0, [(content.citation, _PLAIN)])]
    return Sheet(SECTORS, rows, widths)
