"""The verdict on plans, by the same scripts that judge in the browser (plans/engine/*.js)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any, cast

from cetakbiru.base.compact import compact_json
from cetakbiru.base.javascript import Scripts
from cetakbiru.model.alignment import Batas
from cetakbiru.model.load import Blueprint
from cetakbiru.plans.facts import cell_facts, plan_facts
from cetakbiru.plans.files import OpenedFile, Original, PlanFile

BUNDLES = Path(__file__).with_name("bundle")
# What is said, what judges by it, and what writes texts and workbooks.
SCRIPTS = tuple(
    BUNDLES / name
    for name in ("bahasa-rencana.js", "periksa-rencana.js", "untuk-python.js", "buku-kerja.js")
)
# How a written verdict begins, by which it is known again: the text, and the keys of the JSON.
TITLE = "Hasil periksa rencana"
MARK = {"bentuk": 2, "dibuat_oleh": "periksa rencana"}
_OFFERS = "cetakbiruRencana"
_WRITER = "cetakbiruBukuKerja"


class Verdict:
    """A verdict that stays where it was made until it is asked for; until the next plan is judged.

    `aligned` holds if every plan is aligned; `reason` says why no activity could be judged at all.
    """

    def __init__(self, scripts: Scripts, aligned: bool, reason: str | None) -> None:
        self.aligned = aligned
        self.reason = reason
        self._scripts = scripts

    def pieces(self) -> Iterator[str]:
        """The verdict in the form that was asked for, piece after piece, once."""
        while piece := self._scripts.call(f"{_OFFERS}.next"):
            yield piece


def verdict_on(facts: Mapping[str, Any], files: Iterable[PlanFile], form: str) -> Verdict:
    """The verdict on plans, a file each, by what the engine knows (plans/facts.py).

    Forms: `json`, `teks` (what matters), `rinci` (all), and `halaman`: the elements that a page
    shows of one plan, as JSON.
    """
    scripts = _scripts()
    _give(scripts, compact_json(facts["aturan"]["batas"]), files)
    told = json.loads(scripts.call(f"{_OFFERS}.judged", compact_json(facts), form))
    return Verdict(scripts, told["selaras"], told["sebab"])


def _give(scripts: Scripts, limits: str, files: Iterable[PlanFile]) -> None:
    """Hands over the plans one by one and keeps none of them."""
    for place, text in enumerate(map(compact_json, files)):
        scripts.call(f"{_OFFERS}.take", limits, text, str(place))


def judged(blueprint: Blueprint, files: Sequence[PlanFile]) -> Any:
    """The verdict as values, as plans/engine/types.js describes them. Raises DataError."""
    return json.loads("".join(verdict_on(plan_facts(blueprint), files, "json").pieces()))


def workbook_of(facts: Mapping[str, Any], file: PlanFile, original: Original | None) -> Verdict:
    """The verdict on a plan as the parts of a workbook, in lines of JSON.

    Each line names a part, with a piece of its text, or null where it stays as it is in the
    original, which is the company's own workbook.
    """
    told = verdict_on(facts, [file], "buku")
    # Not before all is judged, which takes the most memory; parts are made when they are asked for.
    _scripts().tidy()
    _scripts().call(f"{_WRITER}.keep", compact_json(original))
    return told


def opened(limits: Batas, files: Sequence[PlanFile]) -> list[OpenedFile]:
    """The files as the engine reads them."""
    told = _scripts().call(f"{_OFFERS}.read", compact_json(asdict(limits)), compact_json(files))
    return cast("list[OpenedFile]", json.loads(told))


def asked(question: str, *texts: str) -> str:
    """What the door answers to a question of that name."""
    return _scripts().call(f"{_OFFERS}.{question}", *texts)


def read_cells(
    blueprint: Blueprint, home: Sequence[str], factor: int, rows: Sequence[Mapping[str, Any]]
) -> list[Any]:
    """Where rows of a table are and what they cost, as engine/cells.js describes it.

    A row without a kabupaten of its own is in those of `home`. An amount counts `factor` times,
    unless it says its own unit.
    """
    told = asked(
        "cells",
        compact_json(cell_facts(blueprint)),
        compact_json(list(home)),
        str(factor),
        compact_json(rows),
    )
    return cast("list[Any]", json.loads(told))


def prepare() -> None:
    """Starts the engine, for whoever has something else to do until there is a plan to judge."""
    _scripts()


@cache
def _scripts() -> Scripts:
    return Scripts(*SCRIPTS)
