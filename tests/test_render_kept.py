"""Pages rendered one by one, or taken from the shelf, are byte for byte those of MkDocs."""

from __future__ import annotations

import importlib.metadata
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from cetakbiru.base.errors import Refused
from cetakbiru.base.project import Project
from cetakbiru.model.load import load_blueprint
from cetakbiru.site.kept import Kept
from cetakbiru.site.render import render_with_mkdocs
from cetakbiru.site.render_kept import render_changed
from tests.conftest import ROOT, copy_good


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """The invented province with a theme and a configuration of its own, free to be changed."""
    root = copy_good(tmp_path / "proyek")
    shutil.copytree(ROOT / "src/cetakbiru/pages/theme", root / "src/cetakbiru/pages/theme")
    shutil.copytree(ROOT / "macros", root / "macros")
    shutil.copy(ROOT / "mkdocs.yml", root)
    return Project(root, root / "data", root / "docs", root / "site")


def _files(site: Path) -> dict[str, bytes]:
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in site.rglob("*")
        if path.is_file()
    }


def _rendered(project: Project, kept: Kept) -> dict[str, bytes]:
    shutil.rmtree(project.site, ignore_errors=True)
    project.site.mkdir()
    render_changed(project, load_blueprint(project.data), project.site, kept)
    kept.save()
    return _files(project.site)


def test_the_version_of_mkdocs_is_the_one_whose_build_is_retold() -> None:
    # A later one may build a page another way: read mkdocs/commands/build.py again, then
    # scripts/render_kept.py and scripts/page_markdown.py: these call its _build_theme_template and
    # two processors of its Page.render.
    assert importlib.metadata.version("mkdocs") == "1.6.1"


def test_every_page_is_as_mkdocs_makes_it(project: Project, tmp_path: Path) -> None:
    site = tmp_path / "oleh-mkdocs"
    site.mkdir()
    render_with_mkdocs(project, load_blueprint(project.data), site)
    assert _rendered(project, Kept()) == _files(site)
    assert _rendered(project, Kept(tmp_path / "simpanan")) == _files(site)
    assert _rendered(project, Kept(tmp_path / "simpanan")) == _files(site)


def _edited(path: str, old: str, new: str) -> Callable[[Path], None]:
    def edit(root: Path) -> None:
        file = root / path
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), encoding="utf-8")

    return edit


INPUTS = {
    "a page": _edited("docs/kabupaten/contoh-utara.md", "## Profil", "## Profil daerah"),
    "the title of a page": _edited("docs/tentang/isu.md", "title: ", "title: Semua "),
    "a cell that pages show": _edited("data/program/contoh-utara.csv", "Pemulihan", "Penyehatan"),
    "a cell that no page shows": _edited("data/kalender.csv", "sumber-rekaan", "aturan-prioritas"),
    "a template": _edited(
        "src/cetakbiru/pages/theme/partials/footer.html", "Kembali ke atas", "Ke atas"
    ),
    "the configuration": _edited("mkdocs.yml", "toc_depth: 3", "toc_depth: 2"),
    "the menu": _edited("docs/nav.yml", "- Pendidikan: ", "- Bidang pendidikan: "),
    "the edition": _edited("data/edisi.yml", "2026.1", "2026.2"),
    "the licence of the edition": _edited("data/edisi.yml", "lisensi: ", "lisensi: Juga "),
    "a file beside the pages": lambda root: shutil.copy(
        ROOT / "src/cetakbiru/pages/theme/assets/favicon.svg", root / "docs/gambar.svg"
    ),
}


@pytest.mark.parametrize("name", INPUTS)
def test_a_changed_input_is_never_missed(project: Project, tmp_path: Path, name: str) -> None:
    _rendered(project, Kept(tmp_path / "simpanan"))
    INPUTS[name](project.root)
    assert _rendered(project, Kept(tmp_path / "simpanan")) == _rendered(project, Kept())


def test_changed_software_forgets_all_pages(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _rendered(project, Kept(tmp_path / "simpanan"))
    file = tmp_path / "simpanan" / "halaman"
    before = file.read_bytes()
    monkeypatch.setattr("cetakbiru.site.kept.code_digest", lambda: "lain")
    _rendered(project, Kept(tmp_path / "simpanan"))
    assert file.read_bytes() != before


def test_a_warning_stops_the_build_also_from_the_shelf(project: Project, tmp_path: Path) -> None:
    for _ in range(2):
        _edited("docs/tentang/isu.md", "# ", "[x](tiada.md)\n\n# ")(project.root)
        with pytest.raises(Refused, match=r"tiada\.md"):
            _rendered(project, Kept(tmp_path / "simpanan"))


def test_another_plugin_leaves_the_build_to_mkdocs(project: Project, tmp_path: Path) -> None:
    _edited("mkdocs.yml", "plugins:\n", "plugins:\n  search: {}\n")(project.root)
    assert "search/search_index.json" in _rendered(project, Kept(tmp_path / "simpanan"))


@pytest.mark.parametrize("content", ["", "- a\n"])
def test_a_configuration_without_settings_is_told(project: Project, content: str) -> None:
    project.config.write_text(content, encoding="utf-8")
    with pytest.raises(Refused, match=r"^mkdocs\.yml:1:1: .*Pulihkan"):
        _rendered(project, Kept())


def test_the_alias_that_search_engines_read_is_part_of_the_key(
    project: Project, tmp_path: Path
) -> None:
    _edited("data/edisi.yml", "alamat: null", "alamat: https://contoh.example/")(project.root)
    _rendered(project, Kept(tmp_path / "simpanan"))
    other = replace(project, canonical="terbaru")
    assert _rendered(other, Kept(tmp_path / "simpanan")) == _rendered(other, Kept())
