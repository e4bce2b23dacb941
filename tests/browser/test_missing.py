"""The page for an address that is not there: at any depth, with a search filled in."""

from __future__ import annotations

from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import QuietHandler, serving

pytestmark = pytest.mark.site


class _Handler(QuietHandler):
    """Answers what is missing with 404.html, as a host of static sites does."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        body = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(HTTPStatus.NOT_FOUND)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture(scope="module")
def host(built_site: Path) -> Iterator[str]:
    with serving(built_site, _Handler) as address:
        yield address


def test_words_of_the_address_are_searched(page: Page, host: str, watched: object) -> None:
    watched.complaints = _Forgetful()  # type: ignore[attr-defined]  # the 404 itself is told
    page.goto(f"{host}a/b/cara-mengusulkan.html")
    expect(page.locator("h1")).to_have_text("Halaman tidak ditemukan")
    _search(page)
    expect(page.locator(".ppm-hit").first).to_contain_text("Cara mengusulkan")
    page.goto(f"{host}program/PPM-6104-PEN-01")
    _search(page)
    expect(page.locator(".ppm-hit").first).to_contain_text("PPM-6104-PEN-01")


def _search(page: Page) -> None:
    """A telephone shows the page first, since its search covers it; a desk shows both."""
    button = page.get_by_role("button", name="Cari kata dari alamat itu")
    if (page.viewport_size or {"width": 0})["width"] < 960:
        expect(page.locator(".ppm-hit")).to_have_count(0)
        button.click()
    else:
        expect(button).to_be_hidden()


class _Forgetful(list[str]):
    def append(self, item: str) -> None:
        return


def test_it_leads_on_without_javascript(bare: Page, host: str) -> None:
    bare.goto(f"{host}x/y/z/tidak-ada/")
    expect(bare.locator("h1")).to_have_text("Halaman tidak ditemukan")
    bare.locator("article").get_by_role("link", name="Kabupaten dan kota").click()
    expect(bare).to_have_url(f"{host}kabupaten/")


@pytest.mark.parametrize("address", ["%E0%A4%A", "<script>alert(1)</script>", "a" * 3000])
def test_any_address_leaves_a_working_page(
    page: Page, host: str, watched: object, address: str
) -> None:
    watched.complaints = _Forgetful()  # type: ignore[attr-defined]  # the 404 itself is told
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    page.goto(f"{host}{address}")
    expect(page.locator("h1")).to_have_text("Halaman tidak ditemukan")
