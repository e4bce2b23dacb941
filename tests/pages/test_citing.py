"""Each section of a chapter offers its citation, whatever its heading says."""

from __future__ import annotations

from lxml import html

from cetakbiru.model.load import Blueprint
from cetakbiru.pages.citing import with_citations

URL = "cetak-biru/bab-1/"
CHAPTER = """<h1 id="bab">BAB I <em>Contoh</em><a class="headerlink" href="#bab">#</a></h1>
<h2 id="latar">Latar &amp; maksud<a class="headerlink" href="#latar">#</a></h2>
<p>Naskah.</p>
<h3 id="rincian" class="besar">Rincian</h3>
<h2>Tanpa jangkar</h2>
"""


def _cited(blueprint: Blueprint, content: str) -> str:
    return with_citations(blueprint, URL, "bab-1", content)


def test_chapter_and_sections_get_a_control(province: Blueprint) -> None:
    tree = html.fromstring(f"<article>{_cited(province, CHAPTER)}</article>")
    found = {
        str(one.getprevious().get("id")): (
            one.findtext("summary/span"),
            " ".join(one.find("p").text_content().split()),
            one.xpath(".//a/@href"),
        )
        for one in tree.xpath("//details")
    }
    assert set(found) == {"bab", "latar", "rincian"}
    control, text, links = found["latar"]
    assert control == " bagian Latar & maksud"
    assert "BAB I Contoh, bagian “Latar & maksud”. Dalam Cetak Biru" in text
    for needed in (province.edisi.versi, "rancangan", str(province.edisi.tanggal.year)):
        assert needed in text
    assert links == ["../../id/bab-1-latar/"]
    assert found["bab"][2] == ["../../id/bab-1/"]


def test_what_has_no_title_stays_as_it_is(province: Blueprint) -> None:
    content = '<h2 id="latar">Latar</h2>\n<p>Naskah.</p>\n'
    assert _cited(province, content) == content


def test_a_citation_survives_another_heading(province: Blueprint) -> None:
    changed = CHAPTER.replace("Latar &amp; maksud", "Mengapa")
    assert "../../id/bab-1-latar/" in _cited(province, changed)
