"""A project of the first format: schemas in data/skema, menu in docs/nav.yml, macros its own."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml

from cetakbiru.model.schema import SCHEMA_FOLDER

# mkdocs.yml as the first format had it.
OLD_CONFIG = Path(__file__).with_name("mkdocs-bentuk-1.yml")
# The invented province as the second format had it.
OLD = Path(__file__).with_name("bentuk-2")


@pytest.fixture
def old_project(tmp_path: Path) -> Path:
    """The invented province in its old shape."""
    project = tmp_path / "proyek"
    shutil.copytree(OLD, project)
    shutil.copytree(SCHEMA_FOLDER, project / "data" / "skema")
    settings = yaml.safe_load((project / "mkdocs.yml").read_text("utf-8"))
    menu = yaml.safe_dump(settings["nav"], allow_unicode=True, sort_keys=False)
    (project / "docs" / "nav.yml").write_text(f"# Susunan menu situs.\n{menu}", "utf-8")
    shutil.copy(OLD_CONFIG, project / "mkdocs.yml")
    (project / "macros").mkdir()
    (project / "macros" / "__init__.py").write_text("from macros.binding import bind_macros\n")
    return project
