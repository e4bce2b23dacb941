"""The verdict on plans, by the same scripts that judge in the browser (plans/engine/*.js)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any, cast

from cetakbiru.base.javascript import Scripts
from cetakbiru.model.load import Blueprint
from cetakbiru.plans.facts import plan_facts
from cetakbiru.plans.files import PlanFile, as_json
from cetakbiru.plans.result import Activity, Result, Unread

BUNDLE = Path(__file__).with_name("bundle") / "periksa-rencana.js"
_OFFERS = "cetakbiruRencana"
# Items of a long list that are taken over at once.
_PART = 500


class Verdict:
    """A verdict whose long lists stay where they were made until somebody asks for them.

    It holds until the next plan is judged.
    """

    def __init__(self, scripts: Scripts, head: Result) -> None:
        self._scripts = scripts
        self.head = head
        """All but the long lists, which are empty here."""

    def activities(self) -> Iterator[Activity]:
        """The activities, in order."""
        return self._items("kegiatan")

    def unread(self) -> Iterator[Unread]:
        """What could not be read, in order."""
        return self._items("tidak_terbaca")

    def whole(self) -> Result:
        """Everything at once: of a small plan."""
        return {
            **self.head,
            "kegiatan": list(self.activities()),
            "tidak_terbaca": list(self.unread()),
        }

    def json(self) -> Iterator[str]:
        """The whole as JSON, in pieces of text: a line for each key and for each item."""
        sign = "{"
        for key, value in self.head.items():
            yield f"{sign}\n{_json(key)}: "
            sign = ","
            if key in ("kegiatan", "tidak_terbaca"):
                yield from self._listed(key)
            else:
                yield _json(value)
        yield "\n}\n"

    def _listed(self, name: str) -> Iterator[str]:
        sign = "["
        for part in self._parts(name):
            yield f"{sign}\n{part[1:-1]}"
            sign = ","
        yield "]" if sign == "," else "[]"

    def _items(self, name: str) -> Iterator[Any]:
        for part in self._parts(name):
            yield from json.loads(part)

    def _parts(self, name: str) -> Iterator[str]:
        start = 0
        while (part := self._part(name, start)) != "[]":
            yield part
            start += _PART

    def _part(self, name: str, start: int) -> str:
        return self._scripts.call(f"{_OFFERS}.items", name, str(start), str(start + _PART))


def judged(blueprint: Blueprint, files: Sequence[PlanFile]) -> Result:
    """The whole verdict on a small plan. Raises DataError without sound rules."""
    return verdict_on(blueprint, files).whole()


def verdict_on(blueprint: Blueprint, files: Sequence[PlanFile]) -> Verdict:
    """The verdict on the plan in these files. Raises DataError without sound rules."""
    plans = _json([as_json(file) for file in files])
    scripts = _scripts()
    told = scripts.call(f"{_OFFERS}.judged", _json(plan_facts(blueprint)), plans)
    return Verdict(scripts, cast("Result", json.loads(told)))


@cache
def _scripts() -> Scripts:
    return Scripts(BUNDLE)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
