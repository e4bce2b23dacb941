"""Data of another format are told in one sentence, and nothing else of them is judged."""

from __future__ import annotations

from pathlib import Path

import pytest

from cetakbiru.checks.run import examine
from cetakbiru.model.format import FORMAT, data_format
from cetakbiru.model.load import DataError, load_blueprint
from cetakbiru.site.macros import signatures


@pytest.mark.parametrize(
    ("number", "code", "remedy"),
    [
        (FORMAT + 1, "bentuk-lebih-baru", "pip install --upgrade cetakbiru"),
        (FORMAT - 1, "bentuk-lebih-lama", "ppm migrate"),
    ],
)
def test_another_format_is_told_and_nothing_else(
    project: Path, number: int, code: str, remedy: str
) -> None:
    edition = project / "data" / "edisi.yml"
    edition.write_text(f"# Edisi\nbentuk: {number}\nkunci_baru: [\n", "utf-8")
    (found,) = examine(project / "data", project / "docs", signatures()).problems
    assert (found.code, found.file, found.line) == (code, "data/edisi.yml", 2)
    assert str(project / "data") in found.message
    assert str(number) in found.message
    assert remedy in found.hint


def test_today_s_format_and_none_are_judged(project: Path) -> None:
    assert data_format(project / "data").number == FORMAT
    edition = project / "data" / "edisi.yml"
    edition.write_text(f"bentuk: {FORMAT}\n{edition.read_text('utf-8')}", "utf-8")
    assert examine(project / "data", project / "docs", signatures()).problems == []


def test_data_that_bring_schemas_and_no_number_are_of_the_first_format(tmp_path: Path) -> None:
    (tmp_path / "skema").mkdir()
    assert data_format(tmp_path).number == 1
    (tmp_path / "edisi.yml").write_bytes(b"\xff\xfe bentuk: 9\n")
    assert data_format(tmp_path).number == 1, "only a line of its own states a format"


def test_nothing_is_made_of_data_of_another_format(project: Path) -> None:
    edition = project / "data" / "edisi.yml"
    edition.write_text(f"bentuk: {FORMAT + 1}\n{edition.read_text('utf-8')}", "utf-8")
    with pytest.raises(DataError, match=f"berbentuk {FORMAT + 1}"):
        load_blueprint(project / "data")
