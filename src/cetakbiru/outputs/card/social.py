"""The social card of an edition as a PNG: its title and status beside the province in tiles."""

from __future__ import annotations

import io
from collections.abc import Sequence

from PIL import Image, ImageDraw
from PIL.ImageFont import FreeTypeFont

from cetakbiru.outputs.card.content import CardContent, Tile
from cetakbiru.outputs.card.lettering import Face, face, wrapped

WIDTH, HEIGHT = 1200, 630
BLUE, GOLD, WHITE, SOFT = "#12394d", "#e0a526", "#ffffff", "#d3e2e9"
# As many as SHADES counts, from few programmes to many.
_SHADES = ("#1f5675", "#3b86a6", "#7fbcc3", "#b4d6cd", "#e6f0ea")
_MARGIN = 72
_TEXT_WIDTH = 660
_FOOT_SIZES = range(24, 11, -1)


def social_card(content: CardContent) -> bytes:
    """The card as a PNG of 1200 × 630 pixels; the same content gives the same bytes."""
    image = Image.new("RGB", (WIDTH, HEIGHT), BLUE)
    draw = ImageDraw.Draw(image)
    _tiles(draw, content.tiles)
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


def _tiles(draw: ImageDraw.ImageDraw, tiles: Sequence[Tile]) -> None:
    """The tiles of the kabupaten at the right, lighter where there are more programmes."""
    rows = 1 + max(tile.row for tile in tiles)
    columns = 1 + max(tile.column for tile in tiles)
    step = min(390 // columns, 480 // rows)
    left = WIDTH - _MARGIN - columns * step
    top = (HEIGHT - rows * step) // 2
    for tile in tiles:
        x, y = left + tile.column * step, top + tile.row * step
        fill = _SHADES[tile.shade]
        draw.rounded_rectangle((x, y, x + step - 8, y + step - 8), radius=7, fill=fill)


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
