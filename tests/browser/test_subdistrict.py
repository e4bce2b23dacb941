"""The page of a kecamatan: short on a telephone, one sheet of paper, mostly its own words."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pypdfium2
import pytest
from lxml import html
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.site

TYPICAL = ("kabupaten/ketapang/kendawangan/", "kabupaten/sanggau/toba/", "kabupaten/sambas/paloh/")
# Of the longest ones: villages by the dozen, eleven directions, competences with their story.
LONGEST = "kabupaten/sintang/sepauk/"
SCREENS = 3
LONG_SCREENS = 4
SHEET = 2
LARGEST = 60_000
LEAST_TEXT = 35
MOST_SHARED = 0.4


@pytest.mark.parametrize("address", [*TYPICAL, LONGEST])
def test_it_is_read_in_three_screens(browser: Browser, site_url: str, address: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.goto(f"{site_url}{address}")
    height = page.evaluate("document.documentElement.scrollHeight")
    width = page.evaluate("document.documentElement.scrollWidth")
    context.close()
    assert height <= 800 * (LONG_SCREENS if address == LONGEST else SCREENS)
    assert width == 360


@pytest.mark.parametrize("address", [*TYPICAL, LONGEST])
def test_it_prints_on_one_sheet_with_the_form_on_its_back(
    browser: Browser, site_url: str, tmp_path: Path, address: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site_url}{address}")
    page.pdf(path=tmp_path / "lembar.pdf", prefer_css_page_size=True)
    context.close()
    with pypdfium2.PdfDocument(tmp_path / "lembar.pdf") as document:
        sides = [one.get_textpage().get_text_range() for one in document]
    assert len(sides) == SHEET
    assert "Usulan kegiatan PPM dari masyarakat" in sides[1]
    assert "Tanda tangan" in sides[1]


@pytest.mark.parametrize("address", TYPICAL)
def test_most_of_it_stands_on_no_other_page(built_site: Path, address: str) -> None:
    own = _texts(built_site / address)
    home = _texts(built_site / address.rsplit("/", 2)[0])
    shared = sum(len(text) for text in own & home) / sum(map(len, own))
    assert shared <= MOST_SHARED


def test_every_page_is_light(built_site: Path) -> None:
    pages = list(built_site.glob("kabupaten/*/*/index.html"))
    assert len(pages) > 100
    heaviest = max(len(gzip.compress(page.read_bytes())) for page in pages)
    assert heaviest <= LARGEST


def test_a_village_head_finds_sees_and_fills_in(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}kabupaten/ketapang/kendawangan/")
    page.get_by_role("link", name="Formulir usulan untuk Kendawangan").click()
    expect(page.locator('[data-isi="kecamatan"]')).to_have_text("Kendawangan")
    expect(page.locator('[data-isi="kabupaten"]')).to_have_text("Kabupaten Ketapang")


@pytest.mark.parametrize("code", ["61.99.99", "61.99", "", "%3Cb%3E"])
def test_a_code_that_nobody_knows_chooses_nothing(page: Page, site_url: str, code: str) -> None:
    page.goto(f"{site_url}masyarakat/formulir-usulan/?wilayah={code}")
    expect(page.locator('[data-isi="kecamatan"]')).to_have_text(re.compile("^…+$"))
    expect(page.locator('[data-isi="kabupaten"]')).to_have_text(re.compile("^…+$"))


def _texts(folder: Path) -> frozenset[str]:
    """What stands between the tags of a page's article, but for scraps."""
    (article,) = html.fromstring((folder / "index.html").read_bytes()).iter("article")
    for one in article.xpath("//svg | //script | //details"):
        one.clear(keep_tail=True)
    texts = (" ".join(text.split()) for text in article.itertext())
    return frozenset(text for text in texts if len(text) > LEAST_TEXT)
