"""The same work for many things, on both cores where that pays."""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, TypeVar

from cetakbiru.base.stopping import follow_parent

Item = TypeVar("Item")
Result = TypeVar("Result")

WORKERS = 2
# Below this, starting a process takes longer than it saves.
_WORTH_IT = 24


class WorkerError(RuntimeError):
    """A process ended before it had told what it made: the system, or somebody, ended it."""


def shared_out(
    function: Callable[[Item], Result], items: Sequence[Item], least: int = _WORTH_IT
) -> list[Result]:
    """`function` of each item, in order; by two processes when there are at least `least` items.

    The function must change nothing that outlives it and its results must be picklable. Raises the
    first exception that a process tells, or WorkerError. One process does all where the system
    can't fork or a worker asks.
    """
    if len(items) < least:
        return [function(item) for item in items]
    # Neighbours are often alike in size: each share takes one of every few.
    count = 4 * WORKERS
    shares = [range(start, len(items), count) for start in range(min(count, len(items)))]
    return _in_order(len(items), _made(function, items, shares))


def side_by_side(function: Callable[[Item], Result], items: Sequence[Item]) -> list[Result]:
    """As shared_out, for few and large things: each has a process of its own, and all its memory
    goes when it is done."""
    return _in_order(len(items), _made(function, items, _singly(items), shares_each=1))


def as_made(
    function: Callable[[Item], Result], items: Sequence[Item]
) -> Iterator[tuple[Item, Result]]:
    """As shared_out, for few things that take long: each with its result as soon as it is done."""
    for share, results in _made(function, items, _singly(items)):
        yield items[share[0]], results[0]


def _singly(items: Sequence[Any]) -> list[range]:
    return [range(at, at + 1) for at in range(len(items))]


def _in_order(count: int, made: Iterable[tuple[range, list[Result]]]) -> list[Result]:
    found = {at: result for share, results in made for at, result in zip(share, results)}
    return [found[at] for at in range(count)]


def _made(
    function: Callable[[Item], Result],
    items: Sequence[Item],
    shares: Sequence[range],
    shares_each: int = sys.maxsize,
) -> Iterator[tuple[range, list[Result]]]:
    """Each share with its results, as processes make them that end after `shares_each` of them."""
    if len(shares) < 2 or not _can_fork():
        for share in shares:
            yield share, [function(items[at]) for at in share]
        return
    waiting = list(reversed(shares))
    idle: list[_Worker[Item, Result]] = []
    busy: dict[Connection, _Worker[Item, Result]] = {}
    try:
        while waiting or busy:
            while waiting and len(busy) < WORKERS:
                worker = idle.pop() if idle else _Worker(function, items, shares_each)
                busy[worker.pipe] = worker
                worker.begin(waiting.pop())
            for pipe in set(busy).intersection(wait(list(busy))):
                yield busy[pipe].finish()
                worker = busy.pop(pipe)
                if worker.shares_left:
                    idle.append(worker)
                else:
                    worker.end()
    finally:
        for worker in (*idle, *busy.values()):
            worker.end()


def _can_fork() -> bool:
    forks = "fork" in multiprocessing.get_all_start_methods() and (os.cpu_count() or 1) > 1
    return forks and multiprocessing.parent_process() is None


class _Worker(Generic[Item, Result]):
    """A process that finds function and items in the memory of the fork, and the pipe to it.

    A Pool's processes share the lock of a queue, and who waits for one that was ended while it held
    the lock waits for ever. Here each has a pipe of its own, whose end is told.
    """

    def __init__(
        self, function: Callable[[Item], Result], items: Sequence[Item], shares: int
    ) -> None:
        context = multiprocessing.get_context("fork")
        self.shares_left = shares
        self.pipe, there = context.Pipe()
        self._share = range(0)
        self._process = context.Process(target=_work, args=(function, items, there))
        self._process.start()
        there.close()

    def begin(self, share: range) -> None:
        """Has the process make a share."""
        self._share = share
        self.shares_left -= 1
        with suppress(BrokenPipeError, ConnectionResetError):
            self.pipe.send(share)

    def finish(self) -> tuple[range, list[Result]]:
        """The share and its results. Raises what the function raised, or WorkerError."""
        try:
            made, error = self.pipe.recv()
        except (EOFError, ConnectionResetError):
            # What ended a whole group of processes reaches this one too, and is what to tell.
            self._process.join()
            code = self._process.exitcode
            raise WorkerError(f"proses pembantu diakhiri dari luar ({code})") from None
        if error is not None:
            raise error
        return self._share, made

    def end(self) -> None:
        """Ends the process, whatever it is at."""
        self._process.kill()
        self._process.join()
        self.pipe.close()


def _work(function: Callable[[Any], Any], items: Sequence[Any], pipe: Connection) -> None:
    follow_parent()
    while True:
        share = pipe.recv()
        try:
            told: tuple[list[Any], Exception | None] = [function(items[at]) for at in share], None
        except Exception as error:
            # Raised where the work was asked for.
            told = [], error
        pipe.send(told)
