"""Lines and columns are those that an editor shows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from cetakbiru.checks.run import run_checks
from cetakbiru.site.macros import signatures

Edit = Callable[[str, str, str], None]


def places(project: Path) -> list[tuple[str, int, int, str]]:
    return [
        (problem.file, problem.line, problem.column, problem.code)
        for problem in run_checks(project / "data", project / "docs", signatures())
    ]


def test_after_a_quoted_cell_of_several_lines(project: Path, edit: Edit) -> None:
    """The good example's first issue spans lines 2 and 3."""
    edit("data/isu.csv", "LNG,KON-01", "LNX,KON-01")
    edit("data/isu.csv", "ISU-002,99.02", "ISU-002,99.03")
    assert places(project) == [
        ("data/isu.csv", 3, 22, "kode-tak-dikenal"),
        ("data/isu.csv", 4, 9, "kode-tak-dikenal"),
    ]


@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_line_ends_do_not_matter(project: Path, edit: Edit, end: bytes) -> None:
    edit("data/isu.csv", "ISU-002,99.02", "ISU-002,99.03")
    path = project / "data/isu.csv"
    path.write_bytes(path.read_bytes().replace(b"\n", end))
    assert places(project) == [("data/isu.csv", 4, 9, "kode-tak-dikenal")]


def test_excel_breaks_lines_in_cells_its_own_way(project: Path) -> None:
    """CRLF after rows and LF within cells is what Excel writes; it is no mixture."""
    path = project / "data/isu.csv"
    text = path.read_bytes().replace(b"\n", b"\r\n").replace(b"hujan,\r\n", b"hujan,\n")
    path.write_bytes(text)
    assert places(project) == []


def test_after_letters_that_take_several_bytes(project: Path, edit: Edit) -> None:
    edit("data/isu.csv", "Putus sekolah,Anak", "Putus – sekolah é,=Anak")
    assert places(project) == [("data/isu.csv", 4, 46, "rumus")]


def test_after_a_byte_order_mark(project: Path, edit: Edit) -> None:
    edit("data/opd.csv", "kode,nama", "\ufeffkode,nama")
    edit("data/opd.csv", "provinsi,tidak", "provinsi,entah")
    assert [place[1:] for place in places(project)] == [(1, 1, "bom"), (3, 51, "bukan-ya-tidak")]


def test_missing_newline_at_the_end_is_no_problem(project: Path) -> None:
    for name in ("data/isu.csv", "data/edisi.yml"):
        path = project / name
        path.write_bytes(path.read_bytes().rstrip(b"\n"))
    assert places(project) == []


def test_places_in_pages_count_the_front_matter(project: Path) -> None:
    page = project / "docs/tentang/metode.md"
    page.write_text(
        "---\ntitle: Metode\ndescription: Uraian.\n---\n\n# Metode\n\n"
        '```\n{{ apa_saja() }}\n```\n\nTeks é {{ istilah("pmp") }}.\n'
    )
    assert places(project) == [
        ("docs/tentang/metode.md", 9, 1, "makro-dalam-kode"),
        ("docs/tentang/metode.md", 12, 19, "kode-tak-dikenal"),
    ]
