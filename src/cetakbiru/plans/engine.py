"""The verdict on plans, by the same scripts that judge in the browser (plans/engine/*.js)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, cast

from cetakbiru.base.javascript import Scripts
from cetakbiru.model.load import Blueprint
from cetakbiru.plans.facts import plan_facts
from cetakbiru.plans.files import PlanFile, as_json
from cetakbiru.plans.result import Result

BUNDLE = Path(__file__).with_name("bundle") / "periksa-rencana.js"


def judged(blueprint: Blueprint, files: Sequence[PlanFile]) -> Result:
    """The verdict on the plan in these files. Raises DataError without sound rules."""
    plans = _json([as_json(file) for file in files])
    return cast("Result", json.loads(_scripts().call(_DOOR, _json(plan_facts(blueprint)), plans)))


_DOOR = "cetakbiruRencana.judged"


@cache
def _scripts() -> Scripts:
    return Scripts(BUNDLE)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
