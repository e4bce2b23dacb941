"""What a run survives, what it counts, and what it blames on nobody."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cetakbiru.checks import run
from cetakbiru.checks.problems import Problem, in_order, problem
from cetakbiru.checks.rules.directions import direction_problems
from cetakbiru.checks.run import examine, run_checks
from cetakbiru.checks.shape.view import View
from cetakbiru.model.load import DataError
from cetakbiru.model.text import Position
from cetakbiru.site.macros import signatures

Edit = Callable[[str, str, str], None]


def codes(problems: list[Problem]) -> list[str]:
    return [problem.code for problem in problems]


def check(project: Path) -> list[Problem]:
    return run_checks(project / "data", project / "docs", signatures(), [direction_problems])


def test_problems_of_all_files_come_at_once(project: Path, edit: Edit) -> None:
    edit("data/isu.csv", "ISU-002,99.02", "ISU-002,99.03")
    edit("data/edisi.yml", "versi: '2026.1'", "versi: 2026.1")
    edit("docs/index.md", "daftar_kabupaten()", "daftar_kota()")
    edit("data/opd.csv", "provinsi,tidak", "provinsi,entah")
    found = check(project)
    assert codes(found) == [
        "yaml-perlu-kutip",
        "kode-tak-dikenal",
        "bukan-ya-tidak",
        "makro-tak-dikenal",
    ]
    assert found == in_order(found)


def test_a_rule_that_trips_over_what_is_told_keeps_what_it_had_found(
    project: Path, edit: Edit, monkeypatch: pytest.MonkeyPatch
) -> None:
    def tripping(view: View) -> Iterator[Problem]:
        yield problem("data-tak-termuat", "data", Position(1, 1), reason="uji")
        raise KeyError("nama")

    monkeypatch.setattr(run, "_RULES", (tripping,))
    with pytest.raises(KeyError):
        check(project)
    edit("data/opd.csv", "provinsi,tidak", "provinsi,entah")
    assert codes(check(project)) == ["data-tak-termuat", "bukan-ya-tidak"]


def test_a_broken_table_is_told_once(project: Path) -> None:
    """References into a file that can't be read blame nobody."""
    path = project / "data/sumber.csv"
    path.write_text(path.read_text().replace(",", ";"))
    assert codes(check(project)) == ["pemisah-titik-koma"]


def test_a_broken_yaml_file_is_told_once(project: Path, edit: Edit) -> None:
    edit("data/bidang.yml", "bidang:\n", "bidang: [\n")
    assert codes(check(project)) == ["yaml-rusak"]


def test_unreadable_file_is_a_problem(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name in ("isu.csv", "metode.md"):
            raise PermissionError(13, "Permission denied")
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    found = check(project)
    assert "berkas-tak-terbaca" in codes(found)
    assert {problem.file for problem in found if problem.code == "berkas-tak-terbaca"} >= {
        "data/isu.csv"
    }


def test_data_that_pass_but_do_not_load(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: object) -> None:
        raise DataError("kabupaten: contoh")

    monkeypatch.setattr(run, "blueprint_of", fail)
    assert codes(check(project)) == ["data-tak-termuat"]


def test_agreements_wait_for_data_without_error(project: Path, edit: Edit) -> None:
    asked: list[object] = []
    agreement = [lambda blueprint: asked.append(blueprint) or []]
    examine(project / "data", None, {}, agreement)
    assert len(asked) == 1
    edit("data/isu.csv", "ISU-002,99.02", "ISU-002,99.03")
    examine(project / "data", None, {}, agreement)
    assert len(asked) == 1


@pytest.mark.parametrize(
    "content",
    [b"", b"\n", b"\x00\x01", b"\xff\xfe", b"a", b'"', b"a,b\n1,2\n", b"{", b"- [", b"\r\r\r"],
)
@pytest.mark.parametrize("file", ["data/bidang.yml", "data/wilayah/kabupaten.csv"])
def test_no_content_ends_in_a_traceback(project: Path, file: str, content: bytes) -> None:
    (project / file).write_bytes(content)
    assert check(project)


@pytest.mark.parametrize("file", ["edisi.yml", "bidang.yml"])
@pytest.mark.parametrize("content", ["[]", "1", "teks", "null", "a: 1", "edisi: [1, {a: b}]"])
def test_no_yaml_value_ends_in_a_traceback(project: Path, file: str, content: str) -> None:
    (project / "data" / file).write_text(content)
    assert check(project)


def test_what_is_too_much_is_counted(project: Path) -> None:
    path = project / "data/indikator/nilai.csv"
    rows = "".join(f"99.01,rls,20{at},x{at},baru,{at}!,\n" for at in range(3000))
    path.write_text(path.read_text() + rows)
    found = check(project)
    assert len(found) < 1500
    assert sum("lagi sejenis di berkas ini" in each.message for each in found) >= 2
