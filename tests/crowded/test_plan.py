"""The planning sheet of a place with many programmes, and plans that name them."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from cetakbiru.insight.entries import offered_in
from cetakbiru.model.load import Blueprint
from cetakbiru.model.model import Program
from cetakbiru.outputs.planning.content import sheet_content
from tests.plans.expect import first_reference
from tests.plans.test_cases import plan_result

pytestmark = pytest.mark.usefixtures("judging")

HEAD = ("ID program", "Kegiatan", "Kabupaten", "Kecamatan", "Waktu pelaksanaan")
ROWS = (
    ("PRG-9901-PEN-01", "Paket B", "Contoh Utara", "Hulu Rekaan", "2027"),
    ("PRG-9901-PEN-04", "Las", "Contoh Utara", "Hulu Rekaan", "2027"),
    ("PRG-9901-PEN-01", "Paket B lagi", "Contoh Utara", "Hulu Rekaan", "2027"),
    ("PPM-9901-PEN-01", "Kelas jahit", "Contoh Utara", "Hulu Rekaan", "2027"),
    ("PRG-9901-PEN-25", "Yang dicabut", "Contoh Utara", "Hulu Rekaan", "2029"),
)


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    out = io.StringIO()
    csv.writer(out).writerows((HEAD, *ROWS))
    path = tmp_path / "rencana.csv"
    path.write_text(out.getvalue(), encoding="utf-8")
    return path


def test_the_sheet_lists_directions_by_rank_then_programmes(crowded: Blueprint) -> None:
    content = sheet_content(crowded, "99.01", "logam")
    titles = [column.title for column in content.columns]
    rows = [dict(zip(titles, texts)) for texts in content.programs]
    ids = [row["ID arah atau program cetak biru"] for row in rows]
    assert set(ids) == {entry.id for entry in offered_in(crowded, "99.01")}
    assert sum(one.startswith("PRG-") for one in ids) == 60
    assert ids == sorted(ids, key=lambda one: one.startswith("PRG-"))
    assert "ID berawalan PPM adalah arah prioritas" in content.columns[0].hint
    (first,) = (row for row in rows if row["ID arah atau program cetak biru"] == "PRG-9901-PEN-01")
    program = crowded.program["PRG-9901-PEN-01"]
    assert first["Desa"]
    assert first["Waktu pelaksanaan"] == f"{program.tahun_awal}–{program.tahun_akhir}"
    assert first["Target 2027"] == "8,10"
    offered = {row[0]: row[2] for row in content.sectors if row[0]}
    assert offered["Pendidikan"].startswith("Arah prioritas: PPM-9901-PEN-01. Program: PRG-")


def test_a_plan_may_name_directions_and_programmes(crowded: Blueprint, plan: Path) -> None:
    found = plan_result(crowded, [plan])["kegiatan"]
    assert [first_reference(one) for one in found][:4] == [row[0] for row in ROWS[:4]]
    assert isinstance(crowded.program[ROWS[0][0]], Program)


def test_two_programmes_of_one_subject_do_not_overlap(crowded: Blueprint, plan: Path) -> None:
    found = plan_result(crowded, [plan])["kegiatan"]
    met = [[other["baris"] for other in one["tumpang_tindih"]] for one in found]
    # The direction may be followed by anybody, so it meets whoever works on its subject.
    assert met[:4] == [[4, 5], [5], [2, 5], [2, 3, 4]]
