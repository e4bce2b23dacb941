"""The crowded province as a finished site: light and short pages that find what is asked."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import html as lxml_html
from lxml.html import HtmlElement
from playwright.sync_api import Page, expect

from cetakbiru.model.load import Blueprint
from cetakbiru.pages.fragments.links import Links
from cetakbiru.pages.fragments.programs import district_programs
from tests.conftest import serving
from tests.crowded.make import EACH
from tests.outputs.search.node import ask

GOLDEN = Path(__file__).parent / "golden" / "program.html"
NORTH = "kabupaten/contoh-utara"
# Of a page of sixty programmes, compressed as a web host sends it.
MOST = 60_000
SHOWN = ("PRG-9901-PEN-03", "PRG-9901-PEN-25")


def page_of(site: Path, name: str) -> HtmlElement:
    return lxml_html.fromstring((site / name / "index.html").read_text(encoding="utf-8"))


def test_the_totals_and_a_card_are_what_they_were(
    crowded: Blueprint, request: pytest.FixtureRequest
) -> None:
    text = district_programs(crowded, Links(crowded, f"{NORTH}/"), "99.01")
    totals = text.partition('<div class="ppm-kelompok-kelompok">')[0]
    cards = [re.search(rf'<article id="{name}".*?</article>', text, re.DOTALL) for name in SHOWN]
    found = "\n".join([totals.strip(), *(card[0] for card in cards if card), ""])
    if request.config.getoption("--update-golden"):
        GOLDEN.write_text(found, encoding="utf-8")
    assert found == GOLDEN.read_text(encoding="utf-8")


@pytest.mark.site
@pytest.mark.parametrize(
    "name", [NORTH, "kabupaten/kota-contoh-selatan", "program/katalog", "program/pendidikan"]
)
def test_pages_stay_light(crowded_site: Path, name: str) -> None:
    content = (crowded_site / name / "index.html").read_bytes()
    assert len(gzip.compress(content)) < MOST


@pytest.mark.site
def test_every_programme_stands_once_and_folded_under_its_kecamatan(crowded_site: Path) -> None:
    page = page_of(crowded_site, NORTH)
    cards = page.xpath('//article[starts-with(@id, "PRG-9901-")]')
    assert len({card.get("id") for card in cards}) == len(cards) == EACH + 3
    assert not page.xpath("//article//details[@open]")
    heads = [head.text_content() for head in page.xpath('//div[@class="ppm-kelompok"]/h3')]
    assert [head.partition("#")[0].strip() for head in heads] == [
        "Kecamatan Hulu Rekaan (20)",
        "Kecamatan Hilir Rekaan (20)",
        "Kecamatan Tengah Rekaan (20)",
        "Program yang dicabut",
    ]


@pytest.mark.site
def test_the_page_of_a_guide_lists_the_programmes_that_follow_it(crowded_site: Path) -> None:
    rows = page_of(crowded_site, "panduan/beasiswa").xpath(
        '//caption[starts-with(., "Program yang memakai")]/..//tbody/tr/th//a/text()'
    )
    assert len(rows) == 24
    assert rows == sorted(rows)


@pytest.mark.site
@pytest.mark.needs("node")
def test_programmes_are_found_by_village_output_and_name(crowded_site: Path) -> None:
    queries = ["kelas bahasa isyarat", "perahu ambulans", "peserta bersertifikat las"]
    answers: list[dict[str, Any]] = ask(crowded_site, [{"query": query} for query in queries])
    wanted = ["PEN-12", "KES-04", "PEN-04"]
    for answer, name in zip(answers, wanted, strict=True):
        assert any(hit["url"].endswith(name) for hit in answer["hits"][:5]), name
    (village,) = ask(crowded_site, [{"query": "mercu rekaan"}])
    assert any("#PRG-9902-" in hit["url"] for hit in village["hits"][:5])


@pytest.fixture(scope="session")
def crowded_url(crowded_site: Path) -> Iterator[str]:
    with serving(crowded_site) as address:
        yield address


@pytest.mark.site
def test_the_catalogue_narrows_to_kecamatan_guide_and_year(
    page: Page, crowded: Blueprint, crowded_url: str
) -> None:
    wanted = {
        one.id
        for one in crowded.program.values()
        if "99.01.03" in one.kecamatan and one.calon == "PEN-B"
        if (one.tahun_awal or 0) <= 2028 <= (one.tahun_akhir or 0)
    }
    page.goto(f"{crowded_url}program/katalog/")
    expect(page.locator("[data-ppm-jumlah]")).to_contain_text("Semua")
    page.locator("#ppm-saring-kecamatan").select_option("99.01.03")
    page.locator("#ppm-saring-panduan").select_option("PEN-B")
    page.locator("#ppm-saring-tahun").select_option("2028")
    shown = page.locator(".ppm-katalog tbody tr")
    expect(shown).to_have_count(len(wanted))
    assert {row.locator("th").inner_text() for row in shown.all()} == wanted
    assert len(wanted) > 1


@pytest.mark.site
def test_an_address_opens_the_page_at_its_programme(page: Page, crowded_url: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{crowded_url}{NORTH}/#PRG-9901-EKO-12")
    card = page.locator("#PRG-9901-EKO-12")
    expect(card).to_be_in_viewport()
    card.get_by_text("Rincian").click()
    for part in ("Perkiraan biaya", "Mitra", "Asal kebutuhan", "Panduan", "Target"):
        expect(card.locator("dt", has_text=part)).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 360
