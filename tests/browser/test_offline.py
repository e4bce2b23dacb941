"""The zip of the whole site, extracted and opened from its folder, without a server."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from cetakbiru.outputs.offline import OFFLINE_FILE
from cetakbiru.outputs.offline.rewrite import OfflinePages, offline_url

pytestmark = pytest.mark.site


@pytest.fixture(scope="module")
def folder(built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("luring")
    with zipfile.ZipFile(built_site / OFFLINE_FILE) as archive:
        archive.extractall(target)
    (extracted,) = target.iterdir()
    return extracted


@pytest.fixture
def offline_page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, offline=True)
    context.set_default_timeout(20_000)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    # What the policy forbids is asked of nobody.
    page.on(
        "requestfailed",
        lambda request: asked.remove(request.url) if request.failure == "csp" else None,
    )
    yield page
    context.close()
    assert [url for url in asked if not url.startswith(("file:", "data:", "blob:"))] == []


def test_links_lead_through_the_whole_site(offline_page: Page, folder: Path) -> None:
    offline_page.goto((folder / "index.html").as_uri())
    sections = offline_page.get_by_role("navigation", name="Bagian situs")
    sections.get_by_role("link", name="Kabupaten dan kota").click()
    expect(offline_page).to_have_url((folder / "kabupaten/index.html").as_uri())
    offline_page.locator("article").get_by_role("link", name="Kabupaten Ketapang").first.click()
    expect(offline_page.locator("h1")).to_contain_text("Kabupaten Ketapang")
    offline_page.goto((folder / "id/PPM-6104-PEN-01/index.html").as_uri())
    goal = (folder / "kabupaten/ketapang/index.html").as_uri() + "#PPM-6104-PEN-01"
    expect(offline_page).to_have_url(goal)


def test_the_search_works(offline_page: Page, folder: Path) -> None:
    offline_page.goto((folder / "kabupaten/sintang/index.html").as_uri())
    offline_page.keyboard.press("Control+k")
    offline_page.keyboard.type("beasiswa ketapang")
    expect(offline_page.locator(".ppm-hit").first).to_contain_text("PPM-6104-PEN-01")
    offline_page.keyboard.press("Enter")
    goal = (folder / "kabupaten/ketapang/index.html").as_uri() + "#PPM-6104-PEN-01"
    expect(offline_page).to_have_url(goal)


def test_the_catalogue_works(offline_page: Page, folder: Path) -> None:
    offline_page.goto((folder / "program/katalog/index.html").as_uri() + "?kabupaten=61.04")
    expect(offline_page.locator("[data-ppm-jumlah]")).to_contain_text("sesuai saringan")
    offline_page.locator("#ppm-saring-bidang").select_option("PEN")
    for row in offline_page.locator(".ppm-katalog tbody tr").all():
        expect(row.locator("th")).to_have_text(re.compile("^PPM-6104-PEN-"))


def test_the_check_of_plans_works(offline_page: Page, folder: Path) -> None:
    offline_page.goto((folder / "perusahaan/periksa-rencana/index.html").as_uri())
    plan = folder / "unduhan/contoh-rencana-rekaan.csv"
    offline_page.locator("input[type=file]").first.set_input_files(plan)
    expect(offline_page.locator("main")).to_contain_text("contoh-rencana-rekaan.csv")
    expect(offline_page.locator("main table").first).to_be_visible()


def test_what_is_put_into_a_page_does_not_run(offline_page: Page, folder: Path) -> None:
    hostile = (
        "<script>document.title = 'jahat'</script><img src=x onerror=\"document.title = 'jahat'\">"
        '<script src="https://jahat.example/x.js"></script>'
        '<iframe srcdoc="<p>x"></iframe><link rel=stylesheet href="https://jahat.example/x.css">'
    )
    page = folder / "tentang/index.html"
    text = page.read_text(encoding="utf-8")
    spoiled = page.with_name("dirusak.html")
    spoiled.write_text(text.replace("</h1>", f"</h1>{hostile}", 1), encoding="utf-8")
    offline_page.goto(spoiled.as_uri())
    offline_page.keyboard.press("Control+k")
    offline_page.keyboard.type("beasiswa")
    expect(offline_page.locator(".ppm-hit").first).to_be_visible()
    assert "jahat" not in offline_page.title()
    spoiled.unlink()


def test_no_link_names_a_folder(folder: Path) -> None:
    for page in folder.rglob("*.html"):
        for url in re.findall(r'\shref="([^"#?:]+)"', page.read_text(encoding="utf-8")):
            if not url.endswith(".pdf"):  # the site of the tests is built without printing
                assert (page.parent / url).is_file(), f"{page.name}: {url}"


@pytest.mark.parametrize(
    ("url", "page", "expected"),
    [
        ("../b/", "a/index.html", "../b/index.html"),
        ("../b/#x", "a/index.html", "../b/index.html#x"),
        ("../b/?a=1#x", "a/index.html", "../b/index.html?a=1#x"),
        ("../b/?a=1", "a/index.html", "../b/index.html?a=1"),
        ("./", "a/index.html", "index.html"),
        ("..", "a/index.html", "../index.html"),
        ("/b/", "404.html", "b/index.html"),
        ("#x", "a/index.html", "#x"),
        ("https://contoh.example/b/", "a/index.html", "https://contoh.example/b/"),
        ("../data/x.csv", "a/index.html", "../data/x.csv"),
        ("../tiada/", "a/index.html", "../tiada/"),
    ],
)
def test_addresses(url: str, page: str, expected: str) -> None:
    files = {"index.html", "a/index.html", "b/index.html", "data/x.csv", "404.html"}
    assert offline_url(url, page, files) == expected


def test_what_the_zip_leaves_out_is_linked_where_it_stays() -> None:
    address = "https://contoh.example/2026.1/unduhan/x.pdf"
    pages = OfflinePages({"a/index.html"}, {"unduhan/x.pdf": address})
    page = pages.page('<a href="../unduhan/x.pdf">PDF</a>', "a/index.html")
    assert page == f'<a href="{address}">PDF</a>'
