"""Drawings and images as Typst markup, and the files that it names."""

from __future__ import annotations

import hashlib
from pathlib import Path

from lxml.html import HtmlElement

from cetakbiru.outputs.pdf import dom
from cetakbiru.outputs.pdf.pictures import PictureFile, picture_file
from cetakbiru.outputs.pdf.words import string

_FOLDER = "gambar"


class Pictures:
    """Writes pictures; `files` are those that they need, by name. `site` holds the images."""

    def __init__(self, site: Path) -> None:
        self._site = site
        self.files: dict[str, bytes] = {}

    def in_line(self, element: HtmlElement) -> str:
        """A picture as tall as the line in which it stands. Raises UnfitImageError."""
        drawn = _sign_look(element) or "contoh"
        return self._markup(element, drawn if element.tag == "svg" else "foto-baris")

    def alone(self, element: HtmlElement) -> str:
        """A picture as a block of its own. Raises UnfitImageError."""
        drawn = _sign_look(element) or "lukisan"
        return self._markup(element, drawn if element.tag == "svg" else "foto")

    def _markup(self, element: HtmlElement, function: str) -> str:
        file = picture_file(element, self._site)
        said = string(file.said) if file.said else "none"
        ratio = file.ratio if element.tag == "svg" else 1.0
        return f"#{function}({string(self._kept(file))}, {said}, {ratio:.4f})"

    def _kept(self, file: PictureFile) -> str:
        name = f"{_FOLDER}/{hashlib.sha256(file.content).hexdigest()[:16]}{file.kind}"
        self.files[name] = file.content
        return name


def _sign_look(svg: HtmlElement) -> str:
    """The function for a drawing that is a sign wherever it stands."""
    names = dom.classes(svg)
    if "ppm-titik-titik" in names:
        return "titik-titik"
    return "tanda" if "ppm-tanda" in names else ""
