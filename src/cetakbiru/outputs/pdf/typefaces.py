"""The fonts as the PDF uses them: unpacked, the characters they hold, outlines of words."""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path
from typing import Any

from fontTools.misc.transform import Transform
from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont

from cetakbiru.fonts import FACES, PRINT, SANS, SERIF

# The families by the names that are in the files, by which Typst knows them.
TYPST_FAMILY = {SERIF: "Source Serif 4", SANS: "Source Sans 3"}


@cache
def unpacked(file: str) -> bytes:
    """The TrueType bytes of a bundled font. Unpacked once a process."""
    with TTFont(PRINT / file, recalcTimestamp=False, recalcBBoxes=False) as font:
        font.flavor = font.flavorData = None
        stream = io.BytesIO()
        font.save(stream, reorderTables=None)
    return stream.getvalue()


def font_files() -> dict[str, bytes]:
    """The fonts as an engine reads them from a folder, by the names of their files."""
    return {Path(face.file).with_suffix(".ttf").name: unpacked(face.file) for face in FACES}


@cache
def printable() -> frozenset[str]:
    """The characters that both families hold, so that no font of the system is ever needed."""
    sets = [set(_font(face.file).getBestCmap()) for face in FACES]
    return frozenset(chr(code) for code in set.intersection(*sets)) | {
        "\n",
        "\t",
        "\N{SOFT HYPHEN}",
    }


def outline(text: str, file: str = "SourceSans3-SemiBold.woff") -> tuple[str, float, float]:
    """A word as an SVG path on the baseline, with its width and cap height in font units."""
    font = _font(file)
    glyphs, names = font.getGlyphSet(), font.getBestCmap()
    pen = SVGPathPen(glyphs)
    x = 0.0
    for sign in text:
        name = names[ord(sign)]
        glyphs[name].draw(TransformPen(pen, Transform().translate(x, 0)))
        x += glyphs[name].width
    return pen.getCommands(), x, float(font["OS/2"].sCapHeight)


def width_in_ems(text: str, file: str = "SourceSans3-SemiBold.woff") -> float:
    """How wide a text is set, in units of its type size; unknown characters count as one em."""
    advances = _advances(file)
    return sum(advances.get(ord(sign), 1.0) for sign in text)


@cache
def _advances(file: str) -> dict[int, float]:
    font = _font(file)
    units, widths = font["head"].unitsPerEm, font["hmtx"].metrics
    return {code: widths[name][0] / units for code, name in font.getBestCmap().items()}


@cache
def _font(file: str) -> Any:
    # From memory: a font that reads on as it is asked would keep its file open.
    return TTFont(io.BytesIO((PRINT / file).read_bytes()), lazy=True)
