"""How often Python looks for garbage: seldom while something is made that lives to its end."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def seldom_collected(objects: int, *older: int) -> Iterator[None]:
    """While the block runs, garbage is sought once in so many new objects.

    Each search looks at all of them, and finds next to nothing where nearly all are needed still.
    """
    before = gc.get_threshold()
    gc.set_threshold(objects, *older)
    try:
        yield
    finally:
        gc.set_threshold(*before)
