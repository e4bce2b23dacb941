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
from tests.pdf.reading import html_of

pytestmark = pytest.mark.whole


def edition_with(printed: Printed, **changes: Any) -> Blueprint:
    blueprint = printed.blueprint
    return replace(blueprint, edisi=replace(blueprint.edisi, **changes))


def printer_of(printed: Printed, blueprint: Blueprint) -> Printer:
    return Printer(blueprint, printed.project.docs, printed.site)


def event(jenis: str) -> Peristiwa:
    return Peristiwa(jenis, date(2026, 1, 30), "Keputusan rekaan.", "sumber-rekaan", "Nomor 1")


def test_the_adopting_event_takes_the_watermark_away(printed: Printed) -> None:
    events = (*printed.blueprint.edisi.peristiwa, event("ditetapkan"))
    document = printer_of(printed, edition_with(printed, peristiwa=events)).whole_composed()
    assert document.watermark == ""
    assert document.edition_line == "Edisi 2026.1 · Ditetapkan"
    assert "Keputusan rekaan." in html_of(document)


@pytest.mark.parametrize("jenis", ["rancangan", "konsultasi", "pertimbangan-teknis"])
def test_no_other_event_does(printed: Printed, jenis: str) -> None:
    events = (*printed.blueprint.edisi.peristiwa, event(jenis))
    document = printer_of(printed, edition_with(printed, peristiwa=events)).whole_composed()
    assert document.watermark == "RANCANGAN"


def test_an_address_gives_a_code_and_links_to_the_web(printed: Printed) -> None:
    blueprint = edition_with(printed, alamat="https://contoh.example/cetak-biru/")
    html = html_of(printer_of(printed, blueprint).district_composed("99.01"))
    assert 'href="https://contoh.example/cetak-biru/2026.1/' in html
    whole = html_of(printer_of(printed, blueprint).whole_composed())
    assert "Kode QR menuju https://contoh.example/cetak-biru/2026.1/" in whole


def test_without_an_address_no_link_leads_to_nowhere(printed: Printed) -> None:
    assert "../" not in html_of(printed.printer().district_composed("99.01"))
