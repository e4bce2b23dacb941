"""Links as paper follows them: each place once a chapter, with number or page; none in cells."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml.html import HtmlElement

from cetakbiru.model.load import load_blueprint
from cetakbiru.outputs.pdf import collect as collecting
from cetakbiru.outputs.pdf import dom
from cetakbiru.outputs.pdf.collect import Manuscript, collect
from cetakbiru.outputs.pdf.faults import PdfError
from cetakbiru.outputs.pdf.plan import read_plan
from cetakbiru.pages.fragments.html import Html
from tests.conftest import GOOD

SmallSite = Callable[..., tuple[Path, Path]]
TABLE = (
    '<table id="angka"><caption>Angka</caption><tr id="baris"><td>'
    '<a href="../lain/">sel</a></td></tr></table>'
)
WORDS = '<h1 id="kata">Glosarium</h1><dl><dt id="istilah-ppm">PPM</dt><dd>Arti.</dd></dl>'
PAGES = {
    "lain": '<h1 id="lain">BAB II Lain</h1><h2 id="bagian">Bagian</h2><p id="butir">Butir.</p>',
    "masyarakat/glosarium": WORDS,
}


@pytest.fixture
def manuscript(small_site: SmallSite) -> Callable[[str], Manuscript]:
    """Makes a document whose first chapter is the text, with a second one and a glossary."""

    def make(text: str) -> Manuscript:
        docs, site = small_site(f'<h1 id="uji">BAB I Uji</h1>{text}{TABLE}')
        chapter = (site / "bab/index.html").read_text(encoding="utf-8")
        first = chapter.index("<h1"), chapter.index("</article>")
        for name, article in PAGES.items():
            page, source = site / name / "index.html", docs / f"{name}.md"
            for file in (page, source):
                file.parent.mkdir(parents=True, exist_ok=True)
            page.write_text(chapter[: first[0]] + article + chapter[first[1] :], encoding="utf-8")
            source.write_text("# Judul\n", encoding="utf-8")
        with (docs / "cetak.yml").open("a", encoding="utf-8") as plan:
            plan.write("  - lain.md\nlampiran:\n  - masyarakat/glosarium.md\n")
        return collect(load_blueprint(GOOD / "data"), site, docs, read_plan(docs, {}))

    return make


def settled(manuscript: Manuscript, address: str | None = None) -> HtmlElement:
    """The first chapter, in a document of its own when an address is given."""
    alone = address is not None
    tree = manuscript.select(lambda page: not alone or page.path == "bab.md", address)
    return tree.chapters[0].element


@pytest.mark.parametrize(
    ("link", "text", "has_page"),
    [
        ('<a href="../lain/">Bab II</a>', "Bab II", True),
        ('<a href="../lain/#bagian">bagian itu</a>', "bagian itu", True),
        ('<a href="../lain/#bagian"></a>', "Bagian 2.1", True),
        # A place without a number is found in its list.
        ('<a href="../lain/#butir">butir itu</a>', "butir itu", False),
        ('<a href="#angka">angkanya</a>', "angkanya (Tabel 1.1)", False),
        ('<a href="#angka">Tabel 1.1</a>', "Tabel 1.1", False),
        ('<a href="#angka"></a>', "Tabel 1.1", False),
        ('<a href="#baris">baris itu</a>', "baris itu", False),
    ],
)
def test_a_link_says_where_it_leads(
    manuscript: Callable[[str], Manuscript], link: str, text: str, has_page: bool
) -> None:
    (found,) = settled(manuscript(f"<p>Lihat {link}.</p>")).iter("a")
    assert dom.text_of(found) == text
    assert ("rujukan" in dom.classes(found)) is has_page


def test_a_place_is_led_to_once_a_chapter(manuscript: Callable[[str], Manuscript]) -> None:
    twice = '<p>Baca <a href="../lain/">Bab II</a>, lalu <a href="../lain/">Bab II</a> lagi.</p>'
    element = settled(manuscript(twice))
    assert len(list(element.iter("a"))) == 1
    assert dom.text_of(element.find(".//p")) == "Baca Bab II, lalu Bab II lagi."


def test_a_chapter_does_not_lead_to_its_own_head(manuscript: Callable[[str], Manuscript]) -> None:
    element = settled(manuscript('<p>Baca <a href="#uji">bab ini</a>.</p>'))
    assert dom.text_of(element.find(".//p")) == "Baca bab ini."
    assert list(element.iter("a")) == []


def test_cells_and_words_of_the_glossary_are_text(manuscript: Callable[[str], Manuscript]) -> None:
    word = '<a href="../masyarakat/glosarium/#istilah-ppm">PPM</a>'
    element = settled(manuscript(f"<p>Arti {word} tetap.</p>"))
    assert list(element.iter("a")) == []
    assert dom.text_of(element.find(".//p")) == "Arti PPM tetap."
    assert dom.text_of(element.find(".//td")) == "sel"


def test_out_of_a_part_a_link_leads_to_the_site(manuscript: Callable[[str], Manuscript]) -> None:
    document = manuscript('<p>Baca <a href="../lain/#bagian">bagian itu</a>.</p>')
    (link,) = settled(document, "https://contoh.example/2026.1/").iter("a")
    assert link.get("href") == "https://contoh.example/2026.1/lain/#bagian"
    assert list(settled(document, "").iter("a")) == []


def test_a_dead_link_of_a_view_names_its_line_of_the_plan(
    small_site: SmallSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = Html('<h1>Ringkasan</h1><p>Lihat <a href="../hilang/">halaman hilang</a>.</p>')
    monkeypatch.setattr(collecting, "view_of", lambda blueprint, page: view)
    docs, site = small_site('<h1 id="uji">BAB I Uji</h1>')
    with (docs / "cetak.yml").open("a", encoding="utf-8") as plan:
        plan.write("pengantar:\n  - tampilan: ringkasan\n")
    place = r"docs/cetak\.yml baris 4 \(tampilan ringkasan\)"
    with pytest.raises(PdfError, match=rf"{place}: tautan '\.\./hilang/' menuju"):
        collect(load_blueprint(GOOD / "data"), site, docs, read_plan(docs, {}))
