"""The fonts as the PDF uses them: @font-face rules, characters they hold, outlines of words."""

from __future__ import annotations

import io
from functools import cache
from typing import Any

from fontTools.misc.transform import Transform
from fontTools.pens.basePen import BasePen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont

from cetakbiru.fonts import FACES, PRINT

SCHEME = "huruf"


def font_face_rules() -> str:
    """CSS that names every bundled face; its addresses are those of render's fetcher."""
    return "".join(
        f'@font-face{{font-family:"{face.family}";src:url({SCHEME}:{face.file});'
        f"font-weight:{face.weight};font-style:{face.style}}}\n"
        for face in FACES
    )


@cache
def unpacked(file: str) -> bytes:
    """The TrueType bytes of a bundled font. Unpacked here, once a process: WeasyPrint would do it
    for each document, and write the time of day into the font."""
    with TTFont(PRINT / file, recalcTimestamp=False, recalcBBoxes=False) as font:
        font.flavor = font.flavorData = None
        stream = io.BytesIO()
        font.save(stream, reorderTables=None)
    return stream.getvalue()


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
    """A word as PDF path operators on the baseline, with its width and cap height in font units."""
    font = _font(file)
    glyphs, names = font.getGlyphSet(), font.getBestCmap()
    pen = _OperatorPen(glyphs)
    x = 0.0
    for sign in text:
        name = names[ord(sign)]
        glyphs[name].draw(TransformPen(pen, Transform().translate(x, 0)))
        x += glyphs[name].width
    return " ".join(pen.operators), x, float(font["OS/2"].sCapHeight)


class _OperatorPen(BasePen):  # type: ignore[misc]  # fontTools has no types
    """Writes an outline as PDF path operators."""

    def __init__(self, glyphs: Any) -> None:
        super().__init__(glyphs)
        self.operators: list[str] = []

    def _moveTo(self, point: Any) -> None:  # noqa: N802 - named by fontTools
        self._write("m", point)

    def _lineTo(self, point: Any) -> None:  # noqa: N802
        self._write("l", point)

    def _curveToOne(self, first: Any, second: Any, point: Any) -> None:  # noqa: N802
        self._write("c", first, second, point)

    def _closePath(self) -> None:  # noqa: N802
        self._write("h")

    def _write(self, operator: str, *points: Any) -> None:
        numbers = [f"{value:.0f}" for point in points for value in point]
        self.operators.append(" ".join([*numbers, operator]))


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
