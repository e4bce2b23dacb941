"""`ppm build` as its user runs it: whole or not at all, the same bytes, nothing left behind."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import ROOT, build_once, copy_good
from tests.running import files_of, ppm_here, replaced, run

pytestmark = pytest.mark.site


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The invented province with a previous site in place."""
    folder = copy_good(tmp_path / "provinsi")
    (folder / "site").mkdir()
    (folder / "site" / "index.html").write_text("situs lama")
    return folder


def _assert_previous_site_untouched(project: Path) -> None:
    assert files_of(project / "site") == {"index.html": b"situs lama"}
    assert not list(project.glob(".site-*"))
    assert not list(project.glob(".mkdocs-*"))


def test_broken_data_stop_the_build_with_every_problem(project: Path) -> None:
    replaced(project / "data/indikator/nilai.csv", "99.01,", "99.77,")
    (project / "data/opd.csv").write_text("kode;nama\nx;y\n", encoding="utf-8")

    answer = run(project, "ppm", "build", "--skip", "pdf")

    assert answer.code == 1
    assert "data/indikator/nilai.csv" in answer.err
    assert "data/opd.csv" in answer.err
    assert "Traceback" not in answer.said
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

    answer = ppm_here(project, "build", "--skip", "pdf")

    assert answer.code == 1
    assert "index.md" in answer.err
    assert "Traceback" not in answer.said
    _assert_previous_site_untouched(project)


def test_a_fault_of_the_menu_stops_the_build(project: Path) -> None:
    replaced(project / "mkdocs.yml", "- Beranda: index.md", "- Beranda: tiada.md")

    answer = ppm_here(project, "build", "--skip", "pdf")

    assert answer.code == 1
    assert "tiada.md" in answer.err
    _assert_previous_site_untouched(project)


@pytest.mark.whole
def test_the_same_sources_give_the_same_bytes(built_site: Path, tmp_path: Path) -> None:
    site = tmp_path / "lagi" / "site"
    again = build_once(site, ["--site", str(site), "--no-cache"])
    assert files_of(again) == files_of(built_site)
    assert not list(ROOT.glob(".site-*"))
