"""The document of the invented province: same as its site, searchable, tagged, traceable."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pikepdf
import pytest
from frictionless import Package
from lxml import html

from cetakbiru.insight.entries import known_entries
from cetakbiru.outputs.pdf.attachments import CHECKSUMS, EDITION, PACKAGE
from cetakbiru.outputs.pdf.extract import read_contents
from cetakbiru.outputs.pdf.plan import PlannedPage, read_plan
from cetakbiru.pages.fragments.links import SOURCES_PAGE
from tests.pdf.conftest import Printed
from tests.pdf.reading import (
    article_of,
    destinations,
    entry_ids,
    html_of,
    ids_of_kabupaten,
    internal_links,
    kinds,
    page_labels,
    page_texts,
    squeezed,
    stands,
    structure,
)

pytestmark = pytest.mark.whole


def planned(printed: Printed) -> tuple[PlannedPage, ...]:
    slugs = {item.slug: kode for kode, item in printed.blueprint.kabupaten.items()}
    return read_plan(printed.project.docs, slugs)


FACTS = '//dl[contains(@class, "ppm-rincian") and not(contains(@class, "berderet"))]'
SEEN = 'not(contains(@class, "tersembunyi"))'


def pages_of(printed: Printed) -> list[html.HtmlElement]:
    """The articles of the site that the document holds whole; it lists sources in its own way."""
    return [
        article_of(printed.site, page.file)
        for page in planned(printed)
        if page.view is None and page.url != SOURCES_PAGE
    ]


def tree_of(printed: Printed) -> html.HtmlElement:
    """The sections of the document as one tree."""
    return html.fromstring(html_of(printed.printer().whole_composed()))


def test_every_direction_and_programme_of_the_site_stands_in_the_document_and_the_reverse(
    printed: Printed,
) -> None:
    site = "".join(
        article_of(printed.site, page.file).text_content()
        for page in planned(printed)
        # The summary stands for no page.
        if (printed.site / page.file).is_file()
    )
    document = "".join(page_texts(printed.whole))
    assert entry_ids(site) == entry_ids(document)
    assert entry_ids(document) >= {squeezed(one) for one in known_entries(printed.blueprint)}


def test_every_heading_caption_and_figure_stands_in_the_document(printed: Printed) -> None:
    document = squeezed("".join(page_texts(printed.whole)))
    for page in pages_of(printed):
        for link in page.xpath('.//a[@class="headerlink"]'):
            link.drop_tree()
        for part in page.xpath(".//h1|.//h2|.//h3|.//h4|.//caption|.//figcaption"):
            # The number of a chapter or of a direction is that of its part in print.
            title = re.sub(r"^(?:BAB [IVX]+|\d+\.)\s+", "", part.text_content().strip())
            assert squeezed(title) in document, title


def test_every_cell_of_every_table_stands_in_the_document(printed: Printed) -> None:
    document = squeezed("".join(page_texts(printed.whole)))
    # Piece by piece: in an appendix the address of a link is written after it.
    texts = [
        squeezed(str(text))
        for page in pages_of(printed)
        for cell in page.xpath(".//td|.//th")
        for text in cell.itertext()
    ]
    assert len(texts) > 150
    assert [text for text in texts if not stands(text, document)] == []


def test_every_link_leads_to_a_place(printed: Printed) -> None:
    with pikepdf.open(printed.whole) as pdf:
        places = destinations(pdf)
        links = internal_links(pdf)
        assert len(links) > 50
        assert set(links) <= set(places)
        assert ids_of_kabupaten(printed.blueprint) <= set(places)


def test_the_lists_give_the_right_pages(printed: Printed) -> None:
    texts = page_texts(printed.whole)
    with pikepdf.open(printed.whole) as pdf:
        places = destinations(pdf)
    entries = tree_of(printed).xpath('//ol[@class="daftar-halaman"]/li')
    labels = page_labels(printed.whole)
    # A page number ends its line: the next line may begin with a number, too.
    lines = "|".join(texts).replace("\n", "|")
    lists = squeezed(lines)
    assert len(entries) > 20
    for entry in entries:
        page = places[entry.find("a").get("href")[1:]]
        # A title may be longer than a line.
        title = r"\|?".join(map(re.escape, squeezed(entry.text_content())))
        line = rf"\|{title}{labels[page - 1]}\|"
        assert re.search(line, lists), entry.text_content()


def test_pages_are_counted_and_headed(printed: Printed) -> None:
    texts = page_texts(printed.whole)
    labels = page_labels(printed.whole)
    assert labels[1] == "i"
    counted = [label for label in labels if label.isdecimal()]
    assert counted == [str(number) for number in range(1, len(counted) + 1)]
    for label, text in zip(labels[1:], texts[1:]):
        foot = f"Halaman {label} dari {len(counted)}" if label.isdecimal() else label
        assert foot in text
        assert "Edisi 2026.1 · Rancangan" in text


def test_no_page_is_empty(printed: Printed) -> None:
    for number, text in enumerate(page_texts(printed.whole)[1:], start=2):
        assert len(squeezed(text)) > 120, f"page {number}"


def test_the_imprint_tells_edition_and_data(printed: Printed) -> None:
    front = squeezed(read_contents(printed.whole).front)
    sums = printed.printer().whole().job.files
    assert {file.name for file in sums} >= {CHECKSUMS, EDITION, PACKAGE, "program.csv"}
    for word in ("2026.1", "Rancangan", "31Januari2026", "BadanContoh"):
        assert word in front


def test_the_page_of_adoption_has_basis_and_an_empty_block(printed: Printed) -> None:
    texts = page_texts(printed.whole)
    page = next(text for text in texts if "Cetak Biru ini adalah Lampiran" in text)
    assert "Peraturan Gubernur Contoh (rekaan) Nomor ……" in page
    assert "Rancangan rekaan disusun." in page
    assert "Kode QR" not in page, "no address, no code, and no word of it on what is signed"
    assert texts[0].startswith("LAMPIRAN")
    assert "GUBERNUR CONTOH (REKAAN)," in texts[-1], "whoever adopts signs the annex, too"


def test_the_watermark_is_never_found_by_search(printed: Printed) -> None:
    assert all("RANCANGAN" not in text for text in page_texts(printed.whole))
    drawn = printed.printer().whole().job.markup.head
    assert "tanda-air(" in drawn


def test_language_title_and_outline(printed: Printed) -> None:
    with pikepdf.open(printed.whole) as pdf:
        assert pdf.Root.Lang == "id"
        edition, speaker = printed.blueprint.edisi, printed.blueprint.speaker
        assert pdf.docinfo["/Title"] == f"{edition.judul}{speaker.bracketed()}"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        with pdf.open_outline() as outline:
            titles = [item.title for item in outline.root]
    assert "BAB V Strategi" in titles
    assert "A.1 Kabupaten Contoh Utara" in titles
    assert any(title.startswith("LAMPIRAN B ") for title in titles)


def test_one_tag_a_table_and_headers_with_scope(printed: Printed) -> None:
    tree = tree_of(printed)
    with pikepdf.open(printed.whole) as pdf:
        found = kinds(pdf)
        # Facts are a table of terms, which head their rows, and what they mean.
        facts = len(tree.xpath(FACTS))
        pairs = len(tree.xpath(f"{FACTS}//dd"))
        assert found["/Table"] == len(tree.xpath("//table")) + facts
        assert found["/TH"] == len(tree.xpath("//th")) + pairs
        assert found["/TD"] == len(tree.xpath("//td")) + pairs
        assert found["/Caption"] == len(tree.xpath(f"//caption[{SEEN}]|//figcaption"))
        assert found["/TOCI"] == len(tree.xpath('//ol[@class="daftar-halaman"]/li'))
        assert found["/Note"] == len(tree.xpath('//span[@class="catatan-kaki"]'))
        scopes = {str(one.A[0].Scope) for one in structure(pdf) if one.S == "/TH"}
        assert scopes == {"/Column", "/Row"}
        figures = [one for one in structure(pdf) if one.S == "/Figure"]
        assert figures
        assert all(len(str(one.Alt)) > 20 for one in figures)


def test_a_table_over_pages_is_one_table(printed: Printed) -> None:
    """The programmes of a real table cross pages; here the rows of one table are counted."""
    tree = tree_of(printed)
    with pikepdf.open(printed.whole) as pdf:
        assert kinds(pdf)["/TR"] == len(tree.xpath(f"//tr|{FACTS}//dd"))


def test_the_data_come_out_and_are_a_valid_package(printed: Printed, tmp_path: Path) -> None:
    with pikepdf.open(printed.whole) as pdf:
        for name, file in pdf.attachments.items():
            assert file.relationship == pikepdf.Name.Data
            (tmp_path / name).write_bytes(file.get_file().read_bytes())
        assert len(pdf.attachments) > 10
        assert len(pdf.Root.AF) == len(pdf.attachments)
    described = json.loads((tmp_path / PACKAGE).read_text(encoding="utf-8"))
    assert {one["path"] for one in described["resources"]} == {
        path.name for path in tmp_path.glob("*.csv")
    }
    report = Package(str(tmp_path / PACKAGE)).validate()
    assert report.valid, report.flatten(["title", "message"])


def test_a_district_carries_its_own_rows_only(printed: Printed) -> None:
    files = read_contents(printed.district).files
    programs = files["program.csv"].decode()
    assert "PRG-9901-" in programs
    assert "PRG-9902-" not in programs
    texts = "".join(page_texts(printed.district))
    assert "Kabupaten Contoh Utara" in texts
    assert "A.2 Kota Contoh Selatan" not in texts


def test_a_chapter_keeps_the_numbers_of_the_whole(printed: Printed) -> None:
    text = "".join(page_texts(printed.chapter))
    assert "BAB V" in text
    assert "Tabel 5.1" in text


@pytest.mark.parametrize("name", ["whole", "district", "chapter"])
def test_only_bundled_fonts(printed: Printed, name: str) -> None:
    with pikepdf.open(getattr(printed, name)) as pdf:
        fonts = {
            str(item.BaseFont).partition("+")[2]
            for item in pdf.objects
            if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/Font"
        }
    assert fonts
    assert all(font.startswith(("SourceSerif4-", "SourceSans3-")) for font in fonts)
