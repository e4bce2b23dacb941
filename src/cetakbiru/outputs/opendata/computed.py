"""The directions that the priority rule computes: a table that stands in no file of data/."""

from __future__ import annotations

from decimal import Decimal

from cetakbiru.insight.directions import Direction, all_directions
from cetakbiru.model.load import Blueprint
from cetakbiru.outputs.opendata.tables import DataTable, Field, Value

DIRECTIONS = "arah"
_FIELDS = (
    Field("id", "ID", "string", "Nomor tetap arah.", references=("nomor_arah.id",)),
    Field(
        "kabupaten",
        "Kabupaten",
        "string",
        "Kode kabupaten; kode provinsi untuk arah seluruh provinsi.",
        references=("kabupaten.kode", "provinsi.kode"),
    ),
    Field("urutan", "Urutan", "integer", "Urutan arah di wilayah itu; 1 yang pertama."),
    Field("calon", "Panduan", "string", "Kode panduan arah.", references=("calon.kode",)),
    Field("nama", "Nama arah", "string", "Nama panduannya."),
    Field("bidang", "Bidang", "string", "Kode program utama.", references=("bidang.kode",)),
    Field("opd", "OPD penanggung jawab (usulan)", "string", "Kode OPD.", references=("opd.kode",)),
    Field(
        "indikator",
        "Indikator hasil",
        "string",
        "ID indikator hasil; kosong bila hasilnya diukur di desa.",
        references=("indikator.id",),
    ),
    Field(
        "skor",
        "Skor",
        "number",
        "Ketertinggalan terbesar di antara alasannya dikalikan daya ungkitnya; tiga desimal.",
    ),
    Field(
        "pelengkap",
        "Pelengkap",
        "boolean",
        "ya bila wilayahnya tidak termasuk yang tertinggal dan arah ini melengkapi bidangnya.",
    ),
    Field(
        "alasan_indikator",
        "Alasan - indikator",
        "string",
        "ID indikator yang menjadi alasan.",
        references=("indikator.id",),
        is_list=True,
    ),
    Field(
        "alasan_isu",
        "Alasan - isu",
        "string",
        "ID isu yang menjadi alasan.",
        references=("isu.id",),
        is_list=True,
    ),
    Field("sumber", "Sumber", "string", "Sumber aturannya.", references=("sumber.id",)),
)


def directions_table(blueprint: Blueprint, path: str) -> DataTable:
    """The directions that hold: of the province, then of each kabupaten by rank.

    `path` is where their numbers are kept.
    """
    return DataTable(
        name=DIRECTIONS,
        title="Arah prioritas",
        description="Arah yang dihitung dengan aturan prioritas; satu baris untuk satu arah.",
        origin="nomor_arah",
        path=path,
        fields=_FIELDS,
        rows=tuple(_row(one) for one in all_directions(blueprint).values()),
        key=("id",),
    )


def _row(one: Direction) -> tuple[Value, ...]:
    return (
        one.id,
        one.kabupaten,
        one.rank,
        one.calon,
        one.nama,
        one.bidang,
        one.opd,
        one.indikator,
        Decimal(one.score.numerator * 1000 // one.score.denominator) / 1000,
        one.supplementary,
        one.dasar_indikator,
        one.dasar_isu,
        one.sumber,
    )
