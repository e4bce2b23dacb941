"""The model bears the names of the columns, and the shipped data are typed as they say."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest

from cetakbiru.model import model
from cetakbiru.model.convert import field_names, to_record
from cetakbiru.model.load import DataError, load_blueprint
from cetakbiru.model.schema import read_descriptors

RECORDS = {
    "capaian": model.Capaian,
    "dasar_hukum": model.DasarHukum,
    "istilah": model.Istilah,
    "sinonim": model.Sinonim,
    "isu": model.Isu,
    "kabupaten": model.Kabupaten,
    "kecamatan": model.Kecamatan,
    "komoditas": model.Komoditas,
    "kompetensi": model.Kompetensi,
    "konsultasi": model.Konsultasi,
    "nilai": model.Nilai,
    "opd": model.Opd,
    "program": model.Program,
    "program_daerah": model.ProgramDaerah,
    "sumber": model.Sumber,
}


@pytest.mark.parametrize("name", RECORDS)
def test_a_record_has_the_columns_of_its_table(root: Path, name: str) -> None:
    columns = [column.name for column in read_descriptors(root / "data")[name].columns]
    targets = [column for column in columns if re.fullmatch(r"target_\d{4}", column)]
    expected = [column for column in columns if column not in targets]
    names = [field for field in field_names(RECORDS[name]) if not (targets and field == "target")]
    assert names == expected


def test_every_column_is_explained(root: Path) -> None:
    for descriptor in read_descriptors(root / "data").values():
        for column in descriptor.columns:
            assert column.title, (descriptor.name, column.name)
            assert column.description, (descriptor.name, column.name)
            if column.type != "boolean":
                column.parse(column.example)


def test_the_shipped_data_hold_every_region(root: Path) -> None:
    blueprint = load_blueprint(root / "data")
    assert len(blueprint.kabupaten) == 14
    assert len(blueprint.kecamatan) == 174
    assert sum(item.luas_km2 or 0 for item in blueprint.kabupaten.values()) == Decimal("147018.063")
    assert sum(item.penduduk or 0 for item in blueprint.kabupaten.values()) == 5646268
    differing = [item for item in blueprint.kabupaten.values() if item.kode_bps != item.digits]
    assert len(differing) == 7
    assert blueprint.status.code == "rancangan"


def test_program_utama_and_what_binds_whom(root: Path) -> None:
    blueprint = load_blueprint(root / "data")
    assert list(blueprint.bidang) == ["PEN", "KES", "PDR", "EKO", "SOS", "LNG", "LBG", "INF"]
    assert len(blueprint.subprogram) == 16
    binding = {
        group: [item.kode for item in blueprint.bidang.values() if group in item.mengikat]
        for group in blueprint.kelompok_komoditas
    }
    assert binding == {
        "logam-batubara": list(blueprint.bidang),
        "bukan-logam-batuan": ["PEN", "KES", "EKO"],
    }


def test_old_and_new_series_never_meet(root: Path) -> None:
    blueprint = load_blueprint(root / "data")
    series: dict[tuple[str, int, str], set[str | None]] = {}
    for value in blueprint.nilai:
        key = (value.indikator, value.tahun, value.sumber)
        series.setdefault(key, set()).add(value.seri)
    assert all(len(found) == 1 for found in series.values())
    assert {value.seri for value in blueprint.values_of("ipm")} == {"SP2020-LF"}
    assert {value.seri for value in blueprint.values_of("ipm-seri-lama")} == {"lama"}


def test_a_changed_file_is_read_again_and_an_unchanged_one_is_not(
    root: Path, tmp_path: Path
) -> None:
    import shutil

    data = tmp_path / "data"
    shutil.copytree(root / "data", data)
    first = load_blueprint(data)
    assert load_blueprint(data) is first
    edition = data / "edisi.yml"
    edition.write_text(edition.read_text(encoding="utf-8") + "\n# diubah\n", encoding="utf-8")
    assert load_blueprint(data) is not first


def test_data_that_cannot_be_typed_raise_one_kind_of_error(root: Path, tmp_path: Path) -> None:
    import shutil

    data = tmp_path / "data"
    shutil.copytree(root / "data", data)
    (data / "bidang.yml").write_text("bidang: 3\n", encoding="utf-8")
    with pytest.raises(DataError):
        load_blueprint(data)


def test_to_record_refuses_a_value_of_another_type() -> None:
    with pytest.raises(ValueError, match="3"):
        to_record(model.Provinsi, {"kode": 3, "nama": "x"})
