"""What stands on the social card, which is drawn of nothing else: few texts, a province in tiles.

Needs no library for pictures, so that a card which is kept is known without loading one.
"""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from cetakbiru.base.cache import cache_of, key_of
from cetakbiru.insight.entries import entries_of
from cetakbiru.insight.indicators import quantile_classes
from cetakbiru.model.load import Blueprint
from cetakbiru.outputs.card import CARD_FILE
from cetakbiru.pages.fragments.numbers import long_date

# How many shades the tiles have, from few programmes to many.
SHADES = 5
_SHELF = "kartu"


class Tile(NamedTuple):
    """A kabupaten: its place in the grid, and its shade, 0 for the fewest programmes."""

    row: int
    column: int
    shade: int


class CardContent(NamedTuple):
    """All that a card shows."""

    title: str
    status: str
    edition: str
    speaker: str
    tiles: tuple[Tile, ...]


def write_card(blueprint: Blueprint, site: Path) -> None:
    """Writes the card of the edition into the site; one that shows the same is not drawn again."""
    content = card_content(blueprint)
    picture = cache_of(blueprint).shelf(_SHELF).kept(key_of(repr(content)), lambda: _made(content))
    target = site / CARD_FILE
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(picture)


def card_content(blueprint: Blueprint) -> CardContent:
    """What the card of this edition shows."""
    edition = blueprint.edisi
    items = list(blueprint.kabupaten.values())
    counts = {item.kode: Decimal(len(entries_of(blueprint, item.kode))) for item in items}
    classes = quantile_classes(counts, SHADES)
    return CardContent(
        title=edition.judul_pendek,
        status=blueprint.status.label,
        edition=f"Edisi {edition.versi}, {long_date(edition.tanggal)}",
        speaker=blueprint.speaker.form or blueprint.speaker.name,
        tiles=tuple(Tile(one.petak_baris, one.petak_kolom, classes[one.kode]) for one in items),
    )


def _made(content: CardContent) -> bytes:
    from cetakbiru.outputs.card.social import social_card

    return social_card(content)
