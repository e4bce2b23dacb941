"""Work in other processes gives what it would give here."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence

import pytest

from cetakbiru.base.workers import WorkerError, shared_out, side_by_side
from tests.running import is_running


@pytest.mark.site
def test_shared_work_comes_back_in_order() -> None:
    assert shared_out(lambda number: number * number, range(100)) == [
        number * number for number in range(100)
    ]


@pytest.mark.site
def test_much_work_is_done_by_others_and_little_here() -> None:
    here = os.getpid()
    assert here not in shared_out(lambda _: os.getpid(), range(30))
    assert shared_out(lambda _: os.getpid(), range(3)) == [here] * 3
    assert len({here, *side_by_side(lambda _: os.getpid(), range(2))}) == 3
    # Who works for another shares nothing out.
    inside = shared_out(lambda _: shared_out(lambda _: os.getpid(), range(30)), range(30))
    assert all(len(set(each)) == 1 for each in inside)


@pytest.mark.site
def test_an_error_is_raised_here() -> None:
    with pytest.raises(ZeroDivisionError):
        shared_out(lambda number: 1 // number, range(30))


@pytest.mark.site
@pytest.mark.parametrize("way", [shared_out, side_by_side])
def test_a_process_that_is_ended_by_somebody_is_not_waited_for(
    way: Callable[[Callable[[int], None], Sequence[int]], list[None]],
) -> None:
    with pytest.raises(WorkerError):
        way(lambda at: os.kill(os.getpid(), signal.SIGKILL) if at == 7 else None, range(30))


def test_one_core_does_all_the_work_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: 1)
    assert set(shared_out(lambda _: os.getpid(), range(30))) == {os.getpid()}


# A search that goes back at every character: it holds the interpreter, so no thread gets a turn.
_BUSY = """
import os, re, sys
from cetakbiru.base import workers

def work(at):
    os.write(1, f"{os.getpid()}\\n".encode())
    re.match("(a+)+b", "a" * 60)

getattr(workers, sys.argv[1])(work, range(30))
"""


@pytest.mark.site
@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a thread waits for its turn")
@pytest.mark.parametrize("way", ["shared_out", "side_by_side"])
def test_workers_are_gone_soon_after_their_parent_is_killed(way: str) -> None:
    with subprocess.Popen([sys.executable, "-c", _BUSY, way], stdout=subprocess.PIPE) as parent:
        assert parent.stdout is not None
        children = [int(parent.stdout.readline()) for _ in range(2)]
        parent.kill()
        parent.wait()
        deadline = time.monotonic() + 2
        while living := [child for child in children if is_running(child)]:
            assert time.monotonic() < deadline, living
            time.sleep(0.02)
