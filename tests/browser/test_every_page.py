"""Every page: accessible in both schemes, obeying its policy, in its own width, from one host."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from cetakbiru.model.addresses import page_url
from cetakbiru.model.load import load_blueprint
from cetakbiru.model.made_pages import made_pages
from tests.browser.conftest import Watched, addresses
from tests.browser.waiting import until
from tests.conftest import ROOT

AXE = Axe()
# Every rule, that of the size of targets (WCAG 2.2) included, on a desk in light colours; on a
# telephone in dark colours once more what depends on width or colour. Nothing is suppressed.
ALL_RULES = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
LOOKS = ("color-contrast", "link-in-text-block", "scrollable-region-focusable", "target-size")
LOOK_RULES = {
    "resultTypes": ["violations"],
    "runOnly": {"type": "rule", "values": list(LOOKS)},
    "rules": {"target-size": {"enabled": True}},
}
BETWEEN = (320, 768)
FITS = "(width) => document.documentElement.scrollWidth <= width"
# Cells of a card that take less than half of it, though they are laid out as blocks.
SQUEEZED = """
[...document.querySelectorAll("main tbody tr")]
  .filter((row) => getComputedStyle(row).display === "block")
  .flatMap((row) => [...row.cells].filter((cell) => cell.offsetWidth < row.offsetWidth / 2))
  .map((cell) => cell.textContent.slice(0, 60))
"""
# One page of each kind; the tests of all others are of the tier `whole`.
KINDS = {
    "": "home",
    "wilayah-saya/": "near a place",
    "cetak-biru/bab-3-kondisi/": "chapter",
    "kabupaten/ketapang/": "kabupaten",
    "program/pendidikan/": "program utama",
    "program/katalog/": "catalogue",
    "sinkronisasi/tumpang-tindih/": "synchronisation",
    "perusahaan/periksa-rencana/": "check of plans",
    "masyarakat/formulir-usulan/": "form",
    "banding/": "places side by side",
    "rilis/banding/": "editions",
    "tentang/metode/": "about",
    "editor/": "editors",
    "data/": "open data",
    "404.html": "errors",
}
# Pages that no file holds: a plain one of a kecamatan, the one with the most directions, and one of
# a consultation.
MADE = ("kabupaten/ketapang/kendawangan/", "kabupaten/sintang/sepauk/", "konsultasi/kon-04/")
PAGES = [
    pytest.param(
        address, marks=pytest.mark.site if address in (*KINDS, *MADE) else pytest.mark.whole
    )
    for address in (*addresses(), *MADE, "404.html")
]
CASES = [(1440, "light", ALL_RULES), (360, "dark", LOOK_RULES)]


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize(("width", "scheme", "rules"), CASES, ids=["desk-light", "phone-dark"])
def test_a_page_is_sound(
    browser: Browser, site_url: str, address: str, width: int, scheme: str, rules: dict[str, object]
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 800},
        color_scheme=scheme,  # type: ignore[arg-type]  # one of two words
    )
    try:
        watched = Watched(context)
        page = watched.page
        page.goto(f"{site_url}{address}")
        assert page.locator("html").get_attribute("data-md-color-scheme") == (
            "slate" if scheme == "dark" else "default"
        )
        assert page.locator("html").get_attribute("lang") == "id"
        assert page.locator("h1").count() == 1
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.evaluate(SQUEEZED) == []
        found = AXE.run(page, options=rules).response["violations"]
        assert [
            (one["id"], node["target"], node.get("failureSummary"))
            for one in found
            for node in one["nodes"]
        ] == []
        assert watched.complaints == []
        assert {urlsplit(url).netloc for url in watched.asked} == {urlsplit(site_url).netloc}
        # Between the two, and as narrow as a desk at 400 % (WCAG 1.4.10), nothing runs out.
        for other in BETWEEN:
            page.set_viewport_size({"width": other, "height": 800})
            until(page, FITS, other)  # what moves may come to rest first
    finally:
        context.close()


@pytest.mark.site
def test_no_page_is_left_out(built_site: Path) -> None:
    """The menu names every page that somebody wrote, and so do the tests of every page.

    Those of kecamatan are measured in test_subdistrict.py; two of them are looked at here, and one
    of a consultation.
    """
    written = {path.parent.relative_to(built_site) for path in built_site.rglob("index.html")}
    made = {page_url(name).rstrip("/") for name in made_pages(load_blueprint(ROOT / "data"))}
    pages = {path.as_posix() for path in written if path.parts[:1] != ("id",)}
    assert made < pages
    pages -= made
    assert pages == {address.rstrip("/") or "." for address in addresses()}
    assert {*addresses(), "404.html"} >= KINDS.keys()
