"""The kecamatan of a kabupaten for its handout: each folded, with what sets it apart."""

from __future__ import annotations

from collections.abc import Iterator

from cetakbiru.insight.evidence import KINDS
from cetakbiru.insight.local import evidence_in
from cetakbiru.insight.neighbours import neighbours
from cetakbiru.model.load import Blueprint
from cetakbiru.model.model import Kecamatan
from cetakbiru.pages.fragments.html import EMPTY, Html, element, lines
from cetakbiru.pages.fragments.numbers import count
from cetakbiru.pages.fragments.tables import definitions, small

LIST_ID = "kecamatan-dan-desa"


def subdistrict_id(kecamatan: Kecamatan) -> str:
    """Where a kecamatan stands in the handout."""
    return f"wilayah-{kecamatan.kode}"


def subdistricts(blueprint: Blueprint, kabupaten: str) -> Html:
    """All kecamatan of the kabupaten with their villages; nothing where none is known."""
    items = blueprint.kecamatan_of(kabupaten)
    if not items:
        return EMPTY
    return element(
        "section",
        {"id": LIST_ID},
        "\n",
        lines(
            (
                element("h2", None, "Kecamatan dan desanya"),
                *(_subdistrict(blueprint, item) for item in items),
            )
        ),
        "\n",
    )


def _subdistrict(blueprint: Blueprint, item: Kecamatan) -> Html:
    villages = blueprint.desa_of(item.kode)
    told = small(f"{count(len(villages))} desa dan kelurahan") if villages else EMPTY
    return element(
        "details",
        {"id": subdistrict_id(item), "class": "ppm-lipat"},
        element("summary", None, f"{item.nama} ", told),
        definitions(tuple(_facts(blueprint, item)), "ppm-rincian"),
    )


def _facts(blueprint: Blueprint, item: Kecamatan) -> Iterator[tuple[str, str]]:
    codes = f"{item.kode}, BPS {item.kode_bps}" if item.kode_bps else item.kode
    yield "Kode", codes
    told = (("perbatasan negara", item.perbatasan), ("pesisir", item.pesisir))
    lies = [word for word, holds in told if holds]
    if lies:
        yield "Letak", ", ".join(lies)
    evidence = evidence_in(blueprint, item.kode)
    if evidence:
        yield (
            "Bukti kegiatan tambang",
            "; ".join(f"{KINDS[row.jenis]}, {row.komoditas} ({row.tahun})" for row in evidence),
        )
    near = [blueprint.region_name(code) for code in neighbours(blueprint, item.kode)]
    if near:
        yield "Bertetangga dengan", ", ".join(near)
    villages = blueprint.desa_of(item.kode)
    if villages:
        yield "Desa dan kelurahan", ", ".join(one.nama for one in villages)
