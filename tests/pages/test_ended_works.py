"""A work whose years are over is still called by its ID, and leads nowhere."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from cetakbiru.model.load import Blueprint
from cetakbiru.pages.fragments.agreements import agreements
from cetakbiru.pages.fragments.links import Links
from cetakbiru.pages.fragments.rows import row_link

RENJA = "RNJ-2026-pendidikan-001"
URL = "sinkronisasi/kesepakatan/"


def told(blueprint: Blueprint) -> str:
    links = Links(blueprint, URL)
    return str(row_link(blueprint, links, RENJA)) + str(agreements(blueprint, links))


def test_only_a_work_that_goes_on_is_led_to(province: Blueprint) -> None:
    later = replace(province, edisi=replace(province.edisi, tanggal=date(2027, 1, 31)))
    assert f"#pekerjaan-{RENJA}" in told(province)
    assert f"#pekerjaan-{RENJA}" not in told(later)
    assert RENJA in told(later)
