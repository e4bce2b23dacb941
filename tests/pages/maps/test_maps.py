"""Maps tell by words what they show by shades and marks, and are light."""

from __future__ import annotations

import gzip
import re

import pytest
from lxml import html
from lxml.html import HtmlElement

from cetakbiru.insight.evidence import KINDS
from cetakbiru.insight.indicators import latest_values
from cetakbiru.model.load import Blueprint
from cetakbiru.pages.fragments.html import Html
from cetakbiru.pages.fragments.links import Links
from cetakbiru.pages.fragments.maps.choropleth import indicator_map, lagging_map
from cetakbiru.pages.fragments.maps.district import district_map
from cetakbiru.pages.fragments.maps.locator import locator
from cetakbiru.pages.fragments.maps.province import province_map
from cetakbiru.pages.fragments.maps.subdistrict import subdistrict_map
from cetakbiru.pages.fragments.numbers import number

MOST = 10_000
SHADES = re.compile(r"ppm-peta-([1-5])")


def at(blueprint: Blueprint) -> Links:
    return Links(blueprint, "kabupaten/contoh/")


def tree(drawn: Html) -> HtmlElement:
    return html.fragment_fromstring(drawn, create_parent=True)


def places(drawn: HtmlElement) -> dict[str, HtmlElement]:
    """Each place that leads on, by what is told of it."""
    return {link.findtext("title"): link for link in drawn.iterfind(".//a[@class='ppm-tempat']")}


def weight(drawn: Html) -> int:
    return len(gzip.compress(drawn.encode(), mtime=0))


def test_an_indicator_is_told_for_every_place_as_its_table_has_it(real: Blueprint) -> None:
    for item in real.indikator.values():
        year = latest_values(real, item.id)
        drawn = indicator_map(real, at(real), item.id)
        if year is None:
            assert "<svg" not in drawn
            continue
        found = tree(drawn)
        told = list(places(found))
        assert len(told) == len(real.kabupaten)
        cells = [row.text_content() for row in found.iterfind(".//tbody/tr")]
        for code in real.kabupaten:
            name = real.region_name(code)
            (mine,) = [one for one in told if one.startswith(f"{name}: ")]
            (row,) = [one for one in cells if one.startswith(name)]
            value = year.nilai.get(code)
            if value is None:
                assert mine == f"{name}: tanpa angka"
            else:
                figure = number(value.nilai, item.desimal)
                assert figure in mine
                assert mine.endswith(f"({value.tahun})")
                assert figure in row
        lacking = len(real.kabupaten) - len(year.nilai)
        assert (f"belum ada data ({lacking} wilayah)" in drawn) == (lacking > 0)
        assert drawn.count('class="ppm-peta-tanpa"') == lacking
        assert weight(drawn) <= MOST, item.id


def test_the_legend_counts_the_places_of_each_shade(real: Blueprint) -> None:
    found = tree(lagging_map(real, at(real)))
    drawn = [
        SHADES.search(shape.get("class", ""))
        for link in places(found).values()
        for shape in link.xpath("./path | ./circle")
    ]
    lines = found.findall(".//ul[@class='ppm-legenda']/li")
    for line in lines:
        shade = SHADES.search(line.find(".//rect").get("class"))
        count = re.search(r"\((\d+) wilayah\)", line.text_content())
        assert shade
        assert count
        assert sum(one is not None and one[1] == shade[1] for one in drawn) == int(count[1])


def test_every_kecamatan_with_evidence_is_marked_and_told(real: Blueprint) -> None:
    named = {row.wilayah for row in real.bukti_tambang if row.wilayah in real.kecamatan}
    assert named
    for kabupaten in real.kabupaten:
        drawn = district_map(real, at(real), kabupaten)
        told = places(tree(drawn))
        mine = [item for item in real.kecamatan.values() if item.kabupaten == kabupaten]
        assert len(told) == len(mine)
        for item in mine:
            (words,) = [
                one for one in told if re.match(rf"Kecamatan {re.escape(item.nama)}(:|$)", one)
            ]
            kinds = {row.jenis for row in real.bukti_tambang if row.wilayah == item.kode}
            assert {kind for kind, word in KINDS.items() if word in words} == kinds
            for kind in kinds:
                assert f"ppm-bukti--{kind}" in drawn
            assert ("perbatasan negara" in words) == bool(item.perbatasan)
        assert weight(drawn) <= MOST


def test_mining_that_no_kecamatan_is_named_for_is_hatched(real: Blueprint) -> None:
    drawn = province_map(real, at(real))
    assert "kecamatannya tidak disebut" in district_map(real, at(real), "61.01")
    assert "kecamatannya tidak disebut" not in district_map(real, at(real), "61.04")
    hatch = re.search(r'<pattern id="(arsir-tercatat-[^"]+)"', drawn)
    assert hatch
    told = [one for one in places(tree(drawn)) if "kecamatannya tidak disebut" in one]
    assert drawn.count(f'fill="url(#{hatch[1]})"') == len(told) > 0


def test_every_kecamatan_has_a_map_with_its_villages_and_what_lies_beside_it(
    real: Blueprint,
) -> None:
    for kode, item in real.kecamatan.items():
        drawn = subdistrict_map(real, at(real), kode)
        villages = real.desa_of(kode)
        known = [one for one in villages if one.lintang is not None]
        dots = tree(drawn).findall(".//circle[@class='ppm-peta-desa']/title")
        assert [dot.text for dot in dots] == [
            f"{one.jenis.capitalize()} {one.nama}" for one in known
        ]
        some = f"({len(known)} dari {len(villages)} diketahui titiknya)"
        assert (some in drawn) == (0 < len(known) < len(villages))
        assert f"Peta Kecamatan {item.nama}" in drawn
        assert weight(drawn) <= MOST
        small = locator(real, at(real), kode)
        assert f"Letak {real.region_name(kode)}" in small
        assert weight(small) <= 2500


def test_a_small_place_is_ringed_on_its_locator(real: Blueprint) -> None:
    assert "<circle" in locator(real, at(real), "61.71")
    assert "<circle" not in locator(real, at(real), "61.04")


def test_the_origin_of_the_lines_is_told_once_a_page(real: Blueprint) -> None:
    links = at(real)
    drawn = district_map(real, links, "61.04") + district_map(real, links, "61.03")
    assert drawn.count("wilayah_boundaries</a>") == 1
    assert len(re.findall(r' id="([^"]+)"', drawn)) == len(set(re.findall(r' id="([^"]+)"', drawn)))


def test_the_choices_of_the_province_fit_its_drawing(real: Blueprint) -> None:
    drawn = province_map(real, at(real))
    found = tree(drawn)
    options = found.findall(".//option")
    compared = [one for one in real.indikator if latest_values(real, one) is not None]
    assert len(options) == 1 + len(compared)
    for option in options:
        assert re.fullmatch(f"[0-4-]{{{len(real.kabupaten)}}}", option.get("data-warna"))
        figures = option.get("data-angka").split("|")
        assert len(figures) == len(real.kabupaten)
        ranges = option.get("data-rentang").split("|")
        assert {at for at, one in enumerate(ranges) if one} == {
            int(digit) for digit in option.get("data-warna") if digit != "-"
        }
    first = options[0].get("data-warna")
    shapes = [link[1].get("class") for link in places(found).values()]
    assert shapes == [f"ppm-peta-{int(digit) + 1}" for digit in first]
    assert weight(drawn) <= MOST


@pytest.mark.parametrize("css", ["ppm-gambar", "ppm-svg", "ppm-angka-tabel"])
def test_the_map_of_the_home_page_stands_without_a_script(real: Blueprint, css: str) -> None:
    (found,) = tree(province_map(real, at(real))).find_class(css)
    assert not any("hidden" in up.attrib for up in (found, *found.iterancestors()))


def test_a_gap_that_nobody_sees_is_no_edge_of_the_province(real: Blueprint) -> None:
    """The kecamatan of an inner kota have one between them."""
    for kode, is_at_edge in (("61.71", False), ("61.06", True)):
        drawn = district_map(real, Links(real, "kabupaten/"), kode)
        assert ("Tepi darat provinsi" in drawn) == is_at_edge
