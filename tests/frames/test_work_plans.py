"""Plans of work as DataFrames: typed, without writing anything."""

from __future__ import annotations

from pathlib import Path

import pytest

from cetakbiru.base.errors import Refused
from cetakbiru.frames import read_work_plan
from cetakbiru.model.load import Blueprint
from tests.renja import sheets

pytestmark = pytest.mark.usefixtures("judging")


def test_a_plan_of_work_is_a_typed_table(tmp_path: Path, province: Blueprint) -> None:
    frame = read_work_plan(province, sheets.renja_table(tmp_path / "renja.xlsx"))
    assert frame["anggaran"].sum() == 650_000_000
    assert frame["anggaran"].dtype == "Int64"
    assert frame["volume"].dtype == "Float64"
    assert [*frame.index] == [13, 14, 15]
    by_kabupaten = frame.groupby("kabupaten")["anggaran"].sum()
    assert by_kabupaten.to_dict() == {"99.01": 400_000_000, "99.02": 250_000_000}
    assert frame.attrs["pengirim"] == "pendidikan"
    assert frame.attrs["ditinggalkan"] == []


def test_what_can_not_be_read_is_refused(tmp_path: Path, province: Blueprint) -> None:
    path = tmp_path / "kosong.csv"
    path.write_text("satu;dua\n1;2\n", encoding="utf-8")
    with pytest.raises(Refused, match="tidak ditemukan tabel"):
        read_work_plan(province, path)
