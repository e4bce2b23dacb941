"""A check of what was checked before tells the same again, and only of that."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from cetakbiru.checks import run as checks
from cetakbiru.checks.outcome import Outcome
from cetakbiru.checks.problems import Problem
from tests.conftest import GOOD, copy_good
from tests.running import Answer, ppm_here

KEPT = ".cache/laporan"
PAGE = "docs/index.md"
TABLE = "data/sumber.csv"


@pytest.fixture
def looked(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The folders of data that were really looked at."""
    found: list[Path] = []
    examine = checks.examine

    def spied(data_dir: Path, *arguments: object) -> Outcome:
        found.append(data_dir)
        return examine(data_dir, *arguments)  # type: ignore[arg-type]  # handed on as they came

    monkeypatch.setattr(checks, "examine", spied)
    return found


def told(project: Path, *options: str) -> Answer:
    return ppm_here(project, "check", "--data", "data", "--docs", "docs", *options)


def test_what_is_written_down_is_what_was_found() -> None:
    one = Problem("data/\udcff.csv", 1, 2, "nama", "kode", "error", '"isi" – pesan', "saran", 3)
    outcome = Outcome([one], 4, 5, 6)
    again = Outcome.from_bytes(outcome.to_bytes())
    assert again == outcome
    assert again.problems[0].more == 3


@pytest.mark.parametrize("spoilt", [False, True])
def test_an_unchanged_project_is_looked_at_once(
    project: Path, looked: list[Path], spoilt: bool
) -> None:
    if spoilt:
        (project / PAGE).write_text("Tanpa kepala.\n", encoding="utf-8")
    first, again, third = told(project), told(project), told(project)
    assert len(looked) == 1
    assert first == again == third
    assert first.code == int(spoilt)
    for form in ("json", "github"):
        answer = told(project, "--format", form)
        assert answer == told(project, "--format", form, "--no-cache")
    assert len(looked) == 3


def _add_file(project: Path) -> None:
    (project / "docs/assets").mkdir(exist_ok=True)
    (project / "docs/assets/baru.exe").write_bytes(b"")


def _add_folder(project: Path) -> None:
    (project / "docs/folder.md").mkdir()


def _add_link(project: Path) -> None:
    (project / "data/taut.csv").symlink_to(project / TABLE)


def _take_away(project: Path) -> None:
    (project / TABLE).unlink()


def _rename(project: Path) -> None:
    (project / "docs/index.md").rename(project / "docs/Indeks.md")


def _shut(project: Path) -> None:
    (project / PAGE).chmod(0)


def _rewrite(name: str, old: str, new: str) -> Callable[[Path], None]:
    def change(project: Path) -> None:
        text = (project / name).read_text(encoding="utf-8")
        assert old in text
        (project / name).write_text(text.replace(old, new, 1), encoding="utf-8")

    return change


@pytest.mark.parametrize(
    "change",
    [
        _add_file,
        _add_folder,
        _add_link,
        _take_away,
        _rename,
        _shut,
        _rewrite(PAGE, "title:", "judul:"),
        _rewrite(TABLE, ",", ";"),
        _rewrite("mkdocs.yml", "Beranda: index.md", "Beranda: tiada.md"),
    ],
)
def test_any_change_is_looked_at(
    project: Path, looked: list[Path], change: Callable[[Path], None]
) -> None:
    assert told(project).code == 0
    change(project)
    changed = told(project)
    assert len(looked) == 2
    assert changed == told(project, "--no-cache")
    assert changed.code == 1


def test_another_engine_looks_anew(
    project: Path, looked: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    told(project)
    monkeypatch.setattr("cetakbiru.cli.check.code_digest", lambda: "lain")
    told(project)
    assert len(looked) == 2


def test_files_that_settings_name_are_asked_for_each_time(project: Path) -> None:
    (project / "kait.py").touch()
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as stream:
        stream.write("hooks:\n  - kait.py\n")
    before = told(project)
    (project / "kait.py").unlink()
    assert told(project) == told(project, "--no-cache") != before


@pytest.mark.parametrize("damage", [b"", b"tak bermakna", b"\0" * 99])
def test_damage_is_no_answer(project: Path, looked: list[Path], damage: bytes) -> None:
    first = told(project)
    (project / KEPT).write_bytes(damage)
    assert told(project).out == first.out
    content = (project / KEPT).read_bytes()
    (project / KEPT).write_bytes(content.replace(b"0, 0", b"1, 1") + b" ")
    assert told(project).out == first.out
    assert len(looked) == 3


def test_a_place_that_takes_no_file_is_no_error(project: Path) -> None:
    (project / ".cache").write_text("berkas, bukan folder")
    assert told(project) == told(project) == told(project, "--no-cache")


def test_what_changes_meanwhile_is_not_kept(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = (project / PAGE).read_bytes()
    examine = checks.examine

    def slow(*arguments: object) -> Outcome:
        (project / PAGE).write_bytes(b"Tanpa kepala.\n")
        return examine(*arguments)  # type: ignore[arg-type]  # handed on as they came

    monkeypatch.setattr(checks, "examine", slow)
    assert told(project).code == 1
    monkeypatch.undo()
    (project / PAGE).write_bytes(before)
    assert told(project).code == 0


def _git(folder: Path, *words: str) -> None:
    author = {f"GIT_{who}_{what}": "uji" for who in ("AUTHOR", "COMMITTER") for what in _NAMES}
    subprocess.run(
        ["git", *words], cwd=folder, check=True, capture_output=True, env=os.environ | author
    )


_NAMES = ("NAME", "EMAIL")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """The good example, committed."""
    project = copy_good(tmp_path / "repo")
    shutil.rmtree(project / ".cache", ignore_errors=True)
    _git(project, "init", "--quiet", "--initial-branch=main")
    _git(project, "add", "--all", "--force")
    _git(project, "commit", "--quiet", "--message=awal")
    return project


@pytest.mark.whole
def test_a_report_that_came_with_the_content_is_never_read(repository: Path) -> None:
    honest = told(repository)
    (repository / PAGE).write_text("Tanpa kepala.\n", encoding="utf-8")
    assert told(repository, "--format", "json").code == 1
    # A stranger who commits what the engine wrote for another content.
    content = (repository / KEPT).read_bytes()
    _git(repository, "add", "--force", ".cache")
    assert told(repository).code == 1
    assert (repository / KEPT).read_bytes() == content
    assert honest.code == 0


@pytest.mark.whole
def test_another_commit_to_compare_with_is_another_question(
    repository: Path, looked: list[Path]
) -> None:
    told(repository)
    told(repository)
    assert len(looked) == 1
    path = repository / "data/sumber.csv"
    path.write_bytes(path.read_bytes().replace(b"S", b"s", 1))
    _git(repository, "commit", "--quiet", "--all", "--message=lain")
    path.write_bytes((GOOD / "data/sumber.csv").read_bytes())
    told(repository)
    assert len(looked) == 2
    told(repository, "--base", "HEAD~1")
    assert len(looked) == 3


@pytest.mark.whole
def test_another_edition_is_another_question(repository: Path, looked: list[Path]) -> None:
    told(repository)
    _git(repository, "branch", "gh-pages")
    told(repository)
    told(repository)
    assert len(looked) == 2
    # What was not fetched may come later.
    _git(repository, "config", "remote.asal.promisor", "true")
    told(repository)
    told(repository)
    assert len(looked) == 4
