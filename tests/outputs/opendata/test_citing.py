"""Each section of a chapter offers its citation, whatever its heading says."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from cetakbiru.model.load import Blueprint
from cetakbiru.outputs.opendata.citing import offer_citations

CHAPTER = """<!doctype html><html lang="id"><body><nav><h2 id="menu">Menu</h2></nav><article>
<h1 id="bab">BAB I <em>Contoh</em><a class="headerlink" href="#bab">#</a></h1>
<h2 id="latar">Latar &amp; maksud<a class="headerlink" href="#latar">#</a></h2>
<p>Naskah.</p>
<h3 id="rincian" class="besar">Rincian</h3>
<h2>Tanpa jangkar</h2>
</article></body></html>"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name in ("cetak-biru/bab-1", "tentang/metode"):
        (tmp_path / name).mkdir(parents=True)
        (tmp_path / name / "index.html").write_text(CHAPTER, encoding="utf-8")
    return tmp_path


def test_chapter_and_sections_get_a_control(province: Blueprint, site: Path) -> None:
    offer_citations(province, site)
    tree = html.fromstring((site / "cetak-biru/bab-1/index.html").read_text(encoding="utf-8"))
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


def test_other_pages_stay_as_they_are(province: Blueprint, site: Path) -> None:
    offer_citations(province, site)
    assert (site / "tentang/metode/index.html").read_text(encoding="utf-8") == CHAPTER


def test_a_citation_survives_another_heading(province: Blueprint, site: Path) -> None:
    page = site / "cetak-biru/bab-1/index.html"
    page.write_text(CHAPTER.replace("Latar &amp; maksud", "Mengapa"), encoding="utf-8")
    offer_citations(province, site)
    assert "../../id/bab-1-latar/" in page.read_text(encoding="utf-8")
