"""The icon for home screens as a PNG: the tiles of the favicon, 180 × 180 pixels.

`python -m cetakbiru.outputs.card.icon` writes it anew into the theme; it belongs to the engine.
"""

from __future__ import annotations

import io

from PIL import Image, ImageDraw

from cetakbiru.outputs.card.social import BLUE, GOLD, WHITE
from cetakbiru.pages.theme_files import THEME_FOLDER

ICON_FILE = THEME_FOLDER / "assets/frame/ikon-180.png"
_SIZE = 180
_SHARPER = 4
# Column, row: the tiles of theme/partials/logo.html.
_TILES = ((0, 0), (0, 1), (1, 1), (2, 1), (1, 2))
_GOLD_TILE = (2, 2)


def icon() -> bytes:
    """The icon as the bytes of a PNG."""
    side = _SIZE * _SHARPER
    image = Image.new("RGB", (side, side), BLUE)
    draw = ImageDraw.Draw(image)
    unit = side // 64
    for tile in (*_TILES, _GOLD_TILE):
        x, y = ((10 + 16 * place) * unit for place in tile)
        fill = GOLD if tile == _GOLD_TILE else WHITE
        draw.rounded_rectangle((x, y, x + 12 * unit, y + 12 * unit), radius=2 * unit, fill=fill)
    stream = io.BytesIO()
    small = image.resize((_SIZE, _SIZE), Image.Resampling.LANCZOS)
    small.quantize(32, dither=Image.Dither.NONE).save(stream, "PNG", optimize=True)
    return stream.getvalue()


if __name__ == "__main__":
    ICON_FILE.write_bytes(icon())
