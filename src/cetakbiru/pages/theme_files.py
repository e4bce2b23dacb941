"""The theme's folder and fonts, and the addresses of its files, each with a hash of its content.

A server may then let browsers keep such a file for ever: a changed file has another address.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from cetakbiru.fonts import ADDRESS as FONTS
from cetakbiru.fonts import WEB_FACES, web_fonts, web_rules

THEME_FOLDER = Path(__file__).with_name("theme")
# The one style sheet of every page, and the files that it is made of, later ones over earlier ones.
SHEET = "assets/site.css"
SHEET_PARTS = (
    "assets/frame/palette.css",
    "assets/frame/typeset.css",
    "assets/frame/site.css",
    "assets/ppm.css",
    "assets/maps.css",
    "assets/kabupaten.css",
    "assets/editions/editions.css",
    "assets/search/box.css",
    "assets/near/box.css",
)
_KINDS = {".css", ".js"}
# No string in our sheets holds a remark or goes over a line.
_REMARK = re.compile(r"/\*(?!\s*SPDX).*?\*/", re.DOTALL)
_SPACE = re.compile(r"\s*\n\s*")
_DIGITS = 8


def style_sheet(theme: Path) -> str:
    """All of it in one: a telephone waits for each file that holds up a page."""
    parts = (theme.joinpath(part).read_text(encoding="utf-8") for part in SHEET_PARTS)
    return "".join((web_rules("assets/"), *map(packed, parts)))


def packed(sheet: str) -> str:
    """A style sheet without what only its writers need; notices of authors stay."""
    return _SPACE.sub("\n", _REMARK.sub("", sheet)).lstrip()


def font_files() -> dict[str, bytes]:
    """Site path → content of each font that the style sheet names."""
    return {f"{FONTS}{face.web_path.name}": face.web_path.read_bytes() for face in WEB_FACES}


def fingerprinted(theme: Path) -> dict[str, str]:
    """Site path → the same with `?v=` and the hash, for every script, style sheet and font."""
    found = {
        path.relative_to(theme).as_posix(): path.read_bytes()
        for path in sorted(theme.joinpath("assets").rglob("*"))
        if path.suffix in _KINDS
    }
    for part in SHEET_PARTS:
        del found[part]
    found[SHEET] = style_sheet(theme).encode()
    return {name: f"{name}?v={_hash(content)}" for name, content in found.items()} | web_fonts()


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:_DIGITS]
