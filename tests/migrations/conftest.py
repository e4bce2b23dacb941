"""A project of the first format: schemas in data/skema, menu in docs/nav.yml, macros its own."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml

from cetakbiru.model.schema import SCHEMA_FOLDER
from tests.conftest import ROOT

GOOD = ROOT / "tests" / "examples" / "good"
# mkdocs.yml as the first format had it.
OLD_CONFIG = Path(__file__).with_name("mkdocs-bentuk-1.yml")
# What formats before 3 said otherwise, by file: as it is today, as it was.
OLD_DATA = {
    "data/edisi.yml": [("pengusul: Tim Penyusun Contoh (rekaan)\nlembaga:", "penyusun:")],
    "data/bidang.yml": [("    dinilai:", "    mengikat:")],
    "data/aturan-selaras.yml": [("bidang-tidak-dinilai", "bidang-tidak-mengikat")],
    "data/konsultasi.csv": [("kaitan", "cetak_biru"), ("naskah-ini", "ya")],
}


@pytest.fixture
def old_project(tmp_path: Path) -> Path:
    """The invented province in its old shape."""
    project = tmp_path / "proyek"
    shutil.copytree(GOOD, project)
    for name, pairs in OLD_DATA.items():
        path = project / name
        text = path.read_text("utf-8")
        for today, then in pairs:
            assert today in text
            text = text.replace(today, then)
        path.write_text(text, "utf-8")
    shutil.copytree(SCHEMA_FOLDER, project / "data" / "skema")
    settings = yaml.safe_load((project / "mkdocs.yml").read_text("utf-8"))
    menu = yaml.safe_dump(settings["nav"], allow_unicode=True, sort_keys=False)
    (project / "docs" / "nav.yml").write_text(f"# Susunan menu situs.\n{menu}", "utf-8")
    shutil.copy(OLD_CONFIG, project / "mkdocs.yml")
    (project / "macros").mkdir()
    (project / "macros" / "__init__.py").write_text("from macros.binding import bind_macros\n")
    return project
