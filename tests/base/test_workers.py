"""Work in other processes gives what it would give here."""

from __future__ import annotations

import os

import pytest

from cetakbiru.base.workers import shared_out, side_by_side


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


@pytest.mark.site
def test_an_error_is_raised_here() -> None:
    with pytest.raises(ZeroDivisionError):
        shared_out(lambda number: 1 // number, range(30))


def test_one_core_does_all_the_work_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: 1)
    assert set(shared_out(lambda _: os.getpid(), range(30))) == {os.getpid()}
