"""The sheet that asks a holder for what adoption still needs, with room for the answers."""

from __future__ import annotations

from cetakbiru.model.load import Blueprint
from cetakbiru.model.model import Kelengkapan
from cetakbiru.model.schema import LIST_SEPARATOR
from cetakbiru.workbook.writing import HEADING, TEXT, NewWorkbook

SHEET = "Kelengkapan"
_HEAD = (
    *("ID", "Jenis", "Yang diperlukan", "Pemegang", "Bagian yang menunggu", "Keadaan"),
    *("Jawaban", "Nomor dan tanggal dokumen", "Dijawab oleh", "Tanggal jawaban"),
)
_WIDTHS = (10, 11, 60, 34, 34, 24, 40, 28, 24, 16)
_STEPS = (
    "1. Satu baris adalah satu naskah, angka, atau keputusan. Isi empat kolom terakhir.",
    "2. Lampirkan naskah atau tabelnya; cukup sebutkan nama lampiran di kolom Jawaban.",
    "3. Kirim kembali kepada penanggung jawab permintaan, yang mencatat jawabannya.",
)


def gap_workbook(blueprint: Blueprint, holder: str | None = None) -> bytes:
    """Everything that is not settled, or what one holder has, as a workbook.

    Raises KeyError when the list knows no such holder.
    """
    gaps = list(blueprint.kelengkapan.values())
    if holder is not None:
        gaps = [gap for gap in gaps if holder in gap.pemegang]
        if not gaps:
            raise KeyError(holder)
    edition, speaker = blueprint.edisi, blueprint.speaker
    title = f"Kelengkapan untuk penetapan {edition.judul_pendek}"
    book = NewWorkbook(title, speaker.name, edition.tanggal)
    sheet = book.add_sheet(SHEET)
    lines = [title, f"Edisi {edition.versi}. {blueprint.status.notice}", *_STEPS]
    top = len(lines) + 2
    sheet.put_table(top, _HEAD, map(_row, gaps), _WIDTHS)
    for row, line in enumerate(lines, start=1):
        sheet.sheet.merge_range(row - 1, 0, row - 1, len(_HEAD) - 1, "")
        sheet.put(row, 1, line, HEADING if row == 1 else TEXT)
    sheet.sheet.freeze_panes(top, 1)
    sheet.sheet.repeat_rows(top - 1)
    sheet.fit_paper()
    return book.content()


def _row(gap: Kelengkapan) -> tuple[str, ...]:
    joined = f"{LIST_SEPARATOR} ".join
    needed = f"{gap.uraian}. {gap.catatan}" if gap.catatan else gap.uraian
    state = f"{gap.keadaan}, {gap.tanggal.isoformat()}"
    blank = ("",) * 4
    return (
        gap.id, gap.jenis, needed, joined(gap.pemegang), joined(gap.menunggu), state, *blank
    )  # fmt: skip
