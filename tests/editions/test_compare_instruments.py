"""What changed in plans of work, action plans and voices is told in words of their own."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from cetakbiru.comparison.compare import compare
from cetakbiru.comparison.report import to_text
from cetakbiru.comparison.take import take_snapshot
from cetakbiru.model.source import read_data
from tests.conftest import GOOD


@pytest.fixture
def edited(tmp_path: Path) -> Path:
    """The data of the good example with a few cells and rows changed."""
    data = tmp_path / "data"
    shutil.copytree(GOOD / "data", data)
    _replaced(data / "renja/2026-pendidikan.csv", ",250000000,", ",300000000,")
    _replaced(data / "masukan.csv", ",dipertimbangkan,", ",tidak diambil,")
    (data / "etalase/pasir-rekaan.csv").unlink()
    return data


def _replaced(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_rows_are_named_by_what_people_call_them_and_money_is_money(edited: Path) -> None:
    before = take_snapshot(read_data(GOOD / "data"), None)
    changes = compare(before, take_snapshot(read_data(edited), None))
    told = to_text(changes)
    assert "RNJ-2026-pendidikan-001: Penyelenggaraan kelas kesetaraan" in told
    assert "Anggaran: Rp250.000.000 → Rp300.000.000" in told
    assert "Keadaan: dipertimbangkan → tidak diambil" in told
    assert "KGP-pasir-rekaan-2026-001: Beasiswa sekolah menengah" in told


def test_a_kabupaten_sees_what_concerns_its_places(edited: Path) -> None:
    """The activity of a company names a kecamatan only, a village's voice a kelurahan only."""
    before = take_snapshot(read_data(GOOD / "data"), None)
    changes = compare(before, take_snapshot(read_data(edited), None))
    of_city = to_text(changes.of_region("99.02", "Kota Contoh Selatan"))
    assert "KGP-pasir-rekaan-2026-001" in of_city
    assert "RNJ-2026-pendidikan-001" not in of_city
    regions = {row.key: row.region for row in before.tables["masukan"].rows}
    assert regions["MSK-2026-002",] == "99.02"
