"""Sources by number: marks in the text, one list of what is named, few links."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml.html import HtmlElement

from cetakbiru.model.load import load_blueprint
from cetakbiru.outputs.pdf import dom
from cetakbiru.outputs.pdf.collect import collect
from cetakbiru.outputs.pdf.faults import PdfError
from cetakbiru.outputs.pdf.plan import read_plan
from cetakbiru.outputs.pdf.tree import PrintTree
from tests.conftest import GOOD

SmallSite = Callable[..., tuple[Path, Path]]
HEAD = '<h1 id="uji">BAB I Uji</h1>'
LIST = "../tentang/sumber/#sumber-"


def gathered(folders: tuple[Path, Path]) -> PrintTree:
    docs, site = folders
    plan = read_plan(docs, {})
    return collect(load_blueprint(GOOD / "data"), site, docs, plan).select(lambda page: True, None)


def citation(source: str) -> str:
    return f'<span class="ppm-sitasi" data-sumber="{source}">Badan Contoh. Diakses.</span>'


def with_notes(text: str, *notes: str) -> str:
    """An article whose text refers to notes as `{1}`, `{2}` …"""
    for at in range(len(notes)):
        mark = f'<sup><a class="footnote-ref" href="#fn:{at}">{at}</a></sup>'
        text = text.replace(f"{{{at + 1}}}", mark)
    items = "".join(f'<li id="fn:{at}"><p>{note}</p></li>' for at, note in enumerate(notes))
    return f'{HEAD}<p id="teks">{text}</p><div class="footnote"><ol>{items}</ol></div>'


def paragraph(tree: PrintTree) -> HtmlElement:
    found: HtmlElement = tree.chapters[0].element.find(".//p")
    return found


def read(element: HtmlElement) -> str:
    return dom.text_of(element).replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Satu kalimat.{1} Kalimat lain.", "Satu kalimat [1]. Kalimat lain."),
        ("Satu kalimat. {1}", "Satu kalimat [1]."),
        ("Satu kata,{1} lalu.", "Satu kata [1], lalu."),
        ("Dua nomor.{1}{2} Lalu.", "Dua nomor [1], [2]. Lalu."),
        ("Nomor yang sama.{1} Lagi.{1}", "Nomor yang sama [1]. Lagi [1]."),
        ("Oleh Ani dkk.{1} ditulis", "Oleh Ani dkk. [1] ditulis"),
        ("Tunggu...{1} Lalu.", "Tunggu... [1] Lalu."),
        ("Hal berikut:{1}", "Hal berikut: [1]"),
        ("{1}", "[1]"),
        ("<em>Miring</em>{2} tegak.{1}", "Miring [1] tegak [2]."),
    ],
)
def test_a_note_that_only_cites_is_a_number_before_the_stop(
    small_site: SmallSite, text: str, printed: str
) -> None:
    notes = citation("sumber-rekaan"), citation("aturan-prioritas")
    element = paragraph(gathered(small_site(with_notes(text, *notes))))
    assert read(element) == printed
    assert element.find(".//span[@class='catatan-kaki']") is None


def test_a_note_with_words_stays_at_the_foot_and_bears_the_number(small_site: SmallSite) -> None:
    cited = f"{citation('sumber-rekaan')} {citation('aturan-prioritas')}"
    element = paragraph(gathered(small_site(with_notes("Teks.{1}", f"Pasal 7. {cited}"))))
    note = element.find(".//span[@class='catatan-kaki']")
    assert read(note) == "Pasal 7 [1], [2]."


def test_a_number_within_a_link_is_no_link_of_its_own(small_site: SmallSite) -> None:
    linked = '<a href="https://contoh.example/">Halaman{1}</a>'
    element = paragraph(gathered(small_site(with_notes(linked, citation("sumber-rekaan")))))
    assert read(element) == "Halaman [1]"
    assert len(list(element.iter("a"))) == 1


@pytest.mark.parametrize(
    ("note", "printed"),
    [
        ("<p>Satu.</p><p>Dua.</p>", "Satu. Dua."),
        ("<p>Dua hal:</p><ul><li>satu;</li><li>dua.</li></ul>", "Dua hal: satu; dua."),
        ("<p>Dua:</p><ol><li><p>satu</p><ul><li>rinci</li></ul></li></ol>", "Dua: satu rinci"),
        ("<blockquote><p>Kutipan.</p></blockquote><p>Lalu.</p>", "Kutipan. Lalu."),
    ],
)
def test_all_that_a_note_says_is_at_the_foot(
    small_site: SmallSite, note: str, printed: str
) -> None:
    article = with_notes("Teks.{1}", "@").replace("<p>@</p>", note)
    element = paragraph(gathered(small_site(article)))
    assert read(element.find(".//span[@class='catatan-kaki']")) == printed


@pytest.mark.parametrize(
    ("note", "name"),
    [
        ("<table><tr><td>1</td></tr></table>", "tabel"),
        ('<p><img src="a.png" alt="Peta"></p>', "gambar"),
        ("<pre>kode</pre>", "kode berbaris"),
    ],
)
def test_a_note_that_is_more_than_text_is_a_fault(
    small_site: SmallSite, note: str, name: str
) -> None:
    article = with_notes("Teks.{1}", "@").replace("<p>@</p>", f"<p>Lihat:</p>{note}")
    folders = small_site(article, "# BAB I Uji\n\nTeks.[^0]\n\n[^0]: Lihat:\n")
    with pytest.raises(PdfError, match=rf"docs/bab\.md baris 5: catatan kaki memuat {name}"):
        gathered(folders)


def test_the_list_names_what_is_cited_once_with_its_address(small_site: SmallSite) -> None:
    tree = gathered(small_site(with_notes("Satu.{1} Dua.{1}", citation("sumber-rekaan"))))
    last = tree.chapters[-1]
    assert (last.label, last.title) == ("", "Daftar sumber")
    (entry,) = last.element.iter("li")
    assert read(entry) == (
        "[1] Badan Contoh (rekaan) (2025). Sumber rekaan untuk pengujian. "
        "https://example.org/rekaan. Diakses 15 Januari 2026. Catatan: bukan sumber nyata."
    )
    for mark in paragraph(tree).iter("a"):
        assert mark.get("href") == f"#{entry.get('id')}"


def test_titles_in_lists_bear_no_numbers_of_sources_and_no_notes(small_site: SmallSite) -> None:
    refer = '<sup><a class="footnote-ref" href="#fn:{}">x</a></sup>'
    article = (
        f'<h1 id="uji">BAB I Uji{refer.format(1)}</h1><h2>Bagian{refer.format(0)}</h2>'
        f"<table><caption>Angka{refer.format(0)} lain</caption><tr><td>1</td></tr></table>"
        f'<div class="footnote"><ol><li id="fn:0"><p>{citation("sumber-rekaan")}</p></li>'
        '<li id="fn:1"><p>Keterangan.</p></li></ol></div>'
    )
    (chapter, _) = gathered(small_site(article)).chapters
    assert chapter.title == "Uji"
    assert [entry.title for entry in chapter.contents] == ["Uji", "Bagian"]
    assert [entry.title for entry in chapter.tables] == ["Angka lain"]
    assert read(chapter.element.find("h1")) == "BAB I UjiKeterangan."
    assert read(chapter.element.find("h2")) == "1.1 Bagian [1]"
    assert read(chapter.element.find(".//caption")) == "Tabel 1.1 Angka [1] lain"


def test_a_document_that_cites_nothing_has_no_list(small_site: SmallSite) -> None:
    tree = gathered(small_site(f"{HEAD}<p>Teks.</p>"))
    assert [chapter.title for chapter in tree.chapters] == ["Uji"]


def test_a_cell_keeps_the_number_and_the_note_beneath_has_publisher_and_links(
    small_site: SmallSite,
) -> None:
    names = ("sumber-rekaan", "aturan-prioritas")
    linked = [f'<a href="{LIST}{name}">Judul panjang</a>, Badan (2025)' for name in names]
    tree = gathered(
        small_site(
            f"{HEAD}<table><caption>Uji</caption><tr><td>{linked[0].partition(',')[0]}</td></tr>"
            f'</table><p class="ppm-catatan">Angka {linked[1]} dan lain. '
            f'<span class="ppm-sumber">Sumber: {"; ".join(linked)}.</span></p>'
        )
    )
    cell = tree.chapters[0].element.find(".//td")
    assert read(cell) == "[1]"
    assert list(cell.iter("a")) == []
    note = tree.chapters[0].element.find(".//p")
    assert read(note) == (
        "Angka Judul panjang [2], Badan (2025) dan lain. Sumber: Badan Contoh (rekaan) (2025) [1], "
        "[2]."
    )
    assert [mark.get("href") for mark in note.iter("a")] == [
        "#s-aturan-prioritas",
        "#s-sumber-rekaan",
        "#s-aturan-prioritas",
    ]


def test_a_source_that_no_row_has_is_a_fault(small_site: SmallSite) -> None:
    with pytest.raises(PdfError, match=r"docs/bab\.md.*halaman yang tidak ada"):
        gathered(small_site(f'{HEAD}<p><a href="{LIST}hilang">Sumber</a></p>'))
