"""Finished pages of an earlier build, each with all that it was made from.

A page is taken again when its text, everything that all pages share, and every cell of the data
that it read are as they were. Nothing kept is run: it is text and bytes under a hash.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from cetakbiru.base.cache import Shelf
from cetakbiru.base.digests import digest
from cetakbiru.model.cells import Ledger, Trace
from cetakbiru.model.load import Blueprint
from cetakbiru.model.reads import Cell

_INDEX = "halaman"


@dataclass(frozen=True)
class _Entry:
    """The hash of a page's text and of what all share, what it read, its title, its HTML's key."""

    inputs: str
    trace: Trace
    title: str
    html: str

    @classmethod
    def from_json(cls, value: Any) -> _Entry:
        inputs, trace, title, html = value
        return cls(str(inputs), Trace.from_json(trace), str(title), str(html))

    def to_json(self) -> list[Any]:
        return [self.inputs, self.trace.to_json(), self.title, self.html]


@dataclass(frozen=True)
class KeptPage:
    """What a finished page is called in menus, and its HTML."""

    title: str
    html: str


class KeptPages:
    """The pages of the build before, judged for this Blueprint, and those of this build.

    `shared` is the hash of everything that all pages are made from beside the data. `outdated` are
    the pages that were taken as they were, although they may have changed.
    """

    def __init__(self, shelf: Shelf, blueprint: Blueprint, shared: str) -> None:
        self._shelf, self._shared = shelf, shared
        self._now: dict[str, _Entry] = {}
        self.outdated: set[str] = set()
        try:
            index = json.loads(shelf.get(_INDEX) or b"{}")
            self._ledger = Ledger(blueprint, index.get("data"))
            self._before = {
                str(name): _Entry.from_json(entry) for name, entry in index.get("pages", {}).items()
            }
        except (AttributeError, KeyError, TypeError, ValueError):
            # Nobody but us writes it; whatever it is, it says nothing of pages.
            self._ledger, self._before = Ledger(blueprint), {}

    def find(self, name: str, text: str) -> KeptPage | None:
        """The page of that name if it would be made the same from this text; it stays kept."""
        entry = self._before.get(name)
        if entry is None or entry.inputs != self._inputs(text):
            return None
        html = self._shelf.get(entry.html) if self._ledger.holds(entry.trace) else None
        if html is None:
            return None
        self._now[name] = entry
        return KeptPage(entry.title, html.decode())

    def earlier(self, name: str) -> KeptPage | None:
        """The page of that name as it was, for whoever need not see it as it is now.

        It is no longer known to be right, and will not be found.
        """
        entry = self._before.get(name)
        html = None if entry is None else self._shelf.get(entry.html)
        if entry is None or html is None:
            return None
        self._now[name] = replace(entry, inputs="")
        self.outdated.add(name)
        return KeptPage(entry.title, html.decode())

    def put(self, name: str, text: str, reads: Iterable[Cell], title: str, html: str) -> None:
        """Keeps a page that was made from this text and had read these cells."""
        content = html.encode()
        key = digest(content)
        self._shelf.put(key, content)
        self._now[name] = _Entry(self._inputs(text), self._ledger.trace(reads), title, key)

    def _inputs(self, text: str) -> str:
        return digest(self._shared, text)

    def save(self) -> None:
        """Writes the pages of this build for the next."""
        index = {
            "data": self._ledger.to_json(entry.trace for entry in self._now.values()),
            "pages": {name: entry.to_json() for name, entry in self._now.items()},
        }
        self._shelf.put(_INDEX, json.dumps(index, ensure_ascii=False).encode())
        self._shelf.save()
