"""`ppm locate`: the page's answers as text and JSON, and its exit codes."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import copy_good
from tests.running import Answer, ppm_here

pytestmark = pytest.mark.site

SQUARE = [[110.525, 0.05], [110.575, 0.05], [110.575, 0.1], [110.525, 0.1], [110.525, 0.05]]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented province with outlines of desa for one of its kecamatan."""
    folder = copy_good(tmp_path_factory.mktemp("provinsi"))
    village = {
        "type": "Topology",
        "transform": {"scale": [0.001, 0.001], "translate": [110, 0]},
        "objects": {
            "desa": {
                "type": "GeometryCollection",
                "geometries": [
                    {
                        "type": "Polygon",
                        "properties": {"kode": "99.02.01.1001"},
                        "arcs": [[0]],
                    }
                ],
            }
        },
        "arcs": [[[500, 0], [0, 150], [50, 0], [0, -150], [-50, 0]]],
    }
    (folder / "data/wilayah/desa.topojson").write_text(json.dumps(village), encoding="utf-8")
    (folder / "izin.geojson").write_text(
        json.dumps({"type": "Polygon", "coordinates": [SQUARE]}), encoding="utf-8"
    )
    (folder / "izin.csv").write_text(
        "No;Bujur;Lintang\n1;110,525;0,05\n2;110,575;0,05\n3;110,575;0,1\n4;110,525;0,1\n",
        encoding="utf-8",
    )
    (folder / "izin.pdf").write_bytes(b"%PDF-1.7")
    return folder


@pytest.mark.parametrize("words", [("110.54", "0.05"), ("110,54", "0,05"), ("+110.54", "0.05")])
def test_a_point_is_answered_down_to_the_desa(project: Path, words: tuple[str, str]) -> None:
    answer = ppm_here(project, "locate", *words, "--format", "json")
    assert (answer.code, answer.err) == (0, "")
    told = json.loads(answer.out)
    assert told["bentuk"] == 1
    assert told["titik"] == {"lintang": 0.05, "bujur": 110.54}
    assert told["kabupaten"] == {"kode": "99.02", "nama": "Contoh Selatan", "jenis": "Kota"}
    assert told["kecamatan"] == {"kode": "99.02.01", "nama": "Pusat Rekaan"}
    assert told["desa"] == {"kode": "99.02.01.1001", "nama": "Alun Rekaan"}
    assert [one["kode"] for one in told["tetangga"]] == ["99.01.02"]


def test_numbers_below_zero_need_no_mark_before_them(project: Path) -> None:
    answer = ppm_here(project, "locate", "110.1", "-0.01")
    assert answer.code == 1
    assert "di luar garis batas" in answer.out
    assert "Yang terdekat Kecamatan Hulu Rekaan" in answer.out
    assert "lintang -0,01" in ppm_here(project, "locate", "-0,01", "110,1").out


def test_turned_numbers_are_told(project: Path) -> None:
    answer = ppm_here(project, "locate", "0.05", "110.1")
    assert answer.code == 0
    assert "Kecamatan: Hulu Rekaan (99.01.01)" in answer.out
    assert "tertukar" in answer.out


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        ("Hilir Rekaan", 0, "Kecamatan: Hilir Rekaan (99.01.02)"),
        ("99.01.02", 0, "Kecamatan: Hilir Rekaan (99.01.02)"),
        ("0°3' LU 110°6' BT", 0, "Kecamatan: Hulu Rekaan (99.01.01)"),
        ("-1.5, 110.1", 1, "di luar garis batas"),
        ("Hilr Rekaan", 1, "99.01.02  Kecamatan Hilir Rekaan"),
        ("entah", 1, "bukan nama"),
        ("", 1, "Tulis nama"),
    ],
)
def test_any_text_is_answered(project: Path, text: str, code: int, said: str) -> None:
    answer = ppm_here(project, "locate", "--find", text)
    assert (answer.code, answer.err) == (code, "")
    assert said in answer.out


def test_what_rests_on_no_outline_names_none(project: Path, tmp_path: Path) -> None:
    named = ("locate", "--find", "Hilir Rekaan")
    assert "Garis batas" in ppm_here(project, *named).out
    shutil.copytree(project, tmp_path, dirs_exist_ok=True)
    (tmp_path / "data/wilayah/kecamatan.topojson").unlink()
    answer = ppm_here(tmp_path, *named)
    assert answer.code == 0
    assert "Garis batas" not in answer.out


@pytest.mark.parametrize("name", ["izin.geojson", "izin.csv"])
def test_a_permit_is_answered_as_a_table(project: Path, name: str) -> None:
    answer = ppm_here(project, "locate", "--file", name)
    assert (answer.code, answer.err) == (0, "")
    assert "Luas izin: 30,77" in answer.out
    assert "99.02.01       Pusat Rekaan (Contoh Selatan)" in answer.out
    assert "50%" in answer.out
    assert "99.02.01.1001" in answer.out
    told = json.loads(ppm_here(project, "locate", "--file", name, "--format", "json").out)
    assert told["kecamatan"][0]["bagian"] == 1
    assert told["kecamatan"][0]["luas_km2"] == pytest.approx(30.773, abs=0.001)
    assert told["desa"][0]["bagian"] == pytest.approx(0.5, abs=1e-4)
    assert [one["kode"] for one in told["bersebelahan"]] == ["99.01.02"]
    assert "garis" not in told


def test_a_file_that_is_no_permit_is_told(project: Path) -> None:
    answer = ppm_here(project, "locate", "--file", "izin.pdf")
    assert (answer.code, answer.err) == (1, "")
    assert "PDF tidak dibaca" in answer.out


def test_a_long_file_is_refused_without_being_read(project: Path) -> None:
    with (project / "panjang.csv").open("wb") as file:
        file.truncate(3_000_000_000)
    answer = ppm_here(project, "locate", "--file", "panjang.csv")
    assert (answer.code, answer.err) == (1, "")
    assert "terlalu besar" in answer.out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "Sebutkan satu saja"),
        (["110.1"], "harus dua angka"),
        (["110.1", "0.1", "5"], "harus dua angka"),
        (["Hilir", "Rekaan"], "tulis --find 'Hilir Rekaan'"),
        (["110.1", "0.1", "--find", "x"], "Sebutkan satu saja"),
        (["--fnd", "x"], "Opsi --fnd tidak dikenal"),
        (["-x"], "Opsi -x tidak dikenal"),
        (["--file", "tiada.kml"], "tidak ada"),
    ],
)
def test_wrong_calls_are_told(project: Path, words: list[str], said: str) -> None:
    answer: Answer = ppm_here(project, "locate", *words)
    assert answer.code == 2
    assert said in answer.err


def test_faulty_data_are_told(project: Path, tmp_path: Path) -> None:
    shutil.copytree(project, tmp_path, dirs_exist_ok=True)
    table = tmp_path / "data/wilayah/kecamatan.csv"
    table.write_text(table.read_text(encoding="utf-8").replace(",99.01,", ",99.77,"), "utf-8")
    answer = ppm_here(tmp_path, "locate", "--find", "Hulu Rekaan", "--format", "json")
    assert (answer.code, answer.out) == (1, "")
    assert "99.77" in answer.err


def test_sound_data_are_answered_without_the_checks(project: Path) -> None:
    """They would take longer than all else."""
    script = (
        "import sys; from cetakbiru.cli.main import main\n"
        "try: main(['locate', '110.1', '0.1'])\n"
        "except SystemExit as end: assert not end.code\n"
        "print('cetakbiru.checks.run' in sys.modules)"
    )
    command = (sys.executable, "-c", script)
    ended = subprocess.run(command, cwd=project, capture_output=True, text=True, check=True)
    assert ended.stdout.splitlines()[-1] == "False"
