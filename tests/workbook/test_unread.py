"""What an editor may have meant and an import does not read is told, and stops nothing."""

from __future__ import annotations

from typing import Any

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font

from cetakbiru.workbook.layout import PROGRAM_SHEET
from tests.workbook.conftest import Desk, column, put

pytestmark = pytest.mark.site


def with_book(desk: Desk, change: Any) -> str:
    """What an import says after a change of the whole workbook; nothing is written."""
    book = openpyxl.load_workbook(desk.book)
    change(book)
    book.save(desk.book)
    before = desk.csv.read_bytes()
    result = desk.run()
    assert desk.csv.read_bytes() == before
    return str(result.output)


def copied(book: Any) -> Any:
    sheet = book.copy_worksheet(book[PROGRAM_SHEET])
    sheet.title = "Program (2)"
    return sheet


def test_edits_in_a_copied_sheet_are_told(desk: Desk) -> None:
    def change(book: Any) -> None:
        sheet = copied(book)
        put(sheet, 4, "baseline", 99)
        put(sheet, 14, "nama", "Program uji")

    said = with_book(desk, change)
    assert "Peringatan: Program (2)!A2" in said
    assert "baris 4, 14" in said
    assert said.endswith("Tidak ada perubahan.\n")


def test_a_copy_that_says_the_same_is_no_warning(desk: Desk) -> None:
    assert with_book(desk, copied) == "Tidak ada perubahan.\n"


def test_a_copy_made_before_an_edit_is_no_warning(desk: Desk) -> None:
    def change(book: Any) -> None:
        copied(book)
        put(book[PROGRAM_SHEET], 3, "status", "dicabut")
        put(book[PROGRAM_SHEET], 3, "catatan", None)

    assert "Peringatan" not in with_book(desk, change)


def test_a_renamed_sheet_is_to_be_named_back(desk: Desk) -> None:
    def change(book: Any) -> None:
        book[PROGRAM_SHEET].title = "Program final"

    said = with_book(desk, change)
    assert 'sekarang bernama "Program final"' in said
    assert "Ganti kembali nama lembar itu menjadi Program" in said


def test_a_sheet_of_notes_is_no_warning(desk: Desk) -> None:
    assert with_book(desk, lambda book: book.create_sheet("Catatan").append(["id"])) == (
        "Tidak ada perubahan.\n"
    )


def test_a_struck_row_is_told_and_not_taken_for_a_withdrawal(desk: Desk) -> None:
    def change(book: Any) -> None:
        for cell in book[PROGRAM_SHEET][5]:
            cell.font = Font(strike=True)

    said = with_book(desk, change)
    assert "Peringatan: Program!A5: Baris 5 dicoret" in said
    assert "dicabut" in said


def test_a_struck_cell_is_told_also_when_only_its_text_is(desk: Desk) -> None:
    def change(book: Any) -> None:
        sheet = book[PROGRAM_SHEET]
        at = column(sheet, "nama")
        sheet.cell(3, at).font = Font(strike=True)
        text = sheet.cell(6, at).value
        sheet.cell(6, at).value = CellRichText(TextBlock(InlineFont(strike=True), text))

    said = with_book(desk, change)
    assert "dicoret tetap dibaca sebagai isi: C3." in said
    assert "dicoret tetap dibaca sebagai isi: C6." in said


def test_a_struck_row_that_is_withdrawn_is_no_warning(desk: Desk) -> None:
    def change(book: Any) -> None:
        for cell in book[PROGRAM_SHEET][3]:
            cell.font = Font(strike=True)
        put(book[PROGRAM_SHEET], 3, "status", "dicabut")
        put(book[PROGRAM_SHEET], 3, "catatan", None)

    assert "Peringatan" not in with_book(desk, change)


def test_comments_are_told(desk: Desk) -> None:
    def change(book: Any) -> None:
        book[PROGRAM_SHEET]["K3"].comment = Comment("ubah menjadi 12,5", "Penyunting")

    assert "Peringatan: Program!K3: Komentar tidak dibaca: K3." in with_book(desk, change)
