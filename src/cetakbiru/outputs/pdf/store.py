"""PDFs kept in a folder under the hash of all that they are made from; damage is noticed."""

from __future__ import annotations

import hashlib
import logging
import os
import tempfile
from pathlib import Path

_LOG = logging.getLogger("press")
_DIGEST_BYTES = 32
_KEPT = 60


class Store:
    """Each entry is a SHA-256 followed by the content that it is of; without a folder, none is."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    def get(self, key: str) -> bytes | None:
        """The content under `key`, or None. A damaged entry is told, removed, counts as none."""
        if self._folder is None:
            return None
        file = self._folder / key
        try:
            packed = file.read_bytes()
        except OSError:
            return None
        content = packed[_DIGEST_BYTES:]
        if hashlib.sha256(content).digest() == packed[:_DIGEST_BYTES]:
            os.utime(file)
            return content
        _LOG.warning("Simpanan %s rusak dan dibuat ulang.", file)
        file.unlink(missing_ok=True)
        return None

    def put(self, key: str, content: bytes) -> None:
        """Keeps content whole or not at all; the entries used longest ago make room."""
        if self._folder is None:
            return
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=self._folder, delete=False) as file:
                file.write(hashlib.sha256(content).digest() + content)
            Path(file.name).replace(self._folder / key)
            self._make_room(self._folder)
        except OSError as error:
            # A run without a cache is slower, not wrong.
            _LOG.warning("Simpanan PDF tidak dapat ditulis: %s", error)

    def _make_room(self, folder: Path) -> None:
        files = [file for file in folder.iterdir() if file.is_file()]
        files.sort(key=lambda file: file.stat().st_mtime_ns, reverse=True)
        for file in files[_KEPT:]:
            file.unlink(missing_ok=True)
