"""A bundle of scripts run from Python: the same code that a browser runs, in an embedded V8.

The scripts get strings and give strings; they reach no file, no network and no clock of ours.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

# Bytes of the heap of V8. A script that asks for more is ended, not the process.
_MEMORY = 1_000_000_000


class ScriptError(Exception):
    """A bundle failed: a fault of ours, never of the input. The message is that of the script."""


class Scripts:
    """What a bundle offers. Made once for many calls; its state lives as long as it does."""

    def __init__(self, bundle: Path) -> None:
        # Imported here: the library is large, and few commands judge a plan.
        from py_mini_racer import MiniRacer

        self._engine = MiniRacer()
        self._engine.set_hard_memory_limit(_MEMORY)
        self._engine.eval(bundle.read_text(encoding="utf-8"))

    def call(self, function: str, *arguments: str | float | Mapping[str, Any]) -> str:
        """What a function of the bundle returns for these arguments, which must be text.

        Raises ScriptError when it throws.
        """
        from py_mini_racer import JSEvalException

        try:
            return str(self._engine.call(function, *arguments))
        except JSEvalException as error:
            raise ScriptError(str(error)) from None
