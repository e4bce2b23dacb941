"""What earlier runs learnt of single files, each under the hash of all that it was learnt from.

Only what has no fault is kept: what has one is judged again, and told again as it is now. Whatever
depends on other files is no part of it, or is asked again before it is believed.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from typing import Any, TypeVar, cast

from cetakbiru.base.cache import Shelf
from cetakbiru.base.digests import code_digest, digest

Found = TypeVar("Found")


class Kept:
    """What is known of files by their content; without a shelf nothing of it outlives the run."""

    def __init__(self, shelf: Shelf | None = None) -> None:
        self._shelf = shelf or Shelf()
        self.outlives = shelf is not None
        # Nothing that another engine found counts.
        self._code = code_digest() if shelf else ""

    def key(self, kind: str, *parts: str | bytes) -> str:
        """The key of what is learnt from these parts, and from the software."""
        return digest(self._code, kind, *parts)

    def is_sound(self, key: str) -> bool:
        """Whether nothing was wrong with what bears this key."""
        return self._shelf.get(key) is not None

    def note_sound(self, key: str) -> None:
        """Nothing is wrong with what bears this key."""
        self._shelf.put(key, b"")

    def get(self, key: str) -> Any:
        """The plain values under a key; None when there are none."""
        content = self._shelf.get(key)
        return None if content is None else json.loads(content)

    def put(self, key: str, value: object) -> None:
        """Keeps plain values."""
        self._shelf.put(key, json.dumps(value).encode())

    def again(self, name: str, source: object, make: Callable[[], Found]) -> Found:
        """What is found in a source, which nobody may change; `make` finds it.

        A process that checks again and again finds it once, until the source of that name differs.
        """
        return make()

    def save(self) -> None:
        """Writes down what this run learnt or asked for; where that can't be, nothing is kept."""
        with suppress(OSError):
            self._shelf.write()


class Remembered(Kept):
    """The same in the memory of a process that checks again and again; nothing is written.

    It begins with what earlier runs have written.
    """

    def __init__(self, shelf: Shelf | None = None) -> None:
        super().__init__(shelf)
        self.outlives = True
        self._values: dict[str, Any] = {}
        self._found: dict[str, tuple[object, object]] = {}

    def get(self, key: str) -> Any:
        """The plain values under a key; None when there are none."""
        if key not in self._values:
            self._values[key] = super().get(key)
        return self._values[key]

    def put(self, key: str, value: object) -> None:
        """Keeps plain values, which nobody may change."""
        self._values[key] = value

    def again(self, name: str, source: object, make: Callable[[], Found]) -> Found:
        """What is found in a source; as before, where the source of that name was the same."""
        known = self._found.get(name)
        if known is None or known[0] != source:
            known = self._found[name] = source, make()
        return cast("Found", known[1])

    def save(self) -> None:
        """Nothing: what this process has learnt it knows."""
