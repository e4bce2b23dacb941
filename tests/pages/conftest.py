"""What every test of the pages starts with."""

from __future__ import annotations

import pytest


@pytest.fixture(scope="session", autouse=True)
def _judging(judging: None) -> None:
    """One fragment shows a plan with its verdict."""
