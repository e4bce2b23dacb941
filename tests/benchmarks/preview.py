"""What `ppm serve` costs: until it is ready, and after each save until the open page shows it.

Run: python -m tests.benchmarks.preview FOLDER [RUNS]. FOLDER holds the data/ and docs/ of a
province, of which a copy is served. What asks is no browser but does as the script in the pages
does: it waits for news and then asks for the page again. CPU seconds are those of the server and of
the processes that it starts, to a hundredth; what asks is not counted.
"""

from __future__ import annotations

import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

from tests.benchmarks import edits
from tests.benchmarks.edits import Edit, Seen
from tests.benchmarks.measure import ENVIRONMENT, cpu_of
from tests.benchmarks.projects import copy_project
from tests.benchmarks.targets import PREVIEW_AT_REAL, met
from tests.running import free_port

PPM = Path(sys.executable).with_name("ppm")
READY = "ready, first page shown"
# What is saved, in this order: the mistake is what the next one mends.
SAVES: Mapping[str, Edit] = {
    "a sentence of the page": edits.sentence,
    "a programme's hasil": edits.programme_cell,
    "a number of inhabitants": edits.inhabitants,
    "an indicator's value": edits.indicator_value,
    "a mistake, told in the page": edits.mistake,
    "the mistake mended": edits.mended,
}
# In seconds.
_PATIENCE = 180.0
_PAUSE = 0.1
_BREATH = 0.005
_WINDOW = 1.0
# A server that does less than this in a second rests: it looks whether a file has changed.
_RESTING = 0.12
_NUMBER = re.compile(r'data-nomor="([^"]+)"')
_ASKED = re.compile(r'data-tanya="([^"]+)"')


@dataclass(frozen=True)
class Reaction:
    """Wall and CPU seconds until the page showed it, and CPU seconds until the server rested."""

    wall: float
    cpu: float
    cpu_in_all: float


@dataclass(frozen=True)
class Viewer:
    """Whoever has a page of the preview open."""

    address: str

    def until(self, seen: Seen) -> None:
        """Returns once the page shows it. Raises TimeoutError when it does not become so."""
        deadline = time.monotonic() + _PATIENCE
        while time.monotonic() < deadline:
            page = self.asked(seen.address)
            if seen.is_in(page):
                return
            number, place = _NUMBER.search(page), _ASKED.search(page)
            if number and place:
                self.asked(f"{place[1].lstrip('/')}?sejak={number[1]}")
                # News of something else must not make this ask without end.
                time.sleep(_BREATH)
            else:
                time.sleep(_PAUSE)
        raise TimeoutError(f"{seen.address} does not show {seen.text!r}")

    def asked(self, address: str) -> str:
        """The text at an address, also that of an error; "" while nobody answers."""
        try:
            with urlopen(f"{self.address}{address}", timeout=_PATIENCE) as answer:  # noqa: S310
                text: bytes = answer.read()
        except HTTPError as error:
            text = error.read()
        except (OSError, HTTPException):
            text = b""
        return text.decode("utf-8", errors="replace")


def main() -> None:
    """Prints a table of medians."""
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    with tempfile.TemporaryDirectory(prefix="ppm-") as name:
        project = copy_project(Path(sys.argv[1]), Path(name) / "proyek")
        print_reactions(measured(project, runs), PREVIEW_AT_REAL)


def measured(project: Path, runs: int) -> dict[str, Reaction]:
    """The median reaction to each thing. The project is changed."""
    port = free_port()
    found: dict[str, list[Reaction]] = {name: [] for name in (READY, *SAVES)}
    started = time.monotonic()
    with _served(project, port) as process:
        viewer = Viewer(f"http://127.0.0.1:{port}/")

        def follow(name: str, seen: Seen, before: float, since: float) -> None:
            viewer.until(seen)
            wall, cpu = time.monotonic() - since, cpu_of(process.pid)
            in_all = _rest(process.pid)
            found[name].append(Reaction(wall, cpu - before, in_all - before))

        follow(READY, edits.whole(project), 0.0, started)
        for number in range(1, runs + 1):
            for name, edit in SAVES.items():
                before = cpu_of(process.pid)
                seen = edit(project, number)
                # The file is written last: what the edit reads before is not the server's time.
                follow(name, seen, before, time.monotonic())
    return {name: _median(reactions) for name, reactions in found.items()}


def print_reactions(found: Mapping[str, Reaction], targets: Mapping[str, float]) -> None:
    """A table; `targets` are the CPU seconds that each may take until it is shown."""
    print("| `ppm serve` | CPU s until shown | CPU s until at rest | wall s until shown | target |")
    print("|---|---:|---:|---:|---|")
    for name, one in found.items():
        most = targets.get(name)
        judged = "" if most is None else f"CPU ≤ {most:g}: {met(one.cpu <= most)}"
        print(f"| {name} | {one.cpu:.2f} | {one.cpu_in_all:.2f} | {one.wall:.2f} | {judged} |")
    print(flush=True)


@contextmanager
def _served(project: Path, port: int) -> Iterator[subprocess.Popen[bytes]]:
    with (
        (project / "log").open("w") as log,
        subprocess.Popen(
            [PPM, "serve", "--port", str(port)],
            cwd=project,
            env=ENVIRONMENT,
            stdout=log,
            stderr=subprocess.STDOUT,
        ) as process,
    ):
        try:
            yield process
        finally:
            process.terminate()


def _rest(pid: int) -> float:
    """CPU seconds of the server when it came to rest."""
    deadline = time.monotonic() + _PATIENCE
    while True:
        before = cpu_of(pid)
        time.sleep(_WINDOW)
        if cpu_of(pid) - before < _RESTING or time.monotonic() > deadline:
            return before


def _median(reactions: Sequence[Reaction]) -> Reaction:
    return Reaction(
        statistics.median(one.wall for one in reactions),
        statistics.median(one.cpu for one in reactions),
        statistics.median(one.cpu_in_all for one in reactions),
    )


if __name__ == "__main__":
    main()
