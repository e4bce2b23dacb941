"""Drawings and images as pictures of Word, each with the text that stands in for it."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from cetakbiru.outputs.pdf import dom
from cetakbiru.outputs.pdf.vocabulary import Look, looks
from cetakbiru.outputs.word.parts import Parts, Picture
from cetakbiru.outputs.word.xml import clean, emu, special
from cetakbiru.pages.fragments.html import Html, element

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_PX_MM = 25.4 / 96
_WIDEST_MM, _TALLEST_MM = 118.0, 150.0
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


def picture_id(number: int) -> str:
    """The id by which the text names the file of a picture."""
    return f"gambar{number}"


def is_ornament(drawing: HtmlElement) -> bool:
    """Whether a picture says nothing that the text beside it does not say. The signs of a legend
    do: without them nobody knows which text is meant."""
    if drawing.get("aria-hidden") != "true":
        return False
    return not any(Look.LEGEND in looks(outer) for outer in drawing.iterancestors("ul"))


def inline_picture(drawing: HtmlElement, parts: Parts, widest: float = _WIDEST_MM) -> Html:
    """A picture in a line of text, as wide as it is drawn or as there is room (mm)."""
    width, height = _size_mm(drawing, parts)
    scale = min(1.0, widest / width, _TALLEST_MM / height)
    width, height = width * scale, height * scale
    text = clean(_text_of(drawing))
    number = parts.add_picture(Picture(drawing, text, width, height))
    extent = {"cx": emu(width), "cy": emu(height)}
    named: dict[str, str | int] = {"id": number, "name": f"Gambar {number}", "descr": text}
    fill = element(
        "pic:blipFill",
        None,
        element("a:blip", {"r:embed": picture_id(number)}),
        element("a:stretch", None, element("a:fillRect")),
    )
    form = element(
        "pic:spPr",
        None,
        element("a:xfrm", None, element("a:off", {"x": 0, "y": 0}), element("a:ext", extent)),
        element("a:prstGeom", {"prst": "rect"}, element("a:avLst")),
    )
    about = element("pic:nvPicPr", None, element("pic:cNvPr", named), element("pic:cNvPicPr"))
    data = element(
        "a:graphicData",
        {"uri": f"{_DRAWING}/picture"},
        element("pic:pic", None, about, fill, form),
    )
    inline = element(
        "wp:inline",
        {"distT": 0, "distB": 0, "distL": 0, "distR": 0},
        element("wp:extent", extent),
        element("wp:docPr", named),
        element("a:graphic", None, data),
    )
    return special(element("w:drawing", None, inline))


def _size_mm(drawing: HtmlElement, parts: Parts) -> tuple[float, float]:
    """Width and height at 96 to the inch: of an image its own, of a drawing those that it asks
    for, else those of its viewBox."""
    if image := parts.images.get(drawing.get("src", "")):
        return image.width * _PX_MM, image.height * _PX_MM
    box = [float(one) for one in _NUMBER.findall(drawing.get("viewBox", ""))][2:4]
    asked = [_NUMBER.match(drawing.get(name, "")) for name in ("width", "height")]
    own = [float(one[0]) for one in asked if one is not None]
    width, height = own if len(own) == 2 else box if len(box) == 2 else (_WIDEST_MM / _PX_MM,) * 2
    return max(width, 1.0) * _PX_MM, max(height, 1.0) * _PX_MM


def _text_of(drawing: HtmlElement) -> str:
    if drawing.tag == "img":
        return str(drawing.get("alt", ""))
    title = drawing.find("title")
    return dom.text_of(title) if title is not None else ""
