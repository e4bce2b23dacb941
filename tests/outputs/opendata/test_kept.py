"""Which files of the open data a change of the data makes anew."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from cetakbiru.base.cache import Cache, attach_cache
from cetakbiru.model.load import load_blueprint
from cetakbiru.outputs.opendata import data as opendata
from cetakbiru.outputs.opendata.data import export_data
from cetakbiru.outputs.opendata.files import Format
from cetakbiru.outputs.opendata.jsondata import pretty_json
from tests.conftest import GOOD
from tests.running import files_of, replaced


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are made."""
    monkeypatch.setattr(
        "cetakbiru.base.cache.shared_out", lambda make, items, least: [*map(make, items)]
    )
    names: list[str] = []
    make = opendata._content

    def noted(table: Any, form: Format, *others: Any) -> bytes:
        names.append(f"{table.name}{form.tail}")
        return make(table, form, *others)

    monkeypatch.setattr(opendata, "_content", noted)
    return names


def _export(data: Path, cache: Path | None, folder: Path) -> dict[str, bytes]:
    blueprint, kept = load_blueprint(data), Cache(cache)
    attach_cache(blueprint, kept)
    export_data(blueprint, folder)
    kept.save()
    return files_of(folder)


def test_a_cell_makes_the_files_of_its_tables_alone(tmp_path: Path, made: list[str]) -> None:
    data = tmp_path / "data"
    shutil.copytree(GOOD / "data", data)
    _export(data, tmp_path / "rak", tmp_path / "satu")
    made.clear()
    replaced(data / "program/contoh-utara.csv", "Air sungai lebih bersih", "Air sungai jernih")
    after = _export(data, tmp_path / "rak", tmp_path / "dua")
    tables = ("program", "program-99.01")
    assert {*made} == {f"{name}{form.tail}" for name in tables for form in Format}
    assert after == _export(data, None, tmp_path / "dari-awal")


def test_another_status_makes_the_workbooks_that_tell_it(tmp_path: Path, made: list[str]) -> None:
    data = tmp_path / "data"
    shutil.copytree(GOOD / "data", data)
    _export(data, tmp_path / "rak", tmp_path / "satu")
    made.clear()
    replaced(data / "edisi.yml", "pengusul: ", "pengusul: Badan ")
    after = _export(data, tmp_path / "rak", tmp_path / "dua")
    workbooks = {name for name in after if name.endswith(Format.XLSX.tail)}
    assert {name for name in made if name.endswith(Format.XLSX.tail)} == workbooks
    assert after == _export(data, None, tmp_path / "dari-awal")


@pytest.mark.parametrize(
    "value",
    [
        {"a": [], "b": {}, "c": [1, 2.5, None, True, 'é "\n'], "d": {"e": ({},)}},
        [],
        {"kosong": "", "nol": 0, "tidak": False, "dalam": [[1], []]},
        "teks",
    ],
)
def test_json_is_laid_out_as_the_library_does(value: Any) -> None:
    expected = json.dumps(value, ensure_ascii=False, indent=2) + "\n"
    assert pretty_json(value).decode() == expected
