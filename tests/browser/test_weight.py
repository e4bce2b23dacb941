"""The first view of a page is light: at most 80 kB with gzip, from this host alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, expect

from cetakbiru.outputs.search.index import SEARCH
from tests.browser.compressed import compressed, serving
from tests.browser.transfer import first_view

pytestmark = pytest.mark.site

LIMIT = 80_000


@pytest.fixture(scope="module")
def host(built_site: Path) -> Iterator[str]:
    with serving(built_site) as address:
        yield address


@pytest.mark.parametrize(
    "address", ["", "kabupaten/ketapang/", "kabupaten/kapuas-hulu/", "kabupaten/sintang/"]
)
def test_the_first_view_is_light(browser: Browser, host: str, address: str) -> None:
    view = first_view(browser, f"{host}{address}")
    hosts = {urlsplit(url).netloc for url in view.requests if not url.startswith("data:")}
    assert hosts == {urlsplit(host).netloc}
    assert view.transferred <= LIMIT, view.requests


def test_the_catalogue_stays_light(browser: Browser, host: str) -> None:
    assert first_view(browser, f"{host}program/katalog/").transferred <= LIMIT


def test_the_first_search_is_light(browser: Browser, host: str, built_site: Path) -> None:
    """One file more, which holds the library and the index."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    try:
        page = context.new_page()
        page.goto(host)
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.keyboard.press("Control+k")
        page.keyboard.type("beasiswa ketapang")
        expect(page.locator(".ppm-hit").first).to_contain_text("Beasiswa", timeout=20_000)
        # The icon comes when the browser likes.
        assert {url for url in asked if not url.endswith("favicon.svg")} == {f"{host}{SEARCH}"}
        assert len(compressed(built_site / SEARCH)) <= LIMIT
    finally:
        context.close()
