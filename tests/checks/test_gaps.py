"""Files that are blank lines in the main: told once, without reading each."""

from __future__ import annotations

from pathlib import Path

from cetakbiru.checks.shape.reading import read_raw


def test_millions_of_blank_lines_at_the_end_are_one_problem(project: Path) -> None:
    path = project / "data/opd.csv"
    rows = path.read_text(encoding="utf-8")
    path.write_text(rows + ",,,\n" * 1_000_000, encoding="utf-8")
    raw, (found,) = read_raw(project / "data")
    assert (found.code, found.line) == ("baris-kosong", rows.count("\n") + 1)
    assert found.message.startswith("1000000 baris")
    assert len(raw.tables["opd"][0].rows) == rows.count("\n") - 1
    assert not raw.unread


def test_what_lies_beyond_them_is_not_read(project: Path) -> None:
    path = project / "data/opd.csv"
    rows = path.read_text(encoding="utf-8")
    path.write_text(rows + "\r\n" * 5_000 + "x\n", encoding="utf-8")
    raw, (found,) = read_raw(project / "data")
    assert found.code == "baris-kosong-menumpuk"
    assert raw.unread == {"opd"}
