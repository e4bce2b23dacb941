"""The three reports and the exit codes of `ppm check`."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from cetakbiru.checks.problems import Problem
from cetakbiru.checks.reporters import github_report, json_report, text_report
from tests.running import Answer, ppm_here

Edit = Callable[[str, str, str], None]
KEYS = ["file", "line", "column", "field", "code", "severity", "message", "hint"]
ERROR = Problem("data/b.csv", 3, 9, "nilai", "rumus", "error", "Pesan 100 %: satu.", "Hapus.")
WARNING = Problem("data/a, b.csv", 1, 2, "", "bom", "warning", "Pesan.", "Simpan.")


def check(folder: Path, *arguments: str | Path) -> Answer:
    return ppm_here(folder, "check", *arguments)


def test_text_names_place_message_remedy_and_count() -> None:
    assert text_report([ERROR, WARNING]) == (
        "data/a, b.csv\n\n"
        "  data/a, b.csv:1:2\n    Peringatan: Pesan.\n    Perbaikan: Simpan.\n\n"
        "data/b.csv\n\n"
        "  data/b.csv:3:9 (nilai)\n    Galat: Pesan 100 %: satu.\n    Perbaikan: Hapus.\n\n"
        "1 galat dan 1 peringatan di 2 berkas."
    )


def test_json_has_the_keys_of_the_design() -> None:
    found = json.loads(json_report([ERROR, WARNING]))
    assert [list(problem) for problem in found] == [KEYS, KEYS]
    assert found[1]["line"] == 3


def test_github_escapes_what_would_end_a_command() -> None:
    assert github_report([ERROR, WARNING]).splitlines() == [
        "::warning file=data/a%2C b.csv,line=1,col=2,title=bom::Pesan.%0APerbaikan: Simpan.",
        "::error file=data/b.csv,line=3,col=9,title=rumus::"
        "Pesan 100 %25: satu.%0APerbaikan: Hapus.",
    ]


@pytest.mark.site  # data without error are compared with the editions in git
def test_clean_data_exit_0_and_say_what_was_checked(project: Path) -> None:
    done = check(project)
    assert done.code == 0
    assert done.out.startswith("Tidak ada kesalahan.\nDiperiksa: ")
    assert "15 halaman" in done.out
    assert json.loads(check(project, "--format", "json").out) == []


@pytest.mark.site  # data without error are compared with the editions in git
def test_warnings_alone_exit_0(project: Path, edit: Edit) -> None:
    edit("data/program/contoh-utara.csv", "2026-01-20,\n", "2026-02-20,\n")
    done = check(project)
    assert done.code == 0
    assert "0 galat dan 1 peringatan di 1 berkas." in done.out


@pytest.mark.parametrize(("form", "start"), [("text", "data/isu"), ("json", "["), ("github", "::")])
def test_errors_exit_1_in_every_format(project: Path, edit: Edit, form: str, start: str) -> None:
    edit("data/isu.csv", "ISU-002,99.02", "ISU-002,99.03")
    done = check(project, "--format", form)
    assert done.code == 1
    assert done.out.startswith(start)


@pytest.mark.site  # data without error are compared with the editions in git
def test_docs_alone_take_the_data_of_the_project(root: Path, project: Path) -> None:
    done = check(root, "--docs", project / "docs", "--format", "json")
    assert done.code == 1
    assert {problem["file"] for problem in json.loads(done.out)} >= {"docs/index.md"}


def test_a_wrong_call_exits_2(project: Path) -> None:
    assert check(project, "--format", "xml").code == 2
    done = check(project, "--data", project / "tidak-ada")
    assert done.code == 2
    assert "tidak ada" in done.err
