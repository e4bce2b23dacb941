"""The workbook in which a company plans PPM for a district, filled with what the blueprint knows.

Same content, same bytes. It follows the order of a Rencana Induk PPM as secondary sources tell it
and says of itself that it is a working aid and no official form.
"""

from __future__ import annotations

from xlsxwriter.utility import xl_range_abs

from cetakbiru.outputs.planning.content import SheetContent
from cetakbiru.workbook.writing import HEADER, HEADING, LOCKED, OPEN, TEXT, NewSheet, NewWorkbook

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
_WIDE = 34
_NARROW = 18
_WIDE_PARTS = {"id", "kegiatan", "hasil", "penerima", "indikator", "subprogram", "kendala"}
_AUTHOR = "cetak biru"


def planning_workbook(content: SheetContent) -> bytes:
    """The workbook with this content."""
    book = NewWorkbook(content.title, content.author, content.day)
    _fill_guide(book.add_sheet(GUIDE), content)
    _fill_answers(book.add_sheet(ANSWERS), content)
    _fill_region(book.add_sheet(REGION), content)
    _fill_activities(book.add_sheet(ACTIVITIES), content)
    _fill_sectors(book.add_sheet(SECTORS), content)
    _fill_lists(book.add_sheet(LISTS), content)
    return book.content()


def _fill_guide(sheet: NewSheet, content: SheetContent) -> None:
    sheet.set_widths([_GUIDE_WIDTH])
    for row, (text, heading) in enumerate(content.guide, start=1):
        sheet.put(row, 1, text, HEADING if heading else TEXT)
        # Not every program makes room for wrapped lines by itself.
        wrapped = 1 + len(text) // (_GUIDE_WIDTH - 5)
        sheet.set_height(row, _HEADING_HEIGHT if heading else _LINE_HEIGHT * wrapped)
    sheet.fit_paper()


def _fill_answers(sheet: NewSheet, content: SheetContent) -> None:
    sheet.set_widths([62, 48])
    for row, question in enumerate(content.questions, start=1):
        sheet.put(row, 1, question.title, LOCKED)
        sheet.put(row, 2, question.known, OPEN)
        if question.yes_or_no:
            _offer(sheet, ["ya", "tidak"], f"B{row}")
    sheet.fit_paper()


def _fill_region(sheet: NewSheet, content: SheetContent) -> None:
    sheet.put(1, 1, f"Angka yang diketahui tentang {content.region}", HEADING)
    head = ("Ukuran", "Nilai", "Tahun data", "Sumber")
    sheet.put_table(2, head, content.measures, (60, 18, 12, 90))
    sheet.fit_paper()


def _fill_lists(sheet: NewSheet, content: SheetContent) -> None:
    sheet.set_widths([44, 60, 44])
    for column, offer in enumerate(content.offers, start=1):
        sheet.put(1, column, offer.title, HEADER)
        for row, text in enumerate(offer.items, start=2):
            sheet.put(row, column, text)
    sheet.sheet.freeze_panes("A2")
    sheet.fit_paper()


def _fill_activities(sheet: NewSheet, content: SheetContent) -> None:
    columns = content.columns
    sheet.set_widths([_WIDE if one.part in _WIDE_PARTS else _NARROW for one in columns])
    for column, one in enumerate(columns, start=1):
        sheet.put(1, column, one.title, HEADER)
        sheet.put_comment(1, column, one.hint, author=_AUTHOR, width=320, height=90)
    sheet.set_height(1, 2 * _LINE_HEIGHT)
    last = 1 + len(content.programs) + _SPARE_ROWS
    for row, texts in enumerate(content.programs, start=2):
        sheet.set_height(row, 4 * _LINE_HEIGHT)
        for column, (one, text) in enumerate(zip(columns, texts), start=1):
            sheet.put(row, column, text, LOCKED if one.part == "id" else OPEN)
    for row in range(last - _SPARE_ROWS + 1, last + 1):
        for column in range(1, len(columns) + 1):
            sheet.put(row, column, "", OPEN)
    offers = {offer.part: (at, offer.items) for at, offer in enumerate(content.offers)}
    for at, one in enumerate(columns):
        if one.part in offers:
            listed, items = offers[one.part]
            source = xl_range_abs(1, listed, len(items), listed)
            _offer(sheet, f"='{LISTS}'!{source}", xl_range_abs(1, at, last - 1, at))
    sheet.sheet.freeze_panes("B2")
    sheet.sheet.autofilter(0, 0, last - 1, len(columns) - 1)
    sheet.fit_paper()


def _fill_sectors(sheet: NewSheet, content: SheetContent) -> None:
    head = ("Program utama", "Subprogram", "ID yang tersedia")
    sheet.put_table(1, head, content.sectors, (110, 110, 36))
    sheet.put(len(content.sectors) + 3, 1, content.citation)
    sheet.fit_paper()


def _offer(sheet: NewSheet, source: str | list[str], cells: str) -> None:
    """A drop-down that helps and forbids nothing: several kecamatan may stand in one cell."""
    rule = {"validate": "list", "source": source, "show_error": False}
    sheet.sheet.data_validation(cells.replace("$", ""), rule)
