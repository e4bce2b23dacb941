"""A run that is told to end: it unwinds, and what it had begun is cleared away."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

# The ends that a system asks for; what a terminal sends when it is closed is not known everywhere.
_ENDS = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))


class Stopped(BaseException):
    """The system asked this process to end."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number

    @property
    def exit_code(self) -> int:
        """The code by which shells know such an end."""
        return 128 + self.number


@contextmanager
def stoppable() -> Iterator[None]:
    """Lets a signal to end raise Stopped, so that temporary files and children go as well."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(number: int, frame: FrameType | None) -> None:
        for each in _ENDS:
            # A second request shall not disturb the clearing up.
            signal.signal(each, signal.SIG_IGN)
        raise Stopped(number)

    # A signal that the caller has shut out (nohup) stays shut out.
    open_ends = [each for each in _ENDS if signal.getsignal(each) is not signal.SIG_IGN]
    before = [(each, signal.signal(each, stop)) for each in open_ends]
    try:
        yield
    finally:
        for each, handler in before:
            signal.signal(each, handler)


def follow_parent() -> None:
    """Lets a child end by what its parent decides: quietly, never by itself on Ctrl+C, and at once
    when the parent is killed. Called first by every process that is started.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for each in _ENDS:
        signal.signal(each, signal.SIG_DFL)
    parent = multiprocessing.parent_process()
    if parent is not None:
        _end_with(parent.sentinel, parent.join)


def follow_input() -> None:
    """The same for a program of its own, whose standard input is a pipe that its parent holds."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    pipe = sys.stdin.fileno()
    # Not by the buffered reader, whose lock the end of the interpreter asks for.
    _end_with(pipe, lambda: os.read(pipe, 1))


def _end_with(pipe: int, wait: Callable[[], object]) -> None:
    """Ends this process when a pipe closes; `wait` returns then."""
    if sys.platform == "linux":
        _end_by_kernel(pipe)
    # Elsewhere, and where the parent went before the kernel was asked.
    threading.Thread(target=_wait_for, args=(wait,), daemon=True).start()


def _end_by_kernel(pipe: int) -> None:
    """Has the kernel end this process: also one whose search never lets a thread run.

    The pipe to the parent closes with it, and to be told of that by signal ends a process. (A
    signal at the parent's death, which prctl offers, comes at the end of a mere thread of it.)
    """
    # Imported here: there is none on Windows.
    import fcntl

    signal.signal(signal.SIGIO, signal.SIG_DFL)
    fcntl.fcntl(pipe, fcntl.F_SETOWN, os.getpid())
    fcntl.fcntl(pipe, fcntl.F_SETFL, fcntl.fcntl(pipe, fcntl.F_GETFL) | os.O_ASYNC)


def _wait_for(wait: Callable[[], object]) -> None:
    wait()
    os._exit(1)
