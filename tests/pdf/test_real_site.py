"""The real document against the real site: nothing lost, nothing added."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pikepdf
import pytest
from lxml import html

from cetakbiru.insight.entries import known_entries, known_of
from cetakbiru.model.load import Blueprint, load_blueprint
from cetakbiru.outputs.pdf.dom import text_of
from cetakbiru.outputs.pdf.plan import PlannedPage, Role, read_plan
from cetakbiru.outputs.pdf.views import view_of
from cetakbiru.pages.fragments.links import SOURCES_PAGE
from cetakbiru.pages.unfilled import prints_nothing
from tests.conftest import ROOT
from tests.pdf.conftest import Real
from tests.pdf.reading import (
    article_of,
    destinations,
    emptiness,
    entry_ids,
    figures_in,
    figures_on,
    html_of,
    ids_of_kabupaten,
    internal_links,
    page_texts,
    squeezed,
    stands,
    starts_of_parts,
)

pytestmark = pytest.mark.whole


@pytest.fixture(scope="module")
def text(real: Real) -> str:
    return squeezed("".join(page_texts(real.whole)))


@pytest.fixture(scope="module")
def plan() -> tuple[PlannedPage, ...]:
    blueprint = load_blueprint(ROOT / "data")
    slugs = {item.slug: kode for kode, item in blueprint.kabupaten.items()}
    return read_plan(ROOT / "docs", slugs)


@pytest.fixture(scope="module")
def articles(built_site: Path, plan: tuple[PlannedPage, ...]) -> list[html.HtmlElement]:
    """The articles that the document holds whole."""
    blueprint = load_blueprint(ROOT / "data")
    return [
        article_of(built_site, page.file)
        for page in plan
        # The document lists sources in its own way.
        if page.view is None and page.url != SOURCES_PAGE
        if page.role is not Role.APPENDIX
        or not prints_nothing(blueprint, (ROOT / "docs" / page.path).read_text(encoding="utf-8"))
    ]


def test_the_same_directions_and_programmes(text: str, articles: list[html.HtmlElement]) -> None:
    site = "".join(article.text_content() for article in articles)
    known = {squeezed(one) for one in known_entries(load_blueprint(ROOT / "data"))}
    assert entry_ids(site) <= entry_ids(text) == known


def test_every_figure_and_heading_that_views_print_is_on_the_site(
    built_site: Path, plan: tuple[PlannedPage, ...]
) -> None:
    blueprint, told = load_blueprint(ROOT / "data"), figures_on(built_site)
    for page in plan:
        if page.view is not None and (made := view_of(blueprint, page)):
            view = html.fragment_fromstring(made, create_parent="div")
            assert sorted(figures_in(view) - told) == [], page.path
            if (built_site / page.file).is_file():
                site = squeezed(article_of(built_site, page.file).text_content())
                titles = [text_of(one) for one in view.xpath(".//h1|.//h2|.//h3")]
                assert [one for one in titles if squeezed(one) not in site] == [], page.path


def test_the_same_headings_captions_and_figures(
    text: str, articles: list[html.HtmlElement]
) -> None:
    count = 0
    for article in articles:
        for link in article.xpath('.//a[@class="headerlink"]'):
            link.drop_tree()
        for part in article.xpath(".//h1|.//h2|.//h3|.//h4|.//caption|.//figcaption"):
            count += 1
            # The number of a chapter or of a direction is that of its part in print.
            title = re.sub(r"^(?:BAB [IVX]+|\d+\.)\s+", "", part.text_content().strip())
            assert squeezed(title) in text, title
    assert count > 150


def test_every_cell(text: str, articles: list[html.HtmlElement]) -> None:
    texts = [
        squeezed(str(piece))
        for article in articles
        for cell in article.xpath(".//td|.//th|.//dd")
        if not cell.xpath("ancestor::form")
        for piece in cell.itertext()
    ]
    assert len(texts) > 4000
    assert sorted({piece for piece in texts if not stands(piece, text)}) == []


def test_every_link_has_its_place_and_no_page_is_empty(real: Real) -> None:
    with pikepdf.open(real.whole) as pdf:
        places = destinations(pdf)
        assert set(internal_links(pdf)) <= set(places)
        assert ids_of_kabupaten(load_blueprint(ROOT / "data")) <= set(places)
    pages = page_texts(real.whole)
    front = next(at for at, page in enumerate(pages) if "Halaman 1 dari" in page)
    body = pages[front:]
    for number, page in enumerate(body, start=1):
        assert f"Halaman {number} dari {len(body)}" in page
    for number, page in enumerate(pages[1:], start=2):
        assert len(squeezed(page)) > 110, f"page {number} is all but empty"


def test_a_document_for_each_kabupaten(real: Real) -> None:
    blueprint = load_blueprint(ROOT / "data")
    assert set(real.printer.districts) == set(blueprint.kabupaten)
    for kode in real.printer.districts:
        document = real.printer.district_composed(kode)
        assert entry_ids(html_of(document)) == _own_ids(blueprint, kode), document.title


def test_the_document_of_a_kabupaten_holds_its_directions_and_programmes(real: Real) -> None:
    blueprint = load_blueprint(ROOT / "data")
    own = _own_ids(blueprint, real.printer.districts[0])
    assert entry_ids("".join(page_texts(real.district))) == own


def _own_ids(blueprint: Blueprint, kabupaten: str) -> set[str]:
    """What bears an ID in a kabupaten, and what has taken the place of one."""
    own = known_of(blueprint, kabupaten)
    return {squeezed(name) for one in own for name in (one.id, *one.diganti_oleh)}


def test_the_document_stays_within_its_measure(real: Real) -> None:
    """A summary in two pages, a kabupaten in three at most, all in 140."""
    pages = page_texts(real.whole)
    assert len(pages) <= 140
    assert 1 <= _pages_headed("Ringkasan untuk pengambil keputusan", pages) <= 2
    blueprint = load_blueprint(ROOT / "data")
    for number, kode in enumerate(real.printer.districts, start=1):
        head = f"A.{number} {blueprint.region_name(kode)}"
        assert 1 <= _pages_headed(head, pages) <= 3, head


def test_no_page_is_half_empty_but_before_a_part(real: Real) -> None:
    starts, empty = starts_of_parts(real.whole), emptiness(real.whole)
    ends = {*starts, len(empty)}
    half = [number for number, share in enumerate(empty, start=1) if number > 1 and share > 0.5]
    assert [number for number in half if number not in ends] == []
    # Each part begins on a page of its own, so what stands before it may be short.
    assert len(half) <= len(starts) // 2 > 10


def _pages_headed(head: str, pages: list[str]) -> int:
    return sum(squeezed(page).startswith(squeezed(head)) for page in pages)


def test_tables_say_nothing_twice(real: Real) -> None:
    rows: Counter[str] = Counter()
    same = []
    for section in real.printer.whole_composed().body:
        for table in section.iter("table"):
            body = table.xpath("./tbody/tr")
            rows.update(text_of(row) for row in body)
            cells = [list(map(text_of, row)) for row in body]
            whole = len(cells) >= 4 and len({len(row) for row in cells}) == 1
            if whole and not table.xpath(".//*[@rowspan or @colspan]"):
                same += [
                    (text_of(table)[:60], column[0])
                    for column in list(zip(*cells))[1:]
                    if len(set(column)) == 1
                ]
    assert same == []
    assert sum(count - 1 for count in rows.values()) <= 40, rows.most_common(5)


def test_what_is_not_known_is_not_said_in_every_line(real: Real) -> None:
    words = "".join(page_texts(real.whole))
    assert len(re.findall(r"\bbelum\b", words, re.I)) <= 60
