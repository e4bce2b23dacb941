"""The invented province printed once: its site, whole document, one district, one chapter."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from cetakbiru.base.project import OUTPUT_NAMES, Project, find_project
from cetakbiru.model.load import Blueprint, load_blueprint
from cetakbiru.outputs.pdf.printer import Printer
from cetakbiru.outputs.pdf.workers import print_documents
from cetakbiru.site.build import build_site
from tests.conftest import ROOT, copy_good


@dataclass(frozen=True)
class Printed:
    """Folders of the invented province and its PDFs by name."""

    project: Project
    site: Path
    folder: Path

    @property
    def blueprint(self) -> Blueprint:
        return load_blueprint(self.project.data)

    @property
    def whole(self) -> Path:
        return self.folder / "cetak-biru-ppm-2026.1.pdf"

    @property
    def district(self) -> Path:
        return self.folder / "cetak-biru-ppm-2026.1-contoh-utara.pdf"

    @property
    def chapter(self) -> Path:
        return self.folder / "cetak-biru-ppm-2026.1-bab-5.pdf"

    def printer(self) -> Printer:
        return Printer(self.blueprint, self.project.docs, self.site)


def copy_example(folder: Path) -> Project:
    """The invented province in a folder of its own."""
    copy_good(folder)
    _add_turned_page(folder)
    _add_views(folder)
    return find_project(root=folder)


def _add_views(folder: Path) -> None:
    """Every view of the data, each in its role."""
    file = folder / "docs/cetak.yml"
    plan = file.read_text(encoding="utf-8")
    first = plan.replace("pengantar:\n", "pengantar:\n  - tampilan: ringkasan\n")
    last = "".join(f"  - tampilan: {name}\n" for name in ("matriks", "panduan", "kelengkapan"))
    file.write_text(first + last, encoding="utf-8")


def _add_turned_page(folder: Path) -> None:
    """A landscape page, which the invented province has none of."""
    page = "sinkronisasi/kabupaten-bidang.md"
    text = (
        "---\ntitle: Matriks\ndescription: Matriks program.\norientasi: lanskap\n---\n\n"
        "# Matriks\n\n{{ matriks_kabupaten() }}\n"
    )
    (folder / "docs" / page).write_text(text, encoding="utf-8")
    for name, entry in (
        ("mkdocs.yml", f"  - Matriks: {page}\n"),
        ("docs/cetak.yml", f"  - {page}\n"),
    ):
        with (folder / name).open("a", encoding="utf-8") as file:
            file.write(entry)


def build_pages(project: Project) -> Path:
    """The finished pages of a project, with what they link to."""
    project.site.mkdir()
    build_site(project, project.site, set(OUTPUT_NAMES) - {"opendata"})
    return project.site


def _made_once(
    tmp_path_factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]
) -> Path:
    """A folder that the first worker that asks fills; the others wait for it."""
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    folder = shared / name
    done = shared / f"{name}.selesai"
    try:
        folder.mkdir()
    except FileExistsError:
        deadline = time.monotonic() + timedelta(minutes=15).total_seconds()
        while not done.exists():
            assert time.monotonic() < deadline, "the other worker's documents did not come"
            time.sleep(0.2)
        assert done.read_text() == "0", "the other worker's documents failed"
        return folder
    code = "1"
    try:
        make(folder)
        code = "0"
    finally:
        done.write_text(code)
    return folder


@pytest.fixture(scope="session")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    """The invented province, printed once a test run."""

    def make(folder: Path) -> None:
        copy_example(folder)
        result = _printed_in(folder)
        build_pages(result.project)
        result.folder.mkdir()
        printer = result.printer()
        documents = [printer.whole(), printer.district("99.01"), printer.chapter(5)]
        for document, content in print_documents(documents, folder / "simpanan"):
            (result.folder / document.name).write_bytes(content)

    return _printed_in(_made_once(tmp_path_factory, "cetak", make))


def _printed_in(folder: Path) -> Printed:
    return Printed(find_project(root=folder), folder / "site", folder / "pdf")


@dataclass(frozen=True)
class Real:
    """The real province: what prints it, its document, and that of the first kabupaten."""

    printer: Printer
    whole: Path
    district: Path


@pytest.fixture(scope="session")
def real(built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Real:
    """The real document, printed once a test run, and not even that when nothing changed."""
    project = find_project(root=ROOT)
    printer = Printer(load_blueprint(project.data), project.docs, built_site)

    def make(folder: Path) -> None:
        documents = [printer.whole(), printer.district(printer.districts[0])]
        for document, content in print_documents(documents, project.cache / "pdf"):
            whole = document == documents[0]
            (folder / ("whole.pdf" if whole else "district.pdf")).write_bytes(content)

    folder = _made_once(tmp_path_factory, "cetak-nyata", make)
    return Real(printer, folder / "whole.pdf", folder / "district.pdf")


@pytest.fixture
def small_site(tmp_path: Path) -> Callable[..., tuple[Path, Path]]:
    """Makes a site of one chapter from the HTML of its article, with a page in docs/ beside it."""

    def make(article: str, markdown: str = "# BAB I Uji\n") -> tuple[Path, Path]:
        docs, site = tmp_path / "docs", tmp_path / "site"
        docs.mkdir()
        (docs / "bab.md").write_text(markdown, encoding="utf-8")
        (docs / "cetak.yml").write_text("bab:\n  - bab.md\n", encoding="utf-8")
        (site / "bab").mkdir(parents=True)
        page = f'<!DOCTYPE html><html><body><article class="md-content__inner">{article}</article>'
        (site / "bab" / "index.html").write_text(page, encoding="utf-8")
        return docs, site

    return make
