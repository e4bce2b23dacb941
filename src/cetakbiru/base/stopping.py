"""A run that is told to end: it unwinds, and what it had begun is cleared away."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
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
    """Lets a child end by what its parent decides: quietly, and never by itself on Ctrl+C."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for each in _ENDS:
        signal.signal(each, signal.SIG_DFL)
