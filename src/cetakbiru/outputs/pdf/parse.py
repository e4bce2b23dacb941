"""Print HTML as the page that WeasyPrint lays out, parsed and styled at a fraction of its cost.

Its own parser is in Python. And its style sheet gives every element five pseudo-elements, each
with a style of its own: half the memory of a long document. Here they are given only to the
elements that can have them.
"""

from __future__ import annotations

from functools import cache
from typing import Any
from xml.etree import ElementTree

import weasyprint
from lxml import etree, html
from weasyprint.css.counters import CounterStyle
from weasyprint.html import UA

from cetakbiru.outputs.pdf import dom
from cetakbiru.outputs.pdf.notes import NOTE_CLASS

_SVG = "http://www.w3.org/2000/svg"
_BEARERS = {
    "marker": "li",
    "footnote-call": f".{NOTE_CLASS}",
    "footnote-marker": f".{NOTE_CLASS}",
    # Endnotes, which no page has.
    "note-call": "note",
    "note-marker": "note",
    "note-callback": "note",
}


class Page(weasyprint.HTML):  # type: ignore[misc]  # WeasyPrint has no types
    """Stands for the HTML that WeasyPrint would have parsed from the same text."""

    def __init__(self, text: str, url_fetcher: Any) -> None:
        """Parses `text`; whatever it names is read by `url_fetcher`."""
        parsed = html.document_fromstring(text, parser=html.HTMLParser(encoding="utf-8"))
        dom.restore_svg_names(parsed)
        self.base_url = None
        self.url_fetcher = url_fetcher
        self.media_type = "print"
        root = _copied(parsed, in_svg=False)
        self.wrapper_element = weasyprint.cssselect2.ElementWrapper.from_html_root(root)
        self.etree_element = root

    def _ua_stylesheets(self, forms: bool = False) -> list[Any]:
        return [_browser_style()]


@cache
def _browser_style() -> Any:
    """The style sheet of WeasyPrint itself, with its pseudo-elements where they can be."""
    text = UA
    for pseudo, bearer in _BEARERS.items():
        text = text.replace(f"\n::{pseudo} {{", f"\n{bearer}::{pseudo} {{")
    return weasyprint.CSS(string=text, counter_style=CounterStyle())


def _copied(source: html.HtmlElement, in_svg: bool) -> ElementTree.Element:
    """The element and all within it, comments left out; names of drawings in their namespace."""
    in_svg = in_svg or source.tag == "svg"
    name = str(etree.QName(source).localname)
    made = ElementTree.Element(f"{{{_SVG}}}{name}" if in_svg else name, dict(source.attrib))
    made.text, made.tail = source.text, source.tail
    last: ElementTree.Element | None = None
    for child in source:
        if isinstance(child.tag, str):
            last = _copied(child, in_svg)
            made.append(last)
        elif last is None:
            made.text = (made.text or "") + (child.tail or "")
        else:
            last.tail = (last.tail or "") + (child.tail or "")
    return made
