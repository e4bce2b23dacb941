"""Tables that a page wrote itself: a labelled region, cells that know their column."""

from __future__ import annotations

from lxml import html
from lxml.html import HtmlElement
from markdown import markdown

EXTENSIONS = [
    *(
        "attr_list",
        "tables",
        "toc",
        "cetakbiru.pages.markdown.handwritten",
        "cetakbiru.pages.markdown.safe",
    ),
]
PAGE = """## Kewajiban *pokok* {#kewajiban}

| Kewajiban | Isi <small>x</small> | Sumber |
| --- | --- | ---: |
| Menyusun | **Naskah** | 1 |

| A | B |
| --- | --- |
| 1 | 2 |
"""


def _rendered(text: str) -> HtmlElement:
    return html.fromstring(f"<main>{markdown(text, extensions=EXTENSIONS)}</main>")


def test_a_table_scrolls_in_a_region_named_by_its_heading() -> None:
    wide, second = _rendered(PAGE).xpath("//div[@role='region'][@tabindex='0']")
    assert wide.get("aria-label") == "Tabel: Kewajiban pokok"
    assert second.get("aria-label") == "Tabel: Kewajiban pokok (2)"
    assert wide.get("class") == "tabel-naskah tabel-naskah--kartu"
    assert second.get("class") == "tabel-naskah"


def test_cells_bear_the_title_of_their_column() -> None:
    cells = _rendered(PAGE).xpath("//table[1]//td/@data-label")
    assert cells[:3] == ["Kewajiban", "Isi x", "Sumber"]


def test_a_column_of_figures_has_a_class_and_no_style() -> None:
    page = _rendered(PAGE)
    assert page.xpath("//table[1]//*[@class='angka']/text()")[:2] == ["Sumber", "1"]
    assert not page.xpath("//@style")


def test_a_table_before_any_heading_has_a_name_too() -> None:
    (region,) = _rendered("| A | B |\n| --- | --- |\n| 1 | 2 |").xpath("//div[@role='region']")
    assert region.get("aria-label") == "Tabel"
