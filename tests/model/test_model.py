"""The model bears the names of the columns, and the shipped data are typed as they say."""

from __future__ import annotations

import dataclasses
import re
import shutil
from dataclasses import fields
from decimal import Decimal
from pathlib import Path

import pytest

from cetakbiru.model import instruments, model
from cetakbiru.model.convert import to_record
from cetakbiru.model.load import Blueprint, DataError, load_blueprint
from cetakbiru.model.schema import read_descriptors
from tests.conftest import GOOD

RECORDS = {
    "bukti_tambang": model.BuktiTambang,
    "capaian": model.Capaian,
    "desa": model.Desa,
    "riwayat_wilayah": model.RiwayatWilayah,
    "tanpa_garis_batas": model.TanpaGarisBatas,
    "dasar_hukum": model.DasarHukum,
    "istilah": model.Istilah,
    "sinonim": model.Sinonim,
    "isu": model.Isu,
    "kabupaten": model.Kabupaten,
    "kecamatan": model.Kecamatan,
    "kelengkapan": model.Kelengkapan,
    "kompetensi": model.Kompetensi,
    "konsultasi": model.Konsultasi,
    "matriks": model.Matriks,
    "nilai": model.Nilai,
    "nomenklatur": model.Nomenklatur,
    "opd": model.Opd,
    "program": model.Program,
    "program_daerah": model.ProgramDaerah,
    "sumber": model.Sumber,
    "aksi": instruments.Aksi,
    "kegiatan_perusahaan": instruments.KegiatanPerusahaan,
    "kehadiran": instruments.Kehadiran,
    "kesepakatan": instruments.Kesepakatan,
    "masukan": instruments.Masukan,
    "pendamping": instruments.Pendamping,
    "perusahaan": instruments.Perusahaan,
    "renja": instruments.Renja,
}


@pytest.mark.parametrize("name", RECORDS)
def test_a_record_has_the_columns_of_its_table(name: str) -> None:
    columns = [column.name for column in read_descriptors()[name].columns]
    targets = [column for column in columns if re.fullmatch(r"target_\d{4}", column)]
    expected = [column for column in columns if column not in targets]
    attributes = [field.name for field in fields(RECORDS[name])]
    names = [field for field in attributes if not (targets and field == "target")]
    assert names == expected


def test_every_column_is_explained() -> None:
    for descriptor in read_descriptors().values():
        for column in descriptor.columns:
            assert column.title, (descriptor.name, column.name)
            assert column.description, (descriptor.name, column.name)
            if column.type != "boolean":
                column.parse(column.example)


def test_the_shipped_data_hold_every_region(real: Blueprint) -> None:
    assert len(real.kabupaten) == 14
    assert len(real.kecamatan) == 174
    assert sum(item.luas_km2 or 0 for item in real.kabupaten.values()) == Decimal("147018.063")
    assert sum(item.penduduk or 0 for item in real.kabupaten.values()) == 5646268
    differing = [item for item in real.kabupaten.values() if item.kode_bps != item.digits]
    assert len(differing) == 7
    assert real.status.code == "rancangan"


def test_program_utama_and_what_binds_whom(real: Blueprint) -> None:
    assert list(real.bidang) == ["PEN", "KES", "PDR", "EKO", "SOS", "LNG", "LBG", "INF"]
    assert len(real.subprogram) == 16
    binding = {
        group: [item.kode for item in real.bidang.values() if group in item.dinilai]
        for group in real.kelompok_komoditas
    }
    assert binding == {
        "logam-batubara": list(real.bidang),
        "bukan-logam-batuan": ["PEN", "KES", "EKO"],
    }


def test_old_and_new_series_never_meet(real: Blueprint) -> None:
    series: dict[tuple[str, int, str], set[str | None]] = {}
    for value in real.nilai:
        key = (value.indikator, value.tahun, value.sumber)
        series.setdefault(key, set()).add(value.seri)
    assert all(len(found) == 1 for found in series.values())
    assert {value.seri for value in real.values_of("ipm")} == {"SP2020-LF"}
    assert {value.seri for value in real.values_of("ipm-seri-lama")} == {"lama"}


def test_a_changed_file_is_read_again_and_an_unchanged_one_is_not(tmp_path: Path) -> None:
    data = tmp_path / "data"
    shutil.copytree(GOOD / "data", data)
    first = load_blueprint(data)
    assert load_blueprint(data) is first
    edition = data / "edisi.yml"
    edition.write_text(edition.read_text(encoding="utf-8") + "\n# diubah\n", encoding="utf-8")
    assert load_blueprint(data) is not first


def test_data_that_cannot_be_typed_raise_one_kind_of_error(tmp_path: Path) -> None:
    data = tmp_path / "data"
    shutil.copytree(GOOD / "data", data)
    (data / "bidang.yml").write_text("bidang: 3\n", encoding="utf-8")
    with pytest.raises(DataError):
        load_blueprint(data)


def test_to_record_refuses_a_value_of_another_type() -> None:
    with pytest.raises(ValueError, match="3"):
        to_record(model.Provinsi, {"kode": 3, "nama": "x"})


@pytest.mark.parametrize(
    ("short", "told"),
    [
        ("RLS", "Nama lengkap"),
        ("P1", "Nama lengkap"),
        ("IPM seri lama", "Nama lengkap"),
        ("Sanitasi layak", "Sanitasi layak"),
    ],
)
def test_an_indicator_is_named_in_words(province: Blueprint, short: str, told: str) -> None:
    one = next(iter(province.indikator.values()))
    renamed = dataclasses.replace(one, nama="Nama lengkap", nama_pendek=short)
    assert renamed.name_in_words == told
