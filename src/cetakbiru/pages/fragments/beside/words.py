"""Sentences of the comparison as plain texts, without the links that pages have in them."""

from __future__ import annotations

from cetakbiru.insight.directions import Reason
from cetakbiru.insight.evidence import POTENTIAL, UNKNOWN, mining_standing
from cetakbiru.model.load import Blueprint
from cetakbiru.pages.fragments.numbers import amount


def reason_words(blueprint: Blueprint, reason: Reason) -> str:
    """Why a candidate is a direction, with value, year and rank, or the issue."""
    if reason.value is None or reason.median is None:
        return f"Isu wilayah: {blueprint.isu[reason.id].judul}."
    item = blueprint.indikator[reason.id]
    return (
        f"{item.nama} {amount(reason.value.nilai, item)} ({reason.value.tahun}), peringkat "
        f"{reason.rank} dari {reason.of}; nilai tengah {amount(reason.median, item)}."
    )


def standing_words(blueprint: Blueprint, kabupaten: str) -> str:
    """What the evidence of mining says of the directions of a kabupaten; "" where it is at work."""
    name = blueprint.region_name(kabupaten)
    return {
        UNKNOWN: f"{name}: arah tidak disusun, karena sumber tidak mencatat tambang, pabrik "
        "pengolahan, atau endapan di sana.",
        POTENTIAL: f"{name}: arah disiapkan bila pertambangan berjalan, karena sumber hanya "
        "mencatat endapan.",
    }.get(mining_standing(blueprint, kabupaten), "")
