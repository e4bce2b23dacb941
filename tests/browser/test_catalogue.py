"""The catalogue: narrow, sort, share, and all of it by keyboard; a whole table without scripts."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, Route, expect

from cetakbiru.pages.fragments.tables import AT_ONCE
from tests.benchmarks.catalogue import enlarged
from tests.browser.waiting import until

pytestmark = pytest.mark.site

CATALOGUE = "program/katalog/"
ROWS = ".ppm-katalog tbody tr"
MANY = 1_000


def _all(page: Page, site_url: str) -> int:
    page.goto(f"{site_url}{CATALOGUE}")
    expect(page.get_by_role("status").filter(has_text="program")).to_contain_text("Semua")
    return page.locator(ROWS).count()


def _form(page: Page) -> Locator:
    return page.get_by_role("form", name="Saring katalog")


def test_facets_narrow_and_the_address_remembers(page: Page, site_url: str) -> None:
    total = _all(page, site_url)
    _form(page).get_by_label("Kabupaten atau kota").select_option("61.04")
    _form(page).get_by_label("Program utama").select_option("PEN")
    expect(page).to_have_url(re.compile(r"\?kabupaten=61\.04&bidang=PEN$"))
    shown = page.locator(ROWS)
    found = shown.count()
    assert 0 < found < total
    for row in shown.all():
        expect(row.locator("th")).to_have_text(re.compile("^PPM-6104-PEN-"))
    expect(page.locator("[data-ppm-jumlah]")).to_have_text(
        f"{found} dari {total} arah dan program sesuai saringan."
    )
    address = page.url
    page.goto(site_url)
    page.goto(address)
    expect(page.locator(ROWS)).to_have_count(found)
    expect(_form(page).get_by_label("Kabupaten atau kota")).to_have_value("61.04")
    page.get_by_role("button", name="Hapus semua saringan").click()
    expect(page.locator(ROWS)).to_have_count(total)
    expect(page).to_have_url(f"{site_url}{CATALOGUE}")


def test_every_facet_has_choices_that_occur(page: Page, site_url: str) -> None:
    total = _all(page, site_url)
    for name in ("kabupaten", "bidang", "subprogram", "panduan", "opd", "tujuan", "status"):
        select = page.locator(f"#ppm-saring-{name}")
        value = select.locator("option").nth(1).get_attribute("value")
        assert value
        select.select_option(value)
        assert 0 < page.locator(ROWS).count() <= total
        select.select_option("")


def test_words_are_found_whatever_their_case(page: Page, site_url: str) -> None:
    total = _all(page, site_url)
    page.get_by_label("Kata dalam arah atau program").fill("BEASISWA ketapang")
    expect(page.locator(f"{ROWS} >> nth=0")).to_contain_text("Beasiswa")
    assert page.locator(ROWS).count() < total
    page.get_by_label("Kata dalam arah atau program").fill("PPM-6105-PEN-01")
    expect(page.locator(ROWS)).to_have_count(1)


def test_headers_sort_up_down_and_back(page: Page, site_url: str) -> None:
    _all(page, site_url)
    first = page.locator(f"{ROWS} >> nth=0 >> th").text_content()
    header = page.get_by_role("button", name="Arah atau program", exact=True)
    header.focus()
    page.keyboard.press("Enter")
    cell = page.locator("thead th").nth(1)
    expect(cell).to_have_attribute("aria-sort", "ascending")
    expect(page).to_have_url(re.compile("urut=arah-atau-program$"))
    names = page.locator(f"{ROWS} td:nth-child(2)").all_text_contents()
    assert names == sorted(names, key=str.casefold)
    header.press("Enter")
    expect(cell).to_have_attribute("aria-sort", "descending")
    expect(page).to_have_url(re.compile("urut=arah-atau-program&arah=turun$"))
    header.press("Enter")
    expect(cell).not_to_have_attribute("aria-sort", re.compile(".*"))
    expect(page.locator(f"{ROWS} >> nth=0 >> th")).to_have_text(first or "")


def test_unknown_values_are_told_and_ignored(page: Page, site_url: str) -> None:
    page.goto(
        f"{site_url}{CATALOGUE}?kabupaten=99.99&bidang=PEN&urut=harga&asing=1"
        f"&status={'<b>' * 200}&cari=%F0%9F%98%80"
    )
    message = page.locator("[data-ppm-pesan]")
    expect(message).to_contain_text("tidak dikenal dan diabaikan: kabupaten atau kota “99.99”")
    expect(message).to_contain_text("urutan “harga”")
    expect(message.locator("b")).to_have_count(0)
    expect(_form(page).get_by_label("Program utama")).to_have_value("PEN")
    expect(page.locator("[data-ppm-jumlah]")).to_contain_text("Tidak ada yang sesuai")
    page.get_by_label("Kata dalam arah atau program").fill("")
    expect(page.locator(ROWS).first).to_be_visible()


def test_ten_thousand_letters_are_no_matter(page: Page, site_url: str) -> None:
    total = _all(page, site_url)
    page.goto(f"{site_url}{CATALOGUE}?cari={'a' * 10_000}")
    expect(page.locator("[data-ppm-jumlah]")).to_contain_text("Tidak ada yang sesuai")
    page.get_by_role("button", name="Hapus semua saringan").click()
    expect(page.locator(ROWS)).to_have_count(total)


def test_the_table_is_whole_without_javascript(bare: Page, site_url: str) -> None:
    bare.goto(f"{site_url}{CATALOGUE}")
    expect(bare.locator(".ppm-saring")).to_be_hidden()
    caption = bare.locator(".ppm-katalog caption").text_content() or ""
    count = re.search(r"\((\d+)", caption)
    assert count
    assert bare.locator(ROWS).count() >= int(count[1])


def _many(page: Page, site_url: str) -> None:
    """The catalogue with a thousand programmes; without scripts it is open when it has come."""

    def answer(route: Route) -> None:
        response = route.fetch()
        route.fulfill(response=response, body=enlarged(response.body(), MANY))

    page.route(re.compile(f"/{CATALOGUE}"), answer)
    page.goto(f"{site_url}{CATALOGUE}")


def test_all_of_many_rows_come_and_are_there_to_be_found(page: Page, site_url: str) -> None:
    _many(page, site_url)
    expect(page.locator(ROWS)).to_have_count(MANY)
    told = "Semua 1.000 arah dan program."
    expect(page.locator("[data-ppm-jumlah]")).to_have_text(told)
    last = page.locator(ROWS).last
    assert not last.evaluate("row => row.checkVisibility({ contentVisibilityAuto: true })")
    identity = last.locator("th").text_content()
    assert page.evaluate("text => find(text)", identity), (
        "the browser's own search does not find it"
    )
    expect(last).to_be_in_viewport()
    assert Axe().run(page, context=".ppm-katalog").response["violations"] == []


def test_many_rows_are_narrowed_and_sorted_as_few_are(page: Page, site_url: str) -> None:
    _many(page, site_url)
    expect(page.locator(ROWS)).to_have_count(MANY)
    told = page.locator(ROWS).evaluate_all(
        "rows => rows.map(row => [row.dataset.tujuan.split(' '), row.textContent])"
    )
    _form(page).get_by_label("Tujuan daerah").select_option("RPD-1")
    page.get_by_label("Kata dalam arah atau program").fill("kabupaten DASAR")
    expected = [
        text
        for goals, text in told
        if "RPD-1" in goals and "kabupaten" in text.lower() and "dasar" in text.lower()
    ]
    assert len(told) > AT_ONCE
    assert 0 < len(expected) < len(told)
    expect(page.locator(ROWS)).to_have_count(len(expected))
    assert page.locator(ROWS).all_text_contents() == expected
    expect(page.locator("[data-ppm-jumlah]")).to_have_text(
        f"{len(expected)} dari 1.000 arah dan program sesuai saringan."
    )


def test_paper_takes_all_at_once(page: Page, site_url: str) -> None:
    _many(page, site_url)
    expect(page.locator(".ppm-katalog--aktif")).to_be_attached()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator(ROWS).count() == MANY
    page.emulate_media(media="print")
    last = page.locator(ROWS).last
    assert last.evaluate("row => row.checkVisibility({ contentVisibilityAuto: true })")


def test_many_rows_are_whole_without_javascript(bare: Page, site_url: str) -> None:
    _many(bare, site_url)
    assert bare.locator(ROWS).count() == MANY
    expect(bare.locator(ROWS).last.locator("th")).to_be_visible()


def test_many_rows_are_whole_without_their_script(page: Page, site_url: str) -> None:
    page.route("**/catalogue.js*", lambda route: route.fulfill(body=""))
    _many(page, site_url)
    until(page, f"document.querySelectorAll({ROWS!r}).length === {MANY}")
    expect(page.locator(".ppm-saring")).to_be_hidden()
    assert page.locator(".ppm-saring").bounding_box() is None, "an empty form takes its place"


@pytest.mark.parametrize("width", [360, 1440])
def test_nothing_moves_when_the_script_comes(page: Page, site_url: str, width: int) -> None:
    held: list[Route] = []
    page.route("**/catalogue.js*", lambda route: held.append(route))
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{site_url}{CATALOGUE}", wait_until="commit")
    first = page.locator(ROWS).first
    expect(first).to_be_visible()
    # No typeface is "loading" before the first is asked for.
    came = "[...document.fonts].filter((one) => one.status === 'loaded').length >= 2"
    until(page, f"{came} && document.fonts.status === 'loaded'")
    until(page, "document.readyState === 'interactive'")
    before = first.bounding_box()
    held[0].continue_()
    expect(page.locator(".ppm-katalog--aktif")).to_be_attached()
    expect(page.locator(".ppm-urut")).to_have_count(8)
    assert first.bounding_box() == before
