"""Finished pages of an earlier build, each with all that it was made from.

A page is taken again when its text, everything that all pages share, and every cell of the data
that it read are as they were. Nothing kept is run: it is text and bytes under a hash.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from cetakbiru.base.cache import Shelf
from cetakbiru.base.digests import digest
from cetakbiru.model.cells import Ledger, Trace
from cetakbiru.model.load import Blueprint
from cetakbiru.model.reads import Cell

_INDEX = "halaman"
# What was read for a page that is known to be outdated: nobody asks any more.
_UNKNOWN = Trace({}, ())


class Store(Protocol):
    """Where finished pages are kept from one build to the next, with an index of plain values."""

    def get(self, key: str) -> bytes | None:
        """The content under `key`, or None; asked for, it stays kept."""

    def put(self, key: str, content: bytes) -> None:
        """Keeps the content until the next build."""

    def index(self) -> Any:
        """What the build before told of its pages; anything, where somebody else wrote it."""

    def save(self, index: Mapping[str, Any]) -> None:
        """Ends a build: what it asked for is there for the next."""


class OnShelf:
    """Pages on a shelf, for the next run."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self.get, self.put = shelf.get, shelf.put

    def index(self) -> Any:
        """Raises ValueError for what is no JSON."""
        return json.loads(self._shelf.get(_INDEX) or b"{}")

    def save(self, index: Mapping[str, Any]) -> None:
        """Writes the shelf."""
        self._shelf.put(_INDEX, json.dumps(index, ensure_ascii=False).encode())
        self._shelf.save()


@dataclass
class InMemory:
    """Pages in the memory of a process that builds again and again; `earlier` may know some."""

    earlier: OnShelf | None = None
    _index: Any = None
    _before: dict[str, bytes] = field(default_factory=dict)
    _now: dict[str, bytes] = field(default_factory=dict)

    def get(self, key: str) -> bytes | None:
        content = self._now.get(key) or self._before.get(key)
        if content is None and self.earlier is not None:
            content = self.earlier.get(key)
        if content is not None:
            self._now[key] = content
        return content

    def put(self, key: str, content: bytes) -> None:
        self._now[key] = content

    def index(self) -> Any:
        """Raises ValueError where an earlier run's is no JSON."""
        if self._index is None:
            return self.earlier.index() if self.earlier else {}
        return self._index

    def save(self, index: Mapping[str, Any]) -> None:
        self._index, self._before, self._now, self.earlier = index, self._now, {}, None


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
    the pages that were taken as they were, although they may have changed, or left out.
    """

    def __init__(self, store: Store, blueprint: Blueprint, shared: str) -> None:
        self._store, self._shared = store, shared
        self._now: dict[str, _Entry] = {}
        self.outdated: set[str] = set()
        try:
            index = store.index()
            self._ledger = Ledger(blueprint, index.get("data"))
            self._before = {
                str(name): _Entry.from_json(entry) for name, entry in index.get("pages", {}).items()
            }
        except (AttributeError, KeyError, TypeError, ValueError):
            # Nobody but us writes it; whatever it is, it says nothing of pages.
            self._ledger, self._before = Ledger(blueprint), {}

    def find(self, name: str, text: str, *, at_once: bool = False) -> KeptPage | None:
        """The page of that name if it would be made the same from this text; it stays kept.

        `at_once`: also none where only computing something anew would tell.
        """
        entry = self._before.get(name)
        if entry is None or entry.inputs != self._inputs(text):
            return None
        holds = self._ledger.holds(entry.trace, at_once=at_once)
        html = self._store.get(entry.html) if holds else None
        if html is None:
            return None
        self._now[name] = entry
        return KeptPage(entry.title, html.decode())

    def earlier(self, name: str) -> KeptPage | None:
        """The page of that name as it was, for whoever need not see it as it is now.

        It is no longer known to be right, and will not be found.
        """
        self.outdated.add(name)
        entry = self._before.get(name)
        html = None if entry is None else self._store.get(entry.html)
        if entry is None or html is None:
            return None
        self._now[name] = _Entry("", _UNKNOWN, entry.title, entry.html)
        return KeptPage(entry.title, html.decode())

    def html(self) -> dict[str, bytes]:
        """The pages of this build by name, the outdated ones as they were."""
        found = ((name, self._store.get(entry.html)) for name, entry in self._now.items())
        return {name: html for name, html in found if html is not None}

    def put(self, name: str, text: str, reads: Iterable[Cell], title: str, html: str) -> None:
        """Keeps a page that was made from this text and had read these cells."""
        content = html.encode()
        key = digest(content)
        self._store.put(key, content)
        self._now[name] = _Entry(self._inputs(text), self._ledger.trace(reads), title, key)

    def _inputs(self, text: str) -> str:
        return digest(self._shared, text)

    def save(self) -> None:
        """Writes the pages of this build for the next."""
        index = {
            "data": self._ledger.to_json(entry.trace for entry in self._now.values()),
            "pages": {name: entry.to_json() for name, entry in self._now.items()},
        }
        self._store.save(index)
