"""What the adopting event changes, and what nothing else changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from cetakbiru.model.load import Blueprint
from cetakbiru.model.model import Peristiwa
from cetakbiru.outputs.pdf.printer import Printer
from tests.pdf.conftest import Printed

pytestmark = [pytest.mark.whole, pytest.mark.needs("pango")]


def edition_with(printed: Printed, **changes: Any) -> Blueprint:
    blueprint = printed.blueprint
    return replace(blueprint, edisi=replace(blueprint.edisi, **changes))


def printer_of(printed: Printed, blueprint: Blueprint) -> Printer:
    return Printer(blueprint, printed.project.docs, printed.site)


def event(jenis: str) -> Peristiwa:
    return Peristiwa(jenis, date(2026, 1, 30), "Keputusan rekaan.", "sumber-rekaan", "Nomor 1")


def test_the_adopting_event_takes_the_watermark_away(printed: Printed) -> None:
    events = (*printed.blueprint.edisi.peristiwa, event("ditetapkan"))
    job = printer_of(printed, edition_with(printed, peristiwa=events)).whole().job
    assert job.watermark == ""
    assert "Edisi 2026.1 · Ditetapkan" in job.html
    assert "Keputusan rekaan." in job.html


@pytest.mark.parametrize("jenis", ["rancangan", "konsultasi", "pertimbangan-teknis"])
def test_no_other_event_does(printed: Printed, jenis: str) -> None:
    events = (*printed.blueprint.edisi.peristiwa, event(jenis))
    job = printer_of(printed, edition_with(printed, peristiwa=events)).whole().job
    assert job.watermark == "RANCANGAN"


def test_an_address_gives_a_code_and_links_to_the_web(printed: Printed) -> None:
    blueprint = edition_with(printed, alamat="https://contoh.example/cetak-biru/")
    html = printer_of(printed, blueprint).district("99.01").job.html
    assert 'href="https://contoh.example/cetak-biru/2026.1/' in html
    whole = printer_of(printed, blueprint).whole().job.html
    assert "Kode QR menuju https://contoh.example/cetak-biru/2026.1/" in whole


def test_without_an_address_no_link_leads_to_nowhere(printed: Printed) -> None:
    html = printed.printer().district("99.01").job.html
    assert "../" not in html.partition("</style>")[2]
