"""The same work for many things, on both cores where that pays."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from cetakbiru.base.stopping import follow_parent

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
    if len(items) < least or not _can_fork():
        return [function(item) for item in items]
    _work = (function, items)
    try:
        with multiprocessing.get_context("fork").Pool(WORKERS, follow_parent) as pool:
            return pool.map(_one, range(len(items)), chunksize=max(1, len(items) // 16))
    finally:
        _work = None


def side_by_side(function: Callable[[Item], Result], items: Sequence[Item]) -> list[Result]:
    """As shared_out, for few and large things: each has a process of its own, and all its memory
    goes when it is done."""
    global _work
    if len(items) < 2 or not _can_fork():
        return [function(item) for item in items]
    _work = (function, items)
    try:
        context = multiprocessing.get_context("fork")
        with context.Pool(WORKERS, follow_parent, maxtasksperchild=1) as pool:
            return pool.map(_one, range(len(items)), chunksize=1)
    finally:
        _work = None


def _can_fork() -> bool:
    forks = "fork" in multiprocessing.get_all_start_methods() and (os.cpu_count() or 1) > 1
    return forks and _work is None


def _one(at: int) -> Any:
    assert _work is not None  # noqa: S101 - set before the fork
    function, items = _work
    return function(items[at])
