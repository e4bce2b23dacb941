"""Edits of places: a kecamatan that gets another name, villages that move, outlines, evidence."""

from __future__ import annotations

import random
import re

from tests.walk.edited import Edited, reworded
from tests.walk.entries import set_cells
from tests.walk.state import State
from tests.walk.tables import rows_of, text_of

_FOLDER = "data/wilayah"
_SUBDISTRICTS = f"{_FOLDER}/kecamatan.csv"
_VILLAGES = f"{_FOLDER}/desa.csv"
# Two steps of an arc after its first point, so that its ends stay where they are.
_STEPS = re.compile(r"(?<=,)\[(-?\d+),(-?\d+)\],\[(-?\d+),(-?\d+)\]")


def renamed(draw: random.Random, state: State) -> Edited | None:
    """A kecamatan is called otherwise: its page has another address, and all links to it."""
    return set_cells(draw, state, _SUBDISTRICTS, nama=reworded(draw, "Hulu"))


def namesakes(draw: random.Random, state: State) -> Edited | None:
    """A kecamatan is called as another: where both are of one kabupaten, both addresses change."""
    rows = rows_of(state, _SUBDISTRICTS)
    named = rows[0].index("nama")
    return set_cells(draw, state, _SUBDISTRICTS, nama=draw.choice(rows[1:])[named])


def village_renamed(draw: random.Random, state: State) -> Edited | None:
    """A village is called otherwise."""
    return set_cells(draw, state, _VILLAGES, nama=reworded(draw, "Rekaan"))


def village_without_point(draw: random.Random, state: State) -> Edited | None:
    """Where a village lies is no longer told."""
    return set_cells(draw, state, _VILLAGES, lintang="", bujur="")


def villages_forgotten(draw: random.Random, state: State) -> Edited | None:
    """The villages of a kecamatan are not listed, but for those that another table names."""
    head, *rows = rows_of(state, _VILLAGES)
    if not rows:
        return None
    home, code = head.index("kecamatan"), head.index("kode")
    tables = [name for name in state.named("data/", ".csv") if not name.startswith(f"{_FOLDER}/")]
    said = "".join(state.text(name) for name in tables)
    gone = draw.choice(rows)[home]
    left = [head, *(row for row in rows if row[home] != gone or row[code] in said)]
    return Edited(state.writing({_VILLAGES: text_of(left)}), f"{_VILLAGES}: tanpa {gone}")


def line_moved(draw: random.Random, state: State) -> Edited | None:
    """A point of a line lies elsewhere: its places, and all that is drawn with them, change."""
    names = state.named(f"{_FOLDER}/", ".topojson")
    places = [
        (name, found)
        for name in names
        for text in (state.text(name),)
        for found in _STEPS.finditer(text, text.rindex('"arcs":'))
    ]
    if not places:
        return None
    name, found = draw.choice(places)
    x, y, x_on, y_on = map(int, found.groups())
    text = state.text(name)
    steps = f"[{x + 9},{y}],[{x_on - 9},{y_on}]"
    moved = text[: found.start()] + steps + text[found.end() :]
    return Edited(state.writing({name: moved}), f"{name}: garis pada {found.start()}")


def without_outlines(draw: random.Random, state: State) -> Edited | None:
    """A level has no outlines any more: tiles and lists take the place of its maps."""
    names = state.named(f"{_FOLDER}/", ".topojson")
    if not names:
        return None
    name = draw.choice(names)
    return Edited(state.writing({name: None}), f"{name}: hapus")
