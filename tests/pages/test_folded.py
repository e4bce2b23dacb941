"""Parts of a page that fold: what is in one, where it ends, what stays as it was."""

from __future__ import annotations

import pytest
from lxml import html
from lxml.html import HtmlElement
from markdown import markdown

EXTENSIONS = ["attr_list", "footnotes", "toc", "cetakbiru.pages.markdown.folded"]
OPTIONS = {"toc": {"permalink": "#"}}


def _rendered(text: str) -> HtmlElement:
    page = markdown(text, extensions=EXTENSIONS, extension_configs=OPTIONS)
    return html.fromstring(f"<main>{page}</main>")


def _folds(page: HtmlElement) -> list[HtmlElement]:
    return page.xpath("//details[@class='lipat']")


def test_a_heading_becomes_the_line_of_its_part() -> None:
    page = _rendered("# A\n\nawal\n\n## Profil {.ppm-lipat}\n\nisi\n\n- butir\n\n## B\n\nakhir")
    (fold,) = _folds(page)
    (heading,) = fold.xpath("./summary/h2[@id='profil']")
    assert heading.text == "Profil"
    assert heading.get("class") is None
    # What opens may hold nothing else to press.
    assert not fold.xpath("./summary//a")
    assert [child.tag for child in fold] == ["summary", "p", "ul"]
    assert [child.tag for child in page] == ["h1", "p", "details", "h2", "p"]


@pytest.mark.parametrize(
    ("text", "inside", "outside"),
    [
        ("## A {.ppm-lipat}\n\na\n\n### B\n\nb\n\n## C\n\nc", "a b", "c"),
        ("### A {.ppm-lipat}\n\na\n\n## C\n\nc", "a", "c"),
        ("## A {.ppm-lipat}\n\na\n\n---\n\nc", "a", "c"),
        ("## A {#x .ppm-lipat}\n\na[^1]\n\n[^1]: catatan", "a", "catatan"),
    ],
)
def test_a_part_ends_where_one_of_its_level_begins(text: str, inside: str, outside: str) -> None:
    page = _rendered(text)
    (fold,) = _folds(page)
    found = " ".join(" ".join(p.itertext()) for p in fold.iter("p"))
    assert all(word in found for word in inside.split())
    assert outside not in "".join(fold.itertext())
    assert outside in page.text_content()
    assert not page.xpath("//hr[not(ancestor::div[@class='footnote'])]")


def test_folds_lie_beside_and_within_each_other() -> None:
    page = _rendered("## A {.ppm-lipat}\n\na\n\n### B {.ppm-lipat}\n\nb\n\n## C {.ppm-lipat}\n\nc")
    assert [fold.xpath("string(.//h2|.//h3)")[0] for fold in _folds(page)] == ["A", "B", "C"]
    assert [len(fold.xpath("ancestor::details")) for fold in _folds(page)] == [0, 1, 0]


def test_a_rule_that_ends_nothing_is_a_rule() -> None:
    page = _rendered("a\n\n---\n\n## A {.ppm-lipat .lain}\n\na")
    assert page.xpath("./hr")
    assert page.xpath("//h2/@class") == ["lain"]


def test_a_page_without_folds_is_what_it_was() -> None:
    text = "# A\n\n## B {#b .ppm-lain}\n\nb\n\n---\n\nc"
    plain = markdown(text, extensions=EXTENSIONS[:-1], extension_configs=OPTIONS)
    assert markdown(text, extensions=EXTENSIONS, extension_configs=OPTIONS) == plain
