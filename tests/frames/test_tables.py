"""Tables as DataFrames: every one of the open data, typed, with what it means beside it."""

from __future__ import annotations

import csv
import json
import shutil
from datetime import date
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest

from cetakbiru.base.errors import Refused
from cetakbiru.frames import explode, open_blueprint, table, tables
from cetakbiru.model.load import Blueprint
from cetakbiru.outputs.opendata.collect import collect_tables
from cetakbiru.outputs.opendata.tables import plain_text


@pytest.mark.parametrize("province", ["shipped", "invented"])
def test_every_table_holds_every_cell(province: str, request: pytest.FixtureRequest) -> None:
    blueprint: Blueprint = request.getfixturevalue(province)
    found = tables(blueprint)
    expected = collect_tables(blueprint)
    assert list(found) == [one.name for one in expected]
    for one in expected:
        frame = found[one.name]
        assert list(frame.columns) == [field.name for field in one.fields], one.name
        assert len(frame) == len(one.rows), one.name
        for at, field in enumerate(one.fields):
            values = [None if row[at] == () else row[at] for row in one.rows]
            got = [None if pd.isna(value) else value for value in frame[field.name]]
            for value, cell in zip(values, got, strict=True):
                if isinstance(value, Decimal):
                    assert Decimal(str(cell)) == value
                elif isinstance(value, date):
                    assert cell.date() == value
                else:
                    assert cell == (plain_text(value) if isinstance(value, tuple) else value)


def test_columns_have_the_types_of_the_schema(shipped: Blueprint) -> None:
    kabupaten = table(shipped, "kabupaten").dtypes.astype(str)
    assert kabupaten["kode"] == kabupaten["nama"] == "string"
    assert kabupaten["luas_km2"] == "Float64"
    assert kabupaten["penduduk"] == "Int64"
    assert kabupaten["perbatasan"] == "boolean"
    program = table(shipped, "program").dtypes.astype(str)
    assert program["ditinjau"] == "datetime64[s]"
    assert program["status"] == "category"
    assert program["tujuan"] == "string"
    # Empty tables are typed as full ones are.
    assert table(shipped, "capaian").dtypes.astype(str)["realisasi"] == "Float64"


def test_codes_stay_text(shipped: Blueprint, root: Path) -> None:
    codes = table(shipped, "kabupaten").set_index("nama")["kode"]
    assert codes["Melawi"] == "61.10"
    with (root / "data/wilayah/kecamatan.csv").open(encoding="utf-8", newline="") as file:
        written = [row["kode"] for row in csv.DictReader(file)]
    assert table(shipped, "kecamatan")["kode"].tolist() == written


def test_choices_are_those_of_the_schema(shipped: Blueprint) -> None:
    status = table(shipped, "program")["status"]
    assert list(status.cat.categories) == ["usulan", "dibahas", "ditetapkan", "dicabut"]


def test_a_choice_that_the_schema_lacks_is_not_lost(root: Path, tmp_path: Path) -> None:
    data = shutil.copytree(root / "tests/examples/good/data", tmp_path / "data")
    file = data / "program/contoh-utara.csv"
    file.write_text(file.read_text("utf-8").replace(",dibahas,", ",ditunda,"), encoding="utf-8")
    status = table(open_blueprint(data), "program")["status"]
    assert str(status.dtype) == "string"
    assert status[0] == "ditunda"


def test_empty_is_missing_and_not_nothing(invented: Blueprint) -> None:
    kabupaten = table(invented, "kabupaten").set_index("kode")
    assert pd.isna(kabupaten.loc["99.02", "penduduk"])
    assert kabupaten.loc["99.02", "jumlah_desa"] == 0


def test_a_table_says_what_it_is(shipped: Blueprint) -> None:
    said = table(shipped, "kabupaten").attrs
    assert said["judul"] == "Kabupaten dan kota"
    assert said["berkas"] == "wilayah/kabupaten.csv"
    assert said["satuan"] == {
        "luas_km2": "km²",
        "penduduk": "jiwa",
        "jumlah_desa": "desa",
        "jumlah_kelurahan": "kelurahan",
    }
    assert said["kunci"] == ["kode"]
    assert said["acuan"]["sumber"] == ["sumber.id"]
    assert said["keterangan_kolom"]["luas_km2"] == "Luas wilayah."
    assert said["edisi"] == shipped.edisi.versi
    assert said["lisensi"] == shipped.speaker.licence(shipped.edisi.lisensi)
    for frame in tables(shipped).values():
        assert json.loads(json.dumps(frame.attrs)) == frame.attrs


def test_parts_of_the_programmes_are_tables_too(shipped: Blueprint) -> None:
    whole = table(shipped, "program")
    part = table(shipped, "program-61.04")
    assert part["id"].tolist() == whole.loc[whole["kabupaten"] == "61.04", "id"].tolist()


def test_a_cell_with_several_codes_becomes_rows(invented: Blueprint) -> None:
    program = table(invented, "program")
    found = explode(program, "kecamatan")
    assert str(found["kecamatan"].dtype) == "string"
    first = found[found["id"] == "PRG-9901-PEN-01"]
    assert first["kecamatan"].tolist() == ["99.01.01", "99.01.02"]
    # A programme without a place keeps its row.
    assert found[found["id"] == "PRG-9901-LNG-01"]["kecamatan"].isna().tolist() == [True]
    assert len(found) == len(program) + 1
    assert program["kecamatan"][0] == "99.01.01;99.01.02"


def test_texts_that_hold_the_mark_themselves_are_not_split(shipped: Blueprint) -> None:
    example = table(shipped, "aturan_selaras_contoh_baris")
    assert example["isi"].str.contains("; ").any()
    with pytest.raises(Refused, match="tidak memuat beberapa kode"):
        explode(example, "isi")


def test_a_project_folder_and_its_data_folder_open_the_same(root: Path) -> None:
    assert open_blueprint(root) is open_blueprint(root / "data")
    assert open_blueprint(str(root)) is open_blueprint(root)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("progam", "Maksud Anda program?"),
        ("", "Yang ada: "),
    ],
)
def test_an_unknown_table_is_told(invented: Blueprint, name: str, words: str) -> None:
    with pytest.raises(Refused) as refused:
        table(invented, name)
    assert words in refused.value.message
    assert "program-99.01" not in refused.value.message.partition("Yang ada")[2]


def test_an_unknown_column_is_told(invented: Blueprint) -> None:
    with pytest.raises(Refused, match="Maksud Anda tujuan"):
        explode(table(invented, "program"), "tujuann")
    with pytest.raises(Refused, match="tidak ada"):
        explode(table(invented, "kabupaten"), "nama")


def test_a_folder_without_a_project_is_told(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        open_blueprint(tmp_path)
    assert str(tmp_path) in refused.value.message


def test_data_that_cannot_be_read_are_told(root: Path, tmp_path: Path) -> None:
    data = shutil.copytree(root / "tests/examples/good/data", tmp_path / "data")
    (data / "indikator/nilai.csv").write_text("wilayah\n99\n", encoding="utf-8")
    with pytest.raises(Refused) as refused:
        open_blueprint(data)
    assert str(data) in refused.value.message
    assert "ppm check" in refused.value.message
