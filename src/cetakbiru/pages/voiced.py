"""The sections of a page, each with the voices that changed it."""

from __future__ import annotations

from cetakbiru.model.load import Blueprint
from cetakbiru.pages.fragments.links import Links
from cetakbiru.pages.fragments.voices import section_voices
from cetakbiru.pages.headings import below_headings


def with_voices(blueprint: Blueprint, url: str, page: str, content: str) -> str:
    """The HTML of the page of docs/ at `url`, with a line under each section that voices name."""
    return below_headings(content, section_voices(blueprint, Links(blueprint, url), page))
