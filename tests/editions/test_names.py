"""`ppm compare` with the names that people use: editions, aliases, revisions, folders."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.editions.conftest import Editions
from tests.word.reading import rows_of

pytestmark = pytest.mark.whole


def test_text_markdown_and_json_tell_the_same(editions: Editions) -> None:
    province = editions.province
    text = province.ppm_here("compare", "2026.1", "2026.2").stdout
    markdown = province.ppm_here("compare", "2026.1", "2026.2", "--format", "md").stdout
    value = json.loads(province.ppm_here("compare", "2026.1", "2026.2", "--format", "json").stdout)
    assert value["summary"] == {
        "added": 4,
        "changed": 1,
        "moved": 1,
        "merged": 2,
        "split": 1,
        "withdrawn": 1,
        "removed": 0,
    }
    for told in ("Target 2027: 8,10 → 8,25", "digabung ke PRG-9901-PEN-06 (Kelas malam dan sore)"):
        assert told in text
        assert told in markdown


def test_editions_revisions_and_folders_agree(editions: Editions, tmp_path: Path) -> None:
    province = editions.province
    for old, new in (
        ("2026.1", "berlaku"),
        ("edisi-2026.1", "edisi-2026.3"),
        ("2026.1", str(province.root)),
        ("2026.1", "HEAD"),
    ):
        result = province.ppm_here("compare", old, new, "--format", "json")
        assert result.returncode == 0, result.stderr
        value = json.loads(result.stdout)
        assert value["summary"]["split"] == 1
        assert value["old"]["version"] == "2026.1"


def test_the_matrix_of_two_editions_has_the_reasons_of_the_commits_between_them(
    editions: Editions, tmp_path: Path
) -> None:
    out = tmp_path / "matriks.docx"
    words = ("compare", "2026.1", "2026.2", "--format", "docx", "--out", str(out))
    result = editions.province.ppm_here(*words)
    assert result.returncode == 0, result.stderr
    rows = rows_of(out.read_bytes())
    target = next(row for row in rows if row[2:4] == ["8,10", "8,25"])
    assert target[4].startswith("Naskah kedua (")
    assert any("digabung ke PRG-9901-PEN-06 (Kelas malam dan sore)" in row[4] for row in rows)


def test_a_kabupaten_limits_the_comparison(editions: Editions) -> None:
    result = editions.province.ppm_here("compare", "2026.2", "2026.3", "--kabupaten", "99.02")
    assert "Nilai: 11,40 → 10,90" in result.stdout
    result = editions.province.ppm_here("compare", "2026.2", "2026.3", "--kabupaten", "99.01")
    assert "Tidak ada perubahan untuk Kabupaten Contoh Utara" in result.stdout


def test_unknown_names_list_those_that_exist(editions: Editions) -> None:
    result = editions.province.ppm_here("compare", "2031.1", "terbaru")
    assert result.returncode == 2
    for known in ("2026.1", "2026.2", "2026.3 (berlaku, terbaru)"):
        assert known in result.stderr
    result = editions.province.ppm_here("compare", "2026.1", "2026.2", "--kabupaten", "11.11")
    assert result.returncode == 2
    assert "99.01 Kabupaten Contoh Utara" in result.stderr


@pytest.mark.parametrize("name", ["", " ", "\n"])
def test_no_name_is_not_the_folder_that_one_is_in(editions: Editions, name: str) -> None:
    result = editions.province.ppm_here("compare", name, "2026.1")
    assert result.returncode == 2
    assert "Nama edisi kosong" in result.stderr


def test_a_folder_without_data_is_told(editions: Editions, tmp_path: Path) -> None:
    result = editions.province.ppm_here("compare", "2026.1", str(tmp_path))
    assert result.returncode == 1
    assert "tidak memuat data/edisi.yml" in result.stderr
