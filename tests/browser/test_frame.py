"""The frame of the pages: menu, colours, skip link, folded parts; with and without JavaScript."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Watched

pytestmark = pytest.mark.site

DISTRICT = "kabupaten/ketapang/"


def _is_narrow(page: Page) -> bool:
    return (page.viewport_size or {"width": 0})["width"] < 1024


def test_the_skip_link_comes_first_and_leads_to_the_text(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{DISTRICT}")
    page.keyboard.press("Tab")
    skip = page.locator(".md-skip")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("#isi")).to_be_focused()


def test_focus_is_seen_on_every_stop(page: Page, site_url: str) -> None:
    page.goto(site_url)
    for _ in range(25):
        page.keyboard.press("Tab")
        outline = page.evaluate(
            """() => {
              const style = getComputedStyle(document.activeElement);
              const child = document.activeElement.querySelector("rect");
              return parseFloat(style.outlineWidth) || child ? 1 : 0;
            }"""
        )
        assert outline, page.evaluate("document.activeElement.outerHTML.slice(0, 200)")


def test_the_menu_opens_closes_and_gives_the_focus_back(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{DISTRICT}")
    menu = page.get_by_role("navigation", name="Menu situs")
    if not _is_narrow(page):
        expect(menu).to_be_visible()
        expect(menu.locator("[aria-current=page]")).to_have_text("Ketapang")
        return
    opener = page.locator("[data-ppm-menu]")
    expect(menu).to_be_hidden()
    opener.focus()
    page.keyboard.press("Enter")
    expect(menu).to_be_visible()
    expect(opener).to_have_attribute("aria-expanded", "true")
    expect(menu.locator("[aria-current=page]")).to_be_focused()
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(opener).to_be_focused()
    opener.click()
    page.mouse.click(350, 500)
    expect(menu).to_be_hidden()


def test_each_width_has_every_section_once(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{DISTRICT}")
    narrow = _is_narrow(page)
    if narrow:
        page.locator("[data-ppm-menu]").click()
    for title in ("Beranda", "Panduan", "Menyunting"):
        found = page.get_by_role("navigation").get_by_role("link", name=title, exact=True)
        expect(found).to_have_count(1)
        expect(found).to_be_visible()
    bar = page.get_by_role("navigation", name="Bagian situs")
    expect(bar).to_have_count(0 if narrow else 1)
    if not narrow:
        expect(bar.locator("[aria-current]")).to_have_text("Kabupaten dan kota")


def test_the_contents_stand_beside_the_text_and_stay(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{DISTRICT}")
    contents = page.locator("[data-ppm-toc]")
    if _is_narrow(page):
        expect(contents).to_be_hidden()
        return
    page.mouse.wheel(0, 4000)
    expect(contents).to_be_in_viewport()
    text, beside = page.locator("#isi").bounding_box(), contents.bounding_box()
    assert text
    assert beside
    assert beside["x"] + beside["width"] <= text["x"]


@pytest.mark.parametrize("address", ["", "404.html", "wilayah-saya/"])
def test_a_page_without_neighbours_has_all_of_the_width(
    page: Page, site_url: str, address: str
) -> None:
    page.goto(f"{site_url}{address}")
    whole, text = page.locator(".ppm-kerangka").bounding_box(), page.locator("#isi").bounding_box()
    assert whole
    assert text
    assert text["width"] > 0.9 * whole["width"]


def test_the_menu_opens_without_javascript(bare: Page, site_url: str) -> None:
    bare.goto(f"{site_url}{DISTRICT}")
    menu = bare.locator("#menu")
    if _is_narrow(bare):
        expect(menu).to_be_hidden()
        bare.locator("[data-ppm-menu]").click()
    expect(menu).to_be_visible()
    sections = menu if _is_narrow(bare) else bare.get_by_role("navigation", name="Bagian situs")
    sections.get_by_role("link", name="Program", exact=True).click()
    expect(bare.locator("h1")).to_be_visible()
    expect(bare).to_have_url(re.compile("/program/$"))


def test_the_chosen_colours_stay(page: Page, site_url: str) -> None:
    page.goto(site_url)
    page.get_by_role("button", name="Ganti ke warna gelap").click()
    expect(page.locator("html")).to_have_attribute("data-md-color-scheme", "slate")
    page.goto(f"{site_url}{DISTRICT}")
    expect(page.locator("html")).to_have_attribute("data-md-color-scheme", "slate")
    page.get_by_role("button", name="Ganti ke warna terang").click()
    expect(page.locator("html")).to_have_attribute("data-md-color-scheme", "default")


def test_a_direction_says_why_and_unfolds_how_to_cite_it(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{DISTRICT}#PPM-6104-PEN-01")
    card = page.locator("#PPM-6104-PEN-01")
    expect(card).to_be_in_viewport()
    expect(card.locator(".ppm-alasan")).to_contain_text("peringkat")
    expect(card.get_by_text("Tautan tetap")).to_be_hidden()
    card.locator("summary").first.click()
    card.get_by_text("Kutip", exact=True).click()
    expect(card.get_by_text("Tautan tetap")).to_be_visible()


def test_everything_is_there_without_javascript(bare: Page, site_url: str) -> None:
    bare.goto(f"{site_url}{DISTRICT}")
    card = bare.locator("#PPM-6104-PEN-01")
    card.locator("summary").first.click()
    expect(card.get_by_text("Hasil yang dituju")).to_be_visible()
    card.get_by_text("Kutip", exact=True).click()
    expect(card.get_by_text("Tautan tetap")).to_be_visible()
    for name in ("Profil", "Program", "Siapa yang dihubungi"):
        expect(bare.get_by_role("heading", name=name, exact=False).first).to_be_visible()
    expect(bare.locator("button:visible")).to_have_count(0)
    expect(bare.locator(".md-search")).to_be_hidden()


def test_a_strange_address_leaves_a_working_page(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{DISTRICT}?{'x' * 5000}=<script>#%E0%A4%A")
    expect(page.locator("h1")).to_contain_text("Kabupaten Ketapang")
    expect(page.get_by_role("button", name="Ganti ke warna gelap")).to_be_visible()


def test_blocked_scripts_leave_a_readable_page(desk: Watched, site_url: str) -> None:
    page = desk.page
    page.route(re.compile(r"\.js(\?|$)"), lambda route: route.abort())
    page.goto(f"{site_url}program/katalog/")
    expect(page.locator("tbody tr").first).to_be_visible()
    expect(page.locator(".ppm-saring")).to_be_hidden()
