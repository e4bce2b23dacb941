"""Waiting for a page without a script of ours in it, which its policy forbids."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

_PAUSE_MS = 50
_PATIENCE_MS = 30_000


def until(page: Page, expression: str, given: Any = None) -> None:
    """Returns when the expression holds, which is asked anew each time; fails after half a minute.

    Page.wait_for_function evaluates in the page from its second question on.
    """
    for _ in range(_PATIENCE_MS // _PAUSE_MS):
        if page.evaluate(expression, given):
            return
        page.wait_for_timeout(_PAUSE_MS)
    pytest.fail(f"never true: {expression} ({given})")
