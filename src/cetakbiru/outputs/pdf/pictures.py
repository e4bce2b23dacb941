"""Drawings and images of sections as files, with what is said in their stead and their size."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from pathlib import Path

from lxml.html import HtmlElement

from cetakbiru.outputs.pdf import dom
from cetakbiru.outputs.pdf.drawings import drawing_file
from cetakbiru.outputs.pdf.images import BrokenImageError, print_image
from cetakbiru.outputs.pdf.links import SITE_SCHEME

_SVG = ".svg"
_KINDS = (".png", ".jpg", ".jpeg", ".gif", ".webp", _SVG)
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_LENGTH = re.compile(r"(\d+(?:\.\d+)?)(?:px)?")


class UnfitImageError(Exception):
    """An image that no document can hold; the message is a sentence that says how to mend it."""


@dataclass(frozen=True)
class PictureFile:
    """A picture as a file. `kind` is the ending of its name, `said` stands in for it where nobody
    sees it; its own width and height, where it has any, are in pixels."""

    content: bytes
    kind: str
    said: str
    size: tuple[float, float] | None

    @property
    def is_drawing(self) -> bool:
        """Whether it is drawn of lines, not of pixels; then `content` is SVG in UTF-8."""
        return self.kind == _SVG

    @property
    def ratio(self) -> float:
        """How wide it is for its height."""
        return self.size[0] / self.size[1] if self.size else 1.0


def picture_file(element: HtmlElement, site: Path) -> PictureFile:
    """The file of a drawing, or of an image of the site. Raises UnfitImageError."""
    return _drawing(element) if element.tag == "svg" else _image(element, site)


def asked_size(element: HtmlElement) -> tuple[float | None, float | None]:
    """The width and height in pixels that a picture asks for."""
    found = [_LENGTH.fullmatch(element.get(name, "")) for name in ("width", "height")]
    width, height = (float(one[1]) or None if one else None for one in found)
    return width, height


def _drawing(svg: HtmlElement) -> PictureFile:
    title = None if svg.get("aria-hidden") == "true" else svg.find("title")
    said = "" if title is None else dom.text_of(title)
    return PictureFile(drawing_file(svg).encode(), _SVG, said, _drawn_size(svg))


def _image(image: HtmlElement, site: Path) -> PictureFile:
    scheme, _, name = image.get("src", "").partition(":")
    kind = posixpath.splitext(name)[1].lower()
    file = (site / name).resolve()
    if scheme != SITE_SCHEME or not file.is_relative_to(site.resolve()) or not file.is_file():
        raise UnfitImageError(f"gambar {name or scheme!r} tidak ada pada situs")
    if kind not in _KINDS:
        known = ", ".join(_KINDS)
        raise UnfitImageError(f"gambar {name!r} bukan {known}; simpan dalam salah satu bentuk itu")
    try:
        found = print_image(file)
    except BrokenImageError:
        what = f"gambar {name!r} rusak; simpan ulang dari berkas aslinya"
        raise UnfitImageError(what) from None
    size = found.width, found.height
    return PictureFile(found.content, found.ending, image.get("alt", ""), size)


def _drawn_size(svg: HtmlElement) -> tuple[float, float] | None:
    box = [float(part) for part in _NUMBER.findall(svg.get("viewBox", ""))]
    return (box[2], box[3]) if len(box) == 4 and box[2] > 0 and box[3] > 0 else None
