"""Results of a run kept in one file for the next, each under the hash of all that it is made from.

The key is the whole promise: whoever asks must put into it everything that the result depends on.
"""

from __future__ import annotations

import hashlib
import json
import logging
import tempfile
from pathlib import Path

_LOG = logging.getLogger("ppm")
_DIGEST_BYTES = 32


class Shelf:
    """Entries of the run before and of this one; `save` keeps those that this run asked for.

    The file is a hash of the rest, the length of an index, the index, and the contents one after
    another. Without a file nothing is kept.
    """

    def __init__(self, file: Path | None) -> None:
        self._file = file
        self._known = _read(file) if file else {}
        self._used: dict[str, bytes] = {}

    @property
    def keeps(self) -> bool:
        """Whether anything outlives the run."""
        return self._file is not None

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
            _write(self._file, self._used)
        except OSError as error:
            # A run without a shelf is slower, not wrong.
            _LOG.warning("Simpanan %s tidak dapat ditulis: %s", self._file, error.strerror)


def digest(*parts: str | bytes) -> str:
    """A key made of the parts, each set off from the next."""
    found = hashlib.blake2b(digest_size=20)
    for part in parts:
        content = part.encode() if isinstance(part, str) else part
        found.update(b"%d:" % len(content))
        found.update(content)
    return found.hexdigest()


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


def _write(file: Path, entries: dict[str, bytes]) -> None:
    index = json.dumps([[key, len(content)] for key, content in entries.items()]).encode()
    content = b"".join((len(index).to_bytes(8, "big"), index, *entries.values()))
    file.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=file.parent, delete=False) as beside:
        path = Path(beside.name)
        try:
            beside.write(hashlib.blake2b(content, digest_size=_DIGEST_BYTES).digest())
            beside.write(content)
            beside.close()
            path.replace(file)
        except OSError:
            path.unlink(missing_ok=True)
            raise
