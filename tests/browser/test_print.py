"""The district page on paper: a document of its own, whole, without what only a screen needs."""

from __future__ import annotations

import re
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Browser

pytestmark = pytest.mark.site

DISTRICT = "kabupaten/ketapang/"


def _printed(browser: Browser, address: str, target: Path, scripts: bool) -> list[str]:
    context = browser.new_context(java_script_enabled=scripts, color_scheme="dark")
    try:
        page = context.new_page()
        page.goto(address)
        page.pdf(path=target, prefer_css_page_size=True, print_background=True)
    finally:
        context.close()
    document = pypdfium2.PdfDocument(target)
    try:
        return [sheet.get_textpage().get_text_range() for sheet in document]
    finally:
        document.close()


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "bare"])
def test_a_district_prints_as_a_document(
    browser: Browser, site_url: str, tmp_path: Path, scripts: bool
) -> None:
    sheets = _printed(browser, f"{site_url}{DISTRICT}", tmp_path / "kabupaten.pdf", scripts)
    first, text = sheets[0], re.sub(r"\s+", " ", " ".join(sheets))
    for needed in ("Kabupaten Ketapang", "Rancangan", "Edisi", DISTRICT):
        assert needed in first
    # What is folded on a screen is open on paper.
    for needed in ("Hasil yang dituju", "Diganti oleh", "PPM-6104-PEN-01", "Siapa yang dihubungi"):
        assert needed in text
    for screen_only in (
        "Tutup menu",
        "Di halaman ini",
        "Cari di situs",
        "Kembali ke atas",
        "Rincian",
    ):
        # A whole word: "Rinciannya" in a sentence is text, "Rincian" is a control.
        assert not re.search(rf"\b{screen_only}\b", text), screen_only
    assert f"1 / {len(sheets)}" in first


def test_paper_is_white_whatever_the_screen(browser: Browser, site_url: str) -> None:
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    page.goto(f"{site_url}{DISTRICT}")
    page.emulate_media(media="print", color_scheme="dark")
    colours = page.evaluate(
        "[['body', 'backgroundColor'], ['h1', 'color']].map(([name, what]) =>"
        " getComputedStyle(document.querySelector(name))[what])"
    )
    context.close()
    assert colours == ["rgb(255, 255, 255)", "rgb(29, 41, 48)"]
