"""Places side by side: the page shows what Python reckons, and can be shared, printed and kept."""

from __future__ import annotations

import csv
import re
from decimal import Decimal
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

from cetakbiru.insight.directions import directions_of
from cetakbiru.insight.indicators import is_better, latest_ranks, shown_value
from cetakbiru.model.load import Blueprint
from cetakbiru.model.model import Nilai
from cetakbiru.pages.fragments.cells import short_region_name
from cetakbiru.pages.fragments.numbers import number
from tests.browser.compressed import serving as compressed_site
from tests.browser.conftest import Watched
from tests.browser.test_weight import LIMIT as FIRST_VIEW
from tests.browser.transfer import first_view
from tests.chance import draws

pytestmark = pytest.mark.site

PAGE = "banding/"
PAIR = f"{PAGE}?a=61.04&b=61.03"
PAIRS = 20
# In pixels, of 360 across: seven to eight screens.
TELEPHONE_LENGTH = 6000


def _table(page: Page, name: str) -> Locator:
    return page.get_by_role("region", name=name)


def _cells(row: Locator) -> list[str]:
    return [re.sub(r"\s+", " ", text).strip() for text in row.locator("td").all_inner_texts()]


def _row(table: Locator, title: str) -> Locator:
    name = re.compile(rf"^{re.escape(title)}(\s|$)")
    return table.locator("tbody tr").filter(has=table.page.locator("th", has_text=name))


def test_the_page_shows_what_python_reckons(desk: Watched, site_url: str, real: Blueprint) -> None:
    chance, codes = draws("beside"), list(real.kabupaten)
    for _ in range(PAIRS):
        pair = chance.sample(codes, 2)
        desk.page.goto(f"{site_url}{PAGE}?a={pair[0]}&b={pair[1]}")
        _compare_indicators(desk.page, real, pair)
        _compare_directions(desk.page, real, pair)
    assert desk.complaints == []


def _compare_indicators(page: Page, real: Blueprint, pair: list[str]) -> None:
    table = _table(page, "Indikator")
    expect(table).to_be_visible()
    shown = {
        row[0].split("\n")[0]: row[1:]
        for row in (
            [row.locator("th").inner_text(), *_cells(row)]
            for row in table.locator("tbody tr").all()
        )
    }
    expected = set()
    for item in real.indikator.values():
        values = [shown_value(real, item.id, kode) for kode in pair]
        if not any(values):
            continue
        expected.add(item.nama)
        *cells, verdict = shown[item.nama]
        for value, cell, kode in zip(values, cells, pair, strict=True):
            if value is None:
                assert cell == "–"
                continue
            assert cell.startswith(number(value.nilai, item.desimal))
            assert re.search(rf"\b{value.tahun}\b", cell)
            rank = re.search(r"peringkat (\d+)", cell)
            if rank:
                assert int(rank[1]) == latest_ranks(real, item.id)[kode]
        known = [value for value in values if value is not None]
        assert verdict.startswith(_verdict(real, item.id, known)), (item.id, pair)
    assert set(shown) == expected


def _verdict(real: Blueprint, indikator: str, values: list[Nilai]) -> str:
    """How the sentence on two values must begin."""
    if len(values) < 2:
        return "–"
    one, other = values
    if one.tahun != other.tahun:
        return "Tahunnya berbeda"
    if one.seri != other.seri:
        return "Serinya berbeda"
    item = real.indikator[indikator]
    gap = one.nilai - other.nilai
    if gap == 0:
        return "Sama."
    better = is_better(gap, item.arah)
    first = gap > 0 if better is None else better
    name = short_region_name(real, (one if first else other).wilayah)
    told = "lebih tinggi" if better is None else "lebih baik, selisih"
    step = Decimal(1).scaleb(-item.desimal)
    small = "kurang dari " if 2 * abs(gap) < step else ""
    return f"{name} {told} {small}{number(max(abs(gap), step), item.desimal)}"


def _compare_directions(page: Page, real: Blueprint, pair: list[str]) -> None:
    found = [{one.calon: one for one in directions_of(real, kode)} for kode in pair]
    if not any(found):
        expect(_table(page, "Arah prioritas dan alasannya")).to_have_count(0)
        return
    table = _table(page, "Arah prioritas dan alasannya")
    groups = [
        (group.locator("tr:first-child th").inner_text(), group.locator("tr").count() - 1)
        for group in table.locator("tbody").all()
    ]
    shared = found[0].keys() & found[1].keys()
    sizes = {
        "Di keduanya": len(shared),
        f"Hanya di {short_region_name(real, pair[0])}": len(found[0].keys() - shared),
        f"Hanya di {short_region_name(real, pair[1])}": len(found[1].keys() - shared),
    }
    assert groups == [(f"{name} ({size})", size) for name, size in sizes.items() if size]
    text = table.inner_text()
    assert all(one.id in text for each in found for one in each.values())


def test_a_reader_chooses_shares_and_goes_back(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{PAGE}")
    expect(page.get_by_role("heading", name="Semua kabupaten dan kota")).to_be_visible()
    page.get_by_label("Wilayah pertama").fill("kab. ketapang")
    page.get_by_label("Wilayah kedua").fill("61.3")
    page.get_by_label("Wilayah kedua").press("Enter")
    expect(page.locator(".ppm-sanding-status")).to_contain_text("Kabupaten Ketapang dan Kabupaten")
    expect(page).to_have_url(f"{site_url}{PAIR}")
    expect(page).to_have_title(re.compile("^Kabupaten Ketapang dan Kabupaten Sanggau"))
    expect(page.locator(".ppm-sanding-semua")).to_be_hidden()
    page.go_back()
    expect(page.locator(".ppm-sanding-semua")).to_be_visible()
    expect(page.get_by_label("Wilayah pertama")).to_have_value("")
    page.go_forward()
    expect(page.get_by_label("Wilayah pertama")).to_have_value("Kabupaten Ketapang")
    expect(_table(page, "Indikator")).to_be_visible()


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("a=61.04&b=61.04", "dipilih dua kali"),
        ("a=61.04&b=61.03.01", "Bandingkan kecamatan dengan kecamatan"),
        ("a=61.04&b=99.99", "“99.99” tidak dikenal"),
        ("a=61.04&b=%3Cimg%20src%3Dx%3E", "“<img src=x>” tidak dikenal"),
        ("a=61.04&b=Kabupaten%20Pontianak", "Nama lama; wilayahnya kini:"),
        ("a=61.04&b=Sangau", "Mungkin maksudnya"),
        ("a=61.04&b=6103", "dapat berarti lebih dari satu wilayah"),
        ("a=61.04", "Pilih wilayah yang dibandingkan dengan Kabupaten Ketapang"),
    ],
)
def test_what_can_not_be_compared_is_answered(
    desk: Watched, site_url: str, query: str, told: str
) -> None:
    desk.page.goto(f"{site_url}{PAGE}?{query}")
    expect(desk.page.locator("[data-ppm-sanding]")).to_contain_text(told)
    expect(desk.page.get_by_role("region", name="Indikator", exact=True)).to_have_count(0)
    assert desk.complaints == []


def test_three_kecamatan_of_two_kabupaten(page: Page, site_url: str, real: Blueprint) -> None:
    page.goto(f"{site_url}{PAGE}?a=61.04.04&b=61.04.12&c=61.03.01")
    table = page.get_by_role("region", name=re.compile("kabupatennya")).first
    heads = table.locator("thead th").all_text_contents()
    assert heads[1:] == ["Kabupaten Ketapang", "Kabupaten Sanggau"]
    villages = _cells(_row(_table(page, "Keterangan wilayah"), "Nama desa dan kelurahan"))
    assert villages[0].startswith(real.desa_of("61.04.04")[0].nama)


def test_the_csv_holds_what_the_page_shows(page: Page, site_url: str, tmp_path: Path) -> None:
    page.goto(f"{site_url}{PAIR}")
    with page.expect_download() as download:
        page.get_by_role("link", name="Unduh CSV").click()
    assert download.value.suggested_filename == "banding-61.04-61.03.csv"
    download.value.save_as(tmp_path / "banding.csv")
    text = (tmp_path / "banding.csv").read_bytes().decode("utf-8-sig")
    head, *rows = list(csv.reader(text.splitlines(), delimiter=";"))
    assert head[3] == "Kabupaten Ketapang"
    assert {len(row) for row in rows} == {len(head)}
    bodies = page.locator(".ppm-sanding-hasil tbody tr:not(.ppm-sanding-kelompok)")
    assert len(rows) == bodies.count()


def test_it_is_accessible_and_fits(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{PAIR}")
    expect(_table(page, "Indikator")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    violations = Axe().run(page).response["violations"]
    assert violations == []


@pytest.mark.parametrize("query", ["a=61.04&b=61.03", "a=61.11&b=61.12&c=61.08"])
def test_a_telephone_shows_first_what_differs(browser: Browser, site_url: str, query: str) -> None:
    phone = Watched(browser.new_context(viewport={"width": 360, "height": 800}))
    page = phone.page
    page.goto(f"{site_url}{PAGE}?{query}")
    expect(_table(page, "Indikator")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollHeight") <= TELEPHONE_LENGTH
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    alike = page.locator(".ppm-sanding-sama:visible")
    expect(alike).to_have_count(0)
    page.get_by_role("button", name=re.compile("^Tampilkan [0-9]+ lain")).click()
    expect(alike).not_to_have_count(0)
    directions = page.get_by_role("table", name="Arah prioritas dan alasannya")
    expect(directions).to_have_count(0)
    page.get_by_role("heading", name="Arah prioritas dan alasannya").click()
    expect(directions).to_be_visible()
    page.emulate_media(media="print")
    rows = page.locator(".ppm-sanding-hasil tbody tr")
    assert all(row.is_visible() for row in rows.all())
    assert phone.complaints == []
    phone.page.context.close()


def test_without_scripts_all_kabupaten_stand_side_by_side(
    bare: Page, site_url: str, real: Blueprint
) -> None:
    bare.goto(f"{site_url}{PAIR}")
    expect(bare.locator("[data-ppm-sanding]")).to_be_hidden()
    tables = bare.locator(".ppm-sanding-semua table")
    expect(tables).to_have_count(4)
    for table in tables.all():
        expect(table.locator("thead th")).to_have_count(1 + len(real.kabupaten))
    expect(tables.first).to_contain_text("tertinggal")


def test_the_comparison_fits_a_sheet_of_paper(
    browser: Browser, site_url: str, tmp_path: Path
) -> None:
    page = browser.new_page()
    page.goto(f"{site_url}{PAIR}&c=61.05")
    expect(page.get_by_role("region", name="Indikator", exact=True)).to_be_visible()
    page.emulate_media(media="print")
    for width in (794, 1123):  # A4, upright and across, at 96 dots an inch
        page.set_viewport_size({"width": width - 76, "height": 900})
        assert page.evaluate(
            "[...document.querySelectorAll('.ppm-sanding-hasil table')]"
            ".every((one) => one.scrollWidth <= document.documentElement.clientWidth)"
        )
    expect(page.locator(".ppm-sanding-pilihan")).to_be_hidden()
    expect(page.locator(".ppm-sanding-semua")).to_be_hidden()
    page.close()


def test_it_works_from_a_folder(browser: Browser, built_site: Path) -> None:
    context = browser.new_context(offline=True)
    page = context.new_page()
    page.goto(f"{(built_site / 'banding/index.html').as_uri()}?a=61.04")
    page.get_by_label("Wilayah kedua").fill("Sanggau")
    page.get_by_role("button", name="Bandingkan").click()
    expect(page.get_by_role("region", name="Indikator", exact=True)).to_be_visible()
    link = page.get_by_role("link", name="Halaman Kabupaten Ketapang")
    expect(link).to_have_attribute("href", re.compile(r"^file:.*/kabupaten/ketapang/index\.html$"))
    context.close()


def test_a_comparison_is_light(browser: Browser, built_site: Path) -> None:
    with compressed_site(built_site) as host:
        assert first_view(browser, f"{host}{PAIR}").transferred <= FIRST_VIEW
