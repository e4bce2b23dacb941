"""What tests that draw at random share: a seed that can be said again, and how often they draw.

`make test-all` draws ten times as often as continuous integration (`PPM_UJI_PANJANG=1`). The seed
is that of the commit, so that a run repeats and the next commit tries something else;
`PPM_BENIH=number` asks for another one. The head of every test report names it.
"""

from __future__ import annotations

import os
import random
import subprocess
from pathlib import Path

LONG = bool(os.environ.get("PPM_UJI_PANJANG"))


def _seed() -> int:
    given = os.environ.get("PPM_BENIH")
    if given:
        return int(given)
    asked = subprocess.run(
        ["git", "rev-parse", "HEAD"],
        cwd=Path(__file__).parent,
        capture_output=True,
        text=True,
        check=False,
    )
    # A tree without its history draws the same every time.
    return int(asked.stdout[:8] or "0", 16)


SEED = _seed()


def draws(name: str) -> random.Random:
    """The random numbers of the test `name`, the same for the same commit."""
    return random.Random(f"{SEED} {name}")  # noqa: S311 - it draws tests, not secrets


def times(short: int, long: int) -> int:
    """How often to draw in this run."""
    return long if LONG else short


def pytest_report_header() -> str:
    return f"benih: PPM_BENIH={SEED}, {'panjang' if LONG else 'pendek'}"
