"""Tables without what paper need not repeat: nothing is lost, and nothing stands twice."""

from __future__ import annotations

import pytest
from lxml import html

from cetakbiru.outputs.pdf.condense import Condenser
from cetakbiru.outputs.pdf.dom import text_of

URL = "bab/"


def section(*tables: str) -> html.HtmlElement:
    return html.fragment_fromstring("".join(tables), create_parent="section")


def table(heads: str, *rows: str, caption: str = "Isi") -> str:
    """Cells are words apart from one another by a stroke."""
    head = "".join(f"<th>{one}</th>" for one in heads.split("|"))
    body = "".join(
        "<tr>" + "".join(f"<td>{cell}</td>" for cell in row.split("|")) + "</tr>" for row in rows
    )
    anchor = caption.lower()
    return (
        f'<table><caption id="{anchor}">{caption}</caption><thead><tr>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table>"
    )


def condensed(*tables: str) -> html.HtmlElement:
    found = section(*tables)
    Condenser().condense(found, URL)
    return found


SAME = table("Wilayah|Status|Nilai", "A|usulan|1", "B|usulan|2", "C|usulan|3", "D|usulan|4")


def test_a_column_that_says_the_same_in_every_row_is_a_sentence() -> None:
    found = condensed(SAME, "<p>Sesudahnya.</p>")
    assert [text_of(one) for one in found.xpath(".//th")] == ["Wilayah", "Nilai"]
    assert [text_of(one) for one in found.findall("p")] == [
        "Pada semua baris, Status: usulan.",
        "Sesudahnya.",
    ]


def test_a_link_and_a_mark_go_along_with_the_cell() -> None:
    cell = 'oleh <a href="#x">Dinas</a> '
    found = condensed(table("A|B|C", *(f"{name}|{cell}|{name}" for name in "wxyz")))
    (link,) = found.xpath(".//a")
    assert text_of(link.getparent()) == "Pada semua baris, B: oleh Dinas."


def test_what_nothing_is_known_of_is_named_once() -> None:
    empty = '<span class="ppm-kosong">–</span>'
    found = condensed(table("A|Target|Hasil|C", f"a|{empty}|{empty}|1", f"b|{empty}||2"))
    assert [text_of(one) for one in found.xpath(".//th")] == ["A", "C"]
    assert text_of(found.find("p")) == "Kosong pada semua baris: Target, Hasil."


def test_a_table_without_any_value_is_a_line_with_its_anchor() -> None:
    empty = '<span class="ppm-kosong">belum ada data</span>'
    found = condensed(table("Wilayah|Target", f"Utara|{empty}", f"Selatan|{empty}"))
    assert not found.xpath(".//table")
    assert text_of(found) == "Isi: Target kosong untuk Utara, Selatan."
    assert found.find("p").get("id") == "isi"


def test_a_table_that_was_printed_is_referred_to() -> None:
    again = SAME.replace("Isi", "Ulang").replace('"isi"', '"ulang"')
    condenser, first, second = Condenser(), section(SAME), section(again)
    condenser.condense(first, URL)
    condenser.condense(second, "lain/")
    assert first.find("table") is not None
    assert text_of(second) == "Ulang: sama dengan ."
    (link,) = second.xpath(".//a")
    assert link.get("href") == "/bab/#isi"


@pytest.mark.parametrize(
    "kept",
    [
        table("A|B", "a|1", "b|1", "c|1"),  # short: equal by chance
        table("A|B", "a|1", "b|1", "c|1", "d|1"),  # the only column beside the heads
        table("A|B|C", "a|1|x", "b|2|x", "c|3|y", "d|4|y"),
        table("A|B|C", 'a|<b id="x">1</b>|1', "b|1|2", "c|1|3", "d|1|4"),  # somebody leads there
        table("A|B", "a|"),  # the one row may be all there is to say
        SAME.replace("<td>B</td>", '<td rowspan="2">B</td>'),
        SAME.replace("<td>usulan</td>", "", 1),
        "<table><tbody><tr><td>1</td></tr></tbody></table>",
    ],
)
def test_what_tells_rows_apart_or_is_no_plain_grid_stays(kept: str) -> None:
    before = html.tostring(section(kept))
    assert html.tostring(condensed(kept)) == before
