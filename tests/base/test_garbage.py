from __future__ import annotations

import gc

import pytest

from cetakbiru.base.garbage import seldom_collected


def test_within_garbage_is_sought_seldom_and_afterwards_as_before() -> None:
    before = gc.get_threshold()
    with seldom_collected(123_456):
        assert gc.get_threshold() == (123_456, *before[1:])
    assert gc.get_threshold() == before


def test_an_error_leaves_the_search_as_it_was() -> None:
    before = gc.get_threshold()
    with pytest.raises(ValueError, match="lost"), seldom_collected(123_456, 7, 8):
        raise ValueError("lost")
    assert gc.get_threshold() == before
