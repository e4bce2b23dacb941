"""The first view of a page is light: at most 130 kB with gzip and all fonts, from one host."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, expect

from cetakbiru.outputs.offline import OFFLINE_FILE
from cetakbiru.outputs.reader import page_files
from cetakbiru.outputs.search.index import FOLDER, SEARCH
from tests.browser.compressed import compressed, serving
from tests.browser.transfer import first_view
from tests.outputs.search.cases import read_cases
from tests.outputs.search.node import ask

pytestmark = pytest.mark.site

LIMIT = 130_000
# The HTML of a page, its map within.
PAGE_LIMIT = 60_000
FIRST_SEARCH = 40_000
# A word that no text has makes the search read all words, 17 kB, which grew with the guides and the
# instruments.
WITH_VOCABULARY = 50_000


@pytest.fixture(scope="module")
def host(built_site: Path) -> Iterator[str]:
    with serving(built_site) as address:
        yield address


@pytest.mark.parametrize(
    "address",
    [
        "",
        "kabupaten/ketapang/",
        "kabupaten/kapuas-hulu/",
        "kabupaten/sintang/",
        "kabupaten/ketapang/kendawangan/",
        "wilayah-saya/",
        "banding/",
    ],
)
def test_the_first_view_is_light(browser: Browser, host: str, address: str) -> None:
    view = first_view(browser, f"{host}{address}")
    hosts = {urlsplit(url).netloc for url in view.requests if not url.startswith("data:")}
    assert hosts == {urlsplit(host).netloc}
    assert view.transferred <= LIMIT, view.requests


def test_every_page_is_light_with_its_map(built_site: Path) -> None:
    weights = {name: len(compressed(path)) for name, path in page_files(built_site).items()}
    assert len(weights) > 250
    assert {name: weight for name, weight in weights.items() if weight > PAGE_LIMIT} == {}


def test_the_catalogue_stays_light(browser: Browser, host: str) -> None:
    assert first_view(browser, f"{host}program/katalog/").transferred <= LIMIT


def test_the_first_search_is_light(browser: Browser, host: str, built_site: Path) -> None:
    """The engine with its directory, and only the parts that the query needs."""
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
        files = {url.partition("?")[0] for url in asked if not url.endswith("favicon.svg")}
        assert f"{host}{SEARCH}" in files
        assert {url.startswith(f"{host}{FOLDER}/") for url in files} == {True}
        assert _packed(built_site, (url.removeprefix(host) for url in files)) <= FIRST_SEARCH
    finally:
        context.close()


@pytest.mark.needs("node")
def test_every_first_search_is_light(built_site: Path) -> None:
    """Each query of the cases alone, with the ten hits that the box shows at first."""
    cases = read_cases()
    answers = ask(built_site, [case.asked for case in cases], hits=10)
    heavy = {}
    for case, answer in zip(cases, answers, strict=True):
        fetched = answer["fetched"]
        weight = _packed(built_site, [SEARCH, *(FOLDER / name for name in fetched)])
        if weight > (WITH_VOCABULARY if "vocabulary.js" in fetched else FIRST_SEARCH):
            heavy[case.query] = weight
    assert heavy == {}


def test_no_source_map_is_published(built_site: Path) -> None:
    """Neither a map nor the name of one, which the browser's tools would ask for."""
    files = [path for path in built_site.rglob("*") if path.is_file()]
    assert [path.name for path in files if path.suffix == ".map"] == []
    scripts = [path for path in files if path.suffix in {".js", ".css"}]
    assert len(scripts) > 20
    assert [path.name for path in scripts if b"sourceMappingURL" in path.read_bytes()] == []
    with zipfile.ZipFile(built_site / OFFLINE_FILE) as packed:
        assert [name for name in packed.namelist() if name.endswith(".map")] == []


def _packed(site: Path, files: Iterable[str | Path]) -> int:
    """The bytes of files as a host compresses them."""
    return sum(len(compressed(site / file)) for file in files)
