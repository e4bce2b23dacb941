"""The theme's folder, and the addresses of its files, each with a hash of its content.

A server may then let browsers keep such a file for ever: a changed file has another address.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

THEME_FOLDER = Path(__file__).with_name("theme")
# The one style sheet of every page, and the files that it is made of, later ones over earlier ones.
SHEET = "assets/site.css"
SHEET_PARTS = (
    "assets/frame/typeset.css",
    "assets/frame/site.css",
    "assets/ppm.css",
    "assets/maps.css",
    "assets/editions/editions.css",
    "assets/search/box.css",
)
_KINDS = {".css", ".js"}
_DIGITS = 8


def style_sheet(theme: Path) -> str:
    """All of it in one: a telephone waits for each file that holds up a page."""
    return "\n".join(theme.joinpath(part).read_text(encoding="utf-8") for part in SHEET_PARTS)


def fingerprinted(theme: Path) -> dict[str, str]:
    """Site path → the same with `?v=` and the hash, for every script and style sheet of `theme`."""
    found = {
        path.relative_to(theme).as_posix(): path.read_bytes()
        for path in sorted(theme.joinpath("assets").rglob("*"))
        if path.suffix in _KINDS
    }
    for part in SHEET_PARTS:
        del found[part]
    found[SHEET] = style_sheet(theme).encode()
    return {name: f"{name}?v={_hash(content)}" for name, content in found.items()}


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:_DIGITS]
