"""What a preview shows: the last site that was whole, and what is wrong with what was saved since.

`follow` builds anew whenever something is saved, or when somebody asks for what is not made yet. It
alone builds; whoever asks waits for it. Each site gets a folder of its own and takes the place of
the one before only when it is whole.
"""

from __future__ import annotations

import os
import shutil
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from cetakbiru.base import unforeseen
from cetakbiru.base.atomic import why_unwritten
from cetakbiru.base.errors import Refused
from cetakbiru.base.progress import Step

# Time and size of every file that is watched.
State = Mapping[str, tuple[int, int]]
# In seconds: how often to look, and how long all must be still before a build is worth it. Where
# there are many files, looking shall take no more than a hundredth of the time.
_PAUSE = 0.3
_REST = 100
_STILL = 0.1
# How long after it was last asked for a page counts as looked at; an open one asks more often.
_LOOKED_AT = 60.0
# What takes less need not be told.
_SHORT = 0.5
_SKIPPED = {"__pycache__"}
_READING = "Memeriksa data dan halaman"


class Showing(Protocol):
    """A site as it is shown. Paths are those of files in a finished site."""

    def file(self, path: str) -> bytes | None:
        """A file; None where there is none, or none yet."""

    def is_outdated(self, path: str) -> bool:
        """Whether another build must make the page first."""

    def can_make(self, path: str) -> bool:
        """Whether `make` may make a file that is not there yet."""

    def make(self, path: str, step: Step) -> None:
        """Makes the file, if there is such a one. Raises Refused."""

    @property
    def subdistricts(self) -> Mapping[str, str]:
        """The page of each kecamatan, by its code: its name makes its address."""

    @property
    def stamp(self) -> str:
        """Another one whenever a file changes that pages use."""


# Builds the site as it now is into the empty folder. Of pages that changed, only those need be made
# that are looked at, by their paths. Raises Refused.
Build = Callable[[Path, Step, Callable[[str], bool]], Showing]


@dataclass(frozen=True)
class Shown:
    """What readers get until the next number."""

    number: int
    site: Showing | None
    trouble: Refused | None
    took: float


@dataclass
class _Order:
    """A file that somebody waits for."""

    path: str
    is_done: bool = False
    refusal: Refused | None = None


@dataclass
class _Work:
    """What the builder is at since when; "" while it rests."""

    stage: str = ""
    since: float = field(default_factory=time.monotonic)


class Preview:
    """Builds into folders below `folder` whenever one of the `watched` files and folders changes.

    `tell` hears of every build after a change.
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
        self._before: Path | None = None
        self._changed = threading.Condition()
        self._ended = False
        self._looked: dict[str, float] = {}
        # The codes of kecamatan by all pages that they had since the preview began.
        self._subdistricts: dict[str, str] = {}
        self._is_asked = False
        self._orders: list[_Order] = []
        self._work = _Work()

    def seen(self, path: str, seconds: float | None = None) -> Shown | None:
        """What is shown, once the page at the path is as it shall be; None when the time is over.

        Until the preview's end the page counts as looked at for a while.
        """
        with self._changed:
            self._looked[path] = time.monotonic()
            self._changed.wait_for(lambda: self._is_ready(path), seconds)
            return self._shown if self._is_ready(path) else None

    def news(self, number: int, stage: str, seconds: float) -> None:
        """Returns when something else is shown or done than what is named, or the time is over."""
        with self._changed:
            self._changed.wait_for(
                lambda: self._ended or self.number != number or self.stage != stage,
                seconds,
            )

    @property
    def number(self) -> int:
        """That of what is shown; 0 while nothing is."""
        return self._shown.number if self._shown else 0

    @property
    def stage(self) -> str:
        """What is being done, if that takes a while."""
        work = self._work
        return work.stage if time.monotonic() - work.since >= _SHORT else ""

    def made(self, path: str) -> bytes | None:
        """A file of the site that is shown, made now where it is made only when asked for.

        Raises Refused where it can't be made.
        """
        with self._changed:
            self._changed.wait_for(lambda: self._ended or self._shown is not None)
            site = self._shown.site if self._shown else None
            content = site.file(path) if site else None
            if content is not None or site is None or not site.can_make(path):
                return content
            order = _Order(path)
            self._orders.append(order)
            self._changed.notify_all()
            self._changed.wait_for(lambda: self._ended or order.is_done)
            if order.refusal is not None:
                raise order.refusal
            site = self._shown.site if self._shown else None
            return site.file(path) if site else None

    def moved(self, path: str) -> str | None:
        """Where the page of a kecamatan is by now that was at the path before it was renamed."""
        site = self._shown.site if self._shown else None
        kode = self._subdistricts.get(path)
        now = site.subdistricts.get(kode) if site and kode else None
        return now if now != path else None

    def follow(self) -> None:
        """Builds, and builds again on every change, until `end` is called."""
        built: State | None = None
        while not self._ended:
            before = time.thread_time()
            now = _state(self._watched)
            pause = max(_PAUSE, (time.thread_time() - before) * _REST)
            if now != built:
                built = _still(self._watched, now)
                self._tell(self.update())
            elif self._is_asked:
                self.update()
            self._fill_orders()
            with self._changed:
                self._changed.wait_for(
                    lambda: self._ended or self._is_asked or bool(self._orders), pause
                )

    def end(self) -> None:
        """Lets `follow` return and whoever waits go."""
        with self._changed:
            self._ended = True
            self._changed.notify_all()

    def update(self) -> Shown:
        """Builds once, and shows the site or why there is none."""
        before = self._shown
        number = before.number + 1 if before else 1
        folder, started = self._folder / str(number), time.monotonic()
        self._is_asked = False
        site: Showing | None = None
        with self._working(_READING):
            try:
                folder.mkdir()
                site = self._build(folder, self._step, self._is_looked_at)
                trouble = None
            except Exception as error:
                trouble = _refusal(error)
        if site is None:
            shutil.rmtree(folder, ignore_errors=True)
            site = before.site if before else None
        else:
            self._clear(folder)
            self._subdistricts |= {page: kode for kode, page in site.subdistricts.items()}
        shown = Shown(number, site, trouble, time.monotonic() - started)
        with self._changed:
            self._shown = shown
            self._changed.notify_all()
        return shown

    def _clear(self, folder: Path) -> None:
        """Removes the folders of earlier sites but the last: a page that loads may ask for it."""
        for other in self._folder.iterdir():
            if other not in (folder, self._before):
                shutil.rmtree(other, ignore_errors=True)
        self._before = folder

    def _fill_orders(self) -> None:
        with self._changed:
            orders, self._orders = self._orders, []
        for order in orders:
            site = self._shown.site if self._shown else None
            with self._working(""):
                try:
                    if site is not None and site.file(order.path) is None:
                        site.make(order.path, self._step)
                except Exception as error:
                    order.refusal = _refusal(error)
            with self._changed:
                order.is_done = True
                self._changed.notify_all()

    def _is_ready(self, path: str) -> bool:
        """Whether the page may be shown; asks for it where it is not made yet."""
        shown = self._shown
        if shown is None:
            return False
        if self._ended or shown.trouble or shown.site is None or not shown.site.is_outdated(path):
            return True
        if not self._is_asked:
            self._is_asked = True
            self._changed.notify_all()
        return False

    def _is_looked_at(self, path: str) -> bool:
        looked = self._looked.get(path)
        return looked is not None and time.monotonic() - looked < _LOOKED_AT

    @contextmanager
    def _working(self, stage: str) -> Iterator[None]:
        self._work = _Work(stage)
        try:
            yield
        finally:
            self._work = _Work()

    @contextmanager
    def _step(self, name: str) -> Iterator[None]:
        """Tells whoever waits what is being done, if it began a while ago."""
        self._work.stage = name
        if self.stage:
            with self._changed:
                self._changed.notify_all()
        yield


def _refusal(error: Exception) -> Refused:
    if isinstance(error, Refused):
        return error
    if isinstance(error, OSError):
        return Refused(f"Pratinjau tidak dapat dibangun: {why_unwritten(error)}")
    return Refused(unforeseen.told(error, "Pembangunan pratinjau"))


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
    found: dict[str, tuple[int, int]] = {}
    for each in watched:
        if each.is_dir():
            _note_below(str(each), found)
        else:
            with suppress(OSError):
                _note(str(each), each.stat(), found)
    return found


def _note_below(folder: str, found: dict[str, tuple[int, int]]) -> None:
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            # What is gone in the meantime has no state.
            with suppress(OSError):
                if entry.is_dir(follow_symlinks=False):
                    if entry.name not in _SKIPPED:
                        _note_below(entry.path, found)
                else:
                    _note(entry.path, entry.stat(), found)


def _note(path: str, state: os.stat_result, found: dict[str, tuple[int, int]]) -> None:
    found[path] = (state.st_mtime_ns, state.st_size)
