"""`mkdocs build`, `properdocs build` and `ppm build` make one site, equal in every byte."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import ROOT, copy_good
from tests.renderers.everything import with_everything
from tests.running import files_of, replaced, run


def _without_pdf(project: Path) -> Path:
    """The project, whose PDF would take a minute, by the words of its own mkdocs.yml."""
    replaced(project / "mkdocs.yml", "  - cetakbiru\n", "  - cetakbiru:\n      pdf: false\n")
    return project


def _real(folder: Path) -> Path:
    """A copy of this repository's province, which tells the same editions."""
    for name in ("data", "docs", "macros"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    found = subprocess.run(
        ["git", "rev-parse", "--absolute-git-dir"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if found.returncode == 0:
        (folder / ".git").write_text(f"gitdir: {found.stdout.strip()}\n")
    return _without_pdf(folder)


def _built(project: Path, program: str) -> dict[str, bytes]:
    answer = run(project, program, "build")
    assert answer.code == 0, answer.said
    assert "Traceback" not in answer.said
    return files_of(project / "site")


def _unlike(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    """The files that only one of two sites has, or that differ."""
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


@pytest.mark.site
def test_an_invented_province_is_one_site_by_each_command(tmp_path: Path) -> None:
    sites = {
        program: _built(_without_pdf(with_everything(copy_good(tmp_path / program))), program)
        for program in ("ppm", "mkdocs", "properdocs")
    }
    assert len([name for name in sites["ppm"] if name.endswith(".html")]) >= 25
    for program in ("mkdocs", "properdocs"):
        assert _unlike(sites["ppm"], sites[program]) == [], program


@pytest.mark.parametrize(
    "program",
    [
        pytest.param("mkdocs", marks=pytest.mark.site),
        pytest.param("properdocs", marks=pytest.mark.whole),
    ],
)
def test_the_real_site_is_one_site_by_each_command(
    program: str, built_site: Path, tmp_path: Path
) -> None:
    ours = files_of(built_site)
    assert len([name for name in ours if name.endswith(".html")]) > 74
    assert _unlike(ours, _built(_real(tmp_path / "nyata"), program)) == []


@pytest.mark.site
def test_one_changed_byte_is_found() -> None:
    one = {"a.html": b"satu", "b.html": b"dua"}
    assert _unlike(one, {**one, "a.html": b"Satu"}) == ["a.html"]
    assert _unlike(one, {"a.html": b"satu"}) == ["b.html"]
