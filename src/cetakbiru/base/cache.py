"""Results of a run kept in one file for the next, each under the hash of all that it is made from.

The key is the whole promise: whoever asks must put into it everything that the result depends on.
"""

from __future__ import annotations

import hashlib
import json
import logging
from dataclasses import dataclass
from pathlib import Path
from weakref import WeakKeyDictionary

from cetakbiru.base.atomic import write_whole
from cetakbiru.base.digests import code_digest, files_below, tree_digest
from cetakbiru.base.errors import reason

_LOG = logging.getLogger("ppm")
_DIGEST_BYTES = 32


class Cache:
    """Entries of the run before and of this one; `save` keeps those that this run asked for.

    The file is a hash of the rest, the length of an index, the index, and the contents one after
    another. Without a file nothing is kept.
    """

    def __init__(self, file: Path | None) -> None:
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

    def __getitem__(self, key: str) -> bytes:
        """The content under a key that is there. Raises KeyError."""
        content = self.get(key)
        if content is None:
            raise KeyError(key)
        return content

    def put(self, key: str, content: bytes) -> None:
        """Keeps the content until the next run."""
        self._used[key] = content

    def save(self) -> None:
        """Writes the file whole or not at all; that a disk is full is told, and harms nothing."""
        if self._file is None or self._used.keys() == self._known.keys():
            return
        try:
            write_whole(self._file, _packed(self._used))
        except OSError as error:
            # A run without a cache is slower, not wrong.
            _LOG.warning("Simpanan %s tidak dapat ditulis: %s", self._file, reason(error))


@dataclass(frozen=True)
class Attached:
    """A cache, the hash of the software, and the hash of the files that the data were read from."""

    cache: Cache
    code: str
    data: str


# Fragments and outputs know only the Blueprint, so the cache goes with it.
_attached: WeakKeyDictionary[object, Attached] = WeakKeyDictionary()


def attach_cache(owner: object, cache: Cache, data: Path) -> None:
    """Makes the cache known to whoever holds `owner`, which was read from the folder `data`."""
    _attached[owner] = Attached(cache, code_digest(), tree_digest(files_below(data), data))


def cache_of(owner: object) -> Attached:
    """What was attached; without it an empty cache that keeps nothing."""
    return _attached.get(owner) or Attached(Cache(None), "", "")


def _read(file: Path) -> dict[str, bytes]:
    """The entries of the file; none of them when a single byte of it is not what was written."""
    try:
        packed = file.read_bytes()
    except OSError:
        return {}
    content = memoryview(packed)[_DIGEST_BYTES:]
    if hashlib.blake2b(content, digest_size=_DIGEST_BYTES).digest() != packed[:_DIGEST_BYTES]:
        _LOG.warning("Simpanan %s rusak dan dibuat ulang.", file)
        return {}
    size = int.from_bytes(content[:8], "big")
    entries: dict[str, bytes] = {}
    at = 8 + size
    for key, length in json.loads(bytes(content[8:at])):
        entries[key] = bytes(content[at : at + length])
        at += length
    return entries


def _packed(entries: dict[str, bytes]) -> bytes:
    index = json.dumps([[key, len(content)] for key, content in entries.items()]).encode()
    content = b"".join((len(index).to_bytes(8, "big"), index, *entries.values()))
    return hashlib.blake2b(content, digest_size=_DIGEST_BYTES).digest() + content
