"""Drawings and images as pictures of Word, each with the text that stands in for it."""

from __future__ import annotations

from lxml.html import HtmlElement

from cetakbiru.outputs.pdf.faults import Fault, PdfError
from cetakbiru.outputs.pdf.pictures import (
    PictureFile,
    UnfitImageError,
    asked_size,
    picture_file,
)
from cetakbiru.outputs.pdf.places import place_above
from cetakbiru.outputs.pdf.vocabulary import Look, looks
from cetakbiru.outputs.word.parts import Parts, Picture
from cetakbiru.outputs.word.xml import clean, emu, special
from cetakbiru.pages.fragments.html import Html, element

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_PX_MM = 25.4 / 96
_WIDEST_MM, _TALLEST_MM = 118.0, 150.0


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
    """A picture in a line of text, as wide as it is drawn or as there is room (mm).

    Raises PdfError where it can't be read.
    """
    try:
        file = picture_file(drawing, parts.site)
    except UnfitImageError as error:
        raise PdfError([Fault(place_above(drawing), str(error))]) from None
    width, height = (max(pixels, 1.0) * _PX_MM for pixels in _size(drawing, file))
    scale = min(1.0, widest / width, _TALLEST_MM / height)
    width, height = width * scale, height * scale
    text = clean(file.said)
    number = parts.add_picture(Picture(file, width, height))
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


def _size(drawing: HtmlElement, file: PictureFile) -> tuple[float, float]:
    """Width and height in pixels: as asked for, else its own; what has neither fills its room."""
    width, height = asked_size(drawing)
    if width and height:
        return width, height
    if width or height:
        return width or (height or 0.0) * file.ratio, height or (width or 0.0) / file.ratio
    return file.size or (_WIDEST_MM / _PX_MM,) * 2
