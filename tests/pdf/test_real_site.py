"""The real document against the real site: nothing lost, nothing added."""

from __future__ import annotations

import re
from pathlib import Path

import pikepdf
import pytest
from lxml import html

from macros.blueprint.load import load_blueprint
from press.plan import read_plan
from tests.conftest import ROOT
from tests.pdf.reading import (
    destinations,
    internal_links,
    page_texts,
    program_ids,
    squeezed,
    stands,
)


@pytest.fixture(scope="module")
def whole(built_site: Path) -> Path:
    version = load_blueprint(ROOT / "data").edisi.versi
    return built_site / "unduhan" / f"cetak-biru-ppm-{version}.pdf"


@pytest.fixture(scope="module")
def text(whole: Path) -> str:
    return squeezed("".join(page_texts(whole)))


@pytest.fixture(scope="module")
def articles(built_site: Path) -> list[html.HtmlElement]:
    blueprint = load_blueprint(ROOT / "data")
    slugs = {item.slug: kode for kode, item in blueprint.kabupaten.items()}
    parser = html.HTMLParser(encoding="utf-8")
    return [
        html.parse(str(built_site / page.file), parser).getroot().find(".//article")
        for page in read_plan(ROOT / "docs", slugs)
    ]


def test_the_same_programmes(text: str, articles: list[html.HtmlElement]) -> None:
    site = "".join(article.text_content() for article in articles)
    known = {squeezed(kode) for kode in load_blueprint(ROOT / "data").program}
    assert program_ids(site) == program_ids(text) == known


def test_the_same_headings_captions_and_figures(
    text: str, articles: list[html.HtmlElement]
) -> None:
    count = 0
    for article in articles:
        for link in article.xpath('.//a[@class="headerlink"]'):
            link.drop_tree()
        for part in article.xpath(".//h1|.//h2|.//h3|.//h4|.//caption|.//figcaption"):
            count += 1
            title = re.sub(r"^BAB [IVX]+\s+", "", part.text_content().strip())
            assert squeezed(title) in text, title
    assert count > 700


def test_every_cell(text: str, articles: list[html.HtmlElement]) -> None:
    texts = [
        squeezed(str(piece))
        for article in articles
        for cell in article.xpath(".//td|.//th|.//dd")
        if not cell.xpath("ancestor::form")
        for piece in cell.itertext()
    ]
    assert len(texts) > 8000
    assert sorted({piece for piece in texts if not stands(piece, text)}) == []


def test_every_link_has_its_place_and_no_page_is_empty(whole: Path) -> None:
    with pikepdf.open(whole) as pdf:
        places = destinations(pdf)
        assert set(internal_links(pdf)) <= set(places)
        assert set(load_blueprint(ROOT / "data").program) <= set(places)
    pages = page_texts(whole)
    for number, page in enumerate(pages[1:], start=2):
        assert f"Halaman {number} dari {len(pages)}" in page
        assert len(squeezed(page)) > 110, f"page {number} is all but empty"


def test_a_document_for_each_kabupaten(built_site: Path) -> None:
    blueprint = load_blueprint(ROOT / "data")
    for item in blueprint.kabupaten.values():
        name = f"cetak-biru-ppm-{blueprint.edisi.versi}-{item.slug}.pdf"
        found = program_ids("".join(page_texts(built_site / "unduhan" / name)))
        own = {squeezed(one.id) for one in blueprint.programs_of_kabupaten(item.kode)}
        assert found == own, item.full_name
