"""Places, points and permits answered by the script that browsers run (engine/*.js)."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from cetakbiru.base.javascript import Scripts
from cetakbiru.locating.facts import place_facts, village_outlines
from cetakbiru.model.load import Blueprint

# What the page loads, at first and for a permit, and the door for a caller that has texts only.
SCRIPT = Path(__file__).with_name("bundle") / "wilayah.js"
PERMITS = Path(__file__).with_name("bundle") / "izin.js"
_DOOR = Path(__file__).with_name("bundle") / "untuk-python.js"
_OFFERS = "cetakbiruWilayahPintu"


class Locator:
    """What a blueprint's places answer, with all outlines that there are.

    Answers are values as locating/engine/types.js describes them.
    """

    def __init__(self, blueprint: Blueprint) -> None:
        self._scripts = _scripts()
        self._scripts.call(f"{_OFFERS}.open", _json(place_facts(blueprint)))
        for kode, topology in village_outlines(blueprint).items():
            self._scripts.call(f"{_OFFERS}.addVillages", kode, _json(topology))

    def find(self, text: str) -> dict[str, Any]:
        """Where a name, a code or a coordinate is."""
        return self._asked("find", text)

    def at(self, lon: float, lat: float) -> dict[str, Any]:
        """Where a point is, in degrees."""
        return self._asked("at", repr(lon), repr(lat))

    def permit(self, name: str, content: bytes) -> dict[str, Any]:
        """In which places a permit lies that a file draws, with shares and areas in km²."""
        # A letter for each byte: texts are all that scripts get.
        return self._asked("permit", name, content.decode("latin-1"))

    def _asked(self, function: str, *texts: str) -> dict[str, Any]:
        answer: dict[str, Any] = json.loads(self._scripts.call(f"{_OFFERS}.{function}", *texts))
        return answer


@cache
def _scripts() -> Scripts:
    return Scripts(SCRIPT, PERMITS, _DOOR)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
