"""Drawings of pages as files of their own, in the typefaces that print has."""

from __future__ import annotations

import copy

from lxml import etree
from lxml.html import HtmlElement

from cetakbiru.fonts import SANS, SERIF
from cetakbiru.outputs.pdf.typefaces import TYPST_FAMILY

_NAMESPACE = "http://www.w3.org/2000/svg"


def drawing_file(svg: HtmlElement) -> str:
    """The SVG of a drawing, which must name its language, as HTML need not.

    What names no typeface gets the one that the pages' styles give it; families are quoted, since
    a name that ends in a digit is none otherwise.
    """
    alone = copy.copy(svg)
    alone.set("xmlns", _NAMESPACE)
    if alone.get("font-family") is None:
        alone.set("font-family", f"'{SANS}'")
    source: str = etree.tostring(alone, encoding="unicode", with_tail=False)
    for family in (SANS, SERIF):
        source = source.replace(family, TYPST_FAMILY[family])
    return source
