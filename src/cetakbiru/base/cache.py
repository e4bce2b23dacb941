"""Results of a run kept for the next, each under the hash of all that it is made from.

The key is the whole promise: whoever asks must put into it everything that the result depends on.
What is kept for one purpose stands on a shelf of its own, in a file of its own.
"""

from __future__ import annotations

import hashlib
import json
import logging
import stat
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar
from weakref import WeakKeyDictionary

from cetakbiru.base.atomic import write_whole
from cetakbiru.base.digests import code_digest, digest
from cetakbiru.base.errors import reason
from cetakbiru.base.workers import shared_out

_LOG = logging.getLogger("ppm")
_DIGEST_BYTES = 32
# Two more processes take three tenths of a second for copies of all that this one holds; what is
# kept takes a thousandth each, or less. Below this they would save little time, and cost as much.
_WORTH_SHARING = 1000
# Many times what the largest province keeps.
_LARGEST = 1 << 30

Item = TypeVar("Item")


class Shelf:
    """Entries of the run before and of this one; `save` keeps those that this run asked for.

    The file is a hash of the rest, the length of an index, the index, and the contents one after
    another. Without a file nothing is kept.
    """

    def __init__(self, file: Path | None = None) -> None:
        self._file = file
        self._known = _read(file) if file else {}
        self._used: dict[str, bytes] = {}

    def get(self, key: str) -> bytes | None:
        """The content under `key`, or None."""
        content = self._used.get(key)
        if content is None:
            content = self._known.get(key)
            if content is not None:
                self._used[key] = content
        return content

    def lent(self, key: str) -> bytes | None:
        """The content under `key`, or None, for a shelf of another: asking keeps nothing here."""
        return self._used.get(key) or self._known.get(key)

    def put(self, key: str, content: bytes) -> None:
        """Keeps the content until the next run."""
        self._used[key] = content

    def kept(self, key: str, make: Callable[[], bytes]) -> bytes:
        """The content under `key`; what `make` makes when there is none."""
        content = self.get(key)
        if content is None:
            content = make()
            self.put(key, content)
        return content

    def each_kept(
        self, keys: Mapping[Item, str], make: Callable[[Item], bytes]
    ) -> dict[Item, bytes]:
        """The content of every item by its key; those without one are made, many on both cores."""
        found = {item: self.get(key) for item, key in keys.items()}
        # Items that are made from the same are the same: one of them is made.
        missing = {keys[item]: item for item, content in found.items() if content is None}
        made = shared_out(make, list(missing.values()), _WORTH_SHARING)
        for key, content in zip(missing, made):
            self.put(key, content)
        return {item: content or self._used[keys[item]] for item, content in found.items()}

    def write(self) -> None:
        """Writes the file whole or not at all. Raises OSError."""
        if self._file is not None and self._used and self._used != self._known:
            write_whole(self._file, _packed(self._used))

    def save(self) -> None:
        """The same; that a disk is full is told, and harms nothing."""
        try:
            self.write()
        except OSError as error:
            # A run without a cache is slower, not wrong.
            _LOG.warning("Simpanan %s tidak dapat ditulis: %s", self._file, reason(error))


class Cache:
    """The shelves in a folder; without a folder nothing is kept.

    A shelf is read when it is first asked for. One that a run has no use for stays as it is: who
    leaves out an output for once finds its results again.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._shelves: dict[str, Shelf] = {}

    def shelf(self, name: str) -> Shelf:
        """The shelf of this name."""
        if name not in self._shelves:
            self._shelves[name] = Shelf(self._folder and self._folder / name)
        return self._shelves[name]

    def save(self) -> None:
        """Saves every shelf that was asked for."""
        for shelf in self._shelves.values():
            shelf.save()


# Fragments and outputs know only the Blueprint, so the cache goes with it.
_attached: WeakKeyDictionary[object, Cache] = WeakKeyDictionary()


def attach_cache(owner: object, cache: Cache) -> None:
    """Makes the cache known to whoever holds `owner`."""
    _attached[owner] = cache


def cache_of(owner: object) -> Cache:
    """What was attached; without it an empty cache that keeps nothing."""
    return _attached.get(owner) or Cache()


def key_of(*parts: str | bytes) -> str:
    """The key of what this software makes of the parts, each set off from the next."""
    return digest(code_digest(), *parts)


def _read(file: Path) -> dict[str, bytes]:
    """The entries of the file; none of them when a single byte of it is not what was written."""
    packed = read_kept(file)
    if packed is None:
        return {}
    try:
        return _unpacked(packed)
    except (LookupError, TypeError, ValueError):
        _LOG.warning("Simpanan %s rusak dan dibuat ulang.", file)
        return {}


def read_kept(file: Path) -> bytes | None:
    """What a file of kept results holds; None for what is none, and would be read for ever."""
    try:
        status = file.stat()
        is_plain = stat.S_ISREG(status.st_mode) and status.st_size <= _LARGEST
        return file.read_bytes() if is_plain else None
    except OSError:
        return None


def _unpacked(packed: bytes) -> dict[str, bytes]:
    """Raises LookupError, TypeError or ValueError for what `_packed` has not packed."""
    content = memoryview(packed)[_DIGEST_BYTES:]
    if hashlib.blake2b(content, digest_size=_DIGEST_BYTES).digest() != packed[:_DIGEST_BYTES]:
        raise ValueError("not what was written")
    at = 8 + int.from_bytes(content[:8], "big")
    entries: dict[str, bytes] = {}
    for key, length in json.loads(bytes(content[8:at])):
        entries[str(key)] = bytes(content[at : at + length])
        at += length
    return entries


def _packed(entries: dict[str, bytes]) -> bytes:
    index = json.dumps([[key, len(content)] for key, content in entries.items()]).encode()
    content = b"".join((len(index).to_bytes(8, "big"), index, *entries.values()))
    return hashlib.blake2b(content, digest_size=_DIGEST_BYTES).digest() + content
