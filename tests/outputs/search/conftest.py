"""The browser of the machine, when there is one: Playwright's own need not be downloaded."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

_OF_THE_MACHINE = Path("/usr/bin/chromium")


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    own = {"executable_path": str(_OF_THE_MACHINE)} if _OF_THE_MACHINE.exists() else {}
    return {**browser_type_launch_args, **own, "args": ["--no-sandbox"]}
