"""Sheets that LibreOffice opened and saved, as .xlsx and as .ods, come back as they were filled."""

from __future__ import annotations

import datetime as dt
import subprocess
from pathlib import Path

import pytest

from cetakbiru.workbook.instruments import INSTRUMENTS
from tests.conftest import copy_good
from tests.workbook.filling import Row, SheetDesk, fill

pytestmark = [pytest.mark.whole, pytest.mark.needs("soffice")]

WORDS = {"kabupaten": ["--kabupaten", "99.01"], "fgd": ["--konsultasi", "KON-01"]}
MEETING: Row = {
    "tanggal": dt.date(2026, 1, 20),
    "jenis": "FGD",
    "judul": "FGD sungai",
    "kaitan": "naskah-ini",
    "wilayah": "99.01",
    "penyelenggara": "Badan Contoh (rekaan)",
    "sumber": "notula-sungai",
}
SOURCE: Row = {
    "id": "notula-sungai",
    "judul": "Notula FGD sungai",
    "penerbit": "Badan Contoh (rekaan)",
    "jenis": "proyek ini",
    "keyakinan": "proyek",
    "lisensi": "CC BY 4.0",
}
SAID: Row = {
    "kelompok": "masyarakat desa",
    "wilayah": "99.01.01",
    "bidang": "LNG",
    "isi": "Sumur warga kering pada musim kemarau; air diambil dari sungai",
    "keadaan": "diterima",
}


def saved(kind: str, folder: Path, books: list[Path]) -> None:
    """Saves workbooks as another kind, in one start of LibreOffice."""
    profile = f"-env:UserInstallation={(folder / 'profil').as_uri()}"
    words = ["soffice", "--headless", profile, "--convert-to", kind, "--outdir", str(folder)]
    done = subprocess.run([*words, *map(str, books)], capture_output=True, timeout=280, check=True)
    assert len(list(folder.glob(f"*.{kind}"))) == len(books), done.stderr


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> tuple[SheetDesk, Path]:
    """A desk, and the folder of all its sheets as LibreOffice saved them."""
    folder = tmp_path_factory.mktemp("lembar")
    desk = SheetDesk(copy_good(folder / "proyek"))
    blank = desk.template("fgd").rename(folder / "baru.xlsx")
    made = [
        desk.template(name, *WORDS.get(name, [])).rename(folder / f"{name}.xlsx")
        for name in INSTRUMENTS
    ]
    fill(blank, {
        "Konsultasi": [MEETING],
        "Kehadiran": [{"kelompok": "masyarakat desa", "hadir": 18}],
        "Masukan": [SAID],
        "Sumber": [SOURCE],
    })  # fmt: skip
    for kind in ("xlsx", "ods"):
        (folder / kind).mkdir()
        saved(kind, folder / kind, [*made, blank])
    return desk, folder


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
@pytest.mark.parametrize("name", INSTRUMENTS)
def test_a_sheet_that_was_only_saved_changes_nothing(
    name: str, kind: str, books: tuple[SheetDesk, Path]
) -> None:
    desk, folder = books
    assert desk.load(folder / kind / f"{name}.{kind}", "--dry-run").output == (
        "Tidak ada perubahan.\n"
    )


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_minutes_come_back_with_all_their_tabs(kind: str, books: tuple[SheetDesk, Path]) -> None:
    desk, folder = books
    result = desk.load(folder / kind / f"baru.{kind}", "--dry-run")
    assert result.exit_code == 0, result.output
    for told in (
        "KON-03, konsultasi baru: FGD sungai",
        "KON-03 masyarakat desa, kehadiran baru: masyarakat desa",
        "MSK-2026-003, masukan baru: Sumur warga kering pada musim kemarau; air",
        "notula-sungai, sumber baru: Notula FGD sungai",
    ):
        assert told in result.output, result.output
