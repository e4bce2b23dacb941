"""The first view of a page is light: at most 80 kB with gzip, from this host alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser

from tests.browser.compressed import serving
from tests.browser.transfer import first_view

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
