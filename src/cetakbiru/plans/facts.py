"""What the engine knows of a blueprint: the rules, and the places and directions they speak of."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from cetakbiru.insight.directions import Direction
from cetakbiru.insight.entries import Entry, known_entries
from cetakbiru.insight.evidence import mining_standing
from cetakbiru.insight.indicators import values_of_region
from cetakbiru.insight.work import GOVERNMENT, PROGRAM, current_works
from cetakbiru.insight.yardsticks import extremes, steepest_step
from cetakbiru.model.alignment import TABLE, program_id_pattern
from cetakbiru.model.load import Blueprint
from cetakbiru.model.model import Calon, DasarHukum, Indikator, Nilai, ProgramDaerah
from cetakbiru.plans.works import plain_works


def plan_facts(blueprint: Blueprint) -> dict[str, Any]:
    """All of it as plain values; the rules as they are written."""
    edition, status = blueprint.edisi, blueprint.status
    sources: dict[str, int] = {}
    return {
        "aturan": blueprint.trees(TABLE)[0],
        "pola_id": program_id_pattern(blueprint),
        "edisi": {
            "judul": edition.judul_pendek,
            "versi": edition.versi,
            "status": status.label,
            "kode_status": status.code,
            "tanggal": edition.tanggal.isoformat(),
        },
        "kabupaten": [
            {
                **picked(
                    item, "kode", "kode_bps", "nama", "jenis", "singkatan", "nama_lama", "penduduk"
                ),
                "slug": item.slug,
                "penduduk_tahun": item.penduduk_tahun,
                "jumlah_desa": (item.jumlah_desa or 0) + (item.jumlah_kelurahan or 0),
                "jumlah_kecamatan": len(blueprint.kecamatan_of(item.kode)),
                "bukti_tambang": mining_standing(blueprint, item.kode),
            }
            for item in blueprint.kabupaten.values()
        ],
        "kecamatan": kecamatan_facts(blueprint),
        "desa": villages_by_kecamatan(blueprint),
        "bidang": [
            {
                **picked(item, "kode", "nomor", "nama", "nama_pendek"),
                "dinilai": list(item.dinilai),
                "subprogram": [picked(sub, "kode", "nama") for sub in item.subprogram],
            }
            for item in blueprint.bidang.values()
        ],
        "kelompok": [
            picked(item, "kode", "nama") for item in blueprint.kelompok_komoditas.values()
        ],
        "indikator": [
            _indicator(blueprint, item, sources) for item in blueprint.indikator.values()
        ],
        "sumber_nilai": [blueprint.sumber[kode].penerbit for kode in sources],
        "provinsi": edition.provinsi.kode,
        "nama_provinsi": edition.provinsi.nama,
        "arah": [_entry(blueprint, item) for item in known_entries(blueprint).values()],
        "panduan": [_guide(item) for item in blueprint.calon.values() if item.halaman],
        "program_daerah": [
            {
                **picked(item, "id", "nama", "tahun_awal", "tahun_akhir", "pelaksana"),
                "pelajaran": item.pelajaran,
                "kabupaten": list(_regions_of(blueprint, item)),
                "kecamatan": list(item.kecamatan),
                "bidang": list(item.bidang),
            }
            for item in blueprint.program_daerah.values()
        ],
        "pekerjaan": _works(blueprint),
        "dasar": _references(blueprint),
    }


def _works(blueprint: Blueprint) -> list[dict[str, Any]]:
    """What agencies, villages and companies do now: what a plan may meet beside the programmes,
    which it is matched with, and those of the government, which also teach when they are over."""
    apart = (PROGRAM, GOVERNMENT)
    found = [work for work in current_works(blueprint) if work.kind not in apart]
    return [
        {**plain, "pelaksana": work.doer}
        for plain, work in zip(plain_works(blueprint, found), found, strict=True)
    ]


def _regions_of(blueprint: Blueprint, item: ProgramDaerah) -> tuple[str, ...]:
    """The kabupaten in which a government programme holds."""
    return tuple(kode for kode in blueprint.kabupaten if blueprint.concerns(item, kode))


def _indicator(blueprint: Blueprint, item: Indikator, sources: dict[str, int]) -> dict[str, Any]:
    """What a target for an indicator is measured by; sources are numbered in `sources`."""

    def source(value: Nilai) -> int:
        return sources.setdefault(value.sumber, len(sources))

    def told(value: Nilai) -> dict[str, Any]:
        return {
            "nilai": _plain(value.nilai),
            "wilayah": value.wilayah,
            "tahun": value.tahun,
            "sumber": source(value),
        }

    step, ends = steepest_step(blueprint, item.id), extremes(blueprint, item.id)
    recorded = {
        place: [[value.tahun, _plain(value.nilai), source(value)] for value in values]
        for place in (blueprint.edisi.provinsi.kode, *blueprint.kabupaten)
        if (values := values_of_region(blueprint, item.id, place))
    }
    return {
        **picked(item, "id", "nama", "nama_pendek", "satuan", "arah"),
        "minimum": _plain(item.possible.minimum),
        "maksimum": _plain(item.possible.maksimum),
        "langkah": _plain(item.langkah),
        "bagian_desa": item.bagian_dari == "kabupaten.jumlah_desa",
        "nilai": recorded,
        "perubahan": None
        if step is None
        else {
            "per_tahun": _plain(step.per_year),
            "wilayah": step.later.wilayah,
            "dari": step.earlier.tahun,
            "ke": step.later.tahun,
            "sumber": source(step.later),
        },
        "terbaik": None if ends is None else told(ends.best),
        "terburuk": None if ends is None else told(ends.worst),
    }


def law_name(law: DasarHukum) -> str:
    """What a provision is called, and whether an official or another source was read for it."""
    name = ", ".join(part for part in (law.peraturan, law.pasal) if part)
    return f"{name} (sumber {law.keyakinan})"


def _entry(blueprint: Blueprint, item: Entry) -> dict[str, Any]:
    """A direction or a programme. What follows a guide says there whom it serves and what for."""
    names = ("id", "kabupaten", "calon", "nama", "bidang", "subprogram", "indikator", "status")
    guided = isinstance(item, Direction) and blueprint.calon[item.calon].halaman
    return {
        **picked(item, *names),
        **({} if guided else {"hasil": item.hasil, "penerima": item.penerima_manfaat}),
        "jenis": "arah" if isinstance(item, Direction) else "program",
        "diganti_oleh": list(item.diganti_oleh),
    }


def _guide(item: Calon) -> dict[str, Any]:
    names = ("nama", "hasil", "bidang", "subprogram", "indikator", "halaman")
    penerima = item.penerima_manfaat
    return {"id": item.kode, "jenis": "panduan", "penerima": penerima, **picked(item, *names)}


def _references(blueprint: Blueprint) -> Mapping[str, str]:
    """What the bases of duties and of points of readiness are called, and how sure they are."""
    rules = blueprint.trees(TABLE)[0]
    points = (*rules["kewajiban"], *rules["kesiapan"], *rules["bagian"], rules["rkab"])
    wanted = {item["dasar"] for item in points if item.get("dasar")}
    laws = {law.id: law_name(law) for law in blueprint.dasar_hukum if law.id in wanted}
    named = dict.fromkeys(item["sumber"] for item in rules["kesiapan"])
    return {**laws, **{kode: blueprint.sumber[kode].cited for kode in named}}


def cell_facts(blueprint: Blueprint) -> dict[str, Any]:
    """What tells places and money in cells: the names of places, and the words of the rules."""
    province = blueprint.edisi.provinsi
    return {
        "provinsi": province.kode,
        "nama_provinsi": province.nama,
        "aturan": {"kata": blueprint.trees(TABLE)[0]["kata"]},
        "kabupaten": [
            picked(item, "kode", "kode_bps", "nama", "jenis", "singkatan", "nama_lama")
            for item in blueprint.kabupaten.values()
        ],
        "kecamatan": kecamatan_facts(blueprint),
        "desa": villages_by_kecamatan(blueprint),
    }


def kecamatan_facts(blueprint: Blueprint) -> list[dict[str, Any]]:
    """The kecamatan with their codes and in what each lies."""
    return [
        picked(item, "kode", "kode_bps", "nama", "kabupaten")
        for item in blueprint.kecamatan.values()
    ]


def villages_by_kecamatan(blueprint: Blueprint) -> dict[str, dict[str, str]]:
    """The names of desa by the last part of their codes, in each kecamatan."""
    return {kode: village_names(blueprint, kode) for kode in blueprint.kecamatan}


def village_names(blueprint: Blueprint, kecamatan: str) -> dict[str, str]:
    """The names of the desa of a kecamatan by the last part of their codes."""
    return {
        item.kode.removeprefix(f"{kecamatan}."): item.nama for item in blueprint.desa_of(kecamatan)
    }


def picked(item: Any, *names: str) -> dict[str, Any]:
    """Those fields of a record, by their names."""
    return {name: getattr(item, name) for name in names}


def _plain(value: Decimal | None) -> int | float | None:
    """A number as JSON has it."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
