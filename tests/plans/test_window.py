"""`ppm align --etalase` writes what a company agreed to show, and nothing else of its plan."""

from __future__ import annotations

from pathlib import Path

import pytest

from cetakbiru.model.load import load_blueprint
from tests.conftest import copy_good
from tests.running import Answer, ppm_here

HEAD = (
    "ID;Kegiatan;Kecamatan;Penerima;Indikator;Baseline;Target;Biaya;Tahun;Sumber dana;"
    "Program utama\n"
)
NEW = (
    "PPM-9901-PEN-01;Tutor keliling;Hilir Rekaan;12 orang;Lama sekolah;7,9;8,1;"
    "Rp 51.234.567;2026;PPM;Pendidikan\n"
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return copy_good(tmp_path / "contoh")


def align(project: Path, rows: str, company: str = "tambang-rekaan", out: str = "") -> Answer:
    plan = project / "rencana.csv"
    plan.write_text(HEAD + rows, encoding="utf-8")
    target = project / (out or f"data/etalase/{company}.csv")
    return ppm_here(project, "align", plan, "--etalase", target, "--perusahaan", company)


def test_a_plan_becomes_rows_that_the_check_takes(project: Path) -> None:
    answer = align(project, NEW)
    assert "Ditulis: " in answer.out, answer.err
    path = project / "data/etalase/tambang-rekaan.csv"
    text = path.read_text("utf-8")
    assert "51234567" not in text.replace(".", "")
    row = load_blueprint(project / "data").kegiatan_perusahaan["KGP-tambang-rekaan-2026-003"]
    assert (row.kegiatan, row.kecamatan, row.bidang) == ("Tutor keliling", ("99.01.02",), "PEN")
    assert (row.pita_biaya, row.keadaan) == ("50–250 juta", "direncanakan")
    assert (row.volume, row.satuan, row.sejalan) == (12, "orang", ("PPM-9901-PEN-01",))
    assert ppm_here(project, "check").code == 0
    align(project, NEW)
    assert path.read_text("utf-8") == text


def test_what_was_written_of_an_activity_stays(project: Path) -> None:
    before = set(load_blueprint(project / "data").kegiatan_perusahaan)
    align(project, NEW.replace("Tutor keliling;Hilir", "Kelas kesetaraan;Hulu"))
    row = load_blueprint(project / "data").kegiatan_perusahaan["KGP-tambang-rekaan-2026-001"]
    assert (row.keluaran, row.volume, row.satuan) == ("Warga belajar", 40, "orang")
    assert set(load_blueprint(project / "data").kegiatan_perusahaan) == before


def test_several_years_have_no_band(project: Path) -> None:
    align(project, NEW.replace(";2026;", ";2026-2027;"))
    rows = load_blueprint(project / "data").kegiatan_perusahaan
    for name in ("KGP-tambang-rekaan-2026-003", "KGP-tambang-rekaan-2027-001"):
        assert rows[name].pita_biaya is None


@pytest.mark.parametrize(
    ("company", "said"),
    [("entah", "belum tercatat"), ("batu-rekaan", "hanya menyetujui jumlah bersama")],
)
def test_who_did_not_agree_is_not_written(project: Path, company: str, said: str) -> None:
    answer = align(project, NEW, company, "baru.csv")
    assert answer.code
    assert said in answer.err
    assert not (project / "baru.csv").exists()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("Hilir Rekaan", "", "tulis kecamatan"),
        (";2026;", ";;", "tulis tahun"),
        ("Tutor keliling", "Tutor keliling Drs. Rekaan Contoh", "nama orang"),
        (NEW, "", "Tidak ada"),
    ],
)
def test_a_plan_with_faults_is_not_written(project: Path, old: str, new: str, said: str) -> None:
    before = (project / "data/etalase/tambang-rekaan.csv").read_bytes()
    answer = align(project, NEW.replace(old, new))
    assert answer.code
    assert said in answer.err
    assert (project / "data/etalase/tambang-rekaan.csv").read_bytes() == before


def test_no_foreign_file_is_written_over(project: Path) -> None:
    foreign = project / "catatan.csv"
    foreign.write_text("catatan saya\n", "utf-8")
    assert align(project, NEW, out="catatan.csv").code
    assert foreign.read_text("utf-8") == "catatan saya\n"
