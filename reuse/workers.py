"""The same work for many things, on both cores where that pays."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

WORKERS = 2
# Below this, starting a process takes longer than it saves.
_WORTH_IT = 24
# What the children of a fork find in the memory that they share: no item is sent to them.
_work: tuple[Callable[[Any], Any], Sequence[Any]] | None = None


def shared_out(
    function: Callable[[Item], Result], items: Sequence[Item], least: int = _WORTH_IT
) -> list[Result]:
    """`function` of each item, in order; by two processes when there are at least `least` items.

    The function must change nothing that outlives it and its results must be picklable. Raises the
    first exception of it. One process does all where the system can't fork or a worker asks.
    """
    global _work
    forks = "fork" in multiprocessing.get_all_start_methods() and (os.cpu_count() or 1) > 1
    if len(items) < least or _work is not None or not forks:
        return [function(item) for item in items]
    _work = (function, items)
    try:
        with multiprocessing.get_context("fork").Pool(WORKERS) as pool:
            return pool.map(_one, range(len(items)), chunksize=max(1, len(items) // 16))
    finally:
        _work = None


def _one(at: int) -> Any:
    assert _work is not None  # noqa: S101 - set before the fork
    function, items = _work
    return function(items[at])
