"""The typefaces of the site, its PDF and its pictures: one serif, one sans serif.

`print/` holds them whole, as their authors made them. `web/` holds what pages need of them, cut by
`scripts/cut_fonts.py`; these go by names of our own, since the licence keeps the authors' name for
what the authors made.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent
PRINT, WEB = FOLDER / "print", FOLDER / "web"
SERIF, SANS = "Cetak Serif", "Cetak Sans"
# Where the site keeps the fonts of its pages.
ADDRESS = "assets/fonts/"
_DIGITS = 8


@dataclass(frozen=True)
class Face:
    """One font file of `print/`, and the family, weight and style that it stands for."""

    family: str
    file: str
    weight: int
    style: str

    @property
    def path(self) -> Path:
        return PRINT / self.file

    @property
    def web_path(self) -> Path:
        """Its cut copy; not every face has one."""
        _, style = self.file.removesuffix(".woff").split("-")
        return WEB / f"{self.family.replace(' ', '')}-{style}.woff2"


@dataclass(frozen=True)
class Substitute:
    """A font of the reader's own that stands in until ours is there, made as wide as ours.

    `size` is the mean width of a letter in ours, over that in theirs, in Indonesian text, in
    percent: nothing moves when ours arrives. `ascent` and `descent` are ours, in percent of an em.
    """

    family: str
    weight: int
    names: tuple[str, ...]
    size: float
    ascent: float
    descent: float


FACES = (
    Face(SERIF, "SourceSerif4-Regular.woff", 400, "normal"),
    Face(SERIF, "SourceSerif4-Italic.woff", 400, "italic"),
    Face(SERIF, "SourceSerif4-SemiBold.woff", 700, "normal"),
    Face(SANS, "SourceSans3-Regular.woff", 400, "normal"),
    Face(SANS, "SourceSans3-Italic.woff", 400, "italic"),
    Face(SANS, "SourceSans3-SemiBold.woff", 700, "normal"),
)
# Pages set headings in the one and all else in the other.
WEB_FACES = FACES[2:]
# Roboto and Arial differ by 1 % as they stand and by 6 % in bold: the mean of both.
SUBSTITUTES = (
    Substitute(SANS, 400, ("Roboto", "Arial", "Liberation Sans"), 94.5, 102.4, 40),
    Substitute(SANS, 700, ("Roboto Bold", "Arial Bold", "Liberation Sans Bold"), 93.4, 102.4, 40),
    Substitute(SERIF, 700, ("Noto Serif Bold", "Georgia Bold", "Gelasio Bold"), 94.6, 103.6, 33.5),
)


@cache
def web_fonts() -> dict[str, str]:
    """Site path → the same with `?v=` and a hash, for each font that pages load."""
    return {
        (name := f"{ADDRESS}{face.web_path.name}"): (
            f"{name}?v={hashlib.sha256(face.web_path.read_bytes()).hexdigest()[:_DIGITS]}"
        )
        for face in WEB_FACES
    }


def web_rules(above: str) -> str:
    """CSS that names the faces of pages, for a sheet in the folder `above` of the site."""
    addresses = web_fonts().values()
    faces = "".join(
        f'@font-face{{font-family:"{face.family}";font-weight:{_weights(face.weight)};'
        f"font-style:{face.style};font-display:swap;"
        f'src:url("{address.removeprefix(above)}") format("woff2")}}\n'
        for face, address in zip(WEB_FACES, addresses)
    )
    substitutes = "".join(
        f'@font-face{{font-family:"{one.family} Ganti";font-weight:{_weights(one.weight)};'
        f"src:{_local(one.names)};size-adjust:{one.size}%;"
        f"ascent-override:{one.ascent / one.size:.1%};"
        f"descent-override:{one.descent / one.size:.1%};line-gap-override:0%}}\n"
        for one in SUBSTITUTES
    )
    return faces + substitutes


def _local(names: tuple[str, ...]) -> str:
    return ",".join(f'local("{name}")' for name in names)


def _weights(weight: int) -> str:
    """The weights that a face serves: what is heavier than plain text is one."""
    return "400" if weight == 400 else "600 700"
