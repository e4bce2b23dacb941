"""The workbook in which a company plans PPM for a district, filled with what the blueprint knows.

Same data, same bytes. It follows the order of a Rencana Induk PPM as secondary sources tell it and
says of itself that it is a working aid and no official form.
"""

from __future__ import annotations

from collections.abc import Sequence

from xlsxwriter.utility import xl_range_abs

from cetakbiru.insight.indicators import latest_value
from cetakbiru.insight.matrix import active
from cetakbiru.model.alignment import Kolom, Rules, alignment_rules
from cetakbiru.model.load import Blueprint
from cetakbiru.model.model import Bidang, Kabupaten, Program
from cetakbiru.model.schema import read_descriptors
from cetakbiru.outputs.planning.texts import citation, guide_lines
from cetakbiru.pages.fragments.numbers import long_date, number
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
_YEARLY = ("target", "anggaran")
_AUTHOR = "cetak biru"

# Title and items of each list by the part of an activity that it is for.
Lists = dict[str, tuple[str, list[str]]]


def planning_workbook(blueprint: Blueprint, kabupaten: str, kelompok: str) -> bytes:
    """The workbook for a kabupaten and a commodity group, by their codes.

    Raises KeyError when one of them isn't known.
    """
    region, group = blueprint.kabupaten[kabupaten], blueprint.kelompok_komoditas[kelompok]
    rules = alignment_rules(blueprint)
    binding = [item for item in blueprint.bidang.values() if kelompok in item.mengikat]
    title = f"Lembar rencana PPM {region.full_name}"
    book = NewWorkbook(title, blueprint.edisi.penyusun, blueprint.edisi.tanggal)
    lists = _lists(blueprint, region, binding)
    _fill_guide(book.add_sheet(GUIDE), guide_lines(blueprint, rules, region, group))
    _fill_answers(book.add_sheet(ANSWERS), blueprint, rules, region, group.nama)
    _fill_region(book.add_sheet(REGION), blueprint, region)
    _fill_activities(book.add_sheet(ACTIVITIES), blueprint, rules, region, binding, lists)
    _fill_sectors(book.add_sheet(SECTORS), blueprint, binding, region)
    _fill_lists(book.add_sheet(LISTS), lists)
    return book.content()


def planning_years(blueprint: Blueprint) -> tuple[int, ...]:
    """The years that can be planned: those with a target column, after the edition's year."""
    names = (column.name for column in read_descriptors()["program"].columns)
    years = (int(name.removeprefix("target_")) for name in names if name.startswith("target_"))
    return tuple(year for year in sorted(years) if year > blueprint.edisi.tanggal.year)


def _fill_guide(sheet: NewSheet, lines: Sequence[tuple[str, bool]]) -> None:
    sheet.set_widths([_GUIDE_WIDTH])
    for row, (text, heading) in enumerate(lines, start=1):
        sheet.put(row, 1, text, HEADING if heading else TEXT)
        # Not every program makes room for wrapped lines by itself.
        wrapped = 1 + len(text) // (_GUIDE_WIDTH - 5)
        sheet.set_height(row, _HEADING_HEIGHT if heading else _LINE_HEIGHT * wrapped)
    sheet.fit_paper()


def _fill_answers(
    sheet: NewSheet, blueprint: Blueprint, rules: Rules, region: Kabupaten, group: str
) -> None:
    sheet.set_widths([62, 48])
    edition = blueprint.edisi
    known = {
        "kabupaten": region.full_name,
        "kelompok": group,
        "edisi": (
            f"{edition.versi} ({blueprint.status.label.lower()}), {long_date(edition.tanggal)}"
        ),
    }
    for row, item in enumerate(rules.isian, start=1):
        sheet.put(row, 1, item.judul, LOCKED)
        sheet.put(row, 2, known.get(item.kode, ""), OPEN)
        if item.jenis == "ya_tidak":
            _offer(sheet, ["ya", "tidak"], f"B{row}")
    sheet.fit_paper()


def _fill_region(sheet: NewSheet, blueprint: Blueprint, region: Kabupaten) -> None:
    sheet.put(1, 1, f"Angka yang diketahui tentang {region.full_name}", HEADING)
    rows = []
    for item in blueprint.indikator.values():
        value = latest_value(blueprint, item.id, region.kode)
        known = ("belum ada data", "", "")
        if value is not None:
            source = blueprint.sumber[value.sumber]
            known = (number(value.nilai, item.desimal), str(value.tahun), source.judul)
        rows.append((f"{item.nama} ({item.satuan})", *known))
    sheet.put_table(2, ("Ukuran", "Nilai", "Tahun data", "Sumber"), rows, (60, 18, 12, 90))
    sheet.fit_paper()


def _lists(blueprint: Blueprint, region: Kabupaten, binding: Sequence[Bidang]) -> Lists:
    """The lists that the drop-downs offer."""
    places = (item for item in blueprint.kecamatan.values() if item.kabupaten == region.kode)
    return {
        "bidang": ("Daftar bidang", [item.nama_pendek for item in binding]),
        "subprogram": (
            "Daftar rincian",
            [f"{sub.kode} {sub.nama}" for item in binding for sub in item.subprogram],
        ),
        "kecamatan": ("Daftar kecamatan", [item.nama for item in places]),
    }


def _fill_lists(sheet: NewSheet, lists: Lists) -> None:
    sheet.set_widths([44, 60, 44])
    for column, (title, items) in enumerate(lists.values(), start=1):
        sheet.put(1, column, title, HEADER)
        for row, text in enumerate(items, start=2):
            sheet.put(row, column, text)
    sheet.sheet.freeze_panes("A2")
    sheet.fit_paper()


def _fill_activities(
    sheet: NewSheet,
    blueprint: Blueprint,
    rules: Rules,
    region: Kabupaten,
    binding: Sequence[Bidang],
    lists: Lists,
) -> None:
    columns = _columns(rules, planning_years(blueprint))
    codes = {item.kode for item in binding}
    programs = [
        program
        for program in active(blueprint.programs_of_kabupaten(region.kode))
        if program.bidang in codes
    ]
    wide = {"id", "kegiatan", "hasil", "penerima", "indikator", "subprogram", "kendala"}
    sheet.set_widths([_WIDE if part in wide else _NARROW for part, _, _ in columns])
    for column, (_, title, hint) in enumerate(columns, start=1):
        sheet.put(1, column, title, HEADER)
        sheet.put_comment(1, column, hint, author=_AUTHOR, width=320, height=90)
    sheet.set_height(1, 2 * _LINE_HEIGHT)
    last = 1 + len(programs) + _SPARE_ROWS
    for row in range(2, last + 1):
        program = programs[row - 2] if row - 2 < len(programs) else None
        known = {} if program is None else _known(blueprint, region, program)
        if program is not None:
            sheet.set_height(row, 4 * _LINE_HEIGHT)
        for column, (part, _, _) in enumerate(columns, start=1):
            look = LOCKED if part == "id" and program else OPEN
            sheet.put(row, column, known.get(part, ""), look)
    list_columns = {part: at for at, part in enumerate(lists)}
    for at, (part, _, _) in enumerate(columns):
        if part in lists:
            listed = list_columns[part]
            source = xl_range_abs(1, listed, len(lists[part][1]), listed)
            _offer(sheet, f"='{LISTS}'!{source}", xl_range_abs(1, at, last - 1, at))
    sheet.sheet.freeze_panes("B2")
    sheet.sheet.autofilter(0, 0, last - 1, len(columns) - 1)
    sheet.fit_paper()


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
    sheet: NewSheet, blueprint: Blueprint, binding: Sequence[Bidang], region: Kabupaten
) -> None:
    rows = []
    for item in binding:
        own = [
            program.id
            for program in active(blueprint.programs_of_kabupaten(region.kode))
            if program.bidang == item.kode
        ]
        first, *others = [f"{sub.kode} {sub.nama}" for sub in item.subprogram] or [
            "tidak ada subprogram"
        ]
        rows.append((item.nama, first, ", ".join(own)))
        rows += [("", name, "") for name in others]
    sheet.put_table(1, ("Program utama", "Subprogram", "ID yang tersedia"), rows, (110, 110, 36))
    sheet.put(len(rows) + 3, 1, citation(blueprint))
    sheet.fit_paper()


def _offer(sheet: NewSheet, source: str | list[str], cells: str) -> None:
    """A drop-down that helps and forbids nothing: several kecamatan may stand in one cell."""
    rule = {"validate": "list", "source": source, "show_error": False}
    sheet.sheet.data_validation(cells.replace("$", ""), rule)
