"""The verdict on a plan as a workbook: the plan's own rows with comments, and result sheets."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.utils import get_column_letter

from cetakbiru.model.load import Blueprint
from cetakbiru.plans.verdict.model import (
    ALIGNED,
    OUTSIDE,
    OVERLAPPING,
    PARTLY,
    UNJUDGED,
    Finding,
    Kegiatan,
    PlanFile,
    Result,
)
from cetakbiru.plans.report_text import AID, FINDING_NAMES, basis, remarks, verdict
from cetakbiru.workbook.finish import reproducible
from cetakbiru.workbook.put import put_text
from cetakbiru.workbook.style import as_header, as_text, set_widths

# Colour is never alone: the comment and the result sheet say the same in words.
_FILLS = {
    ALIGNED: PatternFill("solid", fgColor="DDEFE4"),
    PARTLY: PatternFill("solid", fgColor="FFF2CC"),
    OUTSIDE: PatternFill("solid", fgColor="F8DCC8"),
    OVERLAPPING: PatternFill("solid", fgColor="F4CCCC"),
    UNJUDGED: PatternFill("solid", fgColor="E7E6E6"),
}
_AUTHOR = "periksa rencana"
# Excel slows to a crawl with more; the result sheet holds every remark.
_MOST_COMMENTS = 3000
_LONGEST_COMMENT = 1500
_TITLE_LENGTH = 31
_NOT_IN_TITLE = re.compile(r"[\[\]:*?/\\']")


def workbook_report(blueprint: Blueprint, files: Sequence[PlanFile], result: Result) -> bytes:
    """The workbook, the same bytes for the same plan and data."""
    book = Workbook()
    first: Any = book.active
    first.title = "Ringkasan"
    _fill(first, ("Hal", "Isi"), _summary_rows(result), (44, 90))
    _fill_result_sheets(book, blueprint, result)
    sheets = _fill_plan_sheets(book, files)
    _comment(sheets, result)
    stream = io.BytesIO()
    book.save(stream)
    day = blueprint.edisi.tanggal
    return reproducible(stream.getvalue(), datetime(day.year, day.month, day.day))


def _summary_rows(result: Result) -> list[Sequence[str]]:
    edition = result.edisi
    rows: list[Sequence[str]] = [
        ("Diperiksa terhadap", f"{edition['judul']}, edisi {edition['versi']}"),
        ("Status edisi", edition["status"]),
        ("Sifat", AID),
        *((key.replace("-", " "), str(value)) for key, value in result.ringkasan.items()),
        ("fokus", result.fokus.pesan),
        *(("catatan", note) for note in result.catatan),
    ]
    for file in result.berkas:
        rows.append(("berkas", file.nama if file.galat is None else file.galat))
        rows.extend(
            (f"lembar {sheet.nama}", note) for sheet in file.lembar for note in sheet.catatan
        )
    rows.extend(("program utama", item.pesan) for item in result.program_utama if item.pesan)
    rows.append(("program tanpa kegiatan", ", ".join(result.program_tanpa_kegiatan)))
    return rows


def _fill_result_sheets(book: Any, blueprint: Blueprint, result: Result) -> None:
    _fill(
        book.create_sheet("Hasil kegiatan"),
        ("Berkas", "Lembar", "Baris", "Kegiatan", "Hasil", "Keterangan"),
        [
            (
                activity.berkas,
                activity.lembar,
                str(activity.baris),
                activity.nama,
                verdict(activity),
                "\n".join(remarks(activity)),
            )
            for activity in result.kegiatan
        ],
        (22, 18, 8, 44, 36, 90),
    )
    _fill(
        book.create_sheet("Tidak terbaca"),
        ("Berkas", "Lembar", "Baris", "Kolom", "Isi", "Keterangan"),
        [
            (cell.berkas, cell.lembar, str(cell.baris), cell.kolom or "", cell.nilai, cell.pesan)
            for cell in result.tidak_terbaca
        ],
        (22, 18, 8, 8, 36, 90),
    )
    for title, findings in (("Kewajiban", result.kewajiban), ("Kesiapan RKAB", result.kesiapan)):
        _fill(
            book.create_sheet(title),
            ("Butir", "Status", "Keterangan", "Sumber"),
            [_finding_row(blueprint, finding) for finding in findings],
            (48, 24, 80, 50),
        )


def _finding_row(blueprint: Blueprint, finding: Finding) -> tuple[str, str, str, str]:
    return (
        finding.judul,
        FINDING_NAMES[finding.status],
        finding.pesan,
        basis(blueprint, finding.acuan),
    )


def _fill(
    sheet: Any, titles: Sequence[str], rows: Iterable[Sequence[str]], widths: Sequence[int]
) -> None:
    set_widths(sheet, widths)
    for column, title in enumerate(titles, start=1):
        put_text(sheet.cell(1, column), title)
        as_header(sheet.cell(1, column))
    for number, row in enumerate(rows, start=2):
        for column, text in enumerate(row, start=1):
            put_text(sheet.cell(number, column), _clean(text))
            as_text(sheet.cell(number, column))
    sheet.freeze_panes = "A2"


def _fill_plan_sheets(book: Any, files: Sequence[PlanFile]) -> dict[tuple[str, str], Any]:
    """The plan as it was read, each row in its own place; returns sheets by file and name."""
    sheets = {}
    for file in files:
        for sheet in file.sheets:
            made = book.create_sheet(_title(book, sheet.name or file.name))
            for row in sheet.rows:
                for column, text in enumerate(row.cells, start=1):
                    if column - 1 in row.numeric:
                        made.cell(row.number, column).value = float(text)
                    elif text:
                        put_text(made.cell(row.number, column), _clean(text))
            sheets[file.name, sheet.name] = made
    return sheets


def _title(book: Any, name: str) -> str:
    """A title that Excel allows and that no other sheet has."""
    base = _NOT_IN_TITLE.sub(" ", _clean(name)).strip() or "Rencana"
    taken = {title.lower() for title in book.sheetnames}
    title, number = base[:_TITLE_LENGTH], 2
    while title.lower() in taken:
        tail = f" {number}"
        title, number = base[: _TITLE_LENGTH - len(tail)] + tail, number + 1
    return title


def _comment(sheets: dict[tuple[str, str], Any], result: Result) -> None:
    columns = {
        (file.nama, sheet.nama): sheet.kolom for file in result.berkas for sheet in file.lembar
    }
    texts: dict[tuple[str, str, str], list[str]] = {}
    for activity in result.kegiatan:
        letter = _name_column(columns[activity.berkas, activity.lembar])
        place = (activity.berkas, activity.lembar, f"{letter}{activity.baris}")
        said = verdict(activity)
        texts.setdefault(place, []).extend((said[0].upper() + said[1:], *remarks(activity)))
        sheets[place[:2]][place[2]].fill = _FILLS[activity.status]
    for cell in result.tidak_terbaca:
        letter = cell.kolom or get_column_letter(1)
        texts.setdefault((cell.berkas, cell.lembar, f"{letter}{cell.baris}"), []).append(cell.pesan)
    for place, found in list(texts.items())[:_MOST_COMMENTS]:
        comment = Comment(_clean("\n".join(found))[:_LONGEST_COMMENT], _AUTHOR)
        comment.width, comment.height = 360, 160
        sheets[place[:2]][place[2]].comment = comment


def _name_column(columns: Any) -> str:
    """The column that names an activity."""
    for part in ("kegiatan", "program", "id"):
        if part in columns:
            return str(columns[part]).split(", ")[0]
    return get_column_letter(1)


def _clean(text: str) -> str:
    return str(ILLEGAL_CHARACTERS_RE.sub(" ", text))


def needs_work(result: Result) -> bool:
    """Whether anything in the plan has to be mended or looked at."""
    unread = bool(result.tidak_terbaca) or any(file.galat for file in result.berkas)
    return unread or any(not _is_fine(activity) for activity in result.kegiatan)


def _is_fine(activity: Kegiatan) -> bool:
    return activity.status == ALIGNED
