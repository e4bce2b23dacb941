"""What is laid side by side of every kabupaten and kecamatan, as plain texts in sections of rows.

The script of the page only arranges it: rows of one key stand in one line, and those that all of
the chosen places have come first. It knows no rule and says nothing about a place of its own.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from cetakbiru.base.compact import compact_json
from cetakbiru.insight.directions import Direction, directions_of
from cetakbiru.insight.entries import active, entries_of
from cetakbiru.insight.evidence import evidence_of
from cetakbiru.insight.former import changes_of
from cetakbiru.insight.indicators import (
    OLD_AFTER_YEARS,
    latest_ranks,
    latest_values,
    latest_weakest,
    shown_value,
)
from cetakbiru.insight.local import (
    competences_in,
    evidence_in,
    government_programs_in,
    programs_in,
)
from cetakbiru.insight.neighbours import is_coastal, neighbours
from cetakbiru.model.load import Blueprint
from cetakbiru.model.memo import once_per_blueprint
from cetakbiru.model.model import (
    Kabupaten,
    Kecamatan,
    Kompetensi,
    Program,
    ProgramDaerah,
)
from cetakbiru.pages.fragments.beside.sections import (
    AGENCIES,
    COMPETENCE,
    DIRECTIONS,
    EVIDENCE,
    FACTS,
    GOVERNMENT,
    LAGGING,
    PROGRAMS,
    evidence_key,
    sections_of,
    subject_name,
)
from cetakbiru.pages.fragments.beside.words import reason_words, standing_words
from cetakbiru.pages.fragments.cells import (
    kecamatan_names,
    short_region_name,
    source_name,
)
from cetakbiru.pages.fragments.links import Links
from cetakbiru.pages.fragments.numbers import count, number, shown_unit, years

# The name by which the script of the page finds the record.
GLOBAL = "cetakbiruBanding"
_AREA_DECIMALS = 2


@dataclass
class _Sheet:
    """What there is of one place: the lines of each cell, and the sources that say so."""

    cells: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    sources: dict[str, None] = field(default_factory=dict)

    def add(self, section: str, row: str, line: str | None, *sources: str | None) -> None:
        """Adds a line where there is something to say."""
        if line:
            self.cells.setdefault(section, {}).setdefault(row, []).append(line)
            self.sources.update((kode, None) for kode in sources if kode)


@once_per_blueprint
def beside_script(blueprint: Blueprint) -> str:
    """The record as a script, since a page that is opened from a folder can load nothing else."""
    text = compact_json(beside_record(blueprint))
    return f"globalThis.{GLOBAL}={text};\n"


def beside_record(blueprint: Blueprint) -> dict[str, Any]:
    """All places with their cells, and the titles of sections, rows, indicators and sources."""
    links = Links(blueprint, "")
    places = {
        **{item.kode: _kabupaten(blueprint, links, item) for item in blueprint.kabupaten.values()},
        **{item.kode: _kecamatan(blueprint, links, item) for item in blueprint.kecamatan.values()},
    }
    cited = {source for place in places.values() for source in place["sources"]}
    return {
        "edition": blueprint.edisi.versi,
        "year": blueprint.edisi.tanggal.year,
        "oldAfter": OLD_AFTER_YEARS,
        "sections": [
            {
                "id": one.id,
                "title": one.title,
                "head": one.head,
                "rows": [[key, title, href or ""] for key, (title, href) in one.rows.items()],
                "absent": one.absent,
                "note": one.note,
                "led": one.led,
                "bySharing": one.by_sharing,
                "ofHome": one.of_home,
            }
            for one in sections_of(blueprint, links)
        ],
        "indicators": [
            {
                "id": item.id,
                "name": item.nama,
                "href": links.indikator(item.id),
                "unit": shown_unit(item),
                "decimals": item.desimal,
                "direction": item.arah,
                "subject": subject_name(item) if item.kelompok else "",
            }
            for item in blueprint.indikator.values()
        ],
        "places": places,
        "sources": {
            kode: [source_name(blueprint, kode), links.sumber(kode)]
            for kode in blueprint.sumber
            if kode in cited
        },
    }


def _kabupaten(blueprint: Blueprint, links: Links, item: Kabupaten) -> dict[str, Any]:
    kode, sheet = item.kode, _Sheet()
    area = None if item.luas_km2 is None else f"{number(item.luas_km2, _AREA_DECIMALS)} km²"
    people = None if item.penduduk is None else f"{count(item.penduduk)} jiwa"
    if people and item.penduduk_tahun:
        people += f" ({item.penduduk_tahun})"
    for name, text, source in (
        ("Kode Kemendagri", kode, item.sumber),
        ("Kode BPS", item.kode_bps, item.sumber),
        ("Nama lama", item.nama_lama, item.sumber),
        ("Ibu kota", item.ibu_kota, item.sumber_ibu_kota),
        ("Luas", area, item.sumber),
        ("Penduduk", people, item.sumber_penduduk),
        ("Kecamatan", count(len(blueprint.kecamatan_of(kode))), item.sumber),
        ("Desa", _whole(item.jumlah_desa), item.sumber),
        ("Kelurahan", _whole(item.jumlah_kelurahan), item.sumber),
        ("Perbatasan darat", _yes_no(item.perbatasan), item.sumber_perbatasan),
        ("Garis pantai", _yes_no(is_coastal(blueprint, kode)), None),
        ("Bertetangga dengan", _names(blueprint, neighbours(blueprint, kode)), None),
    ):
        sheet.add(FACTS, name, text, source)
    for event in changes_of(blueprint, kode):
        told = "; ".join(filter(None, (event.nama_lama, event.catatan, event.dasar)))
        sheet.add(FACTS, "Perubahan", f"{event.tahun}: {told}", event.sumber)
    _add_lagging(blueprint, sheet, kode)
    _add_directions(blueprint, sheet, kode)
    for row in evidence_of(blueprint, kode):
        place = "" if row.wilayah == kode else f"{blueprint.region_name(row.wilayah)}, "
        sheet.add(EVIDENCE, evidence_key(row), f"{place}{row.tahun}", row.sumber)
    _add_programs(
        blueprint,
        sheet,
        kode,
        active(blueprint.programs_of_kabupaten(kode)),
        (one for one in blueprint.program_daerah.values() if blueprint.concerns(one, kode)),
        (one for one in blueprint.kompetensi.values() if one.kabupaten == kode),
    )
    return {
        "name": item.full_name,
        "href": links.kabupaten(item),
        "home": "",
        "codes": [item.kode_bps] if item.kode_bps else [],
        "former": _former_names(blueprint, kode, item.nama_lama),
        "near": list(neighbours(blueprint, kode)),
        "remarks": {DIRECTIONS: told} if (told := standing_words(blueprint, kode)) else {},
        "values": _values(blueprint, sheet, kode),
        "cells": sheet.cells,
        "sources": list(sheet.sources),
    }


def _kecamatan(blueprint: Blueprint, links: Links, item: Kecamatan) -> dict[str, Any]:
    kode, sheet = item.kode, _Sheet()
    home = blueprint.kabupaten[item.kabupaten]
    near = neighbours(blueprint, kode)
    for name, text, source in (
        ("Kabupaten", home.full_name, item.sumber),
        ("Kode Kemendagri", kode, item.sumber),
        ("Kode BPS", item.kode_bps, item.sumber),
        ("Desa", _whole(item.jumlah_desa), item.sumber),
        ("Kelurahan", _whole(item.jumlah_kelurahan), item.sumber),
        ("Perbatasan darat", _yes_no(item.perbatasan), item.sumber_perbatasan),
        ("Garis pantai", _yes_no(item.pesisir), item.sumber_pesisir),
        ("Bertetangga dengan", _names(blueprint, near), None),
        (
            "Nama desa dan kelurahan",
            ", ".join(one.nama for one in blueprint.desa_of(kode)),
            item.sumber,
        ),
    ):
        sheet.add(FACTS, name, text, source)
    for row in evidence_in(blueprint, kode):
        sheet.add(EVIDENCE, evidence_key(row), str(row.tahun), row.sumber)
    _add_programs(
        blueprint,
        sheet,
        kode,
        programs_in(blueprint, kode),
        government_programs_in(blueprint, kode),
        competences_in(blueprint, kode),
    )
    return {
        "name": f"Kecamatan {item.nama}",
        "href": links.kecamatan(item),
        "home": home.kode,
        "codes": [item.kode_bps] if item.kode_bps else [],
        "former": _former_names(blueprint, kode, None),
        "near": list(near),
        "remarks": {},
        "values": {},
        "cells": sheet.cells,
        "sources": list(sheet.sources),
    }


def _values(blueprint: Blueprint, sheet: _Sheet, kabupaten: str) -> dict[str, list[Any]]:
    """By indicator the value as it is recorded, its year, series, rank, the number ranked, and
    whether the place lags.

    A value that does not stand in the year of comparison has rank 0.
    """
    found: dict[str, list[Any]] = {}
    for item in blueprint.indikator.values():
        value = shown_value(blueprint, item.id, kabupaten)
        if value is None:
            continue
        year, ranks = latest_values(blueprint, item.id), latest_ranks(blueprint, item.id)
        compared = year is not None and year.nilai.get(kabupaten) is value
        weak = compared and kabupaten in latest_weakest(blueprint, item.id)
        found[item.id] = [
            str(value.nilai),
            value.tahun,
            value.seri or "",
            ranks.get(kabupaten, 0) if compared else 0,
            len(ranks),
            int(weak),
            value.sumber,
        ]
        sheet.sources[value.sumber] = None
    return found


def _add_lagging(blueprint: Blueprint, sheet: _Sheet, kabupaten: str) -> None:
    for item in blueprint.indikator.values():
        if kabupaten in latest_weakest(blueprint, item.id):
            ranks = latest_ranks(blueprint, item.id)
            whose = f"{item.nama}: " if item.kelompok else ""
            told = f"{whose}peringkat {ranks[kabupaten]} dari {len(ranks)}"
            sheet.add(LAGGING, subject_name(item), told)


def _add_directions(blueprint: Blueprint, sheet: _Sheet, kabupaten: str) -> None:
    for one in directions_of(blueprint, kabupaten):
        extra = ", pelengkap" if one.supplementary else ""
        sheet.add(DIRECTIONS, one.calon, f"Nomor {one.rank}{extra} ({one.id})", one.sumber)
        for reason in one.reasons:
            sheet.add(DIRECTIONS, one.calon, reason_words(blueprint, reason))
    for entry in entries_of(blueprint, kabupaten):
        kind = "arah" if isinstance(entry, Direction) else "program"
        sheet.add(AGENCIES, entry.opd, f"{entry.nama} ({kind})")


def _add_programs(
    blueprint: Blueprint,
    sheet: _Sheet,
    kode: str,
    programs: Iterable[Program],
    government: Iterable[ProgramDaerah],
    competences: Iterable[Kompetensi],
) -> None:
    """Programmes, government programmes and core competences of a place."""
    for program in programs:
        row = blueprint.bidang[program.bidang].nama_pendek
        sheet.add(PROGRAMS, row, _program(blueprint, program), program.sumber)
    for item in government:
        told = ", ".join(filter(None, (item.nama, years(item.tahun_awal, item.tahun_akhir))))
        sheet.add(PROGRAMS, GOVERNMENT, told, item.sumber)
    for one in competences:
        within = one.kecamatan if one.kecamatan != kode else None
        at = f" di {blueprint.region_name(within)}" if within else ""
        told = f"{one.kompetensi}{at}: {one.tahap}, {one.tahun}"
        sheet.add(PROGRAMS, COMPETENCE, told, one.sumber)


def _program(blueprint: Blueprint, program: Program) -> str:
    places = kecamatan_names(blueprint, program.kecamatan)
    when = years(program.tahun_awal, program.tahun_akhir)
    told = ", ".join(filter(None, (places, when, program.status)))
    return f"{program.nama} ({program.id}): {told}"


def _former_names(blueprint: Blueprint, kode: str, name: str | None) -> list[str]:
    """Names that a place bore, and codes and names of those from which it came."""
    found = [name] if name else []
    for event in changes_of(blueprint, kode):
        if kode in event.kode_baru:
            found += (event.nama_lama, event.kode_lama)
    return [one for one in dict.fromkeys(found) if one != kode]


def _names(blueprint: Blueprint, codes: Iterable[str]) -> str:
    return ", ".join(
        short_region_name(blueprint, kode)
        if kode in blueprint.kabupaten
        else blueprint.kecamatan[kode].nama
        for kode in codes
    )


def _whole(value: int | None) -> str | None:
    return None if value is None else count(value)


def _yes_no(value: bool | None) -> str | None:
    return None if value is None else "ya" if value else "tidak"
