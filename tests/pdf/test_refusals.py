"""Each bad input stops the PDF with its page and line, or is laid out right; nothing is lost."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from cetakbiru.model.load import load_blueprint
from cetakbiru.outputs.pdf.collect import collect
from cetakbiru.outputs.pdf.compile import render
from cetakbiru.outputs.pdf.compose import compose
from cetakbiru.outputs.pdf.faults import PdfError
from cetakbiru.outputs.pdf.glyphs import unprintable
from cetakbiru.outputs.pdf.identity import identify
from cetakbiru.outputs.pdf.job import PrintJob
from cetakbiru.outputs.pdf.markup.document import to_markup
from cetakbiru.outputs.pdf.plan import read_paper, read_plan
from cetakbiru.outputs.pdf.tree import PrintTree
from tests.conftest import GOOD
from tests.pdf.conftest import Printed
from tests.pdf.reading import squeezed, stands

SmallSite = Callable[..., tuple[Path, Path]]
DAY = date(2026, 1, 31)
HEAD = '<h1 id="uji">BAB I Uji</h1>'


def gathered(folders: tuple[Path, Path]) -> PrintTree:
    docs, site = folders
    plan = read_plan(docs, {})
    return collect(load_blueprint(GOOD / "data"), site, docs, plan).select(lambda page: True, None)


def refusal(folders: tuple[Path, Path]) -> str:
    with pytest.raises(PdfError) as caught:
        gathered(folders)
    return str(caught.value)


def text_of(printed: Printed, tree: PrintTree, site: Path) -> tuple[str, int]:
    """The text of the printed chapters, white space and hyphens out, and the number of pages."""
    identity = identify(printed.blueprint, "0" * 64)
    document = compose(identity, "Uji", (), (chapter.element for chapter in tree.chapters))
    content = render(PrintJob(to_markup(document, site), DAY, ()))
    with closing(pypdfium2.PdfDocument(content)) as pdf:
        pages = [pdf[at].get_textpage().get_text_bounded() for at in range(len(pdf))]
    return squeezed("".join(pages)), len(pages)


def test_a_missing_link_target_names_page_and_line(small_site: SmallSite) -> None:
    article = f'{HEAD}<p>Baca <a href="../hilang/">halaman hilang</a>.</p>'
    message = refusal(small_site(article, "# BAB I Uji\n\nBaca [halaman hilang](hilang.md).\n"))
    assert "docs/bab.md baris 3" in message
    assert "'../hilang/' menuju halaman yang tidak ada" in message


def test_a_missing_part_of_a_page_is_named(small_site: SmallSite) -> None:
    message = refusal(small_site(f'{HEAD}<p><a href="#tidak-ada">ke sana</a></p>'))
    assert "docs/bab.md" in message
    assert "'#tidak-ada' menuju bagian yang tidak ada" in message


def test_an_image_without_text_names_page_and_line(small_site: SmallSite) -> None:
    article = f'{HEAD}<p><img src="peta-lama.png"></p>'
    message = refusal(small_site(article, "# BAB I Uji\n\n\n![](peta-lama.png)\n"))
    assert "docs/bab.md baris 4" in message
    assert "tidak mempunyai teks" in message


def test_a_drawing_without_title_is_named(small_site: SmallSite) -> None:
    message = refusal(
        small_site(f'{HEAD}<svg viewBox="0 0 1 1"><rect width="1" height="1"/></svg>')
    )
    assert "gambar SVG tidak mempunyai title" in message


def test_a_note_that_is_missing_is_named(small_site: SmallSite) -> None:
    call = '<sup id="fnref:a"><a class="footnote-ref" href="#fn:a">1</a></sup>'
    assert "'fn:a' dirujuk tetapi tidak ada" in refusal(small_site(f"{HEAD}<p>Isi{call}</p>"))


def test_a_table_wider_than_any_page_is_refused(small_site: SmallSite) -> None:
    cells = "".join(f"<td>kata{number:011d}</td>" for number in range(14))
    article = f"{HEAD}<table><caption>Terlalu lebar</caption><tr>{cells}</tr></table>"
    message = refusal(small_site(article))
    assert "tabel 'Tabel 1.1 Terlalu lebar' memerlukan lebar" in message
    assert "bagi menjadi dua tabel" in message


@pytest.mark.whole
def test_a_table_wider_than_an_upright_page_is_turned(
    printed: Printed, small_site: SmallSite
) -> None:
    cells = "".join(f"<td>kata{number:011d}</td>" for number in range(7))
    folders = small_site(f"{HEAD}<table><caption>Lebar</caption><tr>{cells}</tr></table>")
    tree = gathered(folders)
    assert tree.chapters[0].element.xpath('.//div[@class="lanskap"]/table')
    text, pages = text_of(printed, tree, folders[1])
    assert all(f"kata{number:011d}" in text for number in range(7))
    assert pages == 2


@pytest.mark.whole
def test_a_row_taller_than_a_page_is_all_there(printed: Printed, small_site: SmallSite) -> None:
    words = [f"kalimat{number}" for number in range(1500)]
    row = f"<tr><td>awal</td><td>{' '.join(words)}</td></tr><tr><td>akhir</td><td>isi</td></tr>"
    folders = small_site(f"{HEAD}<table><caption>Tinggi</caption><tbody>{row}</tbody></table>")
    text, pages = text_of(printed, gathered(folders), folders[1])
    assert 5 > pages > 1, "it begins where it stands and leaves no page empty"
    assert [word for word in words if not stands(word, text)] == []
    assert "akhir" in text


@pytest.mark.whole
def test_a_note_of_a_title_is_at_the_foot_alone(printed: Printed, small_site: SmallSite) -> None:
    note = '<div class="footnote"><ol><li id="fn:1"><p>Catatan judul.</p></li></ol></div>'
    reference = '<sup><a class="footnote-ref" href="#fn:1">1</a></sup>'
    article = f'<h1 id="uji">BAB I Uji{reference}</h1><p>Kalimat.</p>{note}'
    docs, site = small_site(article)
    text, pages = text_of(printed, gathered((docs, site)), site)
    assert pages == 1
    assert text.count("Catatanjudul.") == 1


@pytest.mark.whole
def test_a_word_of_eighty_letters_is_all_there(printed: Printed, small_site: SmallSite) -> None:
    word = "ketidak" * 11 + "abc"
    assert len(word) == 80
    cells = "".join(f"<td>sel {number}</td>" for number in range(7))
    table = f"<table><caption>Kata</caption><tr><td>{word}</td>{cells}</tr></table>"
    folders = small_site(f"{HEAD}<p>{word * 2}</p>{table}")
    text, _ = text_of(printed, gathered(folders), folders[1])
    assert text.count(word) == 3


@pytest.mark.whole
def test_paper_is_that_of_the_plan(printed: Printed, small_site: SmallSite) -> None:
    folders = small_site(f"{HEAD}<p>Isi</p>")
    with (folders[0] / "cetak.yml").open("a", encoding="utf-8") as plan:
        plan.write("kertas: F4\n")
    identity = identify(printed.blueprint, "0" * 64)
    body = [chapter.element for chapter in gathered(folders).chapters]
    document = replace(compose(identity, "Uji", (), body), paper=read_paper(folders[0]))
    content = render(PrintJob(to_markup(document, folders[1]), DAY, ()))
    with closing(pypdfium2.PdfDocument(content)) as pdf:
        assert [round(side / 72 * 25.4) for side in pdf[0].get_size()] == [215, 330]


@pytest.mark.whole
def test_content_beyond_the_edge_stops_the_pdf(printed: Printed, small_site: SmallSite) -> None:
    folders = small_site(f"{HEAD}<p>{'kata&nbsp;' * 90}</p>")
    with pytest.raises(PdfError) as caught:
        text_of(printed, gathered(folders), folders[1])
    assert "docs/bab.md: isi keluar dari tepi kanan halaman 1 PDF: 'kata" in str(caught.value)


def test_a_character_that_no_font_holds_is_named(small_site: SmallSite) -> None:
    (chapter,) = gathered(small_site(f"{HEAD}<p>Suka \N{CJK UNIFIED IDEOGRAPH-4E2D}</p>")).chapters
    (fault,) = unprintable(chapter)
    assert "U+4E2D" in str(fault)
    assert fault.place == "docs/bab.md"


def test_a_chapter_that_miscounts_itself_is_named(small_site: SmallSite) -> None:
    docs, site = small_site(HEAD)
    (docs / "dua.md").write_text("# BAB I Lagi\n", encoding="utf-8")
    (docs / "cetak.yml").write_text("bab:\n  - bab.md\n  - dua.md\n", encoding="utf-8")
    (site / "dua").mkdir()
    page = "<html><body><article><h1>BAB I Lagi</h1></article></body></html>"
    (site / "dua" / "index.html").write_text(page, encoding="utf-8")
    assert 'Bab "BAB I Lagi" ditulis sesudah bab 1' in refusal((docs, site))


@pytest.mark.parametrize(
    ("plan", "said"),
    [
        ("bab:\n  - tidak-ada.md\n", 'menyebut "tidak-ada.md", yang tidak ada'),
        ("bab:\n  - bab.md\n  - bab.md\n", 'Halaman "bab.md" sudah dicetak menurut baris 2'),
        ("babak:\n  - bab.md\n", 'Kunci "babak" tidak dikenal'),
        ("kertas: A5\nbab:\n  - bab.md\n", "A4 atau F4"),
        ("bab: [bab.md\n", "Susunan YAML rusak"),
        (None, "susunan naskah cetak ini tidak ada"),
    ],
)
def test_a_bad_plan_is_refused(small_site: SmallSite, plan: str | None, said: str) -> None:
    docs, _ = small_site(HEAD)
    if plan is None:
        (docs / "cetak.yml").unlink()
    else:
        (docs / "cetak.yml").write_text(plan, encoding="utf-8")
    with pytest.raises(PdfError) as caught:
        read_plan(docs, {})
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("inside", "named"),
    [
        ("<table><caption>Isi</caption><tr><td>satu</td></tr></table>", False),
        ("<ul><li>satu</li></ul>", True),
    ],
)
def test_a_fold_that_shortens_a_page_keeps_its_name_where_nothing_else_tells_it(
    small_site: SmallSite, inside: str, named: bool
) -> None:
    fold = f'<details class="ppm-lipat"><summary>Nomor lama</summary>{inside}</details>'
    (chapter,) = gathered(small_site(HEAD + fold)).chapters
    text = chapter.element.text_content()
    assert "satu" in text
    assert ("Nomor lama" in text) is named


@pytest.mark.parametrize("tag", ["article", "li"])
def test_the_facts_of_an_entry_run_on_and_its_fold_is_not_named(
    small_site: SmallSite, tag: str
) -> None:
    facts = "<dl><div><dt>Hasil</dt><dd>satu</dd></div></dl>"
    fold = f'<details class="ppm-lipat"><summary>Rincian</summary>{facts}</details>'
    entry = f'<{tag} class="ppm-program ppm-program--usulan">{fold}</{tag}>'
    (chapter,) = gathered(small_site(f"{HEAD}<div>{entry}</div>")).chapters
    assert chapter.element.xpath('.//dl[@class="berderet"]')
    assert "Rincian" not in chapter.element.text_content()


def test_no_web_only_part_is_printed_and_folds_are_open(small_site: SmallSite) -> None:
    article = (
        f'{HEAD}<p class="ppm-status" data-ppm-status>Status</p><form><input value="x"></form>'
        '<p class="ppm-unduh">Unduh</p><button>Salin</button>'
        "<details><summary>Rincian</summary><p>Isi lipatan</p></details>"
        '<div class="tabbed-set"><div class="tabbed-labels"><label>Satu</label>'
        '<label>Dua</label></div><div class="tabbed-content"><div class="tabbed-block">'
        '<p>Isi satu</p></div><div class="tabbed-block"><p>Isi dua</p></div></div></div>'
    )
    (chapter,) = gathered(small_site(article)).chapters
    text = " ".join("".join(map(str, chapter.element.itertext())).split())
    for word in ("Rincian", "Isi lipatan", "Satu", "Isi satu", "Dua", "Isi dua"):
        assert word in text
    for word in ("Status", "Unduh", "Salin"):
        assert word not in text
    assert not chapter.element.xpath(".//details|.//form|.//button|.//label")


def test_a_link_to_a_page_that_another_stands_for_leads_there(small_site: SmallSite) -> None:
    article = f'{HEAD}<p id="isu-1">Isu</p><p><a href="../daftar/#isu-1">isu</a></p>'
    docs, site = small_site(article)
    (docs / "daftar.md").write_text("# Daftar\n", encoding="utf-8")
    with (docs / "cetak.yml").open("a", encoding="utf-8") as file:
        file.write("terwakili:\n  daftar.md: bab.md\n")
    (chapter,) = gathered((docs, site)).chapters
    (link,) = chapter.element.xpath(".//a")
    assert link.get("href") == "#bab-isu-1"


@pytest.mark.parametrize(
    ("inside", "named"),
    [
        ("<video>Film</video>", "elemen <video>"),
        ('<p class="bergoyang">Isi</p>', 'kelas "bergoyang"'),
        ('<p class="hanya-web bergoyang">Isi</p>', None),
    ],
)
def test_what_print_does_not_know_is_named_with_its_line(
    small_site: SmallSite, inside: str, named: str | None
) -> None:
    folders = small_site(HEAD + inside, f"# BAB I Uji\n\n{inside}\n")
    if named is None:
        assert gathered(folders)
    else:
        assert f"docs/bab.md baris 3: {named} tidak dikenal cetakan" in refusal(folders)


@pytest.mark.parametrize("kind", ["rahasia", "catatan-rapat"])
@pytest.mark.parametrize("tag", ["div", "details"])
def test_a_box_of_any_kind_is_a_box(small_site: SmallSite, kind: str, tag: str) -> None:
    classes = f"admonition {kind}" if tag == "div" else kind
    box = f'<{tag} class="{classes}"><p>Isi kotak</p></{tag}>'
    (chapter,) = gathered(small_site(HEAD + box)).chapters
    assert "Isi kotak" in chapter.element.text_content()


@pytest.mark.parametrize(
    "code",
    [
        '<div class="language-yaml highlight"><pre><span class="linenos">1</span><code>'
        '<span class="nt">kunci</span><span class="p">:</span> isi</code></pre></div>',
        '<div class="highlight"><table class="highlighttable"><tr><th colspan="2" class="filename">'
        '<span class="filename">contoh</span></th></tr><tr><td class="linenos"><div '
        'class="linenodiv"><pre><span class="normal">1</span></pre></div></td><td class="code">'
        '<div><pre><code><span class="nt">kunci</span>: isi</code></pre></div></td></tr></table>'
        "</div>",
    ],
)
def test_highlighted_code_is_its_lines(small_site: SmallSite, code: str) -> None:
    (chapter,) = gathered(small_site(HEAD + code)).chapters
    (lines,) = chapter.element.xpath(".//pre")
    assert lines.text_content() == "kunci: isi"
    assert not chapter.element.xpath(".//table|.//pre//span")
    assert ("contoh" in chapter.element.text_content()) is ("contoh" in code)


def test_a_note_within_a_note_is_told_once(small_site: SmallSite) -> None:
    def mark(name: str) -> str:
        return f'<sup id="fnref:{name}"><a class="footnote-ref" href="#fn:{name}">{name}</a></sup>'

    notes = f'<li id="fn:a"><p>Satu{mark("b")}</p></li><li id="fn:b"><p>Dua</p></li>'
    article = f'{HEAD}<p>Isi{mark("a")}</p><div class="footnote"><ol>{notes}</ol></div>'
    message = refusal(small_site(article))
    assert message.count("docs/bab.md") == 1
    assert "catatan kaki memuat catatan kaki lain" in message


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("<ul><li>", "</li></ul>"),
        ("<blockquote>", "</blockquote>"),
        ('<div class="admonition note">', "</div>"),
        ("<dl><dt>kata</dt><dd>", "</dd></dl>"),
    ],
)
def test_a_table_that_no_page_can_be_turned_for_is_told_with_its_line(
    small_site: SmallSite, start: str, end: str
) -> None:
    cells = [f"kata{number:011d}" for number in range(9)]
    row = "".join(f"<td>{cell}</td>" for cell in cells)
    message = refusal(
        small_site(
            f"{HEAD}{start}<table><tr>{row}</tr></table>{end}",
            f"# BAB I Uji\n\n- x\n\n    | {' | '.join(cells)} |\n",
        )
    )
    assert "docs/bab.md baris 5" in message
    assert "keluarkan dari sana" in message
