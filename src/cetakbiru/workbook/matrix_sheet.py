"""The sheet in which agencies fill in the Matriks Cetak Biru, beside what is computed.

The open columns are those of data/matriks.csv, by their names in the second row of the head.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from cetakbiru.insight.blueprint_matrix import MatrixRow, Measure, matrix_of
from cetakbiru.insight.directions import Direction
from cetakbiru.model.load import Blueprint
from cetakbiru.model.model import Matriks
from cetakbiru.workbook.rows_sheet import column_title
from cetakbiru.workbook.writing import (
    HEADER,
    HEADING,
    LOCKED,
    NAME,
    OPEN,
    NewSheet,
    NewWorkbook,
    Value,
    fitting_height,
)

SHEET, TABLE = "Matriks", "matriks"
_COMPUTED = (
    *("Kabupaten atau kota", "Program utama", "Indikator", "Satuan", "Nilai", "Tahun nilai"),
    *("Peringkat", "Usulan target (hitungan)", "Arah prioritas"),
)
_WIDTHS = (*(22, 22, 26, 12, 10, 8, 10, 12, 40), *(9, 9, 14, 9, 10, 44, 44, 14, 11, 20, 24))
_STEPS = (
    "1. Kolom abu-abu dihitung dari data. Isi kolom putih saja; angka ditulis tanpa satuan.",
    "2. Sebut dokumen yang memuat isian di kolom Sumber. Hapus baris yang tidak diisi.",
    "3. Kirim kembali kepada penyunting, yang menyalin kolom putih ke data/matriks.csv.",
)
# A new row is a proposal until somebody decides.
_STATUS = "usulan"


def matrix_workbook(blueprint: Blueprint, kabupaten: Sequence[str]) -> bytes:
    """The matrix of these kabupaten as a workbook: what has been given, and room for the rest."""
    title = f"Matriks Cetak Biru: {blueprint.edisi.judul_pendek}"
    book = NewWorkbook(title, blueprint.speaker.name, blueprint.edisi.tanggal)
    sheet = book.add_sheet(SHEET)
    notice = f"Edisi {blueprint.edisi.versi}. {blueprint.status.notice}"
    lines = (title, notice, "Susunan kolom usulan penyusun, bukan susunan resmi.", *_STEPS)
    for row, line in enumerate(lines, start=1):
        sheet.put(row, 1, line, *((HEADING,) if row == 1 else ()))
    top = len(lines) + 2
    _put_head(blueprint, sheet, top)
    for at, (computed, given) in enumerate(_rows(blueprint, kabupaten), start=top + 2):
        _put(blueprint, sheet, at, computed, given)
    sheet.set_widths(_WIDTHS)
    sheet.sheet.freeze_panes(top + 1, 3)
    sheet.sheet.repeat_rows(top - 1, top)
    sheet.fit_paper()
    return book.content()


def _put_head(blueprint: Blueprint, sheet: NewSheet, top: int) -> None:
    """Titles for people, then the names that the columns have in the data."""
    columns = blueprint.raw.descriptors[TABLE].columns
    sheet.put_row(top, [*_COMPUTED, *map(column_title, columns)], HEADER)
    sheet.put_row(top + 1, [*("" for _ in _COMPUTED), *(each.name for each in columns)], NAME)
    sheet.set_height(top, 32)


def _put(
    blueprint: Blueprint, sheet: NewSheet, at: int, computed: Sequence[Value], given: Matriks
) -> None:
    """One row: what is computed, locked, and what is given."""
    sheet.put_row(at, computed, LOCKED)
    texts = [str(value) for value in computed]
    for place, column in enumerate(
        blueprint.raw.descriptors[TABLE].columns, start=len(_COMPUTED) + 1
    ):
        value = getattr(given, column.name)
        texts.append("" if value is None else str(value))
        sheet.put_typed(at, place, column, texts[-1], OPEN)
    sheet.set_height(at, fitting_height(texts, _WIDTHS))


def _rows(
    blueprint: Blueprint, kabupaten: Sequence[str]
) -> Iterator[tuple[Sequence[Value], Matriks]]:
    for code in kabupaten:
        for row in matrix_of(blueprint, code):
            yield from _of_bidang(blueprint, code, row)


def _of_bidang(
    blueprint: Blueprint, kabupaten: str, row: MatrixRow
) -> Iterator[tuple[Sequence[Value], Matriks]]:
    """Rows for strategy and policy first, then those of each indicator; blank where none is."""
    place, bidang = blueprint.region_name(kabupaten), blueprint.bidang[row.bidang].nama_pendek
    directions = "; ".join(map(_named, row.directions))
    blank = Matriks(
        *(kabupaten, row.bidang, None, None, None, None, None),
        *(row.agencies[0] if row.agencies else "", _STATUS, "", None),
    )
    whole = [each for each in row.given if each.target is None] or [blank]
    for given in whole:
        yield (place, bidang, "", "", None, None, "", None, directions), given
    for measure in row.measures:
        condition = _condition(blueprint, measure)
        for given in measure.given or (_for_target(blueprint, blank, measure),):
            yield (place, bidang, *condition, ""), given


def _named(direction: Direction) -> str:
    return f"{direction.id} {direction.nama}"


def _condition(blueprint: Blueprint, measure: Measure) -> tuple[Value, ...]:
    item = blueprint.indikator[measure.indikator]
    value = measure.value
    return (
        item.nama,
        item.satuan,
        None if value is None else value.nilai,
        None if value is None else value.tahun,
        "" if measure.rank is None else f"{measure.rank} dari {measure.of}",
        None if measure.proposed is None else round(measure.proposed.usulan, item.desimal),
    )


def _for_target(blueprint: Blueprint, blank: Matriks, measure: Measure) -> Matriks:
    aimed = blueprint.aturan.usulan_target
    year = None if aimed is None else aimed.tahun
    return replace(blank, indikator=measure.indikator, tahun=year)
