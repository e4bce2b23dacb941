"""Where the time of a build or of a preview goes: CPU seconds of each part.

Run: python -m tests.benchmarks.parts FOLDER [--skip NAMES] [--after hasil] [--serve] [--hugo].
FOLDER holds the data/ and docs/ of a province; a copy of it is built. It is looked a thousand times
a second what is being done, in one process, so that no part hides beside another.

By itself it tells a build of pages and search from nothing; --skip pdf adds the downloads. --after
names an edit (hasil, penduduk, nilai, kalimat): what is told is the build that follows it. --serve
tells each reaction of `ppm serve`. --hugo writes the same content for Hugo too and compares its
CPU seconds with those of the parts that Hugo has as well: calls of macros, Markdown, templates,
menu, writing and the index of the search. What it has no like of is told apart: checks, reading and
inspecting finished pages, the record of the edition, hashes, and loading Python.
"""

from __future__ import annotations

import argparse
import io
import os
import signal
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from types import FrameType
from unittest.mock import patch

from tests.benchmarks.edits import EDITS, whole
from tests.benchmarks.measure import ENVIRONMENT, run
from tests.benchmarks.preview import PPM, READY, SAVES, Viewer
from tests.benchmarks.projects import copy_project, forget
from tests.benchmarks.targets import HUGO_AT_700, met
from tests.benchmarks.ways import program
from tests.running import free_port

_EVERY = 0.001
_BEYOND = "card,opendata,planning,near,pdf,editions,offline"
_REST = "the rest"
_HUGO_RUNS = 5


@dataclass(frozen=True)
class Part:
    """What is being done while a function runs that no other part is named for further in.

    `file` is the end of its path, `function` its name or "" for all of the file. `alike`: Hugo does
    the like.
    """

    name: str
    file: str
    function: str = ""
    alike: bool = False


PARTS = (
    Part("loading software", "<frozen importlib._bootstrap>", "_find_and_load"),
    Part("hashes and kept results", "cetakbiru/base/digests.py"),
    Part("hashes and kept results", "cetakbiru/base/cache.py", "_read"),
    Part("hashes and kept results", "cetakbiru/base/cache.py", "write"),
    Part("hashes and kept results", "cetakbiru/site/kept.py"),
    Part("hashes and kept results", "cetakbiru/site/shared.py"),
    Part("hashes and kept results", "cetakbiru/site/unchanged.py"),
    Part("checks of data", "cetakbiru/checks/run.py", "examine"),
    Part("checks of pages", "cetakbiru/checks/pages/every.py", "check_pages"),
    Part("checks of what macros make", "cetakbiru/checks/pages/made.py", "problems"),
    Part("loading the data", "cetakbiru/model/load.py", "build_blueprint"),
    Part("loading the data", "cetakbiru/model/load.py", "load_blueprint"),
    Part("the record of the edition", "cetakbiru/editions/context.py", "build_context"),
    Part("the record of the edition", "cetakbiru/editions/context.py", "write_edition_files"),
    # The checks call them first; pages take what these have made.
    Part("macros", "cetakbiru/site/macros.py", "call", alike=True),
    Part("macros", "cetakbiru/site/macros.py", "macro", alike=True),
    Part("macros", "cetakbiru/pages/sandbox.py", "expanded", alike=True),
    Part("Markdown", "markdown/core.py", "convert", alike=True),
    Part("templates", "jinja2/environment.py", "render", alike=True),
    Part("menu, files, writing", "mkdocs/commands/build.py", "build", alike=True),
    Part("settings", "mkdocs/config/base.py", "load_config"),
    Part("citations of chapters", "cetakbiru/pages/citing.py", "with_citations"),
    Part("open data", "cetakbiru/outputs/opendata/data.py", "open_data"),
    Part("open data", "cetakbiru/outputs/opendata/data.py", "export_data"),
    Part("open data", "cetakbiru/outputs/opendata/companions.py", "write_companions"),
    Part("planning sheets", "cetakbiru/outputs/planning/publish.py", "write_plan_tools"),
    Part("social card", "cetakbiru/outputs/card/social.py", "social_card"),
    Part("offline copy", "cetakbiru/outputs/offline/archive.py", "offline_zip"),
    Part("reading the finished pages", "cetakbiru/outputs/reader/site.py", "pages_of"),
    Part("search", "cetakbiru/outputs/search/index.py", "write_index", alike=True),
    Part("inspection", "cetakbiru/site/inspect.py", "inspect_site"),
    Part("putting in place", "cetakbiru/base/atomic.py", "put_in_place"),
    Part("putting in place", "cetakbiru/base/atomic.py", "clear_leftovers"),
    Part("looking what was saved", "cetakbiru/site/preview/state.py", "_state"),
)
ALIKE = frozenset(part.name for part in PARTS if part.alike)


@dataclass
class Profile:
    """How often each part was seen, and the CPU seconds of all."""

    seen: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0

    def shares(self) -> Mapping[str, float]:
        """CPU seconds by part, the most first."""
        times = self.seen.total() or 1
        return {name: self.seconds * count / times for name, count in self.seen.most_common()}


class Sampler:
    """Looks what this process is doing, for as long as it is entered; `took` begins anew."""

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()
        self._since = 0.0
        # A thread that only asks what the others do.
        self.asking: int | None = None

    def __enter__(self) -> Sampler:
        self._since = time.process_time()
        signal.signal(signal.SIGPROF, self._look)
        signal.setitimer(signal.ITIMER_PROF, _EVERY, _EVERY)
        return self

    def __exit__(self, *raised: object) -> None:
        signal.setitimer(signal.ITIMER_PROF, 0)

    def took(self) -> Profile:
        """What was seen since the last time."""
        seen, self._seen = self._seen, Counter()
        now = time.process_time()
        before, self._since = self._since, now
        return Profile(seen, now - before)

    def _look(self, _: int, frame: FrameType | None) -> None:
        part = part_of(frame)
        if part == _REST and threading.active_count() > 1:
            # The main thread waits, so another works; which one, only what it does can tell.
            others = sys._current_frames()
            for thread in others.keys() - {threading.main_thread().ident, self.asking}:
                part = part_of(others[thread])
                if part != _REST:
                    break
        self._seen[part] += 1


def part_of(frame: FrameType | None) -> str:
    """The part whose function is the innermost of those that run."""
    while frame is not None:
        code = frame.f_code
        for part in PARTS:
            if part.function in ("", code.co_name) and code.co_filename.endswith(part.file):
                return part.name
        frame = frame.f_back
    return _REST


def main() -> None:
    """Builds or serves a copy and prints a table; nothing of it stays."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--skip", default=_BEYOND)
    parser.add_argument("--after", choices=EDITS)
    parser.add_argument("--serve", action="store_true")
    parser.add_argument("--hugo", action="store_true")
    asked = parser.parse_args()
    sys.dont_write_bytecode = False
    with tempfile.TemporaryDirectory(prefix="ppm-") as name:
        project = copy_project(asked.folder, Path(name).resolve() / "proyek")
        _warm(project, asked.skip, keeps=asked.after is not None)
        if asked.serve:
            print_profiles(_serve(project))
            return
        if asked.after:
            EDITS[asked.after](project, 1)
        profile = _built(project, asked.skip)
        print_profiles({"build": profile})
        if asked.hugo:
            _print_hugo(project, profile)


def _warm(project: Path, skip: str, *, keeps: bool) -> None:
    """Builds once in a process of its own: for what it keeps, and so that modules are compiled."""
    done = run([PPM, "build", project, "--skip", skip], project)
    if done.code:
        sys.exit(done.said)
    if not keeps:
        forget(project)


def _built(project: Path, skip: str) -> Profile:
    with _alone(), Sampler() as sampler:
        _ppm("build", str(project), "--skip", skip)
        return sampler.took()


def _serve(project: Path) -> Mapping[str, Profile]:
    """The reactions of a preview in this process, asked from a thread of its own."""
    found: dict[str, Profile] = {}
    port = free_port()
    viewer = Viewer(f"http://127.0.0.1:{port}/")

    def ask() -> None:
        try:
            sampler.asking = threading.get_ident()
            viewer.until(whole(project))
            found[READY] = sampler.took()
            for name, edit in SAVES.items():
                seen = edit(project, 1)
                sampler.took()
                viewer.until(seen)
                found[name] = sampler.took()
        finally:
            signal.raise_signal(signal.SIGINT)

    os.chdir(project)
    # A shell that runs this in the background shuts the signal out, by which the preview ends.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    with _alone(), Sampler() as sampler:
        threading.Thread(target=ask, daemon=True).start()
        _ppm("serve", "--port", str(port))
    return found


def _ppm(*words: str) -> None:
    """Runs the command in this process. Exits with what it said when it failed."""
    # Imported here: loading is a part of the time.
    from cetakbiru.cli.main import main as ppm

    said = io.StringIO()
    with redirect_stdout(said), redirect_stderr(said):
        try:
            ppm(list(words))
        except SystemExit as end:
            code = end.code
    if words[0] == "build" and code:
        sys.exit(said.getvalue())


@contextmanager
def _alone() -> Iterator[None]:
    """One process for all: a machine with one core shares no work out."""
    with patch("os.cpu_count", return_value=1), patch.dict(os.environ, ENVIRONMENT, clear=True):
        yield


def print_profiles(profiles: Mapping[str, Profile]) -> None:
    """A column of CPU seconds for each profile, the shares of the first, parts by their seconds."""
    columns = [profile.shares() for profile in profiles.values()]
    names = sorted(
        {name for column in columns for name in column},
        key=lambda name: -sum(column.get(name, 0.0) for column in columns),
    )
    print(f"| Part | {' | '.join(profiles)} | share of the first |")
    print(f"|---|{'---:|' * (len(columns) + 1)}")
    first = next(iter(profiles.values())).seconds
    for name in names:
        cells = " | ".join(f"{column.get(name, 0.0):.2f}" for column in columns)
        print(f"| {name} | {cells} | {columns[0].get(name, 0.0) / first:.0%} |")
    print(f"| together | {' | '.join(f'{one.seconds:.2f}' for one in profiles.values())} | |")


def _print_hugo(project: Path, profile: Profile) -> None:
    """Our CPU seconds for what Hugo does as well, beside Hugo's for the same content."""
    hugo = program("hugo")
    if hugo is None:
        print("\nHugo is not installed.")
        return
    from tests.benchmarks.elsewhere import read_finished, write_hugo

    folder = project.with_name("hugo")
    pages = read_finished(project / "site")
    write_hugo(pages, folder)
    theirs = median(run([hugo, "--quiet"], folder).cpu for _ in range(_HUGO_RUNS))
    ours = sum(seconds for name, seconds in profile.shares().items() if name in ALIKE)
    print(
        f"\n{len(pages.blocks)} pages. What Hugo does as well ({', '.join(sorted(ALIKE))}): "
        f"{ours:.2f} CPU s, {ours / theirs:.1f} times Hugo's {theirs:.2f} "
        f"(target on some 700 pages ≤ {HUGO_AT_700:g}: {met(ours / theirs <= HUGO_AT_700)})."
    )


if __name__ == "__main__":
    main()
