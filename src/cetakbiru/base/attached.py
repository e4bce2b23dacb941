"""The shelf of a run, found by whoever holds the data that the run is about.

Fragments are called from pages and know only the Blueprint, so the shelf goes with it.
"""

from __future__ import annotations

from dataclasses import dataclass
from weakref import WeakKeyDictionary

from cetakbiru.base.cache import Shelf


@dataclass(frozen=True)
class Attached:
    """A shelf, the hash of the software, and the hash of the files that the data were read from."""

    shelf: Shelf
    code: str
    data: str


_attached: WeakKeyDictionary[object, Attached] = WeakKeyDictionary()


def attach_shelf(owner: object, attached: Attached) -> None:
    """Makes the shelf known to whoever holds `owner`."""
    _attached[owner] = attached


def shelf_of(owner: object) -> Attached:
    """What was attached; without it an empty shelf that keeps nothing."""
    return _attached.get(owner) or Attached(Shelf(None), "", "")
