"""What a preview shows: the last site that was whole, and what is wrong with what was saved since.

`follow` builds anew whenever something is saved. Each site is built into a folder of its own and
takes the place of the one before only when it is whole.
"""

from __future__ import annotations

import os
import shutil
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from cetakbiru.base import unforeseen
from cetakbiru.base.atomic import why_unwritten
from cetakbiru.base.errors import Refused

# Builds the site as it now is into the empty folder. Raises Refused.
Build = Callable[[Path], object]
# Time and size of every file that is watched.
State = Mapping[Path, tuple[int, int]]
# In seconds: how often to look, and how long all must be still before a build is worth it.
_PAUSE = 0.3
_STILL = 0.1
_SKIPPED = {"__pycache__"}


@dataclass(frozen=True)
class Shown:
    """What readers get until the next number."""

    number: int
    site: Path | None
    trouble: Refused | None
    took: float


class Preview:
    """Builds into folders below `folder` whenever one of the `watched` files and folders changes.

    `tell` hears of every build.
    """

    def __init__(
        self,
        build: Build,
        watched: Sequence[Path],
        folder: Path,
        tell: Callable[[Shown], None] = lambda shown: None,
    ) -> None:
        self._build, self._watched, self._folder, self._tell = build, watched, folder, tell
        self._shown: Shown | None = None
        self._changed = threading.Condition()
        self._ended = False

    def shown(self) -> Shown:
        """What is shown now; until the first build has ended, this waits."""
        with self._changed:
            self._changed.wait_for(lambda: self._shown is not None)
            assert self._shown is not None  # noqa: S101 - it was waited for
            return self._shown

    def after(self, number: int, seconds: float) -> Shown:
        """What is shown once it is something else than `number`, or when the time is over."""
        with self._changed:
            self._changed.wait_for(
                lambda: self._ended or (self._shown is not None and self._shown.number != number),
                seconds,
            )
        return self.shown()

    def follow(self) -> None:
        """Builds, and builds again on every change, until `end` is called."""
        built: State | None = None
        while not self._ended:
            now = _state(self._watched)
            if now != built:
                built = _still(self._watched, now)
                self.update()
            time.sleep(_PAUSE)

    def end(self) -> None:
        """Lets `follow` return and whoever waits go."""
        with self._changed:
            self._ended = True
            self._changed.notify_all()

    def update(self) -> None:
        """Builds once, and shows the site or why there is none."""
        before = self._shown
        number = before.number + 1 if before else 1
        folder, started = self._folder / str(number), time.monotonic()
        trouble = self._trouble(folder)
        if trouble is not None:
            shutil.rmtree(folder, ignore_errors=True)
        site = folder if trouble is None else before.site if before else None
        shown = Shown(number, site, trouble, time.monotonic() - started)
        with self._changed:
            self._shown = shown
            self._changed.notify_all()
        for other in self._folder.iterdir():
            # The one before may still be asked for by a page that is being loaded.
            if other not in (site, before.site if before else None):
                shutil.rmtree(other, ignore_errors=True)
        self._tell(shown)

    def _trouble(self, folder: Path) -> Refused | None:
        try:
            folder.mkdir()
            self._build(folder)
        except Refused as refusal:
            return refusal
        except OSError as error:
            return Refused(f"Pratinjau tidak dapat dibangun: {why_unwritten(error)}")
        except Exception as error:
            return Refused(unforeseen.told(error, "Pembangunan pratinjau"))
        return None


def _still(watched: Sequence[Path], now: State) -> State:
    """The state once nothing changes any more: an editor saves many files one after another."""
    while True:
        time.sleep(_STILL)
        later = _state(watched)
        if later == now:
            return now
        now = later


def _state(watched: Sequence[Path]) -> State:
    """How every file is now."""
    found = {}
    for path in _files(watched):
        try:
            state = path.stat()
        except OSError:
            continue  # gone in the meantime
        found[path] = (state.st_mtime_ns, state.st_size)
    return found


def _files(watched: Sequence[Path]) -> Iterator[Path]:
    for each in watched:
        if each.is_file():
            yield each
        for folder, folders, names in os.walk(each):
            folders[:] = [name for name in folders if name not in _SKIPPED]
            for name in names:
                yield Path(folder, name)
