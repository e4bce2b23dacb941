"""What is read from a finished page for those who come after the renderer."""

from __future__ import annotations

from cetakbiru.outputs.reader.page import read_page


def test_a_comment_inside_a_heading_ends_nothing() -> None:
    page = read_page(b'<article><h1 id="a">Satu <b>du<!-- x -->a</b> tiga</h1></article>')
    assert [section.title for section in page.sections] == ["Satu dua tiga"]


def test_each_anchor_and_link_is_told_as_often_as_it_stands_there() -> None:
    page = read_page(
        b'<head><meta name="description" content=" Satu\n dua "><link href="a.css"></head>'
        b'<a id="satu" href="b/" name="dua">x</a><a id="satu" href="b/">y</a><img src="c.png">'
        b'<!-- <a id="tiga" href="tiga/"> --><p>id="empat"</p>'
    )
    assert page.ids == ("satu", "satu")
    assert page.names == ("dua",)
    assert page.links == ("a.css", "b/", "c.png")
    assert page.anchors == {"satu", "dua"}
    assert page.description == "Satu dua"


def test_links_to_other_editions_and_of_drawings_are_no_links_of_the_page() -> None:
    page = read_page(
        b'<a data-edisi="2025.1" href="../2025.1/">lama</a><a href="ada/">x</a>'
        b'<svg><use href="ikon.svg#a"/><use xlink:href="ikon.svg#b"/></svg>'
    )
    assert page.links == ("ada/",)
    assert page.uses == ("ikon.svg#a", "ikon.svg#b")


def test_leftovers_are_those_that_readers_see() -> None:
    page = read_page(
        b"<p>Nilai nan <b>None</b></p><pre>None</pre><code>{{ x }}</code><script>nan</script>"
        b"<!-- Traceback -->"
    )
    assert page.leftovers == (("nan", "Nilai nan "), ("None", "None"))


def test_sections_hold_what_people_wrote() -> None:
    page = read_page(
        b'<article><h1 id="judul">Judul</h1><p>Awal <em>kali</em>mat.</p>'
        b'<h2 id="bagian">Bagian<a class="headerlink" href="#bagian">#</a></h2>'
        b'<div class="ppm-data"><p>dari data</p></div><ul><li>satu</li><li>dua</li></ul>'
        b'<h3 id="makro">Buatan makro</h3><p>akhir<sup id="fnref:1">1</sup></p></article>'
    )
    assert [(one.anchor, one.title, one.text) for one in page.sections] == [
        ("", "Judul", "Awal kalimat."),
        ("bagian", "Bagian", "satu dua akhir"),
    ]


def test_a_page_that_search_engines_pass_over_has_no_sections() -> None:
    head = b'<meta name="robots" content="noindex">'
    body = b'<article><h1 id="a">Satu</h1></article>'
    assert read_page(body).sections
    assert read_page(head + body).sections == ()


def test_an_empty_page_holds_nothing() -> None:
    assert read_page(b"").anchors == frozenset()


def test_a_part_that_folds_is_a_section_like_any_other() -> None:
    page = read_page(
        b'<article><h1 id="a">A</h1><details class="lipat"><summary><h2 id="profil">Profil</h2>'
        b"</summary><p>isi</p></details></article>"
    )
    assert [(one.anchor, one.title, one.text) for one in page.sections][1:] == [
        ("profil", "Profil", "isi")
    ]
