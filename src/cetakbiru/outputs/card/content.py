"""What stands on the social card, which is drawn of nothing else: few texts, and the province.

Needs no library for pictures, so that a card which is kept is known without loading one.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from cetakbiru.base.cache import cache_of, key_of
from cetakbiru.maps.land import land
from cetakbiru.maps.sheet import Polygon, Sheet, Size
from cetakbiru.model.load import Blueprint
from cetakbiru.outputs.card import CARD_FILE
from cetakbiru.pages.fragments.numbers import long_date

# The field of the card that the province fills, in pixels.
FIELD = Size(width=400, tallest=480, margin=2)
_SHELF = "kartu"


class CardContent(NamedTuple):
    """All that a card shows; `shapes` are its kabupaten, each a ring of pixels within FIELD."""

    title: str
    status: str
    edition: str
    speaker: str
    shapes: tuple[Polygon, ...]


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
    return CardContent(
        title=edition.judul_pendek,
        status=blueprint.status.label,
        edition=f"Edisi {edition.versi}, {long_date(edition.tanggal)}",
        speaker=blueprint.speaker.form or blueprint.speaker.name,
        shapes=tuple(_outlines(blueprint) or _tiles(blueprint)),
    )


def _outlines(blueprint: Blueprint) -> list[Polygon]:
    """The kabupaten as they are mapped, those within others last; none where outlines lack."""
    whole = land(blueprint, "kabupaten")
    if whole is None:
        return []
    sheet = Sheet.showing(whole, whole.outlines, FIELD)
    return [one for rings in whole.outlines.values() for one in sheet.polygons(rings)]


def _tiles(blueprint: Blueprint) -> list[Polygon]:
    """A tile for each kabupaten, in the order of a map."""
    places = [(item.petak_kolom, item.petak_baris) for item in blueprint.kabupaten.values()]
    columns, rows = (1 + max(numbers) for numbers in zip(*places, strict=True))
    step = min(FIELD.width // columns, FIELD.tallest // rows)
    side = step - 8
    return [
        [(x, y), (x + side, y), (x + side, y + side), (x, y + side)]
        for x, y in ((column * step, row * step) for column, row in places)
    ]


def _made(content: CardContent) -> bytes:
    from cetakbiru.outputs.card.social import social_card

    return social_card(content)
