"""Typefaces for pictures, from our own, so that no machine's matter."""

from __future__ import annotations

from enum import Enum
from functools import lru_cache

from PIL import ImageFont

from cetakbiru.fonts import PRINT


class Face(Enum):
    """A typeface by its part in a picture."""

    TITLE = "SourceSerif4-SemiBold.woff"
    TEXT = "SourceSans3-Regular.woff"
    STRONG = "SourceSans3-SemiBold.woff"


@lru_cache(maxsize=8)
def face(which: Face, size: int) -> ImageFont.FreeTypeFont:
    """The typeface at a size in pixels; Pillow lays out text itself, alike on every machine."""
    return ImageFont.truetype(str(PRINT / which.value), size, layout_engine=ImageFont.Layout.BASIC)


def wrapped(text: str, font: ImageFont.FreeTypeFont, width: int) -> list[str]:
    """The text in lines of at most `width` pixels; a word longer than that stands alone."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and font.getlength(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
