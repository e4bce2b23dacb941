"""What a command costs: wall and CPU seconds, and the most memory that its processes shared; of one
that goes on, the CPU seconds so far."""

from __future__ import annotations

import os
import re
import statistics
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_KIB_A_MIB = 1024
_PAUSE = 0.5
# A machine may forbid Python to keep compiled modules. Then a program that pip has compiled is
# measured against one that is compiled anew at every run; so nobody forbids it here.
ENVIRONMENT = {
    name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"
}
_TICKS = os.sysconf("SC_CLK_TCK")
_PSS = re.compile(rb"^Pss:\s+(\d+) kB", re.MULTILINE)


@dataclass(frozen=True)
class Cost:
    """Seconds and MiB of one run; `said` is the end of what it printed."""

    wall: float
    cpu: float
    memory: float
    code: int
    said: str


def run(command: Sequence[str | Path], folder: Path, env: Mapping[str, str] | None = None) -> Cost:
    """Runs a command in a folder. CPU counts every process that it waited for."""
    started = time.perf_counter()
    with subprocess.Popen(
        [str(word) for word in command],
        cwd=folder,
        env={**ENVIRONMENT, **(env or {})},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    ) as process:
        watch = _Watch(process.pid)
        watch.start()
        assert process.stdout is not None
        said = process.stdout.read().decode("utf-8", errors="replace")
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        watch.stop()
    memory = max(watch.most, used.ru_maxrss / _KIB_A_MIB)
    return Cost(wall, used.ru_utime + used.ru_stime, memory, process.returncode, said[-2000:])


def cpu_of(pid: int) -> float:
    """CPU seconds of a process so far, with those of its children, whether they have ended or not.

    The system counts them in hundredths of a second.
    """
    return sum(_ticks(one) for one in _family(pid)) / _TICKS


def _ticks(pid: int) -> int:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0
    # User and system time: its own, and of the children that it has waited for.
    return sum(map(int, fields[11:15]))


def median(costs: Sequence[Cost]) -> Cost:
    """The median of each figure; of memory the most."""
    return Cost(
        statistics.median(cost.wall for cost in costs),
        statistics.median(cost.cpu for cost in costs),
        max(cost.memory for cost in costs),
        max(cost.code for cost in costs),
        costs[-1].said,
    )


class _Watch(threading.Thread):
    """Looks at a process and its children now and then: shared pages count once (PSS)."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self._pid = pid
        self._done = threading.Event()
        self.most = 0.0

    def run(self) -> None:
        while not self._done.wait(_PAUSE):
            self.most = max(self.most, sum(_memory(pid) for pid in _family(self._pid)))

    def stop(self) -> None:
        self._done.set()
        self.join()


def _family(pid: int) -> list[int]:
    found = [pid]
    for one in found:
        try:
            children = Path(f"/proc/{one}/task/{one}/children").read_text()
        except OSError:
            continue
        found.extend(int(child) for child in children.split())
    return found


def _memory(pid: int) -> float:
    try:
        match = _PSS.search(Path(f"/proc/{pid}/smaps_rollup").read_bytes())
    except OSError:
        return 0.0
    return int(match[1]) / _KIB_A_MIB if match else 0.0
