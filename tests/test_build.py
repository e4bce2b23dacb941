"""`ppm build` as its user runs it: whole or not at all, the same bytes, nothing left behind."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import PPM, ROOT, build_once


def _ppm(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [PPM, *arguments], cwd=ROOT, capture_output=True, text=True, check=False, timeout=300
    )


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of data and pages, with a previous site in place."""
    shutil.copytree(ROOT / "data", tmp_path / "data")
    shutil.copytree(ROOT / "docs", tmp_path / "docs")
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("situs lama")
    return tmp_path


def _build(project: Path) -> subprocess.CompletedProcess[str]:
    folders = [f"--{name}={project / name}" for name in ("data", "docs", "site")]
    return _ppm("build", *folders)


def _assert_previous_site_untouched(project: Path) -> None:
    assert [path.name for path in (project / "site").iterdir()] == ["index.html"]
    assert (project / "site" / "index.html").read_text() == "situs lama"
    assert {path.name for path in project.iterdir()} == {"data", "docs", "site"}
    assert not list(ROOT.glob(".mkdocs-*"))


def test_broken_data_stop_the_build_with_every_problem(project: Path) -> None:
    values = project / "data" / "indikator" / "nilai.csv"
    text = values.read_text(encoding="utf-8")
    values.write_text(text.replace("61.04,ipm,2025", "61.99,ipm,2025"), encoding="utf-8")
    (project / "data" / "opd.csv").write_text("kode;nama\nx;y\n", encoding="utf-8")

    result = _build(project)

    assert result.returncode == 1
    assert "data/indikator/nilai.csv" in result.stderr
    assert "data/opd.csv" in result.stderr
    assert "Traceback" not in result.stderr + result.stdout
    _assert_previous_site_untouched(project)


@pytest.mark.parametrize(
    "addition",
    [
        "{{ tidak_ada() }}",
        '{{ profil_kabupaten("99.99") }}',
        "{{ config.site_name }}",
        "{% for i in [1] %}x{% endfor %}",
        "[tautan](tiada.md)",
    ],
)
def test_a_broken_page_stops_the_build(project: Path, addition: str) -> None:
    page = project / "docs" / "index.md"
    page.write_text(page.read_text(encoding="utf-8") + f"\n{addition}\n", encoding="utf-8")

    result = _build(project)

    assert result.returncode == 1
    assert "index.md" in result.stderr
    assert "Traceback" not in result.stderr + result.stdout
    _assert_previous_site_untouched(project)


def test_a_broken_configuration_stops_the_build(project: Path) -> None:
    (project / "docs" / "nav.yml").write_text("- Beranda: tiada.md\n", encoding="utf-8")

    result = _build(project)

    assert result.returncode == 1
    assert "Traceback" not in result.stderr + result.stdout
    _assert_previous_site_untouched(project)


def test_wrong_words_on_the_command_line_exit_with_2() -> None:
    result = _ppm("build", "--tidak-ada")
    assert result.returncode == 2
    assert "Traceback" not in result.stderr


def _digests(site: Path) -> dict[str, str]:
    return {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }


def test_the_same_sources_give_the_same_bytes(built_site: Path, tmp_path: Path) -> None:
    site = tmp_path / "lagi" / "site"
    again = build_once(site, ["--site", str(site), "--no-cache"])
    assert _digests(again) == _digests(built_site)
