"""What people get wrong on the sheet of an action plan: told at its cell with a remedy, and nothing
is written."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from tests.conftest import copy_good
from tests.instruments.play import free_row, letters_of
from tests.running import Answer, files_of, ppm_here

TAB = "Rencana aksi"
SOUND = {
    "tahun": 2026,
    "penyusun": "pendidikan",
    "kegiatan": "Membuka rumah belajar",
    "bidang": "PEN",
    "kabupaten": "99.01",
    "keluaran": "Rumah belajar yang dibuka",
    "volume": 2,
    "satuan": "rumah",
    "penanggung_jawab": "Kepala Bidang Pendidikan Masyarakat",
    "rencana_tw1": 1,
    "rencana_tw2": 1,
    "sumber": "sumber-rekaan",
}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = copy_good(tmp_path_factory.mktemp("lembar"))
    answer = ppm_here(project, "template", "aksi", "--out", project / "lembar.xlsx")
    assert answer.code == 0, answer.said
    return project


def imported(project: Path, **cells: str | int) -> tuple[Answer, str]:
    """The answer to a sheet with one new activity, and the address of the first of `cells`."""
    book = openpyxl.load_workbook(project / "lembar.xlsx")
    sheet = book[TAB]
    letters, row = letters_of(sheet), free_row(sheet)
    for name, value in {**SOUND, **cells}.items():
        sheet[f"{letters[name]}{row}"] = value
    book.save(project / "terisi.xlsx")
    before = files_of(project / "data")
    answer = ppm_here(project, "import", project / "terisi.xlsx", "--dry-run")
    assert files_of(project / "data") == before
    return answer, f"{TAB}!{letters[next(iter(cells))]}{row}"


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({"penanggung_jawab": "Budi Santoso, S.Pd."}, "tampak seperti nama orang"),
        ({"penanggung_jawab": "Kepala Bidang, NIP 198001012005011002"}, "tampak seperti NIP"),
        ({"realisasi_tw2": 1, "bukti_tw2": "laporan"}, "dimulai sesudah tanggal edisi"),
        ({"bukti_tw1": "", "tahun": 2025, "realisasi_tw1": 1}, "wajib diisi bila realisasi_tw1"),
        (
            {"realisasi_tw1": 3, "bukti_tw1": "x", "volume": 0, "rencana_tw1": 0, "rencana_tw2": 0},
            "volume rencananya 0",
        ),
        ({"anggaran": "250 juta"}, "bukan angka"),
        ({"anggaran": 250}, "mungkin ditulis dalam ribu atau juta rupiah"),
        ({"volume": "dua kelas"}, "bukan angka"),
        ({"volume": -2}, "lebih kecil dari batas terendah"),
        ({"penyusun": "Dinas Pendidikan"}, "tidak dikenal"),
        ({"program": "PRG-9901-PEN-99"}, "Maksud Anda PRG-9901-PEN-01"),
        ({"tujuan": "RPD-9"}, "tidak dikenal"),
    ],
    ids=lambda given: next(iter(given)) if isinstance(given, dict) else "",
)
def test_what_is_wrong_is_told_at_its_cell(
    project: Path, cells: dict[str, str | int], told: str
) -> None:
    answer, place = imported(project, **cells)
    assert answer.code == 1, answer.said
    assert place in answer.err
    assert told in answer.err
    assert "Perbaikan:" in answer.err


def test_quarters_that_are_added_up_are_doubted_and_not_refused(project: Path) -> None:
    answer, place = imported(project, rencana_tw1=1, rencana_tw2=2, rencana_tw3=2, rencana_tw4=2)
    assert answer.code == 0, answer.said
    assert f"Peringatan: {place}: Jumlah rencana keempat triwulan 7" in answer.err
    assert "bukan kumulatif" in answer.err


def test_what_is_sound_is_doubted_of_nothing(project: Path) -> None:
    answer, _ = imported(project, volume=2)
    assert (answer.code, answer.err) == (0, "")
