"""One reader for .xlsx, .ods and .xls: the same sheets, and hostile files cost nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from cetakbiru.workbook.cells import Area, Cell, CellSheet, Shown, shown_by
from cetakbiru.workbook.guard import NoWorkbookError, Obstacle, workbook_file
from cetakbiru.workbook.reading import read_sheets
from tests.workbook.test_files import zipped

# Saved by LibreOffice from one workbook, once for each kind.
FILES = Path(__file__).parent / "berkas"
KINDS = ("xlsx", "ods", "xls")
MOST = 10_000_000


def sheets_of(raw: bytes) -> tuple[CellSheet, ...]:
    return read_sheets(workbook_file(raw, MOST))


def saved_as(kind: str) -> bytes:
    return (FILES / f"rencana.{kind}").read_bytes()


@pytest.mark.parametrize("kind", KINDS)
def test_a_workbook_is_read_alike_from_each_kind_of_file(kind: str) -> None:
    first, second, third = sheets_of(saved_as(kind))
    assert [first.name, second.name, third.name] == ["Rencana", "Kedua", "Kosong"]
    row = first.rows[2]
    assert row[1] == Cell("Beasiswa  SMA ")
    assert row[3] == Cell("0123")
    assert row[4] == Cell(1500000.5)
    assert row[5] == Cell(0.125, Shown.PERCENT)
    assert row[6].value == 1
    assert row[7] == Cell("satu\ndua")
    assert row[8].value == 3000001
    assert (row[9].value, row[9].error) == ("#DIV/0!", True)
    assert row[11] == Cell(date(2027, 5, 6), Shown.DATE)
    assert first.rows[3][4] == Cell(1e-7)
    assert first.rows[4] == {3: Cell(2029.0)}
    assert first.rows[20] == {1: Cell("jauh")}
    assert first.merged == [Area(3, 1, 4, 1), Area(3, 2, 4, 2)]
    assert first.hidden_rows == {5}
    assert [7 in columns for columns in first.hidden_columns] == [True]
    assert not any(third.rows.values())


def test_a_formula_is_known_where_the_file_tells_it() -> None:
    known = {kind: sheets_of(saved_as(kind))[0].rows[2][8].formula for kind in KINDS}
    assert known == {"xlsx": "D2*2", "ods": "[.D2]*2", "xls": None}


def xlsx(sheet: str, workbook: str = "") -> bytes:
    """A workbook of one sheet, its rows and what follows them as XML."""
    return zipped(
        {
            "xl/workbook.xml": (
                f'<workbook xmlns:r="r">{workbook}<sheets><sheet name="A" r:id="1"/></sheets>'
                "</workbook>"
            ).encode(),
            "xl/_rels/workbook.xml.rels": (
                b'<R xmlns="p"><Relationship Id="1" Target="worksheets/a.xml"/></R>'
            ),
            "xl/styles.xml": (
                b'<s xmlns="p"><numFmt numFmtId="200" formatCode="d mmm"/>'
                b'<cellXfs><xf/><xf numFmtId="200"/><xf numFmtId="10"/></cellXfs></s>'
            ),
            "xl/worksheets/a.xml": f'<worksheet xmlns="p">{sheet}</worksheet>'.encode(),
        }
    )


def test_the_shape_of_a_sheet_and_its_far_cells_are_read() -> None:
    (sheet,) = sheets_of(
        xlsx(
            '<cols><col min="3" max="16384" hidden="1"/></cols><sheetData>'
            '<row r="4" hidden="true"><c r="A4"><v>1</v></c></row>'
            '<row r="1048576"><c r="XFD1048576"><v>1</v></c><c r="A1048576"/></row></sheetData>'
            '<mergeCells><mergeCell ref="B2:C3"/><mergeCell ref="A1:XFD1048576"/></mergeCells>'
        )
    )
    assert sheet.rows == {4: {1: Cell(1.0)}, 1048576: {16384: Cell(1.0)}}
    assert sheet.merged == [Area(2, 2, 3, 3), Area(1, 1, 1048576, 16384)]
    assert sheet.hidden_rows == {4}
    assert sheet.hidden_columns == [range(3, 16385)]


def test_cells_without_places_follow_each_other() -> None:
    (sheet,) = sheets_of(
        xlsx(
            '<sheetData><row><c><v>1</v></c><c t="inlineStr"><is><t>a</t><rPh><t>b</t></rPh></is>'
            '</c></row><row><c r="C2" t="b"><v>1</v></c><c><f t="shared" si="0"/></c></row>'
            "</sheetData>"
        )
    )
    assert sheet.rows == {
        1: {1: Cell(1.0), 2: Cell("a")},
        2: {3: Cell(value=True), 4: Cell(formula="…")},
    }


@pytest.mark.parametrize(
    ("workbook", "day"),
    [("", date(2026, 10, 21)), ('<workbookPr date1904="1"/>', date(2030, 10, 22))],
)
def test_a_number_shown_as_a_date_is_a_day_of_the_workbooks_calendar(
    workbook: str, day: date
) -> None:
    cells = '<c s="1"><v>46316.9</v></c><c s="1"><v>0.5</v></c><c s="1"><v>1e9</v></c>'
    (sheet,) = sheets_of(xlsx(f"<sheetData><row>{cells}</row></sheetData>", workbook))
    # Half a day is a time, and the last number is beyond every calendar.
    assert sheet.rows[1] == {
        1: Cell(day, Shown.DATE),
        2: Cell(0.5, Shown.DATE),
        3: Cell(1e9, Shown.DATE),
    }


@pytest.mark.parametrize(
    ("number_format", "shown"),
    [
        ("General", Shown.PLAIN),
        ('#,##0.00 "ribu tahun"', Shown.PLAIN),
        ("[Red]0;[Yellow]0", Shown.PLAIN),
        (r"0\d", Shown.PLAIN),
        ("dd/mm/yyyy", Shown.DATE),
        ("[$-421]d mmmm", Shown.DATE),
        ("0.0%", Shown.PERCENT),
        ('0"%"', Shown.PLAIN),
    ],
)
def test_a_format_tells_as_what_a_number_is_shown(number_format: str, shown: Shown) -> None:
    assert shown_by(number_format) is shown


def ods(rows: str, styles: str = "") -> bytes:
    spaces = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"'
        for short in ("office", "style", "table", "text")
    )
    return zipped(
        {
            "content.xml": (
                f"<office:document-content {spaces}>{styles}<office:body><office:spreadsheet>"
                f'<table:table table:name="A">{rows}</table:table>'
                "</office:spreadsheet></office:body></office:document-content>"
            ).encode()
        }
    )


_FILLED = '<table:table-cell{} office:value-type="string"><text:p>a</text:p></table:table-cell>'
_WIDE = _FILLED.format(' table:number-columns-repeated="16384"')


def test_repeated_cells_and_rows_of_an_opendocument_stand_where_they_are_shown() -> None:
    (sheet,) = sheets_of(
        ods(
            '<table:table-row table:number-rows-repeated="2"><table:table-cell '
            f'table:number-columns-repeated="3"/>{_FILLED.format("")}</table:table-row>'
            '<table:table-row table:number-rows-repeated="1048000"><table:table-cell '
            'table:number-columns-repeated="16384"/></table:table-row>'
            f"<table:table-row>{_FILLED.format('')}</table:table-row>"
        )
    )
    assert sheet.rows == {1: {4: Cell("a")}, 2: {4: Cell("a")}, 1048003: {1: Cell("a")}}


def test_an_opendocument_tells_what_is_crossed_out_and_commented() -> None:
    styles = (
        '<style:style style:name="ce1"><style:text-properties '
        'style:text-line-through-style="solid"/></style:style>'
        '<style:style style:name="ce2"><style:text-properties '
        'style:text-line-through-style="none"/></style:style>'
    )
    noted = (
        '<table:table-cell office:value-type="string"><office:annotation><text:p>ubah</text:p>'
        "</office:annotation><text:p>a</text:p></table:table-cell>"
    )
    named = ' table:style-name="{}" table:number-columns-repeated="2"'
    cells = _FILLED.format(named.format("ce1")) + _FILLED.format(named.format("ce2")) + noted
    (sheet,) = sheets_of(ods(f"<table:table-row>{cells}</table:table-row>", styles))
    assert sheet.struck == {(1, 1), (1, 2)}
    assert sheet.commented == {(1, 5)}
    assert sheet.rows[1][5] == Cell("a")


@pytest.mark.parametrize(
    "rows",
    [
        f'<table:table-row table:number-rows-repeated="1048576">{_WIDE}</table:table-row>',
        f"<table:table-row>{_WIDE * 200}</table:table-row>",
        '<table:table-row table:number-rows-repeated="999999999"><table:covered-table-cell/>'
        "</table:table-row>",
    ],
)
def test_an_opendocument_that_repeats_without_end_is_swollen(rows: str) -> None:
    with pytest.raises(NoWorkbookError) as caught:
        sheets_of(ods(rows))
    assert caught.value.obstacle is Obstacle.SWOLLEN


def test_a_locked_opendocument_is_told_as_locked() -> None:
    raw = zipped({"content.xml": b"x", "META-INF/manifest.xml": b"<m:encryption-data/>"})
    with pytest.raises(NoWorkbookError) as caught:
        sheets_of(raw)
    assert caught.value.obstacle is Obstacle.LOCKED
