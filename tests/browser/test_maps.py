"""Maps look as approved, in both schemes, on a telephone and a desk; a choice shades them anew.

After a wanted change: PPM_SETUJUI=1 pytest tests/browser/test_maps.py, then look at the new
pictures in tests/browser/maps before they are committed.
"""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageFilter
from playwright.sync_api import Browser, Page, expect

from cetakbiru.model.load import Blueprint, load_blueprint
from cetakbiru.pages.fragments.html import Html
from cetakbiru.pages.fragments.links import Links
from cetakbiru.pages.fragments.maps.choropleth import indicator_map
from cetakbiru.pages.fragments.maps.district import district_map
from cetakbiru.pages.fragments.maps.locator import locator
from cetakbiru.pages.fragments.maps.province import province_map
from cetakbiru.pages.fragments.maps.subdistrict import subdistrict_map
from cetakbiru.pages.theme_files import SHEET, THEME_FOLDER, font_files, style_sheet
from cetakbiru.starter.province import province_files
from tests.conftest import serving

pytestmark = pytest.mark.site

APPROVED = Path(__file__).parent / "maps"
_BLUR = 1.6  # forgives what two versions of a rasteriser smooth differently
_MOST = 48  # of 255, at the worst spot after blurring
_MEAN = 1.0
_HALF = 2

# Of a province that nobody edits here, with invented figures.
PROVINCE = "65"
VALUES = {"65.01": "7.4", "65.02": "6.8", "65.03": "6.3", "65.71": "4.9"}
EVIDENCE = {
    "65.02.03": ("izin", "produksi"),
    "65.02.06": ("endapan",),
    "65.02.01": ("pencabutan",),
    "65.04.01": ("pengolahan",),
    "65.03": ("produksi",),
}
BORDER = ("65.02.05", "65.02.12", "65.02.03")
VILLAGES = (("Desa Satu", "2.55", "115.95"), ("Desa Dua", "2.2", "116.1"), ("Desa Tiga", "2.8", ""))
MAPS: Mapping[str, Callable[[Blueprint, Links], Html]] = {
    "provinsi": province_map,
    "indikator": lambda blueprint, links: indicator_map(blueprint, links, "miskin-persen"),
    "kabupaten": lambda blueprint, links: district_map(blueprint, links, "65.02"),
    "kecamatan": lambda blueprint, links: subdistrict_map(blueprint, links, "65.02.03"),
    "letak": lambda blueprint, links: locator(blueprint, links, "65.71"),
}


def written(rows: list[list[str]]) -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue().encode()


@pytest.fixture(scope="module")
def blueprint(tmp_path_factory: pytest.TempPathFactory) -> Blueprint:
    """A new province with invented values, evidence, border and villages."""
    files = dict(province_files(PROVINCE))
    source = "kode-wilayah-2025"
    files["data/indikator/nilai.csv"] += written(
        [[code, "miskin-persen", "2021", value, "", source, ""] for code, value in VALUES.items()]
    )
    files["data/wilayah/bukti-tambang.csv"] += written(
        [
            [code, kind, "rekaan", "", "2022", "Rekaan untuk gambar.", source, ""]
            for code, kinds in EVIDENCE.items()
            for kind in kinds
        ]
    )
    files["data/wilayah/desa.csv"] += written(
        [
            [f"65.02.03.200{at}", name, "desa", "65.02.03", *point, source]
            for at, (name, *point) in enumerate(VILLAGES, start=1)
        ]
    )
    places = "data/wilayah/kecamatan.csv"
    head, *rows = list(csv.reader(io.StringIO(files[places].decode())))
    for row in rows:
        row[head.index("perbatasan")] = "ya" if row[0] in BORDER else "tidak"
        row[head.index("pesisir")] = "tidak" if row[0].startswith("65.02") else "ya"
    files[places] = written([head, *rows])
    folder = tmp_path_factory.mktemp("peta")
    for name, content in files.items():
        if name.startswith("data/"):
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    return load_blueprint(folder / "data")


@pytest.fixture(scope="module")
def address(blueprint: Blueprint, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Each kind of map as a page with the style, fonts and scripts of the site, and no more."""
    folder = tmp_path_factory.mktemp("gambar")
    script = "assets/maps/peta.js"
    files = {
        SHEET: style_sheet(THEME_FOLDER).encode(),
        script: (THEME_FOLDER / script).read_bytes(),
        **font_files(),
    }
    for name, draw in MAPS.items():
        drawn = draw(blueprint, Links(blueprint, ""))
        for scheme in ("default", "slate"):
            files[f"{name}-{scheme}.html"] = (
                f'<!doctype html><html lang="id" data-md-color-scheme="{scheme}"><meta charset='
                f'"utf-8"><title>{name}</title><meta name="viewport" content="width=device-width">'
                f'<link rel="stylesheet" href="{SHEET}"><body data-md-color-scheme="{scheme}">'
                f'<main class="md-typeset" style="background:var(--ppm-surface);padding:1rem">'
                f"{drawn}</main>"
            ).encode()
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    with serving(folder) as site:
        yield site


@pytest.mark.parametrize("scheme", ["default", "slate"])
@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("name", MAPS)
def test_a_map_looks_as_approved(
    browser: Browser, address: str, name: str, width: int, scheme: str
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    try:
        page.goto(f"{address}{name}-{scheme}.html")
        page.evaluate("document.fonts.ready")
        part = page.locator(".ppm-peta, .ppm-letak").first
        found = Image.open(io.BytesIO(part.screenshot())).convert("RGB")
    finally:
        page.close()
    found = found.resize((found.width // _HALF, found.height // _HALF), Image.Resampling.BOX)
    file = APPROVED / f"{name}-{width}-{scheme}.png"
    if os.environ.get("PPM_SETUJUI"):
        APPROVED.mkdir(exist_ok=True)
        found.quantize(64).save(file, optimize=True)
    approved = Image.open(file).convert("RGB")
    assert found.size == approved.size
    blurred = [one.filter(ImageFilter.GaussianBlur(_BLUR)) for one in (found, approved)]
    histogram = ImageChops.difference(*blurred).convert("L").histogram()
    worst = max(level for level, count in enumerate(histogram) if count)
    mean = sum(level * count for level, count in enumerate(histogram)) / sum(histogram)
    assert (worst <= _MOST, mean <= _MEAN) == (True, True), f"worst {worst}, mean {mean:.2f}"


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(f"{address}provinsi-default.html")
    yield page
    page.close()


def test_a_choice_shades_the_map_anew_and_changes_what_is_told(page: Page) -> None:
    title = page.locator(".ppm-tempat title", has_text="Kabupaten Malinau")
    expect(title).to_have_text(
        "Kabupaten Malinau: tertinggal dalam 1 dari 1 pokok indikator; tambang tercatat di Pujungan"
    )
    choice = page.get_by_label("Warnai peta menurut")
    choice.select_option(label="Persentase penduduk miskin (%), 2021")
    expect(title).to_have_text("Kabupaten Malinau: 6,80% (2021); tambang tercatat di Pujungan")
    unknown = page.locator(".ppm-tempat", has_text="Tana Tidung").locator("path, circle")
    expect(unknown).to_have_class("ppm-peta-tanpa")
    assert "url(" in (unknown.get_attribute("fill") or "")
    legend = page.locator(".ppm-legenda")
    expect(legend.get_by_text("belum ada data (1 wilayah)")).to_be_visible()
    expect(page.locator("[data-keterangan]")).to_contain_text("Makin rendah makin baik")


def test_a_place_is_read_where_the_pointer_or_the_focus_is(page: Page) -> None:
    reading = page.locator(".ppm-peta-baca")
    page.locator(".ppm-tempat", has_text="Kabupaten Malinau").focus()
    expect(reading).to_contain_text("Kabupaten Malinau: ")
    page.locator(".ppm-tempat", has_text="Kabupaten Bulungan").hover()
    expect(reading).to_contain_text("Kabupaten Bulungan: ")


def test_without_a_script_there_is_the_map_and_no_empty_choice(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}provinsi-default.html")
    expect(page.locator(".ppm-peta .ppm-svg")).to_be_visible()
    expect(page.locator("select")).to_be_hidden()
    context.close()
