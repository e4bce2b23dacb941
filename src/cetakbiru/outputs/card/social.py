"""The social card of an edition as a PNG: its title and status beside the province."""

from __future__ import annotations

import io
from collections.abc import Sequence

from PIL import Image, ImageDraw
from PIL.ImageFont import FreeTypeFont

from cetakbiru.maps.sheet import Polygon
from cetakbiru.outputs.card.content import CardContent
from cetakbiru.outputs.card.lettering import Face, face, wrapped

WIDTH, HEIGHT = 1200, 630
BLUE, GOLD, WHITE, SOFT = "#12394d", "#e0a526", "#ffffff", "#d3e2e9"
_LAND = "#74aebb"
_MARGIN = 72
_TEXT_WIDTH = 660
_FOOT_SIZES = range(24, 11, -1)


def social_card(content: CardContent) -> bytes:
    """The card as a PNG of 1200 × 630 pixels; the same content gives the same bytes."""
    image = Image.new("RGB", (WIDTH, HEIGHT), BLUE)
    draw = ImageDraw.Draw(image)
    _province(draw, content.shapes)
    bottom = _lines(draw, content.title, face(Face.TITLE, 68), WHITE, _MARGIN, 84)
    _lines(
        draw,
        "Arah dan program pengembangan dan pemberdayaan masyarakat di sekitar tambang",
        face(Face.TEXT, 32),
        SOFT,
        _MARGIN,
        bottom + 28,
    )
    _badge(draw, content.status)
    draw.text(
        (_MARGIN, HEIGHT - 82), content.edition, font=face(Face.TEXT, 28), fill=SOFT, anchor="ls"
    )
    _foot(draw, content.speaker)
    stream = io.BytesIO()
    image.quantize(64, dither=Image.Dither.NONE).save(stream, "PNG", optimize=True)
    return stream.getvalue()


def _province(draw: ImageDraw.ImageDraw, shapes: Sequence[Polygon]) -> None:
    """The kabupaten at the right, in the middle of the height, with the ground between them."""
    width, height = (max(spot[axis] for one in shapes for spot in one) for axis in (0, 1))
    left, top = WIDTH - _MARGIN - width, (HEIGHT - height) // 2
    for one in shapes:
        points = [(left + x, top + y) for x, y in one]
        draw.polygon(points, fill=_LAND, outline=BLUE, width=2)


def _lines(
    draw: ImageDraw.ImageDraw, text: str, font: FreeTypeFont, fill: str, left: int, top: int
) -> int:
    """Draws the text in lines and returns where the next may begin."""
    for line in wrapped(text, font, _TEXT_WIDTH):
        draw.text((left, top), line, font=font, fill=fill)
        top += round(font.size * 1.22)
    return top


def _foot(draw: ImageDraw.ImageDraw, text: str) -> None:
    """One line below everything, as large as it fits."""
    fonts = (face(Face.TEXT, size) for size in _FOOT_SIZES)
    fitting = (font for font in fonts if font.getlength(text) <= WIDTH - 2 * _MARGIN)
    font = next(fitting, face(Face.TEXT, _FOOT_SIZES[-1]))
    draw.text((_MARGIN, HEIGHT - 38), text, font=font, fill=SOFT, anchor="ls")


def _badge(draw: ImageDraw.ImageDraw, label: str) -> None:
    font = face(Face.STRONG, 30)
    width = round(font.getlength(label))
    top = HEIGHT - 168
    draw.rounded_rectangle((_MARGIN, top, _MARGIN + width + 40, top + 50), radius=6, fill=GOLD)
    draw.text((_MARGIN + 20, top + 25), label, font=font, fill="#0d2a39", anchor="lm")
