"""A column sorted by itself, and keys given anew: told against the state of the last commit."""

from __future__ import annotations

import csv
import io
import subprocess
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

from cetakbiru.checks.problems import Problem, problem
from cetakbiru.checks.run import examine
from cetakbiru.editions.committed import committed
from cetakbiru.model.load import Blueprint
from cetakbiru.model.text import Position
from cetakbiru.site.macros import signatures
from tests.conftest import GOOD
from tests.running import ppm_here

Edit = Callable[[str, str, str], None]
Rows = list[list[str]]

SOURCES = "data/sumber.csv"
PROGRAMS = "data/program/kota-contoh-selatan.csv"


def before(names: Sequence[str]) -> Mapping[str, bytes]:
    return {name: (GOOD / name).read_bytes() for name in names if (GOOD / name).is_file()}


def check(project: Path) -> list[Problem]:
    return examine(project / "data", project / "docs", signatures(), earlier=before).problems


def rewrite(path: Path, change: Callable[[list[str], Rows], Rows]) -> None:
    head, *rows = csv.reader(io.StringIO(path.read_text(encoding="utf-8"), newline=""))
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([head, *change(head, rows)])
    path.write_text(out.getvalue(), encoding="utf-8")


def sort_alone(*columns: str, backwards: bool = False) -> Callable[[list[str], Rows], Rows]:
    def change(head: list[str], rows: Rows) -> Rows:
        for column in columns:
            at = head.index(column)
            for row, text in zip(rows, sorted((row[at] for row in rows), reverse=backwards)):
                row[at] = text
        return rows

    return change


def test_nothing_is_told_of_what_stayed(project: Path) -> None:
    assert check(project) == []


def test_names_that_were_sorted_by_themselves(project: Path) -> None:
    rewrite(project / PROGRAMS, sort_alone("nama"))
    (found,) = check(project)
    assert (found.file, found.field, found.code) == (PROGRAMS, "nama", "kolom-diurutkan-sendiri")


def test_what_follows_from_a_sorted_column_is_folded_under_it(project: Path) -> None:
    path = project / PROGRAMS
    rewrite(path, sort_alone("nama"))
    with_fault = path.read_text(encoding="utf-8").replace(",PEN-2,PEN-A,", ",PEN-9,PEN-A,")
    path.write_text(with_fault, encoding="utf-8")
    (found,) = check(project)
    assert found.code == "kolom-diurutkan-sendiri"
    assert "Karena ini, 2 keterangan lain di berkas ini" in found.message
    assert found.severity == "error"


def test_whole_rows_may_be_sorted(project: Path) -> None:
    rewrite(project / PROGRAMS, lambda head, rows: sorted(rows, key=lambda row: row[2]))
    assert check(project) == []


def test_a_few_edits_in_one_column_are_edits(project: Path) -> None:
    def change(head: list[str], rows: Rows) -> Rows:
        at = head.index("hasil")
        rows[0][at], rows[1][at] = rows[1][at], rows[0][at]
        return rows

    rewrite(project / PROGRAMS, change)
    assert check(project) == []


def test_a_key_given_anew(project: Path, edit: Edit) -> None:
    edit(PROGRAMS, "PRG-9902-PEN-02", "PRG-9902-PEN-07")
    (found,) = check(project)
    assert (found.code, found.severity, found.line) == ("id-diganti", "warning", 4)
    assert "PRG-9902-PEN-02" in found.message


def test_a_key_given_anew_that_others_name(project: Path, edit: Edit) -> None:
    edit("data/program/contoh-utara.csv", "PRG-9901-PEN-01", "PRG-9901-PEN-07")
    (found,) = check(project)
    assert (found.code, found.line) == ("id-berubah", 2)
    assert "PRG-9901-PEN-01" in found.message


def test_a_row_that_is_new_and_one_that_is_gone_are_no_key_given_anew(
    project: Path, edit: Edit
) -> None:
    edit(PROGRAMS, "PRG-9902-PEN-02,99.02,Beasiswa", "PRG-9902-PEN-07,99.02,Penjagaan")
    assert check(project) == []


@pytest.mark.site
def test_git_is_asked_for_the_last_commit(project: Path, edit: Edit) -> None:
    for arguments in (
        ["init", "--quiet"],
        ["add", "."],
        ["-c", "user.name=u", "-c", "user.email=u@example.org", "commit", "--quiet", "-m", "awal"],
    ):
        subprocess.run(["git", *arguments], cwd=project, check=True)
    read = committed(project, "HEAD")
    assert read([PROGRAMS, "data/tidak-ada.csv", SOURCES]) == before([PROGRAMS, SOURCES])
    assert committed(project, "tidak-ada")([PROGRAMS]) == {}
    edit(PROGRAMS, "PRG-9902-PEN-02", "PRG-9902-PEN-07")
    assert "PRG-9902-PEN-02" in ppm_here(project, "check").out


def test_without_a_repository_nobody_is_asked(tmp_path: Path) -> None:
    assert committed(tmp_path, "HEAD")([PROGRAMS]) == {}


def test_a_repository_that_is_none_tells_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".git").write_text("gitdir: /tidak/ada")
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr("cetakbiru.editions.committed.subprocess.run", _missing)
    assert committed(tmp_path, "HEAD")([PROGRAMS]) == {}


def _missing(*_: object, **__: object) -> None:
    raise FileNotFoundError("git")


def test_a_published_id_given_anew_is_told_once_and_as_an_error(project: Path) -> None:
    old, new = "PRG-9902-PEN-02", "PRG-9902-PEN-09"
    path = project / PROGRAMS
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")

    def lost(_: Blueprint) -> list[Problem]:
        values = {"id": old, "name": '"x"', "version": "2026.1"}
        return [problem("program-hilang", PROGRAMS, Position(1, 1), "id", **values)]

    found = examine(project / "data", None, signatures(), [lost], earlier=before).problems
    assert [(each.code, each.severity, each.line) for each in found] == [("id-diganti", "error", 4)]


def test_a_sorted_column_of_values_blames_no_baseline(project: Path) -> None:
    rewrite(project / "data/indikator/nilai.csv", sort_alone("nilai"))
    assert {each.file for each in check(project)} == {"data/indikator/nilai.csv"}
