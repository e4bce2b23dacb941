"""Cuts what pages need out of the fonts of the PDF: letters, figures and signs, as WOFF2.

Run by hand, and only when a font or the list of signs changes:

    python -m scripts.cut_fonts

Writes src/cetakbiru/fonts/web/. The same fonts give the same bytes.
"""

from __future__ import annotations

import io
from typing import Any

from fontTools import subset
from fontTools.ttLib import TTFont

from cetakbiru.fonts import WEB, WEB_FACES, Face

# Letters and figures as keyboards have them, letters of foreign names, and the signs that pages
# set. A letter that is missing here is taken from the reader's own fonts.
SIGNS = "".join(
    (
        *map(chr, range(0x20, 0x7F)),
        "Éàáâäåçèéêëíîïñóôöøúü",
        "\N{NO-BREAK SPACE}§©«°±²³·»½–—‘’“”•…‰−×÷≈≤≥←↑→↓▲▼●○◆✓",
    )
)
# Pairs that stand closer; figures are of one width without asking.
_FEATURES = ["kern", "ccmp", "mark"]
_COPYRIGHT, _LICENCE, _LICENCE_URL = 0, 13, 14
_FAMILY, _STYLE, _UNIQUE, _FULL, _VERSION, _POSTSCRIPT = range(1, 7)


def cut(face: Face) -> bytes:
    """The face with the SIGNS that it has, under our own name."""
    options = subset.Options()
    options.flavor = "woff2"
    options.hinting = False
    options.layout_features = _FEATURES
    options.name_IDs = [_COPYRIGHT, _STYLE, _VERSION, _LICENCE, _LICENCE_URL]
    options.drop_tables += ["BASE", "STAT", "meta"]
    font = TTFont(face.path, recalcTimestamp=False)
    cutter = subset.Subsetter(options)
    cutter.populate(text=SIGNS)
    cutter.subset(font)
    _rename(font, face)
    font.flavor = "woff2"
    stream = io.BytesIO()
    font.save(stream)
    return stream.getvalue()


def _rename(font: Any, face: Face) -> None:
    name = face.web_path.stem
    own = {
        _FAMILY: face.family,
        _UNIQUE: name,
        _FULL: name.replace("-", " "),
        _POSTSCRIPT: name,
    }
    for number, text in own.items():
        font["name"].setName(text, number, 3, 1, 0x409)


def main() -> None:
    """Writes every face that pages load."""
    WEB.mkdir(exist_ok=True)
    for face in WEB_FACES:
        face.web_path.write_bytes(cut(face))
        print(f"{face.web_path.name}: {face.web_path.stat().st_size}")


if __name__ == "__main__":
    main()
