"""The search box as readers use it, in a real browser on the built site."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.waiting import until

pytestmark = pytest.mark.site

HITS = ".ppm-hit"
STATUS = "[data-ppm-search-status]"
REGION = "[data-ppm-search-filter=region]"
expect.set_options(timeout=15_000)
CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "base-uri 'none'; form-action 'self'"
)


@pytest.fixture(params=[360, pytest.param(1440, marks=pytest.mark.whole)])
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page of a telephone and one of a desk, each with an empty cache."""
    width: int = request.param
    context = browser.new_context(viewport={"width": width, "height": 800})
    context.set_default_timeout(15_000)
    yield context.new_page()
    context.close()


def open_box(page: Page, address: str) -> None:
    page.goto(address)
    width = (page.viewport_size or {"width": 0})["width"]
    if width < 960:
        page.locator(".md-header__button[for=__search]").click()
    else:
        page.get_by_label("Cari di situs ini").click()
    expect(page.get_by_label("Cari di situs ini")).to_be_focused()


def test_typing_finds_and_asks_no_other_host(page: Page, site_url: str) -> None:
    asked: list[str] = []
    errors: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: errors.append(str(error)))
    open_box(page, f"{site_url}kabupaten/sintang/")
    page.wait_for_load_state("networkidle")
    before = len(asked)
    assert not [url for url in asked if "/assets/search/" in url and "/box." not in url]
    page.keyboard.type("beasiswa ketapang")
    first = page.locator(HITS).first
    expect(first).to_contain_text("PPM-6104-PEN-01")
    expect(first).to_contain_text("Kabupaten Ketapang")
    expect(first).to_contain_text("Pendidikan")
    parts = re.compile(rf"{re.escape(site_url)}assets/search/(search|(words|entries)/\d+)\.js")
    # A typeface may still come for the page itself.
    own = (url for url in asked[before:] if not re.search("favicon|/assets/fonts/", url))
    later = [url.partition("?")[0] for url in own]
    assert later[0] == f"{site_url}assets/search/search.js"
    assert [url for url in later if not parts.fullmatch(url)] == []
    assert len(set(later)) == len(later)
    assert {urlsplit(url).netloc for url in asked} == {urlsplit(site_url).netloc}
    assert errors == []


def test_arrows_and_enter_open_a_hit_and_mark_the_words(page: Page, site_url: str) -> None:
    open_box(page, site_url)
    page.keyboard.type("cara mengusulkan")
    expect(page.locator(STATUS)).to_contain_text("“cara mengusulkan”")
    expect(page.locator(HITS).first).to_contain_text("Cara mengusulkan")
    page.keyboard.press("ArrowDown")
    expect(page.locator(HITS).nth(0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator(HITS).nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.get_by_label("Cari di situs ini")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{site_url}masyarakat/cara-mengusulkan/")
    until(page, "CSS.highlights.get('ppm-search')?.size > 0")


def test_a_hit_on_the_same_page_comes_into_view(page: Page, site_url: str) -> None:
    open_box(page, f"{site_url}kabupaten/sintang/")
    page.keyboard.type("PPM-6105-INF-02")
    expect(page.locator(HITS)).to_have_count(1)
    page.locator(HITS).first.click()
    expect(page).to_have_url(f"{site_url}kabupaten/sintang/#PPM-6105-INF-02")
    expect(page.locator("#PPM-6105-INF-02")).to_be_in_viewport()
    page.wait_for_timeout(600)
    expect(page.locator("#PPM-6105-INF-02")).to_be_in_viewport()


def test_enter_in_the_box_opens_the_best_hit(page: Page, site_url: str) -> None:
    open_box(page, site_url)
    page.keyboard.type("PPM-6105-PEN-01")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{site_url}kabupaten/sintang/#PPM-6105-PEN-01")


def test_filters_narrow_by_keyboard_and_are_announced(page: Page, site_url: str) -> None:
    open_box(page, site_url)
    page.keyboard.type("beasiswa")
    expect(page.locator(HITS).first).to_be_visible()
    page.locator(REGION).focus()
    page.keyboard.type("Kabupaten Sintang")
    page.keyboard.press("Enter")
    expect(page.locator(REGION)).to_have_value("61.05")
    expect(page.locator(HITS).first).to_contain_text("PPM-6105-PEN-01")
    expect(page.get_by_role("status")).to_have_text(re.compile("hasil.*di Kabupaten Sintang"))
    page.get_by_role("button", name="Hapus saringan kabupaten atau kota").press("Enter")
    expect(page.locator(REGION)).to_have_value("")
    expect(page.locator(REGION)).to_be_focused()


def test_typed_filters_show_as_chosen_and_can_be_changed(page: Page, site_url: str) -> None:
    open_box(page, site_url)
    page.keyboard.type("pelatihan kabupaten:ketapang bidang:pen")
    expect(page.locator(REGION)).to_have_value("61.04")
    expect(page.locator("[data-ppm-search-filter=field]")).to_have_value("PEN")
    page.get_by_role("button", name="Hapus saringan kabupaten atau kota").click()
    expect(page.get_by_label("Cari di situs ini")).to_have_value("pelatihan")
    expect(page.locator("[data-ppm-search-filter=field]")).to_have_value("PEN")


def test_tab_leaves_and_escape_closes(page: Page, site_url: str) -> None:
    open_box(page, site_url)
    page.keyboard.type("desa")
    expect(page.locator(HITS).first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#__search")).not_to_be_checked()
    assert page.locator("[data-ppm-search-panel]").evaluate("element => element.inert")
    page.keyboard.press("Control+k")
    expect(page.get_by_label("Cari di situs ini")).to_be_focused()
    page.locator("[data-ppm-search-more]").focus()
    page.keyboard.press("Tab")
    expect(page.locator("#__search")).not_to_be_checked()


def test_more_hits_follow_on_request(page: Page, site_url: str) -> None:
    open_box(page, site_url)
    page.keyboard.type("desa")
    expect(page.locator(HITS)).to_have_count(10)
    page.locator("[data-ppm-search-more]").click()
    expect(page.locator(HITS)).to_have_count(30)
    expect(page.locator(HITS).nth(10)).to_be_focused()


@pytest.mark.parametrize("query", ["<img src=x onerror=alert(1)>", "a" * 10_000, "%%%%"])
def test_bad_input_gives_a_plain_message(page: Page, site_url: str, query: str) -> None:
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    open_box(page, site_url)
    page.get_by_label("Cari di situs ini").fill(query)
    expect(page.locator(STATUS)).to_contain_text(re.compile("hasil"))
    expect(page.locator("[data-ppm-search] img")).to_have_count(0)
    page.get_by_label("Cari di situs ini").fill("RIPPM")
    expect(page.locator(HITS).first).to_contain_text("RIPPM")


@pytest.mark.parametrize("missing", ["search.js", "words/*.js?*", "entries/*.js?*"])
def test_a_missing_file_leaves_a_message_and_a_way_back(
    page: Page, site_url: str, missing: str
) -> None:
    page.route(f"**/{missing}", lambda route: route.fulfill(status=404, body="tidak ada"))
    open_box(page, site_url)
    # At once: a letter later that is found after all takes the button away.
    page.keyboard.insert_text("beasiswa")
    expect(page.locator(STATUS)).to_contain_text("Pencarian tidak dapat dimuat.")
    expect(page.locator(STATUS)).to_contain_text("gunakan menu")
    page.unroute(f"**/{missing}")
    page.get_by_role("button", name="Coba lagi").click()
    expect(page.locator(HITS).first).to_be_visible()


def test_a_strict_policy_changes_nothing(page: Page, site_url: str) -> None:
    def with_policy(route: Route) -> None:
        response = route.fetch()
        route.fulfill(
            response=response, headers={**response.headers, "content-security-policy": CSP}
        )

    page.route(re.compile(r"/$"), with_policy)
    page.goto(site_url)
    # The theme's own scripts in the page are not this test's matter.
    page.evaluate("document.documentElement.classList.remove('no-js')")
    page.keyboard.press("Control+k")
    page.keyboard.type("RKAB")
    expect(page.locator(HITS).first).to_be_visible()


def test_a_blocked_script_leaves_a_message(page: Page, site_url: str) -> None:
    page.route("**/box.js?v=*", lambda route: route.abort())
    page.goto(site_url)
    page.locator("#__search").evaluate("element => { element.checked = true }")
    expect(page.locator(STATUS)).to_contain_text("Gunakan menu")


def test_a_site_opened_from_a_folder_searches_too(page: Page, built_site: Path) -> None:
    open_box(page, (built_site / "kabupaten/sintang/index.html").as_uri())
    page.keyboard.type("beasiswa ketapang")
    page.keyboard.press("Enter")
    goal = (built_site / "kabupaten/ketapang/index.html").as_uri() + "#PPM-6104-PEN-01"
    expect(page).to_have_url(goal)


def test_an_address_can_carry_the_query(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}?q=kabupaten:ketapang+beasiswa")
    expect(page.locator(HITS).first).to_contain_text("PPM-6104-PEN-01")
    expect(page.locator(REGION)).to_have_value("61.04")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_open_box(page: Page, site_url: str, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    open_box(page, site_url)
    page.keyboard.type("air bersih kabupaten:sintang")
    expect(page.locator(HITS).first).to_be_visible()
    page.wait_for_timeout(600)  # colours fade in
    found = Axe().run(page, context=".ppm-search").response["violations"]
    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] == []
