"""Which pages are chapters of the blueprint, and the permanent IDs of their sections.

A section's ID is made from its chapter's file name and its anchor, never from its heading.
"""

from __future__ import annotations

import re

FOLDER = "cetak-biru"
_INDEX = "index"
# An ID becomes the name of a folder, so nothing else may be in it.
SAFE_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


def chapter_of(page: str) -> str | None:
    """The name of the chapter that a Markdown file holds; None when it holds none.

    `page` is relative to docs/: "cetak-biru/bab-1.md" → "bab-1".
    """
    folder, _, name = page.rpartition("/")
    stem = name.removesuffix(".md")
    return stem if folder == FOLDER and stem != _INDEX and stem != name else None


def section_id(chapter: str, anchor: str) -> str:
    """The permanent ID of a section."""
    return f"{chapter}-{anchor}"
