"""The notebook that `ppm template analisis` writes runs from end to end, in any province."""

from __future__ import annotations

import json
import shutil
from importlib.resources import files
from pathlib import Path
from typing import Any

import nbformat
import pytest
from click.testing import CliRunner
from nbclient import NotebookClient

from cetakbiru.cli.template import template

_NOTEBOOK = files("cetakbiru").joinpath("frames/analisis.ipynb")


@pytest.fixture
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keeps what Jupyter writes about itself away from the home folder."""
    for name in ("JUPYTER_RUNTIME_DIR", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "IPYTHONDIR"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))


def outputs(folder: Path, notebook: Path) -> dict[str, str]:
    """What each cell of the notebook shows when it runs in a folder, by the cell's id."""
    book: Any = nbformat.read(notebook, as_version=4)
    NotebookClient(book, timeout=300, resources={"metadata": {"path": str(folder)}}).execute()
    return {
        cell.id: "".join(
            part.get("text", "") or part.get("data", {}).get("text/plain", "")
            for part in cell.outputs
        )
        for cell in book.cells
        if cell.cell_type == "code"
    }


def test_it_is_a_valid_notebook_without_results() -> None:
    book: Any = nbformat.reads(_NOTEBOOK.read_text(encoding="utf-8"), as_version=4)
    nbformat.validate(book)
    code = [cell for cell in book.cells if cell.cell_type == "code"]
    assert len(code) >= 10
    assert all(cell.outputs == [] and cell.execution_count is None for cell in code)
    # It must serve any province.
    text = json.dumps(book).lower()
    assert not any(word in text for word in ("kalimantan", "kalbar", "61."))


@pytest.mark.site
@pytest.mark.usefixtures("own_folders")
@pytest.mark.parametrize(
    ("province", "seen"),
    [
        (
            ".",
            {
                "kabupaten": ["61.10", "Melawi"],
                "satuan": ["'luas_km2': 'km²'", "CC BY 4.0"],
                "menurut-tahun": ["Kota Pontianak", "60540.0", "80795.0"],
                "tren": ["bps-pdrb-2021-2025", "20255.0", "5063.75"],
                "arah-menurut-wilayah": ["PPM-6101-", "Kalimantan Barat"],
            },
        ),
        (
            "tests/examples/good",
            {
                "kabupaten": ["99.02", "Contoh Selatan"],
                "menurut-tahun": ["Provinsi", "7.9", "6.53"],
                "arah-menurut-wilayah": ["PPM-9901-PEN-01"],
                "program-menurut-wilayah": ["PRG-9902-PEN-02", "dicabut"],
                "tujuan": ["RPD-1    3"],
            },
        ),
    ],
)
def test_it_runs(root: Path, tmp_path: Path, province: str, seen: dict[str, list[str]]) -> None:
    project = tmp_path / "proyek"
    project.mkdir()
    shutil.copy(root / "mkdocs.yml", project)
    shutil.copytree(root / province / "data", project / "data")
    written = project / "analisis.ipynb"
    assert CliRunner().invoke(template, ["analisis", "--out", str(written)]).exit_code == 0
    before = {path: path.read_bytes() for path in project.rglob("*.*") if path.is_file()}
    shown = outputs(project, written)
    for cell, words in (seen | {"jumlah": ["20000000.0", "13000000.5"]}).items():
        assert [word for word in words if word not in shown[cell]] == [], shown[cell]
    after = {path: path.read_bytes() for path in project.rglob("*.*") if path.is_file()}
    assert after == before


def test_it_is_written_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    first = CliRunner().invoke(template, ["analisis"])
    assert first.exit_code == 0
    assert str(tmp_path / "analisis.ipynb") in first.output
    assert (tmp_path / "analisis.ipynb").read_bytes() == _NOTEBOOK.read_bytes()
    (tmp_path / "analisis.ipynb").write_text("milik saya", encoding="utf-8")
    again = CliRunner().invoke(template, ["analisis"])
    assert again.exit_code == 1
    assert "sudah ada dan tidak ditimpa" in again.output
    assert (tmp_path / "analisis.ipynb").read_text(encoding="utf-8") == "milik saya"


def test_what_can_not_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "berkas").touch()
    below = CliRunner().invoke(template, ["analisis", "--out", str(tmp_path / "berkas/a.ipynb")])
    assert below.exit_code == 1
    assert str(tmp_path / "berkas/a.ipynb") in below.output
    other = CliRunner().invoke(template, ["analisis", "--out", str(tmp_path / "a.xlsx")])
    assert other.exit_code == 2
    assert "berakhiran .ipynb" in other.output
