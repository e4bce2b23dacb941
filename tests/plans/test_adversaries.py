"""Plans that try to pass, and plans that are hard to read: each gets the verdicts it deserves."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT
from tests.plans.build_case import write_case
from tests.plans.conftest import ADVERSARIES, HONEST
from tests.plans.corpus import Plan, unmet
from tests.running import ppm_here

# What people found in earlier editions; each has a plan of its name.
FOUND = {
    "58", "59", "lapangan-01", "lapangan-02", "pembaca-1", "pembaca-1-lembar", "pembaca-2",
    "pembaca-2-desa", "pembaca-2-jalan-desa", "pembaca-2-jalan-sehat", "pembaca-2-kesehatan",
}  # fmt: skip


@pytest.mark.parametrize("plan", ADVERSARIES, ids=lambda plan: plan["kunci"])
def test_adversary(plan: Plan, verdicts: dict[str, Any]) -> None:
    assert unmet(plan["harap"], verdicts[plan["kunci"]]) == []


def test_there_are_enough_of_them() -> None:
    kinds = Counter(plan["kunci"].partition(":")[0] for plan in ADVERSARIES)
    assert len(ADVERSARIES) >= 70
    assert min(kinds.values()) >= 2
    assert {plan["temuan"] for plan in ADVERSARIES if "temuan" in plan} == FOUND


# Where the plan itself has odd texts, a sentence that quotes them has them, too.
QUOTING = ("bujukan", "sel")
# Blanks that nothing has filled, and values that are none.
_BROKEN = re.compile(r"[{}]|undefined|null|NaN|\[object|  | [.,;:)]|\( ?\)|\"\"")


def test_every_sentence_is_whole(verdicts: dict[str, Any]) -> None:
    said = {
        sentence
        for name, result in verdicts.items()
        if not name.startswith(QUOTING)
        for sentence in sentences(result)
    }
    assert len(said) > 300
    assert [sentence for sentence in said if _BROKEN.search(sentence)] == []


def sentences(value: Any) -> Iterator[str]:
    """What is said in a result: of these names, a text or texts."""
    if isinstance(value, list):
        for one in value:
            yield from sentences(one)
    elif isinstance(value, dict):
        for name, part in value.items():
            if name in ("pesan", "sebab", "galat") and isinstance(part, str):
                yield part
            elif name in ("pesan", "catatan"):
                yield from (one for one in part or () if isinstance(one, str))
            else:
                yield from sentences(part)


def test_only_a_plan_that_passes_ends_with_zero(tmp_path: Path) -> None:
    nonsense = [plan for plan in ADVERSARIES if plan.get("temuan") in ("58", "pembaca-1")]
    passes = next(plan for plan in HONEST if plan["harap"].get("putusan_rencana") == "selaras")
    answers = [ppm_here(ROOT, "align", *write_case(plan, tmp_path)) for plan in (*nonsense, passes)]
    assert [answer.code for answer in answers] == [1, 1, 0], answers[-1].said
