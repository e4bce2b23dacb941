"""The page of a kabupaten: short, whole, and reached by every address that it ever had."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.site

ANCHORS: dict[str, str] = yaml.safe_load(
    Path(__file__).with_name("anchors-of-districts.yml").read_text(encoding="utf-8")
)
DISTRICTS = [address for address in ANCHORS if address != "kabupaten/"]
# One of each kind: a heading that folds, a table, a row, a direction, one folded away, a number
# that no longer holds, a note.
OF_EACH_KIND = (
    *("profil", "tabel-indikator-61-04", "kecamatan-61.04.04", "PPM-6104-PDR-01"),
    *("PPM-6104-EKO-02", "PPM-6104-LBG-01", "capaian", "fn:adat"),
)
PAGE_KILOBYTES = 60

_BOTTOM = """() => Math.max(...[
    ...document.querySelectorAll('article > :is(.ppm-ringkasan, .ppm-arah)')
  ].map((part) => part.getBoundingClientRect().bottom + scrollY))"""
_IS_SEEN = """(id) => {
  const place = document.getElementById(id);
  return place.checkVisibility() && place.getBoundingClientRect().top < innerHeight
    && place.getBoundingClientRect().bottom > 0;
}"""


def _page_of(browser: Browser, width: int, height: int, *, scripts: bool = True) -> Page:
    context = browser.new_context(
        viewport={"width": width, "height": height}, java_script_enabled=scripts
    )
    return context.new_page()


@pytest.mark.parametrize("address", ANCHORS)
def test_no_anchor_of_before_is_lost(built_site: Path, address: str) -> None:
    text = (built_site / address / "index.html").read_text(encoding="utf-8")
    assert not [anchor for anchor in ANCHORS[address].split() if f'id="{anchor}"' not in text]


def test_an_address_opens_what_it_points_into(browser: Browser, site_url: str) -> None:
    page = _page_of(browser, 360, 800)
    for anchor in OF_EACH_KIND:
        page.goto("about:blank")
        page.goto(f"{site_url}kabupaten/ketapang/#{anchor}")
        page.wait_for_function(_IS_SEEN, arg=anchor)
    folded = "document.querySelectorAll('main details.lipat[open]').length"
    page.goto("about:blank")
    page.goto(f"{site_url}kabupaten/ketapang/")
    assert page.evaluate(folded) == 0
    page.evaluate("location.hash = 'kecamatan'")
    page.wait_for_function(f"{folded} === 1")
    page.context.close()


def test_a_fold_opens_without_script(browser: Browser, site_url: str) -> None:
    page = _page_of(browser, 360, 800, scripts=False)
    page.goto(f"{site_url}kabupaten/ketapang/")
    summary = page.locator("main details.lipat > summary", has_text="Kecamatan").last
    summary.click()
    assert page.locator("[id='kecamatan-61.04.04']").is_visible()
    page.context.close()


@pytest.mark.parametrize(
    ("width", "height", "first", "whole"), [(360, 800, 2.5, 8), (1440, 900, 2, 5)]
)
def test_two_screens_say_what_matters(
    browser: Browser, site_url: str, width: int, height: int, first: float, whole: float
) -> None:
    """What a place is, where mining is recorded, in what it lags, what goes first."""
    page = _page_of(browser, width, height)
    found = {}
    for address in DISTRICTS:
        page.goto(f"{site_url}{address}")
        size = page.evaluate("document.documentElement.scrollHeight")
        found[address] = (page.evaluate(_BOTTOM) / height, size / height)
    page.context.close()
    assert not {name: one for name, one in found.items() if one[0] > first or one[1] > whole}


@pytest.mark.parametrize("address", DISTRICTS)
def test_a_page_with_its_map_is_light(built_site: Path, address: str) -> None:
    content = (built_site / address / "index.html").read_bytes()
    assert b'class="ppm-peta' in content
    assert len(gzip.compress(content, 9)) <= PAGE_KILOBYTES * 1000
