"""Guides in print: each with its content and where it holds, and the directions of the province."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import html

from cetakbiru.insight.entries import known_of
from cetakbiru.model.load import Blueprint, load_blueprint
from cetakbiru.outputs.pdf.dom import text_of
from cetakbiru.outputs.pdf.plan import PlannedPage, Role
from cetakbiru.outputs.pdf.read import read_view, stood_for
from cetakbiru.outputs.pdf.views.guides import guides
from cetakbiru.pages.fragments.links import Links
from tests.conftest import GOOD, ROOT
from tests.pdf.test_refusals import SmallSite

PAGE = PlannedPage("panduan/index.md", Role.APPENDIX, landscape=False, view="panduan")
GUIDE = (
    '<h1>Keterampilan</h1><h2 id="isi-program">Isi program</h2>'
    '<p id="kelas">Kelas malam<sup><a class="footnote-ref" href="#fn:a">1</a></sup>, menurut '
    '<a href="../../tentang/opd/">OPD</a> dan <a href="#kelas">kelas</a>.</p>'
    '<h2 id="langkah">Langkah</h2><p>Tahun pertama</p>'
    '<div class="footnote"><ol><li id="fn:a"><p>Catatan kelas</p></li></ol></div>'
)


@pytest.fixture(scope="module")
def good() -> Blueprint:
    return load_blueprint(GOOD / "data")


def made(blueprint: Blueprint) -> html.HtmlElement:
    content = guides(blueprint, Links(blueprint, PAGE.url))
    return html.fragment_fromstring(content, create_parent="section")


@pytest.mark.parametrize("folder", [GOOD, ROOT], ids=["good", "real"])
def test_every_guide_stands_for_its_page(folder: object) -> None:
    blueprint = load_blueprint(folder / "data")  # type: ignore[operator] # a path
    found = made(blueprint)
    assert [text_of(one) for one in found.findall("h2")] == [
        one.nama for one in blueprint.aturan.calon
    ]
    ids = {one.id for one in known_of(blueprint, blueprint.edisi.provinsi.kode)}
    assert ids <= set(found.xpath(".//@id"))
    pages = {f"panduan/{one.halaman}/" for one in blueprint.aturan.calon if one.halaman}
    assert set(stood_for(found)) == pages


def test_a_guide_takes_its_content_whose_links_and_notes_hold_here(
    small_site: SmallSite, good: Blueprint
) -> None:
    _, site = small_site(GUIDE)
    place = site / "panduan/keterampilan-dasar"
    place.mkdir(parents=True)
    (site / "bab/index.html").rename(place / "index.html")
    found = read_view(guides(good, Links(good, PAGE.url)), site, PAGE)
    text = text_of(found)
    assert "Kelas malam" in text
    assert "Catatan kelas" in text
    assert "Isi program" not in text
    assert "Tahun pertama" not in text
    (paragraph,) = found.xpath(".//p[starts-with(., 'Kelas malam')]")
    assert paragraph.get("id") == "panduan-keterampilan-dasar-kelas"
    assert paragraph.xpath(".//a/@href") == [
        "#panduan-keterampilan-dasar-fn:a",
        "/tentang/opd/",
        "#panduan-keterampilan-dasar-kelas",
    ]
    assert found.xpath(".//li[@id='panduan-keterampilan-dasar-fn:a']")


def test_a_number_of_the_province_that_no_longer_holds_keeps_its_place(good: Blueprint) -> None:
    known = known_of(good, good.edisi.provinsi.kode)
    issues = {name: replace(one, wilayah="99.01") for name, one in good.isu.items()}
    bare = replace(good, isu=issues)
    fallen = [one.id for one in known]
    assert fallen
    assert set(fallen) <= set(made(bare).xpath(".//@id"))
    assert "tidak lagi berlaku" in text_of(made(bare))
