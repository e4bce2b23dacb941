"""What a run reaches for: files, addresses, processes."""

from __future__ import annotations

import os
import sys
import sysconfig
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import cetakbiru

_PLACES = sysconfig.get_paths()
# What Python itself opens to import a module that is asked for late.
_ENGINE = tuple(
    Path(path).resolve()
    for path in (
        *(_PLACES[name] for name in ("stdlib", "platstdlib", "purelib", "platlib")),
        *cetakbiru.__path__,
        *(path for path in sys.path if path.endswith(".zip")),
    )
)
_NETWORK = ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto")
_PROCESSES = ("subprocess.Popen", "os.exec", "os.posix_spawn", "os.system", "os.fork")
# An audit hook stays for the life of the process, so there is one, which this list switches on.
_watches: list[list[tuple[str, Any]]] = []
_hooked: list[bool] = []


def _hook(event: str, arguments: tuple[Any, ...]) -> None:
    if _watches and (event == "open" or event in _NETWORK or event in _PROCESSES):
        _watches[-1].append((event, arguments[0] if event == "open" else arguments))


@contextmanager
def watched() -> Iterator[list[tuple[str, Any]]]:
    """Every file that is opened, address that is asked and process that is started meanwhile."""
    if not _hooked:
        sys.addaudithook(_hook)
        _hooked.append(True)
    seen: list[tuple[str, Any]] = []
    _watches.append(seen)
    try:
        yield seen
    finally:
        _watches.pop()


def outside(seen: Sequence[tuple[str, Any]], project: Path) -> list[tuple[str, Any]]:
    """What of it lies neither in the project nor in the engine."""
    allowed = (project.resolve(), *_ENGINE)
    return [
        (event, what)
        for event, what in seen
        if event != "open"
        or (
            not isinstance(what, int)
            and not any(Path(os.fsdecode(what)).resolve().is_relative_to(each) for each in allowed)
        )
    ]
