"""The workbook in which a company plans PPM for a district, filled with what the blueprint knows.

Same data, same bytes. It follows the order of a Rencana Induk PPM as secondary sources tell it and
says of itself that it is a working aid and no official form.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from cetakbiru.model.load import Blueprint
from cetakbiru.model.model import Bidang, Kabupaten, Program
from cetakbiru.pages.fragments.numbers import long_date, number
from cetakbiru.model.alignment import Kolom, Rules, alignment_rules
from cetakbiru.insight.indicators import latest_value
from cetakbiru.insight.matrix import active
from cetakbiru.outputs.planning.texts import citation, guide_lines
from cetakbiru.workbook.finish import reproducible
from cetakbiru.workbook.put import put_text
from cetakbiru.workbook.style import as_header, as_heading, as_locked, as_open, as_text, set_widths

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
_YEARLY = ("target", "anggaran")
_AUTHOR = "cetak biru"


def planning_workbook(blueprint: Blueprint, kabupaten: str, kelompok: str) -> bytes:
    """The workbook for a kabupaten and a commodity group, by their codes.

    Raises KeyError when one of them isn't known.
    """
    region, group = blueprint.kabupaten[kabupaten], blueprint.kelompok_komoditas[kelompok]
    rules = alignment_rules(blueprint)
    binding = [item for item in blueprint.bidang.values() if kelompok in item.mengikat]
    book = Workbook()
    book.properties.title = f"Lembar rencana PPM {region.full_name}"
    book.properties.creator = blueprint.edisi.penyusun
    guide: Any = book.active
    guide.title = GUIDE
    _fill_guide(guide, guide_lines(blueprint, rules, region, group))
    _fill_answers(book.create_sheet(ANSWERS), blueprint, rules, region, group.nama)
    _fill_region(book.create_sheet(REGION), blueprint, region)
    lists = _fill_lists(book, blueprint, region, binding)
    _fill_activities(book.create_sheet(ACTIVITIES, 3), blueprint, rules, region, binding, lists)
    _fill_sectors(book.create_sheet(SECTORS, 4), blueprint, binding, region)
    for sheet in book.worksheets:
        _fit_paper(sheet)
    stream = io.BytesIO()
    book.save(stream)
    day = blueprint.edisi.tanggal
    return reproducible(stream.getvalue(), datetime(day.year, day.month, day.day))


def _fit_paper(sheet: Any) -> None:
    """Prints each sheet one page wide on lying A4."""
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.orientation = "landscape"
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_setup.fitToHeight = 0


def planning_years(blueprint: Blueprint) -> tuple[int, ...]:
    """The years that can be planned: those with a target column, after the edition's year."""
    names = (column.name for column in blueprint.raw.descriptors["program"].columns)
    years = (int(name.removeprefix("target_")) for name in names if name.startswith("target_"))
    return tuple(year for year in sorted(years) if year > blueprint.edisi.tanggal.year)


def _fill_guide(sheet: Any, lines: Sequence[tuple[str, bool]]) -> None:
    set_widths(sheet, [_GUIDE_WIDTH])
    for row, (text, heading) in enumerate(lines, start=1):
        cell = sheet.cell(row, 1)
        put_text(cell, text)
        # Not every program makes room for wrapped lines by itself.
        wrapped = 1 + len(text) // (_GUIDE_WIDTH - 5)
        sheet.row_dimensions[row].height = _HEADING_HEIGHT if heading else _LINE_HEIGHT * wrapped
        (as_heading if heading else as_text)(cell)


def _fill_answers(
    sheet: Any, blueprint: Blueprint, rules: Rules, region: Kabupaten, group: str
) -> None:
    set_widths(sheet, [62, 48])
    edition = blueprint.edisi
    known = {
        "kabupaten": region.full_name,
        "kelompok": group,
        "edisi": (
            f"{edition.versi} ({blueprint.status.label.lower()}), {long_date(edition.tanggal)}"
        ),
    }
    for row, item in enumerate(rules.isian, start=1):
        label, cell = sheet.cell(row, 1), sheet.cell(row, 2)
        put_text(label, item.judul)
        as_locked(label)
        put_text(cell, known.get(item.kode, ""))
        as_open(cell)
        if item.jenis == "ya_tidak":
            _offer(sheet, '"ya,tidak"', f"B{row}")


def _fill_region(sheet: Any, blueprint: Blueprint, region: Kabupaten) -> None:
    set_widths(sheet, [60, 18, 12, 90])
    put_text(sheet["A1"], f"Angka yang diketahui tentang {region.full_name}")
    as_heading(sheet["A1"])
    _head(sheet, 2, ("Ukuran", "Nilai", "Tahun data", "Sumber"))
    row = 3
    for item in blueprint.indikator.values():
        value = latest_value(blueprint, item.id, region.kode)
        texts = (
            f"{item.nama} ({item.satuan})",
            "belum ada data" if value is None else number(value.nilai, item.desimal),
            "" if value is None else str(value.tahun),
            "" if value is None else blueprint.sumber[value.sumber].judul,
        )
        for column, text in enumerate(texts, start=1):
            put_text(sheet.cell(row, column), text)
            as_text(sheet.cell(row, column))
        row += 1


def _fill_lists(
    book: Any, blueprint: Blueprint, region: Kabupaten, binding: Sequence[Bidang]
) -> dict[str, str]:
    """The lists that the drop-downs offer; returns the range of each by the part it is for."""
    sheet = book.create_sheet(LISTS)
    set_widths(sheet, [44, 60, 44])
    lists = {
        "bidang": ("Daftar bidang", [item.nama_pendek for item in binding]),
        "subprogram": (
            "Daftar rincian",
            [f"{sub.kode} {sub.nama}" for item in binding for sub in item.subprogram],
        ),
        "kecamatan": (
            "Daftar kecamatan",
            [
                f"{item.nama}"
                for item in blueprint.kecamatan.values()
                if item.kabupaten == region.kode
            ],
        ),
    }
    ranges = {}
    for column, (part, (title, items)) in enumerate(lists.items(), start=1):
        put_text(sheet.cell(1, column), title)
        as_header(sheet.cell(1, column))
        for row, text in enumerate(items, start=2):
            put_text(sheet.cell(row, column), text)
        letter = get_column_letter(column)
        ranges[part] = f"'{LISTS}'!${letter}$2:${letter}${len(items) + 1}"
    sheet.freeze_panes = "A2"
    return ranges


def _fill_activities(
    sheet: Any,
    blueprint: Blueprint,
    rules: Rules,
    region: Kabupaten,
    binding: Sequence[Bidang],
    lists: dict[str, str],
) -> None:
    columns = _columns(rules, planning_years(blueprint))
    codes = {item.kode for item in binding}
    programs = [
        program
        for program in active(blueprint.programs_of_kabupaten(region.kode))
        if program.bidang in codes
    ]
    wide = {"id", "kegiatan", "hasil", "penerima", "indikator", "subprogram", "kendala"}
    set_widths(sheet, [_WIDE if part in wide else _NARROW for part, _, _ in columns])
    for column, (_, title, hint) in enumerate(columns, start=1):
        cell = sheet.cell(1, column)
        put_text(cell, title)
        as_header(cell)
        comment = Comment(hint, _AUTHOR)
        comment.width, comment.height = 320, 90
        cell.comment = comment
    sheet.row_dimensions[1].height = 2 * _LINE_HEIGHT
    last = 1 + len(programs) + _SPARE_ROWS
    for row in range(2, last + 1):
        program = programs[row - 2] if row - 2 < len(programs) else None
        known = {} if program is None else _known(blueprint, region, program)
        if program is not None:
            sheet.row_dimensions[row].height = 4 * _LINE_HEIGHT
        for column, (part, _, _) in enumerate(columns, start=1):
            cell = sheet.cell(row, column)
            put_text(cell, known.get(part, ""))
            (as_locked if part == "id" and program else as_open)(cell)
    for column, (part, _, _) in enumerate(columns, start=1):
        if part in lists:
            letter = get_column_letter(column)
            _offer(sheet, lists[part], f"{letter}2:{letter}{last}")
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{last}"


def _columns(rules: Rules, years: Sequence[int]) -> list[tuple[str, str, str]]:
    """Part, title and hint of each column; targets and budgets have one for each year."""
    found: list[tuple[str, str, str]] = []
    for item in rules.kolom:
        if not item.lembar:
            continue
        if item.peran in _YEARLY:
            found.extend((item.peran, _yearly_title(item, year), item.uraian) for year in years)
        else:
            found.append((item.peran, item.judul, item.uraian))
    return found


def _yearly_title(column: Kolom, year: int) -> str:
    name, mark, unit = column.judul.partition(" (")
    return f"{name} {year}{mark}{unit}"


def _known(blueprint: Blueprint, region: Kabupaten, program: Program) -> dict[str, str]:
    """What the blueprint says of a programme, by part."""
    known = {
        "id": program.id,
        "bidang": blueprint.bidang[program.bidang].nama_pendek,
        "kegiatan": program.nama,
        "hasil": program.hasil,
        "kabupaten": region.full_name,
        "kecamatan": "; ".join(blueprint.kecamatan[kode].nama for kode in program.kecamatan),
        "penerima": program.penerima_manfaat,
    }
    if program.subprogram is not None:
        known["subprogram"] = (
            f"{program.subprogram} {blueprint.subprogram[program.subprogram].nama}"
        )
    if program.indikator is not None:
        indicator = blueprint.indikator[program.indikator]
        known["indikator"] = indicator.nama
        if program.baseline is not None:
            known["baseline"] = (
                f"{number(program.baseline, indicator.desimal)} ({program.baseline_tahun})"
            )
    return known


def _fill_sectors(
    sheet: Any, blueprint: Blueprint, binding: Sequence[Bidang], region: Kabupaten
) -> None:
    set_widths(sheet, [110, 110, 36])
    _head(sheet, 1, ("Program utama", "Subprogram", "ID yang tersedia"))
    row = 2
    for item in binding:
        own = [
            program.id
            for program in active(blueprint.programs_of_kabupaten(region.kode))
            if program.bidang == item.kode
        ]
        names = [f"{sub.kode} {sub.nama}" for sub in item.subprogram] or ["tidak ada subprogram"]
        for at, name in enumerate(names):
            texts = (item.nama if at == 0 else "", name, ", ".join(own) if at == 0 else "")
            for column, text in enumerate(texts, start=1):
                put_text(sheet.cell(row, column), text)
                as_text(sheet.cell(row, column))
            row += 1
    put_text(sheet.cell(row + 1, 1), citation(blueprint))


def _head(sheet: Any, row: int, titles: Sequence[str]) -> None:
    for column, title in enumerate(titles, start=1):
        put_text(sheet.cell(row, column), title)
        as_header(sheet.cell(row, column))


def _offer(sheet: Any, source: str, cells: str) -> None:
    """A drop-down that helps and forbids nothing: several kecamatan may stand in one cell."""
    validation = DataValidation(type="list", formula1=source, allow_blank=True)
    validation.showErrorMessage = False
    sheet.add_data_validation(validation)
    validation.add(cells)
