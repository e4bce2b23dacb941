"""The social card of an edition as a PNG: its title and status beside the province in tiles."""

from __future__ import annotations

import io
from decimal import Decimal

from PIL import Image, ImageDraw
from PIL.ImageFont import FreeTypeFont

from cetakbiru.insight.indicators import quantile_classes
from cetakbiru.insight.matrix import active
from cetakbiru.model.load import Blueprint
from cetakbiru.outputs.card import CARD_FILE as CARD_FILE
from cetakbiru.outputs.card.lettering import Face, face, wrapped
from cetakbiru.pages.fragments.numbers import long_date

WIDTH, HEIGHT = 1200, 630
GREEN, GOLD, WHITE, SOFT = "#0b5d3b", "#e0a526", "#ffffff", "#d7e4dc"
# From few programmes to many.
_SHADES = ("#1d6b4a", "#37835f", "#5a9f7c", "#86bfa0", "#bfdecd")
_MARGIN = 72
_TEXT_WIDTH = 660


def social_card(blueprint: Blueprint) -> bytes:
    """The card as the bytes of a PNG of 1200 × 630 pixels; the same data give the same bytes."""
    image = Image.new("RGB", (WIDTH, HEIGHT), GREEN)
    draw = ImageDraw.Draw(image)
    _tiles(draw, blueprint)
    edition, status = blueprint.edisi, blueprint.status
    bottom = _lines(draw, edition.judul_pendek, face(Face.TITLE, 68), WHITE, _MARGIN, 84)
    _lines(
        draw,
        "Program prioritas pengembangan dan pemberdayaan masyarakat di sekitar tambang",
        face(Face.TEXT, 32),
        SOFT,
        _MARGIN,
        bottom + 28,
    )
    _badge(draw, status.label)
    draw.text(
        (_MARGIN, HEIGHT - 72),
        f"Edisi {edition.versi}, {long_date(edition.tanggal)}",
        font=face(Face.TEXT, 28),
        fill=SOFT,
        anchor="ls",
    )
    stream = io.BytesIO()
    image.quantize(64, dither=Image.Dither.NONE).save(stream, "PNG", optimize=True)
    return stream.getvalue()


def _tiles(draw: ImageDraw.ImageDraw, blueprint: Blueprint) -> None:
    """The tiles of the kabupaten at the right, lighter where there are more programmes."""
    items = list(blueprint.kabupaten.values())
    counts = {
        item.kode: Decimal(len(active(blueprint.programs_of_kabupaten(item.kode))))
        for item in items
    }
    classes = quantile_classes(counts, len(_SHADES))
    rows = 1 + max(item.petak_baris for item in items)
    columns = 1 + max(item.petak_kolom for item in items)
    step = min(390 // columns, 480 // rows)
    left = WIDTH - _MARGIN - columns * step
    top = (HEIGHT - rows * step) // 2
    for item in items:
        x, y = left + item.petak_kolom * step, top + item.petak_baris * step
        fill = _SHADES[classes[item.kode]]
        draw.rounded_rectangle((x, y, x + step - 8, y + step - 8), radius=7, fill=fill)


def _lines(
    draw: ImageDraw.ImageDraw, text: str, font: FreeTypeFont, fill: str, left: int, top: int
) -> int:
    """Draws the text in lines and returns where the next may begin."""
    for line in wrapped(text, font, _TEXT_WIDTH):
        draw.text((left, top), line, font=font, fill=fill)
        top += round(font.size * 1.22)
    return top


def _badge(draw: ImageDraw.ImageDraw, label: str) -> None:
    font = face(Face.STRONG, 30)
    width = round(font.getlength(label))
    top = HEIGHT - 168
    draw.rounded_rectangle((_MARGIN, top, _MARGIN + width + 40, top + 50), radius=6, fill=GOLD)
    draw.text((_MARGIN + 20, top + 25), label, font=font, fill="#10261b", anchor="lm")
