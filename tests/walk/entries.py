"""Edits of what directions and programmes come from: the rule, evidence of mining, the register."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import yaml

from tests.walk.edited import Edited, reworded
from tests.walk.state import State
from tests.walk.tables import row_added_in, rows_of, text_of

_RULE = "data/aturan-prioritas.yml"
_EVIDENCE = "data/wilayah/bukti-tambang.csv"
_NUMBERS = "data/nomor-arah.csv"


def leverage(draw: random.Random, state: State) -> Edited | None:
    """PPM can act more directly, or less, on what a candidate is for: its rank changes."""

    def change(rule: Any) -> str:
        candidate = draw.choice(rule["calon"])
        others = [one for one in rule["daya_ungkit"] if one != candidate["daya_ungkit"]]
        candidate["daya_ungkit"] = draw.choice(others)
        return f"{candidate['kode']}: {candidate['daya_ungkit']}"

    return _rule(state, change)


def weight(draw: random.Random, state: State) -> Edited | None:
    """An issue, or a kind of candidates, counts more or less: ranks change everywhere."""

    def change(rule: Any) -> str:
        value = draw.choice((0.4, 0.55, 0.65, 0.85))
        if draw.random() < 0.5:
            rule["nilai_isu"] = value
            return f"nilai_isu: {value}"
        kind = draw.choice(("sebagian", "terbatas"))
        rule["daya_ungkit"][kind] = value
        return f"{kind}: {value}"

    return _rule(state, change)


def _rule(state: State, change: Callable[[Any], str]) -> Edited:
    rule = yaml.safe_load(state.text(_RULE))
    what = change(rule)
    text = yaml.safe_dump(rule, allow_unicode=True, sort_keys=False, width=100)
    return Edited(state.writing({_RULE: text}), f"{_RULE}: {what}")


def evidence(draw: random.Random, state: State) -> Edited | None:
    """A row tells of another kind of mining: a place may come to have a potential only."""
    return set_cells(draw, state, _EVIDENCE, jenis=draw.choice(("izin", "produksi", "endapan")))


def number(draw: random.Random, state: State) -> Edited | None:
    """The register says something else of a number."""
    return set_cells(draw, state, _NUMBERS, catatan=reworded(draw, "Dicatat ulang"))


def programme_added(draw: random.Random, state: State) -> Edited | None:
    """A programme like another one; none where a province has none."""
    files = _with_programmes(state)
    return row_added_in(draw, state, draw.choice(files)) if files else None


def programme_withdrawn(draw: random.Random, state: State) -> Edited | None:
    """A programme is given up, with a word on why; none where a province has none."""
    files = _with_programmes(state)
    if not files:
        return None
    note = reworded(draw, "Digabung dengan usulan lain")
    return set_cells(draw, state, draw.choice(files), status="dicabut", catatan=note)


def _with_programmes(state: State) -> list[str]:
    return [name for name in state.named("data/program/", ".csv") if len(rows_of(state, name)) > 1]


def set_cells(draw: random.Random, state: State, name: str, **cells: str) -> Edited | None:
    """These cells of any row; none where it has them already."""
    rows = rows_of(state, name)
    at = draw.randrange(1, len(rows))
    columns = [rows[0].index(column) for column in cells]
    if [rows[at][column] for column in columns] == [*cells.values()]:
        return None
    for column, text in zip(columns, cells.values()):
        rows[at][column] = text
    return Edited(state.writing({name: text_of(rows)}), f"{name}: {rows[at][:3]}: {cells}")
