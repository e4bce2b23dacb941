"""Places, points and permits answered by the script that browsers run (engine/*.js)."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from cetakbiru.base.compact import compact_json
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
        self._blueprint = blueprint
        self._with_villages: set[str] = set()
        self._call("open", compact_json(place_facts(blueprint)))

    def find(self, text: str) -> dict[str, Any]:
        """Where a name, a code or a coordinate is."""
        return self._down_to_desa("find", text)

    def at(self, lon: float, lat: float) -> dict[str, Any]:
        """Where a point is, in degrees."""
        return self._down_to_desa("at", repr(lon), repr(lat))

    def permit(self, name: str, content: bytes) -> dict[str, Any]:
        """In which places a permit lies that a file draws, with shares and areas in km²."""
        # A letter for each byte: texts are all that scripts get.
        return self._down_to_desa("permit", name, content.decode("latin-1"))

    def _down_to_desa(self, function: str, *texts: str) -> dict[str, Any]:
        """An answer with the desa of its kabupaten, whose outlines are given when first needed."""
        answer = self._asked(function, *texts)
        missing = _drawn_in(answer) - self._with_villages
        if not missing:
            return answer
        self._with_villages |= missing
        for kode, topology in village_outlines(self._blueprint, missing).items():
            self._call("addVillages", kode, compact_json(topology))
        return self._asked(function, *texts)

    def _asked(self, function: str, *texts: str) -> dict[str, Any]:
        answer: dict[str, Any] = json.loads(self._call(function, *texts))
        return answer

    def _call(self, function: str, *texts: str) -> str:
        return self._scripts.call(f"{_OFFERS}.{function}", *texts)


def _drawn_in(answer: dict[str, Any]) -> set[str]:
    """The kabupaten in which the point or the permit of an answer lies."""
    found = answer["kabupaten"]
    if isinstance(found, list):
        return {one["kode"] for one in found}
    return {found["kode"]} if found and answer["titik"] else set()


@cache
def _scripts() -> Scripts:
    return Scripts(SCRIPT, PERMITS, _DOOR)
