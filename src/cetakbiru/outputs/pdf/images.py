"""Images of the site in the forms that print has: an SVG in our typefaces, or still RGB pixels."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from pathlib import Path

from lxml import etree
from PIL import Image, ImageOps

from cetakbiru.outputs.pdf.drawings import drawing_file

_SVG = ".svg"
# What both engines set as it stands, when its colours are of a screen.
_AS_IT_IS = {"PNG": ".png", "JPEG": ".jpg"}
_COLOURS = frozenset({"1", "L", "LA", "P", "RGB", "RGBA"})
_ORIENTATION = 0x0112
_PIXEL = re.compile(r"\s*(\d+(?:\.\d+)?)\s*(?:px)?\s*$")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
# Of a drawing that names no size, as browsers have it.
_SIZE = (300.0, 150.0)
_PIXELS = (ValueError, SyntaxError, Image.DecompressionBombError, etree.XMLSyntaxError)


class BrokenImageError(Exception):
    """No program can read the image."""


@dataclass(frozen=True)
class PrintImage:
    """An image with the ending of its file, as wide and high as it is, in pixels.

    Of a drawing `content` is SVG in UTF-8.
    """

    ending: str
    content: bytes
    width: float
    height: float

    @property
    def is_drawing(self) -> bool:
        """Whether it is drawn of lines, not of pixels."""
        return self.ending == _SVG


def print_image(file: Path) -> PrintImage:
    """The image as print has it: of a moving one the first picture, colours of ink as those of a
    screen, and upright. Raises BrokenImageError, OSError."""
    content = file.read_bytes()
    try:
        if file.suffix.lower() == _SVG:
            return _drawing(content)
        return _pixels(content)
    except _PIXELS as error:
        raise BrokenImageError(str(error)) from None


def _drawing(content: bytes) -> PrintImage:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    root = etree.fromstring(content, parser)
    sizes = [_PIXEL.match(root.get(name, "")) for name in ("width", "height")]
    box = [float(one) for one in _NUMBER.findall(root.get("viewBox", ""))][2:4]
    asked = [float(one[1]) for one in sizes if one is not None]
    width, height = next((two for two in (asked, box) if len(two) == 2 and min(two) > 0), _SIZE)
    return PrintImage(_SVG, drawing_file(root).encode(), width, height)


def _pixels(content: bytes) -> PrintImage:
    try:
        with Image.open(io.BytesIO(content)) as image:
            image.load()
            turned = image.getexif().get(_ORIENTATION, 1) != 1
            still = getattr(image, "n_frames", 1) == 1
            ending = _AS_IT_IS.get(image.format or "")
            if ending and image.mode in _COLOURS and still and not turned:
                return PrintImage(ending, content, *image.size)
            upright = ImageOps.exif_transpose(image)
            stream = io.BytesIO()
            upright.convert("RGBA" if "A" in upright.mode else "RGB").save(stream, "PNG")
    except OSError as error:
        # Pillow's own word for what it can't read; the file itself was read before.
        raise BrokenImageError(str(error)) from None
    return PrintImage(".png", stream.getvalue(), *upright.size)
