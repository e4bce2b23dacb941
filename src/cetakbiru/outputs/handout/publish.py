"""Writes the handout of each kabupaten, made of its finished page and of the data."""

from __future__ import annotations

from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from cetakbiru.model.load import Blueprint
from cetakbiru.outputs.handout.document import handout
from cetakbiru.outputs.handout.proposing import Proposing, how_to_propose
from cetakbiru.pages.fragments.documents import FOLDER, handout_name
from cetakbiru.pages.fragments.links import PROPOSING_PAGE
from cetakbiru.pages.theme_files import SHEET

_INDEX = "index.html"


def write_handouts(blueprint: Blueprint, site: Path) -> None:
    """Writes unduhan/wilayah-….html for every kabupaten that has a page in the finished site."""
    folder = site / FOLDER
    folder.mkdir(exist_ok=True)
    sheet = (site / SHEET).read_text(encoding="utf-8")
    proposing = _proposing(site / PROPOSING_PAGE / _INDEX)
    for item in blueprint.kabupaten.values():
        page = site / "kabupaten" / item.slug / _INDEX
        if page.is_file():
            html = page.read_text(encoding="utf-8")
            target = folder / handout_name(blueprint, item.kode)
            target.write_bytes(handout(blueprint, item.kode, html, proposing, sheet))


def _proposing(page: Path) -> Proposing | None:
    if not page.is_file():
        return None
    return how_to_propose(LexborHTMLParser(page.read_bytes()))
