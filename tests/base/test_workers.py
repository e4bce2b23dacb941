"""Work in other processes gives what it would give here, whatever happens to the process."""

from __future__ import annotations

import os
import signal

import pytest

from cetakbiru.base.workers import in_background, shared_out


@pytest.mark.site
def test_work_in_the_background_is_done_by_another_process() -> None:
    assert in_background(os.getpid)() != os.getpid()


@pytest.mark.site
def test_an_error_in_the_background_is_raised_where_the_result_is_asked_for() -> None:
    result = in_background(lambda: 1 // 0)
    with pytest.raises(ZeroDivisionError):
        result()


@pytest.mark.site
def test_a_killed_process_loses_nothing() -> None:
    here = os.getpid()

    def work() -> str:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return "selesai"

    assert in_background(work)() == "selesai"


def test_one_core_does_the_work_when_its_result_is_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: 1)
    assert in_background(os.getpid)() == os.getpid()
    assert set(shared_out(lambda _: os.getpid(), range(30))) == {os.getpid()}


@pytest.mark.site
def test_shared_work_comes_back_in_order() -> None:
    assert shared_out(lambda number: number * number, range(100)) == [
        number * number for number in range(100)
    ]
