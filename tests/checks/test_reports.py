"""The three reports and the exit codes of `ppm check`."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from cetakbiru.checks.problems import Problem, also_on, and_more, in_order
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


def many(file: str, count: int, severity: str = "error") -> list[Problem]:
    return [
        Problem(file, line + 1, 1, "", "rumus", severity, f"Pesan {line}.", "Hapus.")
        for line in range(count)
    ]


def test_at_most_200_are_told_and_no_file_hides_another() -> None:
    found = [*many("data/a.csv", 5000), *many("data/b.csv", 3), *many("data/c.csv", 900)]
    told = text_report(found)
    assert told.count("Perbaikan:") == 200
    assert told.count("data/b.csv:") == 3
    assert "Dan 5703 lagi:\n  data/a.csv: 4901 rumus\n  data/c.csv: 802 rumus\n\n" in told
    assert told.endswith("5903 galat dan 0 peringatan di 3 berkas.")
    lines = github_report(found).splitlines()
    assert len(lines) == 201
    assert lines[-1].startswith("::notice::Dan 5703 lagi:%0A")
    assert len(json.loads(json_report(found))) == 5903


def test_what_is_not_built_is_counted() -> None:
    found = [and_more(also_on(each, [7, 8]), 1000) for each in many("data/a.csv", 300)]
    told = text_report(found)
    assert "Dan 100300 lagi:\n  data/a.csv: 100300 rumus\n" in told
    assert told.endswith("300900 galat dan 0 peringatan di 1 berkas.")


def test_errors_are_told_before_warnings() -> None:
    found = [*many("data/a.csv", 300, "warning"), *many("data/a.csv", 50)]
    assert text_report(found).count("Galat:") == 50


def test_what_is_the_same_on_many_lines_is_told_once() -> None:
    found = [replace(ERROR, line=line) for line in (9, 3, 4, 3)]
    (told,) = in_order(found)
    assert told.line == 3
    assert told.message == "Pesan 100 %: satu. Sama di 2 baris lain: 4, 9."
    assert in_order([told]) == [told]


def test_a_file_with_a_cause_comes_first() -> None:
    cause = replace(ERROR, file="data/z.csv", code="id-ganda")
    assert in_order([ERROR, WARNING, cause]) == [cause, WARNING, ERROR]


@pytest.mark.site  # data without error are compared with the editions in git
def test_clean_data_exit_0_and_say_what_was_checked(project: Path) -> None:
    done = check(project)
    assert done.code == 0
    assert done.out.startswith("Tidak ada kesalahan.\nDiperiksa: ")
    pages = len([*(project / "docs").rglob("*.md")])
    assert f"{pages} halaman" in done.out
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


@pytest.mark.site
@pytest.mark.parametrize(
    ("settings", "code", "place"),
    [
        ("theme: [\n", "yaml-rusak", (2, 1)),
        ("", "berkas-kosong", (1, 1)),
        ("- a\n", "yaml-jenis-salah", (1, 1)),
    ],
)
def test_settings_that_are_none_are_a_problem_like_others(
    project: Path, settings: str, code: str, place: tuple[int, int]
) -> None:
    (project / "mkdocs.yml").write_text(settings, encoding="utf-8")
    done = check(project, "--format", "json")
    assert done.code == 1
    (found,) = json.loads(done.out)
    assert (found["file"], found["code"]) == ("mkdocs.yml", code)
    assert (found["line"], found["column"]) == place
