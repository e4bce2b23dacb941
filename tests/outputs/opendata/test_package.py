"""The Data Package is valid, notices damage, and is the same bytes on every run."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
from frictionless import Package

from cetakbiru.model.load import Blueprint
from cetakbiru.outputs.opendata.data import CHECKSUM_FILE, PACKAGE_FILE, export_data
from tests.conftest import GOOD


@pytest.mark.whole
def test_frictionless_finds_the_real_package_valid(real_export: Path) -> None:
    report = Package(str(real_export / PACKAGE_FILE)).validate()
    assert report.valid, report.flatten(["name", "note"])


@pytest.mark.whole
def test_frictionless_finds_the_other_province_valid(province: Blueprint, tmp_path: Path) -> None:
    export_data(province, tmp_path)
    report = Package(str(tmp_path / PACKAGE_FILE)).validate()
    assert report.valid, report.flatten(["name", "note"])


def test_neutralised_formulas_keep_the_package_valid(hostile: Blueprint, tmp_path: Path) -> None:
    export_data(hostile, tmp_path)
    assert Package(str(tmp_path / PACKAGE_FILE)).validate().valid


@pytest.mark.whole
def test_a_reference_to_nothing_is_found(province: Blueprint, tmp_path: Path) -> None:
    export_data(province, tmp_path)
    programs = tmp_path / "program.csv"
    programs.write_text(
        programs.read_text(encoding="utf-8").replace(",pendidikan,", ",tidak-ada,", 1),
        encoding="utf-8",
    )
    report = Package(str(tmp_path / PACKAGE_FILE)).validate()
    kinds = {error.type for task in report.tasks for error in task.errors}
    assert {"foreign-key", "hash-count"} <= kinds


def test_the_package_tells_edition_status_and_licence(real: Blueprint, real_export: Path) -> None:
    package = _package(real_export)
    assert package["version"] == real.edisi.versi
    assert package["status"] == real.status.code
    assert package["created"].startswith(real.edisi.tanggal.isoformat())
    assert package["licenses"][0]["title"] == real.speaker.licence(real.edisi.lisensi)
    assert package["sources"]


def test_every_file_is_described_with_size_and_hash(real_export: Path) -> None:
    resources = _package(real_export)["resources"]
    for resource in resources:
        content = (real_export / resource["path"]).read_bytes()
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
    described = {resource["path"] for resource in resources}
    described |= {one["jsonSchema"] for one in resources if "jsonSchema" in one}
    rest = {path.name for path in real_export.iterdir()} - described
    assert {name for name in rest if not name.endswith(".zip")} == {PACKAGE_FILE, CHECKSUM_FILE}


def test_the_checksum_list_names_every_other_file(real_export: Path) -> None:
    lines = (real_export / CHECKSUM_FILE).read_text(encoding="utf-8").splitlines()
    listed = {name: digest for digest, _, name in (line.partition("  ") for line in lines)}
    assert set(listed) == {path.name for path in real_export.iterdir()} - {CHECKSUM_FILE}
    for name, digest in listed.items():
        assert hashlib.sha256((real_export / name).read_bytes()).hexdigest() == digest


def test_the_zip_is_a_package_of_its_own(
    real: Blueprint, real_export: Path, tmp_path: Path
) -> None:
    with zipfile.ZipFile(real_export / f"cetak-biru-ppm-{real.edisi.versi}-data.zip") as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        archive.extractall(tmp_path)
    assert (tmp_path / PACKAGE_FILE).read_bytes() == (real_export / PACKAGE_FILE).read_bytes()
    for resource in _package(tmp_path)["resources"]:
        assert (tmp_path / resource["path"]).stat().st_size == resource["bytes"]


@pytest.mark.site
def test_two_runs_give_the_same_bytes(tmp_path: Path) -> None:
    """In two processes with another hash seed, time zone and language."""
    script = (
        "import sys; from pathlib import Path; "
        "from cetakbiru.outputs.opendata.data import export_data; "
        "from cetakbiru.model.load import load_blueprint; "
        "export_data(load_blueprint(Path(sys.argv[1])), Path(sys.argv[2]))"
    )
    folders = []
    for seed, zone, language in (("1", "UTC", "C.UTF-8"), ("2", "Asia/Jayapura", "C")):
        data = tmp_path / seed / "data"
        shutil.copytree(GOOD / "data", data)
        folder = tmp_path / f"out-{seed}"
        environment = os.environ | {"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": language}
        subprocess.run(
            [sys.executable, "-c", script, str(data), str(folder)], check=True, env=environment
        )
        folders.append({path.name: path.read_bytes() for path in folder.iterdir()})
    assert folders[0] == folders[1]


def _package(folder: Path) -> dict[str, Any]:
    found = json.loads((folder / PACKAGE_FILE).read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found
