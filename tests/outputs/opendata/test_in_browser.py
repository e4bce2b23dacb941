"""Permanent links, citations and the data block in a real browser."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.site

PROGRAM = "PPM-6104-PEN-01"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    yield context.new_page()
    context.close()


@pytest.fixture
def page_without_script(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_a_permanent_link_arrives_without_javascript(
    page_without_script: Page, site_url: str
) -> None:
    page_without_script.goto(f"{site_url}id/{PROGRAM}/")
    page_without_script.wait_for_url(f"**/kabupaten/*/#{PROGRAM}")
    expect(page_without_script.locator(f"[id='{PROGRAM}']")).to_be_visible()


def test_a_citation_opens_without_javascript(page_without_script: Page, site_url: str) -> None:
    page_without_script.goto(f"{site_url}id/{PROGRAM}/")
    page_without_script.wait_for_url(f"**/kabupaten/*/#{PROGRAM}")
    article = page_without_script.locator(f"[id='{PROGRAM}']")
    article.locator("summary").first.click()
    article.locator("summary", has_text="Kutip").click()
    expect(article.locator("[data-ppm-kutipan]")).to_contain_text(PROGRAM)
    expect(article.get_by_role("button")).to_have_count(0)


def test_a_section_of_a_chapter_is_cited_by_keyboard(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}id/bab-1-pendahuluan-dasar-hukum/")
    page.wait_for_url("**/cetak-biru/bab-1-pendahuluan/#dasar-hukum")
    control = page.locator("summary", has_text="Kutip bagian Dasar hukum")
    citation = page.locator("#dasar-hukum + details [data-ppm-kutipan]")
    expect(citation).to_be_hidden()
    control.focus()
    page.keyboard.press("Enter")
    for needed in ("bagian “Dasar hukum”", "edisi ", "(rancangan)", "id/bab-1-pendahuluan-dasar"):
        expect(citation).to_contain_text(needed)
    page.emulate_media(media="print")
    expect(control).to_be_hidden()
    expect(citation).to_be_hidden()


def test_a_section_is_cited_without_javascript(page_without_script: Page, site_url: str) -> None:
    page_without_script.goto(f"{site_url}cetak-biru/bab-1-pendahuluan/")
    control = page_without_script.locator("summary", has_text="Kutip bagian Dasar hukum")
    citation = page_without_script.locator("#dasar-hukum + details [data-ppm-kutipan]")
    control.click()
    expect(citation).to_be_visible()


def test_a_citation_can_be_copied(page: Page, site_url: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{site_url}id/{PROGRAM}/")
    page.wait_for_url(f"**/kabupaten/*/#{PROGRAM}")
    article = page.locator(f"[id='{PROGRAM}']")
    article.locator("summary").first.click()
    article.locator("summary", has_text="Kutip").click()
    article.get_by_role("button", name="Salin kutipan").click()
    expect(article.get_by_role("status")).to_have_text("Tersalin")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert PROGRAM in copied
    assert f"id/{PROGRAM}/" in copied
    assert copied.count("http") == 1
    assert "\n" not in copied


def test_a_refused_clipboard_is_told(page: Page, site_url: str) -> None:
    page.add_init_script(
        "Object.defineProperty(navigator, 'clipboard', "
        "{value: {writeText: () => Promise.reject(new Error())}})"
    )
    page.goto(f"{site_url}tentang/indikator/")
    details = page.locator("details.ppm-kutip").first
    details.locator("summary").click()
    details.get_by_role("button").click()
    expect(details.get_by_role("status")).to_contain_text("Tidak dapat menyalin")


def test_a_strict_policy_lets_the_data_block_be(page: Page, site_url: str) -> None:
    """Only what the policy stops is told; the block itself is data and runs nothing."""
    page.goto(f"{site_url}data/")
    block = page.locator("script[type='application/ld+json']").evaluate("one => one.outerHTML")
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text))
    page.route(
        "**/uji-kebijakan.html",
        lambda route: route.fulfill(
            headers={"Content-Security-Policy": "default-src 'none'; script-src 'self'"},
            content_type="text/html",
            body=f"<!doctype html><html lang=id><title>Uji</title>{block}",
        ),
    )
    page.goto(f"{site_url}uji-kebijakan.html")
    assert page.locator("script").count() == 1
    assert refused == []


def test_the_data_page_fits_a_phone(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}data/")
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
