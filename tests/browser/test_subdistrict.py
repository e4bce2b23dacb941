"""The page of a kecamatan: short on a telephone, one sheet of paper, mostly its own words."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.chance import draws, times
from tests.likeness import WAYS, Parts, article_of, shared

pytestmark = pytest.mark.site

TYPICAL = ("kabupaten/ketapang/kendawangan/", "kabupaten/sanggau/toba/", "kabupaten/sambas/paloh/")
# Of the longest ones: villages by the dozen, ten directions, competences with their story.
LONGEST = ("kabupaten/sintang/sepauk/", "kabupaten/sintang/ketungau-hulu/")
SCREENS = 3
LARGEST = 60_000
MOST_SHARED = 0.4
MOST_TAPS = 4
# Of the most alike of its siblings: reached where nothing local is recorded, at the border most.
MOST_LIKE_A_SIBLING = 0.75
USUALLY_LIKE_A_SIBLING = 0.63
FORM = ("ppm-sisi-dua",)


def addresses(site: Path) -> list[str]:
    found = (page.parent.relative_to(site) for page in site.glob("kabupaten/*/*/index.html"))
    return sorted(f"{one.as_posix()}/" for one in found)


def test_each_is_read_in_three_screens(browser: Browser, built_site: Path, site_url: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 800})
    page = context.new_page()
    sizes = {}
    for address in addresses(built_site):
        page.goto(f"{site_url}{address}")
        sizes[address] = page.evaluate(
            "[document.documentElement.scrollWidth, document.documentElement.scrollHeight]"
        )
    context.close()
    assert len(sizes) > 100
    assert {
        address: size for address, size in sizes.items() if size[0] > 360 or size[1] > SCREENS * 800
    } == {}


@pytest.mark.parametrize("has_script", [True, False])
def test_each_prints_on_one_side(
    browser: Browser, built_site: Path, site_url: str, tmp_path: Path, has_script: bool
) -> None:
    context = browser.new_context(java_script_enabled=has_script)
    page = context.new_page()
    drawn = draws(f"kecamatan di kertas {has_script}").sample(addresses(built_site), times(6, 60))
    for address in (*TYPICAL, *LONGEST, *drawn):
        page.goto(f"{site_url}{address}")
        assert len(sides_of(page, tmp_path)) == 1, address
    context.close()


def test_the_form_prints_on_the_back_for_whom_opens_it(
    page: Page, site_url: str, tmp_path: Path
) -> None:
    page.goto(f"{site_url}{LONGEST[0]}")
    page.get_by_text("Formulir untuk dicetak").click()
    _, back = sides_of(page, tmp_path)
    assert "Usulan kegiatan PPM dari masyarakat" in back
    assert "Sepauk" in back
    assert "Tanda tangan" in back


def sides_of(page: Page, folder: Path) -> list[str]:
    """The text of each side that the page prints."""
    page.pdf(path=folder / "lembar.pdf", prefer_css_page_size=True)
    with pypdfium2.PdfDocument(folder / "lembar.pdf") as document:
        return [one.get_textpage().get_text_range() for one in document]


@pytest.mark.parametrize("way", WAYS)
def test_most_of_each_stands_neither_on_its_kabupaten_nor_on_a_sibling(
    built_site: Path, way: str
) -> None:
    """All counts that the article tells, its frame too; save the form, which folds."""
    homes: dict[Path, dict[str, Parts]] = {}
    for address in addresses(built_site):
        folder = built_site / address
        own = homes.setdefault(folder.parent, {})
        own[address] = WAYS[way](article_of(folder / "index.html", FORM))
    with_home, with_siblings = {}, {}
    for home, pages in homes.items():
        told = WAYS[way](article_of(home / "index.html", FORM))
        for address, parts in pages.items():
            with_home[address] = shared(parts, told)
            others = (other for near, other in pages.items() if near != address)
            with_siblings[address] = max(shared(parts, other) for other in others)
    assert len(with_home) > 100
    assert {one: share for one, share in with_home.items() if share > MOST_SHARED} == {}
    assert max(with_siblings.values()) <= MOST_LIKE_A_SIBLING
    assert sum(with_siblings.values()) / len(with_siblings) <= USUALLY_LIKE_A_SIBLING


def test_every_page_is_light(built_site: Path) -> None:
    pages = list(built_site.glob("kabupaten/*/*/index.html"))
    assert len(pages) > 100
    heaviest = max(len(gzip.compress(page.read_bytes())) for page in pages)
    assert heaviest <= LARGEST


def test_a_village_head_finds_sees_prints_and_answers(
    browser: Browser, site_url: str, tmp_path: Path
) -> None:
    """By both ways in; typing is no tap, whatever is pressed is one."""

    def by_search(page: Page) -> Iterator[Locator]:
        yield page.locator(".md-header__button[for=__search]")
        page.get_by_label("Cari di situs ini").fill("kendawangan")
        yield page.locator("#ppm-search-list a").first

    def by_box(page: Page) -> Iterator[Locator]:
        page.locator(".ppm-cari-wilayah input").fill("kendawangan")
        yield page.get_by_role("button", name="Cari", exact=True)
        yield page.get_by_role("link", name="Kendawangan", exact=False).first

    for way in (by_search, by_box):
        context = browser.new_context(viewport={"width": 360, "height": 800}, has_touch=True)
        page = context.new_page()
        page.goto(site_url)
        taps = 0
        for pressed in way(page):
            pressed.tap()
            taps += 1
        expect(page.get_by_role("heading", level=1)).to_have_text("Kecamatan Kendawangan")
        page.get_by_text("Formulir untuk dicetak").tap()
        taps += 1
        # The last tap is the browser's own: print.
        front, back = sides_of(page, tmp_path)
        assert "Apa yang diarahkan di sini" in front
        assert "Kendawangan" in back
        assert taps + 1 <= MOST_TAPS
        context.close()


def test_the_form_opens_with_the_place_filled_in(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}kabupaten/ketapang/kendawangan/")
    page.get_by_role("link", name="Formulir usulan Kendawangan").click()
    expect(page.locator('[data-isi="kecamatan"]')).to_have_text("Kendawangan")
    expect(page.locator('[data-isi="kabupaten"]')).to_have_text("Kabupaten Ketapang")


def test_the_menu_marks_what_it_belongs_to(page: Page, site_url: str) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(f"{site_url}kabupaten/ketapang/kendawangan/")
    bar, menu = page.locator(".ppm-bagian"), page.locator("#menu")
    expect(bar.locator("[aria-current]")).to_have_text("Kabupaten dan kota")
    expect(menu.locator("[aria-current=true]")).to_have_text("Ketapang")
    expect(menu.locator("[aria-current=page]")).to_have_count(0)


@pytest.mark.parametrize("code", ["61.99.99", "61.99", "", "%3Cb%3E"])
def test_a_code_that_nobody_knows_chooses_nothing(page: Page, site_url: str, code: str) -> None:
    page.goto(f"{site_url}masyarakat/formulir-usulan/?wilayah={code}")
    expect(page.locator('[data-isi="kecamatan"]')).to_have_text(re.compile("^…+$"))
    expect(page.locator('[data-isi="kabupaten"]')).to_have_text(re.compile("^…+$"))
