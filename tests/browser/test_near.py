"""The page "Wilayah saya": places, codes, coordinates, positions and permits, answered in place."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from pypdfium2 import PdfDocument

from cetakbiru.outputs.offline import OFFLINE_FILE
from cetakbiru.pages.fragments.near.page import ASSETS
from tests.browser.compressed import compressed
from tests.browser.conftest import Watched

pytestmark = pytest.mark.site

NEAR = "wilayah-saya/"
HERE = {"latitude": -2.53, "longitude": 110.2}
PERMIT = {
    "type": "Polygon",
    "coordinates": [[[110.6, -2.6], [110.9, -2.6], [110.9, -2.3], [110.6, -2.3], [110.6, -2.6]]],
}
AXE_RULES = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
ANSWER = ".ppm-dekat-jawaban"


def _ask(page: Page, text: str) -> None:
    page.get_by_label("Kecamatan, desa, kabupaten, kode, atau koordinat").fill(text)
    page.get_by_role("button", name="Cari", exact=True).click()


def _is_answered(page: Page, title: str) -> None:
    expect(page.locator(f"{ANSWER} h2")).to_have_text(title)
    expect(page.get_by_role("heading", name="Kepada siapa, dengan apa")).to_be_visible()


@pytest.mark.parametrize(
    "asked",
    [
        "Kendawangan",
        "kec. kendawangan, ketapang",
        "61.04.04",
        "610404",
        "-2,53; 110,2",
        "110.2 E, 2.53 S",
        "2°31'48\" LS 110°12'00\" BT",
        "https://www.google.com/maps/@-2.53,110.2,12z",
    ],
)
def test_a_place_is_answered(page: Page, site_url: str, asked: str) -> None:
    page.goto(f"{site_url}{NEAR}")
    _ask(page, asked)
    _is_answered(page, "Kecamatan Kendawangan")
    answer = page.locator(ANSWER)
    expect(answer).to_contain_text("Kabupaten Ketapang · kode 61.04.04")
    expect(answer.locator(".ppm-dekat-fakta")).to_contain_text("Bersebelahan dengan")
    for name in ("Marau", "Manis Mata", "Air Upas"):
        expect(answer.get_by_role("link", name=name).first).to_be_visible()
    expect(answer.get_by_role("img", name="Peta letak Kecamatan Kendawangan")).to_be_visible()
    expect(answer).to_contain_text("peringkat 14 dari 14")
    expect(answer.get_by_role("link", name="formulir usulan")).to_have_attribute(
        "href", re.compile(r"masyarakat/formulir-usulan/\?wilayah=61\.04\.04$")
    )


def test_every_link_of_an_answer_leads_somewhere(built_site: Path) -> None:
    """The inspection of the site does not read scripts."""
    pages = {
        path.parent.relative_to(built_site).as_posix(): path.read_text(encoding="utf-8")
        for path in built_site.rglob("index.html")
    }
    seen = 0
    for script in sorted((built_site / ASSETS).glob("arah-*.js")):
        for href in set(re.findall(r'href=\\"([^"\\]+)\\"', script.read_text(encoding="utf-8"))):
            address, _, anchor = href.partition("#")
            path = (Path(NEAR) / address.partition("?")[0].replace("&amp;", "&")).as_posix()
            target = re.sub(r"^[^/]+/\.\./", "", path).rstrip("/")
            seen += 1
            if target in pages:
                assert not anchor or f'id="{anchor}"' in pages[target], href
            else:
                assert (built_site / target).is_file(), href
    assert seen > 500


def test_a_name_stands_in_the_address_and_the_way_back_works(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{NEAR}?cari=Kendawangan")
    _is_answered(page, "Kecamatan Kendawangan")
    _ask(page, "Desa Sandai Kiri")
    _is_answered(page, "Kecamatan Sandai")
    expect(page.locator(ANSWER)).to_contain_text("Sandai Kiri (61.04.")
    expect(page).to_have_url(f"{site_url}{NEAR}?cari=Desa+Sandai+Kiri")
    page.go_back()
    _is_answered(page, "Kecamatan Kendawangan")
    expect(page).to_have_url(f"{site_url}{NEAR}?cari=Kendawangan")


def test_where_somebody_is_stands_in_no_address(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{NEAR}?cari=Kendawangan")
    _is_answered(page, "Kecamatan Kendawangan")
    _ask(page, "-2.53, 110.2")
    expect(page).to_have_url(f"{site_url}{NEAR}")


def test_one_name_of_several_places_is_asked_back(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{NEAR}")
    _ask(page, "Sungai Raya")
    choices = page.get_by_role("group", name="Yang mana?").get_by_role("button")
    expect(choices.first).to_be_visible()
    assert choices.count() >= 2
    choices.filter(has_text="Kecamatan Sungai Raya (Kabupaten Kubu Raya)").click()
    _is_answered(page, "Kecamatan Sungai Raya")
    expect(page.locator(ANSWER)).to_contain_text("Kabupaten Kubu Raya · kode 61.12.")


def test_a_near_miss_is_offered(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{NEAR}")
    _ask(page, "Kendawanggan")
    offered = page.get_by_role("group", name="Mungkin maksud Anda").get_by_role("button")
    offered.filter(has_text="Kecamatan Kendawangan").click()
    _is_answered(page, "Kecamatan Kendawangan")


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("-7.25, 112.75", "di luar garis batas provinsi ini"),
        ("0, 0", "belum mendapat posisi"),
        ("51.5, -0.1", "di luar Indonesia"),
        ("qwertyuiop", "bukan nama kabupaten, kecamatan, atau desa yang dikenal"),
        ("<img src=x onerror=alert(1)>", "dikenal"),
        ("   ", "Tulis nama atau kode tempat"),
    ],
)
def test_what_is_nowhere_gets_a_plain_answer(
    page: Page, site_url: str, asked: str, told: str
) -> None:
    page.goto(f"{site_url}{NEAR}")
    _ask(page, asked)
    expect(page.locator(ANSWER)).to_contain_text(told)
    expect(page.locator(f"{ANSWER} h2")).to_have_count(0)
    expect(page).to_have_url(f"{site_url}{NEAR}")


def test_a_kabupaten_is_answered_with_its_map(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{NEAR}?cari=Kabupaten+Pontianak")
    _is_answered(page, "Kabupaten Mempawah")
    expect(page.locator(ANSWER)).to_contain_text("nama lama")
    assert page.locator(".ppm-dekat-peta__sini").count() == 9


@pytest.fixture
def placed(browser: Browser) -> Iterator[Watched]:
    """A telephone that tells the page where it is."""
    context = browser.new_context(
        viewport={"width": 360, "height": 800}, permissions=["geolocation"], geolocation=HERE
    )
    yield Watched(context)
    context.close()


def test_the_position_of_the_reader(placed: Watched, site_url: str) -> None:
    page = placed.page
    page.goto(f"{site_url}{NEAR}")
    page.get_by_role("button", name="Pakai lokasi saya").click()
    _is_answered(page, "Kecamatan Kendawangan")
    # Its desa is told once the finer outlines have come.
    expect(page.locator(".ppm-dekat-letak")).to_contain_text(re.compile(r"\(61\.04\.04\.\d{4}\)"))
    expect(page.locator(".ppm-dekat-peta__titik")).to_be_visible()
    expect(page).to_have_url(f"{site_url}{NEAR}")
    assert [url for url in placed.asked if not url.startswith((site_url, "data:"))] == []
    assert placed.complaints == []


def test_a_position_that_is_refused(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{NEAR}")
    page.get_by_role("button", name="Pakai lokasi saya").click()
    expect(page.locator(".ppm-dekat-kabar")).to_contain_text("tidak diizinkan memakai lokasi")


@pytest.mark.parametrize("way", ["pasted", "file", "dropped"])
def test_a_permit(page: Page, site_url: str, way: str) -> None:
    page.goto(f"{site_url}{NEAR}?cari=Kendawangan")
    page.get_by_text("Batas izin: tempel koordinat atau pilih berkas").click()
    content = json.dumps(PERMIT)
    if way == "pasted":
        corners = "\n".join(f"{y}, {x}" for x, y in PERMIT["coordinates"][0])
        page.get_by_label("Koordinat sudut").fill(corners)
        page.get_by_role("button", name="Periksa batas izin").click()
    elif way == "file":
        page.get_by_label("Atau berkas GeoJSON").set_input_files(
            {"name": "izin.geojson", "mimeType": "", "buffer": content.encode()}
        )
    else:
        page.evaluate(
            """(content) => {
              const data = new DataTransfer();
              data.items.add(new File([content], "izin.geojson"));
              document.querySelector(".ppm-dekat form")
                .dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true }));
            }""",
            content,
        )
    _is_answered(page, "Wilayah izin Anda")
    rows = page.get_by_role("table", name="Kecamatan yang tersentuh").locator("tbody tr")
    assert rows.count() >= 2
    shares = [
        float(text.rstrip("%").replace(",", "."))
        for text in rows.locator("td:last-child").all_inner_texts()
        if text.endswith("%") and not text.startswith("<")
    ]
    assert shares == sorted(shares, reverse=True)
    assert 99 < sum(shares) <= 100.1
    expect(page.locator(ANSWER)).to_contain_text("Kecamatan yang bersebelahan")
    expect(page.locator(".ppm-dekat-peta__izin")).to_be_visible()
    expect(page.get_by_text("Desa dan kelurahan yang tersentuh")).to_be_visible()
    expect(page).to_have_url(f"{site_url}{NEAR}")


def test_a_file_that_is_no_outline(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{NEAR}")
    page.get_by_text("Batas izin: tempel koordinat atau pilih berkas").click()
    page.get_by_label("Atau berkas GeoJSON").set_input_files(
        {"name": "surat.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7\n%\xe2\xe3"}
    )
    expect(page.locator(ANSWER)).to_contain_text("PDF")
    expect(page.locator(f"{ANSWER} h2")).to_have_count(0)


@pytest.mark.parametrize("state", ["", "?cari=Kendawangan", "?cari=Sungai+Raya"])
@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (360, "dark")])
def test_the_page_is_accessible(
    browser: Browser, site_url: str, state: str, width: int, scheme: str
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 800},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page = context.new_page()
    page.goto(f"{site_url}{NEAR}{state}")
    if state:
        expect(page.locator(ANSWER)).not_to_be_empty()
        page.wait_for_load_state("networkidle")
    else:
        page.get_by_text("Batas izin: tempel koordinat atau pilih berkas").click()
    found = Axe().run(page, options=AXE_RULES).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"][:200]) for one in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


def test_all_of_it_by_keyboard(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{NEAR}")
    page.get_by_label("Kecamatan, desa, kabupaten, kode, atau koordinat").focus()
    page.keyboard.type("Sungai Raya")
    page.keyboard.press("Enter")
    expect(page.get_by_role("group", name="Yang mana?")).to_be_visible()
    # The answer takes the focus, so that the next stop is its first choice.
    expect(page.locator(ANSWER)).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(f"{ANSWER} h2")).to_have_text("Kecamatan Sungai Raya")
    expect(page.locator(ANSWER)).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator(f"{ANSWER} a").first).to_be_focused()


def test_the_answer_prints_on_one_sheet(desk: Watched, site_url: str, tmp_path: Path) -> None:
    desk.page.goto(f"{site_url}{NEAR}?cari=Kendawangan")
    _is_answered(desk.page, "Kecamatan Kendawangan")
    desk.page.pdf(path=tmp_path / "a.pdf", format="A4", margin=dict.fromkeys(
        ("top", "right", "bottom", "left"), "1.5cm"))  # fmt: skip
    sheets = PdfDocument(tmp_path / "a.pdf")
    assert len(sheets) == 1
    text = sheets[0].get_textpage().get_text_bounded()
    assert "Kendawangan" in text
    assert "Kepada siapa" in text
    assert "Semua kecamatan" not in text


def test_without_scripts_every_kecamatan_is_listed(bare: Page, site_url: str) -> None:
    bare.goto(f"{site_url}{NEAR}")
    assert bare.locator(".ppm-dekat-daftar li a").count() == 174
    assert bare.locator(".ppm-dekat-daftar h3 a").count() == 14
    expect(bare.locator(".ppm-dekat form")).to_be_hidden()
    expect(bare.get_by_text("Cari nama kecamatan Anda pada daftar")).to_be_visible()
    bare.get_by_role("link", name="Kendawangan", exact=True).click()
    expect(bare.locator("h1")).to_contain_text("Kendawangan")


def test_the_box_elsewhere_leads_here(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}kabupaten/")
    page.get_by_label("Cari kecamatan, desa, atau kabupaten").fill("Kendawangan")
    page.keyboard.press("Enter")
    _is_answered(page, "Kecamatan Kendawangan")


def test_from_a_folder_without_a_network(
    browser: Browser, built_site: Path, tmp_path: Path
) -> None:
    with zipfile.ZipFile(built_site / OFFLINE_FILE) as archive:
        archive.extractall(tmp_path)
    (folder,) = tmp_path.iterdir()
    context = browser.new_context(viewport={"width": 360, "height": 800}, offline=True)
    page = context.new_page()
    page.goto((folder / "kabupaten/index.html").as_uri())
    page.get_by_label("Cari kecamatan, desa, atau kabupaten").fill("Kendawangan")
    page.keyboard.press("Enter")
    _is_answered(page, "Kecamatan Kendawangan")
    _ask(page, "-2.53, 110.2")
    expect(page.locator(".ppm-dekat-letak")).to_contain_text("61.04.04.")
    guide = page.locator(f"{ANSWER} .ppm-dekat-arah a").first
    guide.click()
    expect(page).to_have_url(re.compile(r"/panduan/.+/index\.html$"))
    expect(page.locator("h1")).not_to_be_empty()
    context.close()


def test_the_network_may_go_after_the_page_has_come(desk: Watched, site_url: str) -> None:
    page = desk.page
    page.goto(f"{site_url}{NEAR}")
    with page.expect_response(re.compile(r"/arah-61\.72\.js")):
        page.get_by_label("Kecamatan, desa, kabupaten, kode, atau koordinat").focus()
    page.context.set_offline(True)
    _ask(page, "Entikong")
    _is_answered(page, "Kecamatan Entikong")


def test_what_is_missing_is_told(desk: Watched, site_url: str) -> None:
    page = desk.page
    page.route("**/arah-*", lambda route: route.abort())
    page.goto(f"{site_url}{NEAR}?cari=Kendawangan")
    expect(page.locator(f"{ANSWER} h2")).to_have_text("Kecamatan Kendawangan")
    expect(page.locator(ANSWER)).to_contain_text("tidak dapat dimuat")
    page.unroute("**/arah-*")
    _ask(page, "Kendawangan")
    _is_answered(page, "Kecamatan Kendawangan")
    page.route("**/fakta.js*", lambda route: route.abort())
    page.goto(f"{site_url}{NEAR}?cari=Kendawangan")
    expect(page.locator(".ppm-dekat-kabar")).to_contain_text("Periksa sambungan Anda")


def test_what_it_loads_is_light(built_site: Path) -> None:
    packed = {path.stem: len(compressed(path)) for path in (built_site / ASSETS).glob("*.js")}
    assert packed["fakta"] <= 45_000
    assert max(size for name, size in packed.items() if name.startswith("desa-")) <= 60_000
    assert max(size for name, size in packed.items() if name.startswith("arah-")) <= 5_000
    assert len(compressed(built_site / NEAR / "index.html")) <= 60_000
