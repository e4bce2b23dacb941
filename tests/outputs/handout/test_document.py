"""What stands in the file of a kabupaten, whatever its page holds."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from lxml import html as lxml_html

from cetakbiru.model.addresses import page_url
from cetakbiru.model.load import Blueprint
from cetakbiru.model.made_pages import subdistrict_page
from cetakbiru.outputs.handout.document import LIMIT, handout
from cetakbiru.outputs.handout.proposing import Proposing

SHEET = ".ppm-lembar { color: red }"
PROPOSING = Proposing(("Musyawarah.", "Kirim."), ("Tanyakan keberlakuannya.",))


def _made(blueprint: Blueprint, article: str) -> str:
    kode = next(iter(blueprint.kabupaten))
    page = f"<html><body><nav>Menu situs</nav><article>{article}</article></body></html>"
    return handout(blueprint, kode, page, PROPOSING, SHEET).decode()


def _hrefs(html: str) -> list[str]:
    return [str(one) for one in lxml_html.fromstring(html).xpath("//@href")]


def test_it_begins_with_the_sheet(province: Blueprint) -> None:
    tree = lxml_html.fromstring(_made(province, "<h1>Nama</h1><p>Isi.</p>"))
    parts = tree.xpath("//main/*[not(self::nav)]")
    text = " ".join(part.text_content() for part in parts)
    item = next(iter(province.kabupaten.values()))
    wanted = [
        item.full_name,
        province.status.notice,
        "Tambang yang tercatat",
        "Yang diprioritaskan",
        "Musyawarah.",
        "Tanyakan keberlakuannya.",
        "Isi lengkap",
        "Isi.",
        "Kecamatan dan desanya",
    ]
    places = [text.index(each) for each in wanted]
    assert places == sorted(places)
    assert "Menu situs" not in text


def test_notes_name_their_sources_and_nobody_cites_the_page(province: Blueprint) -> None:
    note = '<div class="footnote"><li><span class="ppm-sitasi">Lembaga (2024).</span></li></div>'
    html = _made(province, f'{note}<p class="ppm-sitasi">Kutip halaman ini.</p>')
    assert "Lembaga (2024)." in html
    assert "Kutip halaman ini." not in html


def test_links_lead_within_the_file_or_become_text(province: Blueprint) -> None:
    html = _made(
        province,
        '<p id="sini">a</p><a href="#sini">b</a> <a href="#tiada">c</a> '
        '<a href="../../tentang/metode/#x">metode</a> <a href="https://contoh.example/">luar</a>',
    )
    assert "#sini" in _hrefs(html)
    anchors = {str(one) for one in lxml_html.fromstring(html).xpath("//@id")}
    for href in _hrefs(html):
        assert href == "https://contoh.example/" or href.removeprefix("#") in anchors
    assert "metode" in html


def test_links_to_other_pages_are_full_addresses_where_the_site_has_one(
    province: Blueprint,
) -> None:
    edition = replace(province.edisi, alamat="https://cetak-biru.contoh.example/")
    addressed = replace(province, edisi=edition)
    home = addressed.edisi.edition_address
    item = next(iter(province.kabupaten.values()))
    found = _hrefs(
        _made(
            addressed,
            '<a href="../../tentang/metode/#x">a</a><a href="../">b</a>'
            '<a href="#tiada">c</a><a href="../../data/a.csv">d</a>',
        )
    )
    for wanted in (
        f"{home}tentang/metode/#x",
        f"{home}kabupaten/",
        f"{home}kabupaten/{item.slug}/#tiada",
        f"{home}data/a.csv",
    ):
        assert wanted in found


@pytest.mark.parametrize(
    "spoiled",
    [
        '<script src="../../a.js"></script>',
        '<img src="../../a.png" alt="">',
        "<form><button>Kirim</button></form>",
        '<svg><use href="../../a.svg#b"/></svg>',
        '<p class="ppm-unduh"><a href="../../data/a.csv">CSV</a></p>',
    ],
)
def test_nothing_is_fetched_and_nothing_runs(province: Blueprint, spoiled: str) -> None:
    tree = lxml_html.fromstring(_made(province, spoiled))
    assert tree.xpath("//@src | //script | //form | //button | //link | //use | //@style") == []
    assert "CSV" not in tree.text_content()


def test_a_page_that_is_too_long_loses_its_longest_parts_and_says_so(province: Blueprint) -> None:
    long = f"<div>{'<p>panjang sekali</p>' * 20_000}</div>"
    html = _made(province, f"<p>Pertama.</p>{long}<p>Terakhir.</p>")
    assert len(html.encode()) <= LIMIT
    assert "Pertama." in html
    assert "Terakhir." in html
    assert html.count("Bagian ini terlalu panjang untuk satu berkas") == 1


def test_the_policy_knows_the_style_by_its_hash(province: Blueprint) -> None:
    html = _made(province, "<p>a</p>")
    assert re.search(r"style-src (&#x27;|')sha256-[\w+/]+=*", html)
    assert "unsafe" not in html


def test_links_to_its_kecamatan_lead_to_them_in_the_file(province: Blueprint) -> None:
    kode = next(iter(province.kabupaten))
    pages = {
        item.kode: page_url(subdistrict_page(province, item.kode))
        for item in province.kecamatan.values()
    }
    html = _made(province, "".join(f'<a href="../../{url}">x</a>' for url in pages.values()))
    own = [f"#wilayah-{code}" for code in pages if province.home_of(code) == kode]
    assert own
    content = lxml_html.fromstring(html).xpath("//article//@href")
    assert [href for href in content if href.startswith("#wilayah-")] == own


def test_each_kecamatan_has_its_villages(province: Blueprint) -> None:
    tree = lxml_html.fromstring(_made(province, "<p>a</p>"))
    kode = next(iter(province.kabupaten))
    own = [item for item in province.kecamatan.values() if item.kabupaten == kode]
    assert own
    for item in own:
        (found,) = tree.xpath(f"//details[@id='wilayah-{item.kode}']")
        text = found.text_content()
        assert item.nama in text
        assert all(village.nama in text for village in province.desa_of(item.kode))
