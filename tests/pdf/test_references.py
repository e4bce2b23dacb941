"""References as paper can follow them, read back from the printed documents."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from lxml import html

from tests.pdf.conftest import Printed, Real
from tests.pdf.reading import (
    destinations,
    html_of,
    internal_links,
    page_labels,
    page_texts,
    squeezed,
)

pytestmark = pytest.mark.whole
_MOST_LINKS = 1500  # there were 6,345; each is a tag that a screen reader tells


@pytest.fixture(params=["printed", "real"])
def document(request: pytest.FixtureRequest) -> tuple[html.HtmlElement, Path]:
    """The sections of the whole document and its PDF: of the invented province, of the real one."""
    found: Printed | Real = request.getfixturevalue(request.param)
    printer = found.printer() if isinstance(found, Printed) else found.printer
    return html.fromstring(html_of(printer.whole_composed())), found.whole


def test_every_number_of_a_source_stands_in_the_list_and_every_source_is_named(
    document: tuple[html.HtmlElement, Path],
) -> None:
    tree, file = document
    texts = list(map(squeezed, page_texts(file)))
    with pikepdf.open(file) as pdf:
        places = destinations(pdf)
    listed = {}
    for at, entry in enumerate(tree.xpath('//ul[@class="daftar-sumber"]/li'), start=1):
        assert f"[{at}]" in texts[places[entry.get("id")] - 1]
        listed[f"[{at}]"] = f"#{entry.get('id')}"
    marks = tree.xpath('//*[@class="nomor-sumber"]')
    assert {mark.text for mark in marks} == set(listed)
    assert all(mark.get("href") in (None, listed[mark.text]) for mark in marks)


def test_references_name_the_page_that_readers_find(
    document: tuple[html.HtmlElement, Path],
) -> None:
    tree, file = document
    text, labels = squeezed("".join(page_texts(file))), page_labels(file)
    with pikepdf.open(file) as pdf:
        places = destinations(pdf)
    references = tree.xpath('//a[contains(@class, "rujukan")]')
    assert references
    for link in references:
        page = labels[places[link.get("href")[1:]] - 1]
        assert f"{squeezed(link.text_content())}(hal.{page})" in text


def test_links_are_few_and_none_stands_in_a_cell(document: tuple[html.HtmlElement, Path]) -> None:
    tree, file = document
    assert tree.xpath("//td//a|//th//a") == []
    with pikepdf.open(file) as pdf:
        assert len(internal_links(pdf)) < _MOST_LINKS
