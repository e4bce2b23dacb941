"""What to export beside the two provinces: the invented one with hostile texts; the files made."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from cetakbiru.model.load import Blueprint, load_blueprint
from cetakbiru.outputs.opendata.data import export_data
from tests.conftest import GOOD

HOSTILE_GLOSSARY = """\
id,istilah,kepanjangan,penjelasan,sumber
rumus,"=HYPERLINK(""http://contoh.invalid"",""klik"")",+1+1,-2+3,
alamat,@SUM(A1:A9),"\tTAB",＝1+1,
naskah,</script><script>alert(1)</script>,"satu; ""dua"", tiga","baris
kedua",
galat,#N/A,0123,1e5,
"""


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Blueprint:
    """The invented province with a glossary that tries to be run."""
    data = tmp_path_factory.mktemp("hostile") / "data"
    shutil.copytree(GOOD / "data", data)
    (data / "istilah.csv").write_text(HOSTILE_GLOSSARY, encoding="utf-8", newline="")
    return load_blueprint(data)


@pytest.fixture(scope="session")
def real_export(real: Blueprint, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The open data of the real province in a folder."""
    folder = tmp_path_factory.mktemp("export") / "data"
    export_data(real, folder)
    return folder
