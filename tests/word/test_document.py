"""Sections as a .docx: what Word needs of it, and what no text may do to it."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import etree
from PIL import Image

from cetakbiru.outputs.pdf.compose import Composed, read
from cetakbiru.outputs.pdf.faults import PdfError
from cetakbiru.outputs.pdf.paper import F4
from cetakbiru.outputs.pdf.vocabulary import Look
from cetakbiru.outputs.word import blocks
from cetakbiru.outputs.word.document import to_docx
from cetakbiru.outputs.word.package import is_own_docx
from cetakbiru.outputs.word.xml import twips
from cetakbiru.pages.fragments.html import Html, element
from tests.word.reading import R, W, of_style, paragraphs, part, parts, text_of


def composed(body: str, front: str = "") -> Composed:
    return Composed(
        title="Naskah & uji",
        author="Penyusun",
        description="Uji",
        keywords=("PPM",),
        day=date(2026, 1, 2),
        running_title="Naskah uji",
        edition_line="Edisi 2026.1",
        watermark="",
        front=read(Html(front)) if front else (),
        body=read(Html(body)),
    )


def made(body: str, front: str = "") -> bytes:
    return to_docx(composed(body, front), Path())


def test_all_parts_are_xml_and_told_of() -> None:
    content = made('<section class="bab"><h1>Satu</h1><p>Teks.</p></section>')
    files = parts(content)
    for name, file in files.items():
        if name.endswith((".xml", ".rels")):
            etree.fromstring(file)
    types = files["[Content_Types].xml"].decode()
    assert all(
        f'"/{name}"' in types for name in files if name.startswith("word/") and "rels" not in name
    )


def test_every_relation_leads_to_a_part_and_every_reference_to_a_relation() -> None:
    content = made(
        '<section class="bab"><h1>Satu</h1><p><a href="https://contoh.id/a?b=1&amp;c=2">luar</a>'
        '<span class="catatan-kaki">Lihat <a href="https://contoh.id/kaki">kaki</a>.</span></p>'
        '<svg viewBox="0 0 10 10"><title>Kotak</title><rect width="5" height="5"/></svg></section>'
    )
    files = parts(content)
    for name in ("document", "footnotes"):
        known = {}
        for one in etree.fromstring(files[f"word/_rels/{name}.xml.rels"]):
            known[one.get("Id")] = one
            assert one.get("TargetMode") == "External" or f"word/{one.get('Target')}" in files
        used = {
            value
            for node in part(content, f"word/{name}.xml").iter()
            for key, value in node.attrib.items()
            if key.startswith(R)
        }
        assert used
        assert used <= set(known)


def test_the_same_sections_make_the_same_bytes() -> None:
    body = (
        '<section class="bab"><h1>Satu</h1><p>Teks<span class="catatan-kaki">Kaki.</span>.</p>'
        '<svg viewBox="0 0 10 10"><title>Kotak</title><rect width="5" height="5"/></svg></section>'
    )
    assert made(body) == made(body)


def test_headings_and_captions_have_the_styles_of_word_and_their_numbers_as_text() -> None:
    content = made(
        '<section class="bab"><h1><span class="nomor">BAB I</span> <span class="judul">Awal</span>'
        '</h1><h2><span class="nomor">1.1</span> Latar</h2><h3>Rinci</h3><h4>Lagi</h4>'
        '<table><caption><span class="nomor">Tabel 1.1</span> Isi</caption>'
        "<tbody><tr><td>a</td></tr></tbody></table>"
        '<table><caption><span class="nomor">Tabel 1.2</span> Lain</caption>'
        "<tbody><tr><td>a</td></tr></tbody></table></section>"
    )
    styled = list(paragraphs(content))
    assert ("Heading1", "BAB I Awal") in styled
    assert ("Heading2", "1.1 Latar") in styled
    assert ("Heading3", "Rinci") in styled
    assert ("Heading4", "Lagi") in styled
    assert of_style(content, "Caption") == ["Tabel 1.1. Isi", "Tabel 1.2. Lain"]
    codes = [(node.text or "").strip() for node in part(content).iter(f"{W}instrText")]
    assert codes == ["SEQ Tabel \\* ARABIC \\r 1", "SEQ Tabel \\* ARABIC"]


def test_heads_of_tables_repeat_and_cells_that_reach_over_others_keep_the_grid() -> None:
    content = made(
        '<section class="bab"><h1>Satu</h1><table><caption>Isi</caption><thead><tr>'
        '<th scope="col" rowspan="2">A</th><th scope="col" colspan="2">B</th></tr>'
        '<tr><th scope="col">B1</th><th scope="col">B2</th></tr></thead><tbody>'
        '<tr><th scope="row" rowspan="2">x</th><td>1</td><td>2</td></tr>'
        "<tr><td>3</td><td>4</td></tr>"
        "<tr><td>5</td></tr></tbody></table></section>"
    )
    (table,) = part(content).iter(f"{W}tbl")
    grid = len(table.findall(f"{W}tblGrid/{W}gridCol"))
    assert grid == 3
    rows = table.findall(f"{W}tr")
    for row in rows:
        spans = [node.get(f"{W}val") for node in row.iter(f"{W}gridSpan")]
        cells = len(row.findall(f"{W}tc"))
        assert cells + sum(int(span) - 1 for span in spans) == grid
        assert all(cell[-1].tag == f"{W}p" for cell in row.findall(f"{W}tc"))
    heads = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows]
    assert heads == [True, True, False, False, False]
    merged = [[node.get(f"{W}val") for node in row.iter(f"{W}vMerge")] for row in rows]
    assert merged == [["restart"], [None], ["restart"], [None], []]


def test_two_tables_in_a_row_stay_two() -> None:
    table = "<table><tbody><tr><td>a</td></tr></tbody></table>"
    body = part(made(f'<section class="bab"><h1>Satu</h1>{table}{table}</section>'))[0]
    tags = [node.tag for node in body]
    assert (f"{W}tbl", f"{W}tbl") not in list(pairwise(tags))


def test_notes_are_notes_of_word_and_links_lead_to_bookmarks_that_are_there() -> None:
    content = made(
        '<section class="bab" id="satu"><h1 id="judul">Satu</h1>'
        '<p>Lihat <a href="#baris" class="rujukan">baris</a> dan <a href="#judul">judul</a>, '
        '<a href="#hilang">hilang</a>.<span class="catatan-kaki"><span>Kaki satu.</span></span></p>'
        '<table><tbody><tr id="baris"><td>isi</td></tr></tbody></table></section>'
    )
    document = part(content)
    names = [node.get(f"{W}name") for node in document.iter(f"{W}bookmarkStart")]
    leads = {node.get(f"{W}anchor") for node in document.iter(f"{W}hyperlink")}
    assert leads == set(names)
    assert len(names) == 2
    assert any("PAGEREF" in (node.text or "") for node in document.iter(f"{W}instrText"))
    used = [node.get(f"{W}id") for node in document.iter(f"{W}footnoteReference")]
    notes = {
        node.get(f"{W}id"): text_of(node)
        for node in part(content, "word/footnotes.xml").iter(f"{W}footnote")
    }
    assert [notes[one] for one in used] == ["Kaki satu."]


def test_lists_begin_anew_and_items_hold_what_they_hold() -> None:
    content = made(
        '<section class="bab"><h1>Satu</h1><ol><li>a</li><li><p>b</p><p>lanjut</p>'
        '<ul><li>c</li></ul></li></ol><ol start="4"><li>d</li><li></li></ol></section>'
    )
    marks = [
        (text_of(paragraph), found[0].get(f"{W}val"), found[1].get(f"{W}val"))
        for paragraph in part(content).iter(f"{W}p")
        if (found := paragraph.find(f"{W}pPr/{W}numPr")) is not None
    ]
    assert marks == [
        ("a", "0", "1"),
        ("b", "0", "1"),
        ("c", "1", "2"),
        ("d", "0", "3"),
        ("", "0", "3"),
    ]
    numbering = part(content, "word/numbering.xml")
    starts = [
        num.find(f"{W}lvlOverride/{W}startOverride").get(f"{W}val")
        for num in numbering.iter(f"{W}num")
        if num.find(f"{W}lvlOverride") is not None
    ]
    assert starts == ["1", "4"]


# The order in which Word wants the properties of paragraphs, letters, tables, cells and pages: a
# file in another order it may call damaged.
ORDERS = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore numPr pBdr shd tabs spacing ind jc "
    "outlineLvl sectPr",
    "rPr": "rStyle rFonts b i caps strike color spacing sz szCs u vertAlign lang",
    "tblPr": "tblStyle tblW tblInd tblBorders tblLayout tblCellMar tblLook tblCaption",
    "tcPr": "tcW gridSpan vMerge tcBorders shd",
    "sectPr": "headerReference footerReference type pgSz pgMar pgNumType titlePg",
    "style": "name basedOn next qFormat pPr rPr tblPr tblStylePr",
    "settings": "zoom defaultTabStop autoHyphenation characterSpacingControl updateFields "
    "footnotePr compat themeFontLang decimalSymbol listSeparator",
}


def test_properties_stand_in_the_order_that_word_wants() -> None:
    content = made(
        '<section class="bab"><h1>Satu</h1><p>a <strong><em><del>b</del></em></strong> <sup>c</sup>'
        '<a href="https://contoh.id">d</a></p><div class="admonition warning"><p>e</p><ol><li>f'
        '</li></ol></div><dl class="ppm-rincian"><div><dt>g</dt><dd>h</dd></div></dl>'
        '<table><caption>i</caption><thead><tr><th scope="col" colspan="2">j</th></tr></thead>'
        '<tbody><tr><td class="ppm-angka" rowspan="2">1</td><td>k</td></tr><tr><td>l</td></tr>'
        '</tbody></table><div class="lanskap"><p>m</p></div></section>',
        '<section class="sampul"><p class="sampul-judul">Sampul</p></section>',
    )
    for name in parts(content):
        if not name.startswith("word/") or not name.endswith(".xml"):
            continue
        for node in part(content, name).iter(*(f"{W}{kind}" for kind in ORDERS)):
            order = ORDERS[node.tag.removeprefix(W)].split()
            found = [order.index(child.tag.removeprefix(W)) for child in node]
            assert found == sorted(found), (name, node.tag)


def test_what_holds_nothing_leaves_nothing_broken() -> None:
    content = made(
        '<section class="bab"><h1>Satu</h1><table><caption>Kosong</caption></table><ul></ul>'
        "<dl></dl><p></p><figure></figure><table><tbody><tr></tr></tbody></table></section>"
    )
    document = part(content)
    assert all(table.find(f"{W}tr") is not None for table in document.iter(f"{W}tbl"))
    assert all(row.find(f"{W}tc") is not None for row in document.iter(f"{W}tr"))


HOSTILE = (
    "{ INCLUDETEXT C:\\rahasia }",
    '=HYPERLINK("http://jahat.contoh")',
    "DDEAUTO cmd.exe",
    "<w:fldSimple w:instr='DATE'/>",
    "]]>&amp;<!--",
    "\N{SOFT HYPHEN}a\x0bb\x00c\ufffe",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_is_more_than_text(text: str) -> None:
    paragraph = element("p", None, text)
    section = element("section", {"class": "bab"}, element("h1", None, text), paragraph)
    content = made(section)
    document = part(content)
    assert not list(document.iter(f"{W}fldSimple", f"{W}instrText"))
    visible = text.translate({0xAD: None, 0x0B: "\ufffd", 0: "\ufffd", 0xFFFE: "\ufffd"})
    shown = dict(paragraphs(content))["BodyText"]
    # What the parser of HTML itself leaves out is its own.
    assert Counter(shown.replace("\ufffd", "")) <= Counter(visible.replace("\ufffd", ""))
    assert [word for word in visible.split() if word.isalpha()] == [
        word for word in shown.split() if word.isalpha()
    ]


@pytest.mark.parametrize("address", ["javascript:alert(1)", "file:///etc/passwd", "\\\\server\\a"])
def test_what_is_no_address_of_the_web_is_no_link(address: str) -> None:
    content = made(
        f'<section class="bab"><h1>Satu</h1><p><a href="{address}">teks</a></p></section>'
    )
    assert not list(part(content).iter(f"{W}hyperlink"))
    assert "teks" in of_style(content, "BodyText")
    assert address not in parts(content)["word/_rels/document.xml.rels"].decode()


def test_pages_turn_for_what_is_wide_and_turn_back() -> None:
    content = made(
        '<section class="bab"><h1>Satu</h1><p>a</p><div class="lanskap"><p>b</p></div><p>c</p>'
        '</section><section class="bab lanskap"><h1>Dua</h1><p>d</p></section>',
        '<section class="sampul"><p class="sampul-judul">Sampul</p></section>',
    )
    ends = list(part(content).iter(f"{W}sectPr"))
    turned = [end.find(f"{W}pgSz").get(f"{W}orient") == "landscape" for end in ends]
    assert turned == [False, False, True, False, True]
    kinds = [end.find(f"{W}pgNumType").get(f"{W}fmt") for end in ends]
    assert kinds == ["lowerRoman", *["decimal"] * 4]
    starts = [end.find(f"{W}pgNumType").get(f"{W}start") for end in ends]
    assert starts == ["1", "1", None, None, None]


def test_the_list_of_contents_is_a_field_that_holds_the_list() -> None:
    content = made(
        '<section class="bab"><h1 id="satu">Satu</h1><h2 id="dua">Dua</h2></section>',
        '<section class="daftar daftar-isi"><h1>Daftar isi</h1><ol class="daftar-halaman">'
        '<li><a href="#hilang">Hilang</a></li><li class="tingkat-1"><a href="#satu">Satu</a></li>'
        '<li class="tingkat-2"><span class="nomor">1.1</span> <a href="#dua">Dua</a></li>'
        "<li>Tanpa tautan</li></ol>"
        "</section>",
    )
    assert of_style(content, "TOC1") == ["Satu –"]
    assert of_style(content, "TOC2") == ["1.1 Dua –"]
    marks = [node.get(f"{W}fldCharType") for node in part(content).iter(f"{W}fldChar")]
    assert marks.count("begin") == marks.count("separate") == marks.count("end") == 3


def test_a_picture_has_its_text_and_an_ornament_is_left_out() -> None:
    content = made(
        '<section class="bab"><h1>Satu</h1><figure><svg viewBox="0 0 200 100"><title>Dua "batang"'
        '</title><rect width="50" height="50" fill="#123456"/></svg>'
        '<figcaption><span class="nomor">Gambar 1.1</span> Batang</figcaption></figure>'
        '<p><svg aria-hidden="true" viewBox="0 0 9 9"></svg>teks</p></section>'
    )
    pictures = [name for name in parts(content) if name.startswith("word/media/")]
    assert len(pictures) == 1
    described = [node.get("descr") for node in part(content).iter() if node.tag.endswith("}docPr")]
    assert described == ['Dua "batang"']
    with Image.open(io.BytesIO(parts(content)[pictures[0]])) as picture:
        assert abs(picture.width / picture.height - 2) < 0.05
        assert picture.convert("RGB").getpixel((5, 5)) == (0x12, 0x34, 0x56)


def test_a_file_that_somebody_saved_is_no_longer_ours() -> None:
    content = made('<section class="bab"><h1>Satu</h1></section>')
    assert is_own_docx(content)
    again = io.BytesIO()
    with zipfile.ZipFile(again, "w") as archive:
        for name, file in parts(content).items():
            archive.writestr(name, file)
    assert not is_own_docx(again.getvalue())
    for changed in (content + b"x", content.replace(b"1980", b"1981"), content[:-1], b"", b"PK"):
        assert not is_own_docx(changed) or changed == content


def test_the_signs_of_a_legend_stay_and_key_figures_lead() -> None:
    content = made(
        '<section class="bab"><h1>Satu</h1><ul class="ppm-legenda"><li><svg aria-hidden="true" '
        'viewBox="0 0 22 14"><rect width="22" height="14" fill="#123456"/></svg> rendah</li>'
        "<li>tinggi</li></ul>"
        '<dl class="angka-kunci"><div><dt>kabupaten</dt><dd>14</dd></div></dl></section>'
    )
    assert len([name for name in parts(content) if "/media/" in name]) == 1
    # A sign stays on the line of what it means; "tinggi" has none.
    (legend,) = (
        "".join(node.text or "" for node in paragraph.iter(f"{W}t"))
        for paragraph in part(content).iter(f"{W}p")
        if paragraph.find(f"{W}pPr/{W}pStyle").get(f"{W}val") == "Legenda"
    )
    assert legend.startswith("\N{NO-BREAK SPACE}rendah ")
    assert legend.endswith(" tinggi")
    assert of_style(content, "AngkaKunci") == ["14 kabupaten"]


@pytest.mark.parametrize(
    "source", ["situs:tidak-ada.png", "situs:../rahasia.png", "situs:rusak.png"]
)
def test_an_image_that_cannot_be_read_is_told_of(source: str, tmp_path: Path) -> None:
    site = tmp_path / "situs"
    site.mkdir()
    (site / "rusak.png").write_bytes(b"bukan gambar")
    (tmp_path / "rahasia.png").write_bytes(b"x")
    body = f'<section class="bab"><h1>Satu</h1><p><img src="{source}" alt="Foto"></p></section>'
    with pytest.raises(PdfError, match=r"tidak ada pada situs|rusak"):
        to_docx(composed(body), site)


@pytest.mark.parametrize(
    ("asked", "wide", "high"), [("", 100, 50), ('width="60"', 60, 30), ('height="10"', 20, 10)]
)
@pytest.mark.parametrize("kind", ["png", "webp", "svg"])
def test_an_image_keeps_its_proportions(
    kind: str, asked: str, wide: int, high: int, tmp_path: Path
) -> None:
    file = tmp_path / f"foto.{kind}"
    if kind == "svg":
        file.write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50"/>')
    else:
        Image.new("RGB", (100, 50)).save(file)
    image = f'<img src="situs:foto.{kind}" alt="Foto" {asked}>'
    content = to_docx(
        composed(f'<section class="bab"><h1>Satu</h1><p>{image}</p></section>'), tmp_path
    )
    (extent,) = part(content).iter(
        "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}extent"
    )
    assert [round(int(extent.get(name)) / 9525) for name in ("cx", "cy")] == [wide, high]
    (media,) = (name for name in parts(content) if "/media/" in name)
    assert media.endswith(".png")


def test_every_look_of_print_has_a_form_in_word_or_is_said_to_have_none() -> None:
    written = "".join(
        file.read_text(encoding="utf-8") for file in Path(blocks.__file__).parent.glob("*.py")
    )
    named = Counter(re.findall(r"\bLook\.([A-Z_]+)\b", written))
    assert set(named) == {look.name for look in Look}
    cited = [look.name for look in blocks.AS_ANY_OTHER if named[look.name] > 1]
    assert not cited, "has a form, so is not as any other"


def test_the_number_of_a_source_hangs_before_it() -> None:
    content = made(
        '<section class="lampiran"><h1>Sumber</h1><ul class="daftar-sumber"><li id="s-a">'
        '<span class="nomor">[1]</span> Badan (2025). <em>Judul</em>.</li></ul>'
        '<p><a href="#s-a" class="nomor-sumber">[1]</a></p></section>'
    )
    assert of_style(content, "Sumber") == ["[1] Badan (2025). Judul."]
    (mark,) = part(content).iter(f"{W}bookmarkStart")
    assert next(mark.iterancestors(f"{W}p"))[0][0].get(f"{W}val") == "Sumber"


def test_pages_are_as_large_as_the_paper() -> None:
    body = '<section class="bab"><h1>Satu</h1><div class="lanskap"><p>a</p></div></section>'
    content = to_docx(replace(composed(body), paper=F4), Path())
    sizes = [
        (int(size.get(f"{W}w")), int(size.get(f"{W}h"))) for size in part(content).iter(f"{W}pgSz")
    ]
    assert sizes == [(twips(215), twips(330)), (twips(330), twips(215))]
