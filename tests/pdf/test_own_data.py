"""A document depends on its own data: a commit elsewhere leaves it as it is, byte for byte."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from cetakbiru.base.project import Project, find_project
from cetakbiru.model.load import load_blueprint
from cetakbiru.outputs.pdf.printer import Printer
from tests.conftest import ROOT
from tests.pdf.conftest import build_pages

pytestmark = pytest.mark.whole


@pytest.fixture
def real_copy(tmp_path: Path) -> Project:
    """The real data and pages in a repository of their own."""
    for name in ("data", "docs", "macros"):
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    git(tmp_path, "init", "--quiet")
    return find_project(root=tmp_path)


def git(folder: Path, *words: str) -> None:
    who = ["-c", "user.name=U", "-c", "user.email=u@u.example"]
    subprocess.run(["git", "-C", str(folder), *who, *words], check=True, capture_output=True)


def committed_digests(project: Project, message: str) -> dict[str, str]:
    """What each document is made from, when all of the project is committed and built."""
    git(project.root, "add", "data", "docs", "mkdocs.yml")
    git(project.root, "commit", "--quiet", "-m", message)
    shutil.rmtree(project.site, ignore_errors=True)
    site = build_pages(project)
    printer = Printer(load_blueprint(project.data), project.docs, site)
    return {document.title: document.job.digest("") for document in printer.everything()}


def test_one_cell_of_a_kabupaten_changes_its_document_and_the_whole(real_copy: Project) -> None:
    before = committed_digests(real_copy, "First")
    assert len(before) == 15
    table = real_copy.data / "wilayah/kecamatan.csv"
    text = table.read_text(encoding="utf-8")
    assert ",Teluk Keramat,61.01," in text
    table.write_text(text.replace(",Teluk Keramat,61.01,", ",Teluk Uji,61.01,"), encoding="utf-8")
    after = committed_digests(real_copy, "Second")
    blueprint = load_blueprint(real_copy.data)
    changed = {title for title, digest in after.items() if before[title] != digest}
    assert changed == {blueprint.edisi.judul_pendek, "Kabupaten Sambas"}
