"""What the plan check in the browser knows: the rules and the parts of the blueprint it needs."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from cetakbiru.insight.entries import Entry, known_entries
from cetakbiru.insight.overlap import regions_of
from cetakbiru.model.alignment import TABLE, program_id_pattern
from cetakbiru.model.load import Blueprint
from cetakbiru.pages.fragments.links import Links

FOLDER = Path("assets/align")
_DATA, _SCRIPT = "aturan-selaras.json", "aturan-selaras.js"
RULES_FILES = tuple((FOLDER / name).as_posix() for name in (_DATA, _SCRIPT))


def write_rules(blueprint: Blueprint, site: Path) -> None:
    """Writes the facts beside the scripts of the finished site: as JSON, and as a script for
    pages that are opened from a folder, where browsers don't fetch."""
    folder = site / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    content = json.dumps(browser_facts(blueprint), ensure_ascii=False, separators=(",", ":"))
    (folder / _DATA).write_text(content + "\n", encoding="utf-8")
    script = f"globalThis.ppmSelarasFakta = {content};\n"
    (folder / _SCRIPT).write_text(script, encoding="utf-8")


def browser_facts(blueprint: Blueprint) -> dict[str, Any]:
    """The rules as they are written, and the regions, sectors and programmes they speak of."""
    edition, status = blueprint.edisi, blueprint.status
    links = Links(blueprint, "")
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
        "program": [
            {**_entry(item), "halaman": links.home_of(item)}
            for item in known_entries(blueprint).values()
        ],
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
        "acuan": _references(blueprint),
    }


def _entry(item: Entry) -> dict[str, Any]:
    names = ("id", "kabupaten", "nama", "hasil", "bidang", "subprogram", "indikator", "status")
    return {**_picked(item, *names), "diganti_oleh": list(item.diganti_oleh)}


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
