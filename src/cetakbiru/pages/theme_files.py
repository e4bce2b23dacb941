"""The theme's folder, and the addresses of its files, each with a hash of its content.

A server may then let browsers keep such a file for ever: a changed file has another address.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

THEME_FOLDER = Path(__file__).with_name("theme")
_KINDS = {".css", ".js"}
_DIGITS = 8


def fingerprinted(theme: Path) -> dict[str, str]:
    """Site path → the same with `?v=` and the hash, for every script and style sheet of `theme`."""
    return {
        path.relative_to(theme).as_posix(): f"{path.relative_to(theme).as_posix()}?v={_hash(path)}"
        for path in sorted(theme.joinpath("assets").rglob("*"))
        if path.suffix in _KINDS
    }


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:_DIGITS]
