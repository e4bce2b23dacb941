"""Elements, links, numbers and dates."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from cetakbiru.model.addresses import slug
from cetakbiru.model.load import Blueprint
from cetakbiru.pages.fragments import numbers
from cetakbiru.pages.fragments.cells import kecamatan_apart, place_link
from cetakbiru.pages.fragments.html import element, fragment, joined
from cetakbiru.pages.fragments.links import Links, outside_link


def test_children_and_attributes_are_escaped_and_elements_are_not() -> None:
    inner = element("b", None, "a<b")
    assert inner == "<b>a&lt;b</b>"
    assert element("p", {"title": '"<', "id": None}, inner, "&") == (
        '<p title="&quot;&lt;"><b>a&lt;b</b>&amp;</p>'
    )
    assert element("br") == "<br>"


def test_html_put_together_by_hand_is_escaped_again() -> None:
    assert fragment(element("b") + element("i")) == "&lt;b&gt;&lt;/b&gt;&lt;i&gt;&lt;/i&gt;"


def test_joined() -> None:
    assert joined("<", ["a", "b"]) == "a&lt;b"
    assert joined(", ", []) == ""


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        ("1234567.891", 2, "1.234.567,89"),
        ("0.125", 2, "0,13"),
        ("-0.125", 2, "−0,13"),
        ("-0.001", 2, "0,00"),
        ("1500000000", 0, "1.500.000.000"),
        ("1E+3", 0, "1.000"),
        ("7", 1, "7,0"),
    ],
)
def test_number(value: str, decimals: int, text: str) -> None:
    assert numbers.number(Decimal(value), decimals) == text


@pytest.mark.parametrize(
    ("value", "text"), [("0.5", "+0,5"), ("-0.5", "−0,5"), ("0", "tetap"), ("-0.04", "tetap")]
)
def test_signed(value: str, text: str) -> None:
    assert numbers.signed(Decimal(value), 1) == text


@pytest.mark.parametrize(("value", "text"), [("8.10", "8,10"), ("1E+3", "1.000"), ("3", "3")])
def test_exact(value: str, text: str) -> None:
    assert numbers.exact(Decimal(value)) == text


def test_dates_and_years() -> None:
    assert numbers.long_date(date(2024, 7, 31)) == "31 Juli 2024"
    assert numbers.years(2024, 2026) == "2024–2026"
    assert numbers.years(2024, 2024) == "2024"
    assert numbers.years(None, None) == ""


@pytest.mark.parametrize(
    ("here", "there", "href"),
    [
        ("", "program/katalog/", "program/katalog/"),
        ("kabupaten/ketapang/", "program/katalog/", "../../program/katalog/"),
        ("kabupaten/ketapang/", "kabupaten/sambas/", "../sambas/"),
        ("kabupaten/ketapang/", "kabupaten/ketapang/", "./"),
        ("kabupaten/ketapang/", "", "../../"),
        ("kabupaten/", "kabupaten/sambas/", "sambas/"),
        ("kabupaten/sambas/", "kabupaten/", "../"),
        ("404.html", "program/katalog/", "program/katalog/"),
    ],
)
def test_relative_addresses(province: Blueprint, here: str, there: str, href: str) -> None:
    assert Links(province, here).page(there) == href


def test_anchors_and_slugs(province: Blueprint) -> None:
    program = next(iter(province.program.values()))
    home = province.kabupaten[program.kabupaten]
    assert Links(province, f"kabupaten/{home.slug}/").entry(program) == f"#{program.id}"
    assert slug("Sosial dan budaya (adat)") == "sosial-dan-budaya-adat"


def test_ids_are_unique_on_a_page(province: Blueprint) -> None:
    links = Links(province, "")
    assert [links.unique_id("a 61.04") for _ in range(3)] == ["a-61-04", "a-61-04-2", "a-61-04-3"]


@pytest.mark.parametrize("url", [None, "javascript:alert(1)", "data:text/html,x"])
def test_only_web_addresses_become_links(url: str | None) -> None:
    assert "href" not in outside_link(url, "Judul")


def test_kecamatan_of_one_name_are_told_apart_outside_of_their_kabupaten(
    province: Blueprint,
) -> None:
    north, south = province.kecamatan["99.01.01"], province.kecamatan["99.02.01"]
    twins = {**province.kecamatan, south.kode: replace(south, nama=north.nama)}
    known = replace(province, kecamatan=twins)
    assert kecamatan_apart(province, north.kode) == "Hulu Rekaan"
    assert kecamatan_apart(known, north.kode) == "Hulu Rekaan (Contoh Utara)"
    assert kecamatan_apart(known, south.kode) == "Hulu Rekaan (Kota Contoh Selatan)"
    assert ">Kecamatan Hulu Rekaan (Contoh Utara)<" in place_link(
        known, Links(known, ""), north.kode
    )
