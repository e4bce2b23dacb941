"""What the engine knows of a blueprint: the rules, and the places and directions they speak of."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cetakbiru.insight.entries import Entry, known_entries
from cetakbiru.insight.overlap import regions_of
from cetakbiru.model.alignment import TABLE, program_id_pattern
from cetakbiru.model.load import Blueprint
from cetakbiru.model.model import Program


def plan_facts(blueprint: Blueprint) -> dict[str, Any]:
    """All of it as plain values; the rules as they are written."""
    edition, status = blueprint.edisi, blueprint.status
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
            {**_picked(item, "kode", "kode_bps", "nama", "jenis", "nama_lama"), "slug": item.slug}
            for item in blueprint.kabupaten.values()
        ],
        "kecamatan": [
            _picked(item, "kode", "nama", "kabupaten") for item in blueprint.kecamatan.values()
        ],
        "bidang": [
            {
                **_picked(item, "kode", "nomor", "nama", "nama_pendek"),
                "dinilai": list(item.dinilai),
                "subprogram": [_picked(sub, "kode", "nama") for sub in item.subprogram],
            }
            for item in blueprint.bidang.values()
        ],
        "kelompok": [
            _picked(item, "kode", "nama") for item in blueprint.kelompok_komoditas.values()
        ],
        "indikator": [
            _picked(item, "id", "nama", "nama_pendek") for item in blueprint.indikator.values()
        ],
        "provinsi": edition.provinsi.kode,
        "arah": [_entry(item) for item in known_entries(blueprint).values()],
        "program_daerah": [
            {
                **_picked(item, "id", "nama", "tahun_awal", "tahun_akhir", "pelaksana"),
                "pelajaran": item.pelajaran,
                "kabupaten": list(regions_of(blueprint, item)),
                "kecamatan": list(item.kecamatan),
                "bidang": list(item.bidang),
            }
            for item in blueprint.program_daerah.values()
        ],
        "dasar": _references(blueprint),
    }


def _entry(item: Entry) -> dict[str, Any]:
    names = ("id", "kabupaten", "nama", "hasil", "bidang", "subprogram", "indikator", "status")
    kind = "program" if isinstance(item, Program) else "arah"
    return {**_picked(item, *names), "jenis": kind, "diganti_oleh": list(item.diganti_oleh)}


def _references(blueprint: Blueprint) -> Mapping[str, str]:
    """What the bases of duties and the sources of readiness points are called."""
    rules = blueprint.trees(TABLE)[0]
    wanted = {item["dasar"] for item in rules["kewajiban"]} | {rules["rkab"]["dasar"]}
    laws = {
        law.id: ", ".join(part for part in (law.peraturan, law.pasal) if part)
        for law in blueprint.dasar_hukum
        if law.id in wanted
    }
    named = dict.fromkeys(item["sumber"] for item in rules["kesiapan"])
    return {**laws, **{kode: blueprint.sumber[kode].judul for kode in named}}


def _picked(item: Any, *names: str) -> dict[str, Any]:
    return {name: getattr(item, name) for name in names}
